use chrono::NaiveDate;
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Order, SelectStatement},
};
use tiendo_api::{Action, contributions::ContributionState};

use super::{
    candidate::{Candidate, candidates, narrowed, open},
    lane::Asked,
    routes::QueueParams,
};
use crate::{
    actor::Actor, capacity::Parts, db, error::Error, extensions::asked, policy::Reach, word::word,
    work::item::is_at_work,
};

/// An item with what somebody asks of the caller about it.
pub struct Ask {
    /// The item.
    pub candidate: Candidate,
    /// What is asked.
    pub asked: Asked,
}

#[derive(FromQueryResult)]
struct ExtensionRow {
    #[sea_orm(nested)]
    candidate: Candidate,
    asked_by: Uuid,
    new_due_on: NaiveDate,
    late: bool,
    why: String,
    extended_days: i32,
}

#[derive(FromQueryResult)]
struct ContributionRow {
    #[sea_orm(nested)]
    candidate: Candidate,
    asked_by: Option<String>,
    what: String,
    wanted_on: NaiveDate,
}

/// What is asked of the caller: extensions they may decide, then what the queue's unit is asked to contribute, the
/// first due first. Where somebody may do neither, nothing is read.
pub async fn of(actor: &Actor, unit: Option<Uuid>, asked: &QueueParams) -> Result<Vec<Ask>, Error> {
    let mut asks = Vec::new();
    if actor.reach(Action::DecideExtension) == Reach::All {
        let rows = db::all::<ExtensionRow>(&**actor.db(), &extensions(actor, asked)).await?;
        asks.extend(rows.into_iter().filter_map(|row| row.decidable(actor)));
    }
    let answers = |unit: &Uuid| actor.capacities.permit(Action::AnswerContribution, &Parts::led_by(*unit));
    if let Some(unit) = unit.filter(answers) {
        let rows = db::all::<ContributionRow>(&**actor.db(), &contributions(actor, unit, asked)).await?;
        asks.extend(rows.into_iter().map(ContributionRow::ask));
    }
    Ok(asks)
}

/// Items of the agency with a pending extension.
fn extensions(actor: &Actor, asked: &QueueParams) -> SelectStatement {
    let mut query = candidates();
    query
        .expr_as(Expr::val(None::<String>), "part")
        .expr_as(Expr::col(("e", "account_id")), "asked_by")
        .expr_as(Expr::col(("e", "reason")), "why")
        .columns([("e", "new_due_on"), ("e", "late"), ("w", "extended_days")])
        .from_as("work_item", "w")
        .join_as(
            JoinType::InnerJoin,
            "extension_request",
            "e",
            Expr::col(("e", "id")).equals(("w", "extension_id")),
        )
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "extension_id")).is_not_null());
    narrowed(query, actor, asked)
}

/// Items a unit is asked to contribute to.
fn contributions(actor: &Actor, unit: Uuid, asked: &QueueParams) -> SelectStatement {
    let mut query = candidates();
    query
        .expr_as(Expr::val(None::<String>), "part")
        .expr_as(Expr::col(("by", "name")), "asked_by")
        .expr_as(Expr::col(("c", "due_on")), "wanted_on")
        .column(("c", "what"))
        .from_as("contribution_request", "c")
        .join_as(JoinType::InnerJoin, "work_item", "w", Expr::col(("w", "id")).equals(("c", "work_item_id")))
        .join_as(JoinType::LeftJoin, "unit", "by", Expr::col(("by", "id")).equals(("c", "unit_id")))
        .and_where(Expr::col(("c", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("c", "asked_unit_id")).eq(unit))
        .and_where(Expr::col(("c", "state")).eq(word(ContributionState::Open)))
        .and_where(open())
        .order_by(("c", "due_on"), Order::Asc)
        .order_by(("c", "id"), Order::Asc);
    narrowed(query, actor, asked)
}

impl ExtensionRow {
    /// As asked of somebody who may decide it; a submission stops the clock, and with it the question.
    fn decidable(self, actor: &Actor) -> Option<Ask> {
        let days = (self.candidate.due_on?, self.new_due_on);
        let asked = asked::Asked::new(self.asked_by, days, self.extended_days);
        if !is_at_work(self.candidate.state.0) || !asked.decidable(actor) {
            return None;
        }
        let asked = Asked::Extension { to: self.new_due_on, late: self.late, why: self.why };
        Some(Ask { candidate: self.candidate, asked })
    }
}

impl ContributionRow {
    fn ask(self) -> Ask {
        let by = self.asked_by.unwrap_or_default();
        let asked = Asked::Contribution { by, due: self.wanted_on, what: self.what };
        Ask { candidate: self.candidate, asked }
    }
}
