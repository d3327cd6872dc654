use chrono::NaiveDate;
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use tiendo_api::urgings::{UrgingLevel, UrgingRef};

use crate::{extensions::asked::Asked, word::Word};

/// What was asked about a work item and is not done with: a pending extension, an urging not submitted since.
#[derive(Debug, Clone, FromQueryResult)]
pub struct OpenAsks {
    /// How often it was extended.
    pub extensions: i32,
    extended_days: i32,
    /// The extension request awaiting a decision.
    pub extension_id: Option<Uuid>,
    /// Who made it.
    pub extension_by: Option<Uuid>,
    extension_to: Option<NaiveDate>,
    #[sea_orm(nested)]
    urged: Urged,
}

/// The urging of a work item not submitted since.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Urged {
    #[sea_orm(alias = "urging_id")]
    id: Option<Uuid>,
    #[sea_orm(alias = "urging_number")]
    number: Option<i32>,
    #[sea_orm(alias = "urging_year")]
    year: Option<i32>,
    #[sea_orm(alias = "urging_level")]
    level: Option<Word<UrgingLevel>>,
    #[sea_orm(alias = "urged_on")]
    day: Option<NaiveDate>,
}

/// Adds the columns of [`OpenAsks`] to a query over work items `w`.
pub fn join(query: &mut SelectStatement) {
    query
        .columns([("w", "extensions"), ("w", "extended_days"), ("w", "extension_id")])
        .expr_as(Expr::col(("e", "account_id")), "extension_by")
        .expr_as(Expr::col(("e", "new_due_on")), "extension_to")
        .join_as(
            JoinType::LeftJoin,
            "extension_request",
            "e",
            Expr::col(("e", "id")).equals(("w", "extension_id")),
        );
    join_urging(query);
}

/// Adds the columns of [`Urged`] to a query over work items `w`.
pub fn join_urging(query: &mut SelectStatement) {
    query
        .column(("w", "urging_id"))
        .expr_as(Expr::col(("g", "number")), "urging_number")
        .expr_as(Expr::col(("g", "year")), "urging_year")
        .expr_as(Expr::col(("g", "level")), "urging_level")
        .column(("g", "urged_on"))
        .join_as(JoinType::LeftJoin, "urging", "g", Expr::col(("g", "id")).equals(("w", "urging_id")));
}

impl OpenAsks {
    /// The pending extension of an item due on a day.
    pub fn extension(&self, due_on: Option<NaiveDate>) -> Option<Asked> {
        Some(Asked::new(self.extension_by?, (due_on?, self.extension_to?), self.extended_days))
    }

    /// The urging the item was not submitted since.
    pub fn urging(&self) -> Option<UrgingRef> {
        self.urged.urging()
    }

    /// Gives it another pending extension: id, who asks, and for which day.
    pub fn pend(&mut self, extension: Option<(Uuid, Uuid, NaiveDate)>) {
        self.extension_id = extension.map(|(id, ..)| id);
        self.extension_by = extension.map(|(_, by, _)| by);
        self.extension_to = extension.map(|(.., to)| to);
    }

    /// Gives it another urging.
    pub fn urge(&mut self, urging: Option<UrgingRef>) {
        self.urged = Urged {
            id: urging.as_ref().map(|urging| urging.id),
            number: urging.as_ref().map(|urging| urging.number),
            year: urging.as_ref().map(|urging| urging.year),
            level: urging.as_ref().map(|urging| Word(urging.level)),
            day: urging.map(|urging| urging.on),
        };
    }
}

impl Urged {
    /// As sent.
    pub fn urging(&self) -> Option<UrgingRef> {
        Some(UrgingRef {
            id: self.id?,
            number: self.number?,
            year: self.year?,
            level: self.level?.0,
            on: self.day?,
        })
    }
}
