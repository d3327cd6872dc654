use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use tiendo_api::{Direction, Operator, targets::TargetStatus};

use crate::{db::Tx, error::Error, word::Word};

/// What a target says from a day on: each decision adds one, none is changed.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "target_term")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Plan.
    pub plan_id: Uuid,
    /// Target.
    pub target_id: Uuid,
    /// Who decided; empty for the reading of the plan.
    pub account_id: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// First day it holds; empty for what holds from the beginning.
    pub from_day: Option<NaiveDate>,
    /// How far it is agreed on.
    pub status: Word<TargetStatus>,
    /// The words.
    pub words: String,
    /// How to compare.
    pub operator: Word<Operator>,
    /// The number to reach.
    #[sea_orm(column_type = "Double")]
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// Which way, when it is a change.
    pub direction: Option<Word<Direction>>,
    /// The unit that reports its values.
    pub lead_unit_id: Option<Uuid>,
    /// Why.
    pub reason: Option<String>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Its row.
    pub fn row(self) -> ActiveModel {
        ActiveModel {
            id: Set(self.id),
            agency_id: Set(self.agency_id),
            plan_id: Set(self.plan_id),
            target_id: Set(self.target_id),
            account_id: Set(self.account_id),
            at: Set(self.at),
            from_day: Set(self.from_day),
            status: Set(self.status),
            words: Set(self.words),
            operator: Set(self.operator),
            value: Set(self.value),
            unit: Set(self.unit),
            direction: Set(self.direction),
            lead_unit_id: Set(self.lead_unit_id),
            reason: Set(self.reason),
        }
    }

    /// Adds it.
    pub async fn add(self, tx: &Tx) -> Result<(), Error> {
        Entity::insert(self.row()).exec_without_returning(&**tx).await?;
        Ok(())
    }
}

/// Of what was decided about a target, what holds on a day: the last that had begun.
pub fn on(terms: &[Model], day: NaiveDate) -> Option<&Model> {
    let begun = terms.iter().filter(|term| term.from_day.is_none_or(|from| from <= day));
    begun.max_by_key(|term| (term.at, term.id))
}
