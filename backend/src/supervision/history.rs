use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use tiendo_api::work::{Decision, Outcome, WorkState};

use crate::{actor::Actor, db, error::Error, word::Word, work::row::Row};

/// A submission with its decision, as history needs it.
#[derive(Debug, Clone, FromQueryResult)]
struct Step {
    work_item_id: Uuid,
    outcome: Word<Outcome>,
    submitted_on: NaiveDate,
    decision: Option<Word<Decision>>,
    reviewed_on: Option<NaiveDate>,
    self_confirmed: Option<bool>,
}

#[derive(FromQueryResult)]
struct Occurrence {
    work_item_id: Uuid,
    occurred_on: Option<NaiveDate>,
}

/// Turns the items of a plan back to what they were at the end of `day`.
pub async fn rewind(actor: &Actor, plan_id: Uuid, day: NaiveDate, rows: &mut [Row]) -> Result<(), Error> {
    let steps = steps(actor, plan_id, day).await?;
    let awaited = awaited(actor, plan_id).await?;
    for row in rows {
        let state = match steps.get(&row.id).and_then(|steps| steps.last()) {
            Some(step) => after(step, day),
            None => before_any(row, awaited.get(&row.id), day),
        };
        let counts = matches!(state, WorkState::Submitted | WorkState::Done | WorkState::NotArising);
        let step = steps.get(&row.id).and_then(|steps| steps.last()).filter(|_| counts);
        row.submitted_on = step.map(|step| step.submitted_on);
        row.self_confirmed =
            state == WorkState::Done && step.and_then(|step| step.self_confirmed).unwrap_or_default();
        if state == WorkState::Waiting {
            row.due_on = None;
        }
        row.state = Word(state);
    }
    Ok(())
}

/// The state a submission left the item in on `day`.
fn after(step: &Step, day: NaiveDate) -> WorkState {
    let decided = step.reviewed_on.filter(|reviewed| *reviewed <= day).and(step.decision);
    match (decided.map(|decision| decision.0), step.outcome.0) {
        (None, _) => WorkState::Submitted,
        (Some(Decision::Returned), _) => WorkState::Returned,
        (Some(Decision::Confirmed), Outcome::Done) => WorkState::Done,
        (Some(Decision::Confirmed), Outcome::NotArising) => WorkState::NotArising,
    }
}

/// The state of an item nobody had submitted yet. Dropped stays dropped; amendments bring their own day.
fn before_any(row: &Row, awaited: Option<&Option<NaiveDate>>, day: NaiveDate) -> WorkState {
    let still_waiting = awaited.is_some_and(|occurred| occurred.is_none_or(|occurred| occurred > day));
    match row.state.0 {
        WorkState::Dropped => WorkState::Dropped,
        _ if still_waiting => WorkState::Waiting,
        _ => WorkState::Open,
    }
}

async fn steps(actor: &Actor, plan_id: Uuid, day: NaiveDate) -> Result<HashMap<Uuid, Vec<Step>>, Error> {
    let query = Query::select()
        .columns([("s", "work_item_id"), ("s", "outcome"), ("s", "submitted_on")])
        .columns([("r", "decision"), ("r", "reviewed_on"), ("r", "self_confirmed")])
        .from_as("work_item", "w")
        .join_as(JoinType::InnerJoin, "submission", "s", Expr::col(("s", "work_item_id")).equals(("w", "id")))
        .join_as(JoinType::LeftJoin, "review", "r", Expr::col(("r", "submission_id")).equals(("s", "id")))
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "plan_id")).eq(plan_id))
        .and_where(Expr::col(("s", "submitted_on")).lte(day))
        .order_by(("s", "at"), Order::Asc)
        .order_by(("s", "id"), Order::Asc)
        .to_owned();
    let mut steps: HashMap<Uuid, Vec<Step>> = HashMap::new();
    for step in db::all::<Step>(&**actor.db(), &query).await? {
        steps.entry(step.work_item_id).or_default().push(step);
    }
    Ok(steps)
}

async fn awaited(actor: &Actor, plan_id: Uuid) -> Result<HashMap<Uuid, Option<NaiveDate>>, Error> {
    let query = Query::select()
        .expr_as(Expr::col(("w", "id")), "work_item_id")
        .column(("c", "occurred_on"))
        .from_as("work_item", "w")
        .join_as(JoinType::InnerJoin, "activity", "a", Expr::col(("a", "id")).equals(("w", "activity_id")))
        .join_as(JoinType::InnerJoin, "condition", "c", Expr::col(("c", "id")).equals(("a", "condition_id")))
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "plan_id")).eq(plan_id))
        .to_owned();
    let rows = db::all::<Occurrence>(&**actor.db(), &query).await?;
    Ok(rows.into_iter().map(|row| (row.work_item_id, row.occurred_on)).collect())
}
