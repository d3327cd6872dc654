use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait, Order};
use tiendo_api::{
    DeadlineKind,
    milestones::{MilestoneProposal, NewMilestone},
    work::WorkState,
};

use super::milestone;
use crate::{
    access::Granted,
    actor::Actor,
    deadline::period::{self, Period},
    error::Error,
    plan::plan,
    supervision::risk,
    word::word,
    work::row,
};

/// Days before the due day in which a milestone says nothing the due day does not. The cut-off of the year's figures
/// lies before them: work due at the year's end is to be all but done by it.
const TOO_NEAR: i64 = 14;

/// Milestones for what is due at the year's end and has none, in the plan's order: one for each cut-off still to come.
pub async fn list(actor: &Actor, plan: Granted<plan::Model>) -> Result<Vec<MilestoneProposal>, Error> {
    let runs = [WorkState::Open, WorkState::InProgress, WorkState::Returned].map(word);
    let query = row::select(actor)
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "plan_id")).eq(plan.id))
        .and_where(Expr::col(("w", "state")).is_in(runs))
        .and_where(Expr::col(("a", "deadline_kind")).eq(word(DeadlineKind::YearLong)))
        .and_where(Expr::col(("w", "id")).not_in_subquery(milestone::having(actor.agency_id, plan.id)))
        .order_by(("w", "position"), Order::Asc)
        .order_by(("w", "id"), Order::Asc)
        .to_owned();
    let periods = period::of_year(plan.year, &actor.settings().periods);
    let proposed = |row: row::Row| {
        let due = row.due_on?;
        let milestones = at_cut_offs(&periods, (row.opened_on, due), row.percent, actor.today());
        (!milestones.is_empty()).then(|| MilestoneProposal {
            item: row.short(),
            lead_unit: row.lead(),
            due,
            milestones,
        })
    };
    Ok(row::read(actor, &query).await?.into_iter().filter_map(proposed).collect())
}

/// One milestone for each cut-off to come that lies well before the due day: the share of the time gone by then, as the
/// risk rule expects it, in steps of five percent.
pub fn at_cut_offs(
    periods: &[Period],
    (opened_on, due): (NaiveDate, NaiveDate),
    percent: i32,
    today: NaiveDate,
) -> Vec<NewMilestone> {
    let mut milestones: Vec<NewMilestone> = Vec::new();
    let to_come = periods.iter().map(|period| period.to).filter(|to| *to >= today);
    for to in to_come.filter(|to| (due - *to).num_days() >= TOO_NEAR) {
        let share = risk::expected(opened_on, due, to);
        let rounded = i32::try_from((share + 2) / 5 * 5).unwrap_or_default();
        let before = milestones.last().map_or(percent, |last| last.percent);
        if rounded > before && (1..=99).contains(&rounded) {
            milestones.push(NewMilestone { due: to, percent: rounded, words: None });
        }
    }
    milestones
}
