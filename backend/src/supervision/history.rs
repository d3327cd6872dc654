use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use tiendo_api::{
    overview::Basis,
    work::{Decision, Outcome, WorkState},
};

use super::{asks::Asks, view::View};
use crate::{
    actor::Actor,
    clock::end_of,
    db,
    error::Error,
    milestones::milestone::{self, Next},
    word::Word,
    work::{carry_over, due_change, reopening, row::Row},
};

/// A submission with its decision, as history needs it.
#[derive(Debug, Clone, FromQueryResult)]
struct Step {
    work_item_id: Uuid,
    id: Uuid,
    account_id: Uuid,
    at: DateTime<Utc>,
    outcome: Word<Outcome>,
    submitted_on: NaiveDate,
    decision: Option<Word<Decision>>,
    reviewed_on: Option<NaiveDate>,
    self_confirmed: Option<bool>,
}

/// A progress record, as history needs it.
#[derive(Debug, Clone, FromQueryResult)]
struct Report {
    work_item_id: Uuid,
    at: DateTime<Utc>,
    percent: Option<i32>,
    no_change: bool,
}

#[derive(FromQueryResult)]
struct Occurrence {
    work_item_id: Uuid,
    occurred_on: Option<NaiveDate>,
    recorded_on: Option<NaiveDate>,
    awaited_from: Option<NaiveDate>,
}

impl Occurrence {
    /// Whether it was waited for at the end of `day`: since the wait began, and until the event was recorded.
    fn awaited_on(&self, day: NaiveDate) -> bool {
        let came = self.recorded_on.or(self.occurred_on);
        self.awaited_from.is_none_or(|from| from <= day) && came.is_none_or(|came| came > day)
    }
}

/// Turns the items of a plan back to what they were at the end of the view's day. Seen as approved, amendments never
/// happened: what they added is not there, what they dropped goes on, due days are the first ones.
pub async fn rewind(
    actor: &Actor,
    plan_id: Uuid,
    View { day, basis }: View,
    rows: &mut Vec<Row>,
) -> Result<(), Error> {
    let as_approved = basis == Basis::Approved;
    rows.retain(|row| row.added_on.is_none_or(|added| !as_approved && added <= day));
    // What recurs is owed from the day its period opens.
    rows.retain(|row| row.period.is_none() || row.opened_on <= day);
    let due_changes = due_change::of_plan(&**actor.db(), actor.agency_id, plan_id).await?;
    let steps = steps(actor, plan_id, day).await?;
    let reports = reports(actor, plan_id, day).await?;
    let awaited = awaited(actor, plan_id).await?;
    let carried_over = carry_over::of_plan(&**actor.db(), actor.agency_id, plan_id).await?;
    let reopenings = reopening::latest(&**actor.db(), (actor.agency_id, plan_id), day).await?;
    let milestones = milestone::of_plan(&**actor.db(), (actor.agency_id, plan_id), Some(day)).await?;
    let asks = Asks::until(actor, plan_id, day).await?;
    for row in rows {
        // What was said and done before it was opened again is history; its state begins anew.
        let reopened = reopenings.get(&row.id);
        let since = |at: DateTime<Utc>| reopened.is_none_or(|reopened| at > *reopened);
        let last = steps.get(&row.id).and_then(|steps| steps.last());
        let step = last.filter(|step| since(step.at));
        let reports = reports.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let waits = awaited.get(&row.id).is_some_and(|awaited| awaited.awaited_on(day));
        let dropped = row.dropped_on.is_some_and(|dropped| !as_approved && dropped <= day);
        let state = match step {
            _ if dropped => WorkState::Dropped,
            Some(step) => after(step, day),
            None => before_any(waits, reports.iter().any(|report| !report.no_change && since(report.at))),
        };
        rewind_one(row, state, step, reports);
        let set = milestones.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        row.milestone = Next::among(set, row.percent);
        let last_report = reports.last().map(|report| report.at);
        row.last_progress_at = last_report.into_iter().chain(last.map(|step| step.at)).max();
        let changes = due_changes.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        if let Some(change) = due_change::undone(changes, (!as_approved).then_some(day)) {
            row.due_on = change.due_before;
        }
        if waits {
            row.due_on = None;
        }
        let carried = carried_over.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        if let Some(later) = carried.iter().find(|carried| carried.from_day > day) {
            row.backstop_on = later.before;
        }
        if row.opened_on > day {
            row.not_yet_opened_again();
        }
        asks.rewind(row, last.map(|step| step.at), day);
    }
    Ok(())
}

fn rewind_one(row: &mut Row, state: WorkState, step: Option<&Step>, reports: &[Report]) {
    let pending = step.filter(|_| state == WorkState::Submitted);
    row.pending_submission_id = pending.map(|step| step.id);
    row.pending_by_account_id = pending.map(|step| step.account_id);
    let counts = matches!(state, WorkState::Submitted | WorkState::Done | WorkState::NotArising);
    row.submitted_on = step.filter(|_| counts).map(|step| step.submitted_on);
    let confirmed = step.filter(|_| state == WorkState::Done);
    row.self_confirmed = confirmed.and_then(|step| step.self_confirmed).unwrap_or_default();
    let reported = reports.iter().filter_map(|report| report.percent).next_back().unwrap_or_default();
    row.percent = if state == WorkState::Done { 100 } else { reported };
    row.state = Word(state);
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

/// The state of an item nobody had submitted yet.
fn before_any(waits: bool, begun: bool) -> WorkState {
    match waits {
        true => WorkState::Waiting,
        false if begun => WorkState::InProgress,
        false => WorkState::Open,
    }
}

async fn reports(actor: &Actor, plan_id: Uuid, day: NaiveDate) -> Result<HashMap<Uuid, Vec<Report>>, Error> {
    let query = Query::select()
        .columns([("p", "work_item_id"), ("p", "at"), ("p", "percent"), ("p", "no_change")])
        .from_as("work_item", "w")
        .join_as(
            JoinType::InnerJoin,
            "progress_record",
            "p",
            Expr::col(("p", "work_item_id")).equals(("w", "id")),
        )
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "plan_id")).eq(plan_id))
        .and_where(Expr::col(("p", "at")).lt(end_of(day)))
        .order_by(("p", "at"), Order::Asc)
        .order_by(("p", "id"), Order::Asc)
        .to_owned();
    let mut reports: HashMap<Uuid, Vec<Report>> = HashMap::new();
    for report in db::all::<Report>(&**actor.db(), &query).await? {
        reports.entry(report.work_item_id).or_default().push(report);
    }
    Ok(reports)
}

async fn steps(actor: &Actor, plan_id: Uuid, day: NaiveDate) -> Result<HashMap<Uuid, Vec<Step>>, Error> {
    let query = Query::select()
        .columns([("s", "work_item_id"), ("s", "id"), ("s", "account_id"), ("s", "at")])
        .columns([("s", "outcome"), ("s", "submitted_on")])
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

async fn awaited(actor: &Actor, plan_id: Uuid) -> Result<HashMap<Uuid, Occurrence>, Error> {
    let query = Query::select()
        .expr_as(Expr::col(("w", "id")), "work_item_id")
        .columns([("c", "occurred_on"), ("c", "recorded_on"), ("c", "awaited_from")])
        .from_as("work_item", "w")
        .join_as(JoinType::InnerJoin, "activity", "a", Expr::col(("a", "id")).equals(("w", "activity_id")))
        .join_as(JoinType::InnerJoin, "condition", "c", Expr::col(("c", "id")).equals(("a", "condition_id")))
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "plan_id")).eq(plan_id))
        .to_owned();
    let rows = db::all::<Occurrence>(&**actor.db(), &query).await?;
    Ok(rows.into_iter().map(|row| (row.work_item_id, row)).collect())
}
