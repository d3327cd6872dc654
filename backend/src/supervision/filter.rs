use chrono::{Datelike, NaiveDate};
use sea_orm::entity::prelude::Uuid;
use tiendo_api::{
    overview::{Bucket, Quarter},
    risk::RiskRule,
    work::{DueState, WorkState},
};

use super::sight::Judged;
use crate::{deadline::period::Period, work::item};

/// Which items a number stands for. The same filter counts the number and makes the list it opens, so that the two
/// cannot differ. What is not asked for is not looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// In one of these numbers.
    pub buckets: Option<Vec<Bucket>>,
    /// In this deadline state.
    pub due_state: Option<DueState>,
    /// Not closed, and updated in the running report period or not.
    pub updated: Option<bool>,
    /// Not closed, and somebody has ever said something of it or not.
    pub ever_updated: Option<bool>,
    /// Confirmed by another person of the submitting unit, or not.
    pub self_confirmed: Option<bool>,
    /// Waiting at its backstop or past it, or not.
    pub at_backstop: Option<bool>,
    /// Some risk rule fires, or none.
    pub at_risk: Option<bool>,
    /// This risk rule fires.
    pub risk: Option<RiskRule>,
    /// Belongs to this report period, or falls due within it.
    pub scope: Option<Period>,
    /// Falls due in this quarter of this year.
    pub quarter: Option<(i32, Quarter)>,
    /// Has a milestone in this quarter of this year.
    pub milestone: Option<(i32, Quarter)>,
    /// Has reached every milestone it has in that quarter, or in the whole year, or not.
    pub milestone_reached: Option<bool>,
    /// Of recurring work: missed its report period, or not.
    pub period_missed: Option<bool>,
    /// Falls due on this day or later.
    pub due_from: Option<NaiveDate>,
    /// Falls due on this day or earlier.
    pub due_to: Option<NaiveDate>,
    /// Waits or waited for this condition.
    pub condition: Option<Uuid>,
    /// A later due day is asked for and not decided on, or not.
    pub extension_pending: Option<bool>,
    /// Not closed and in this person's charge.
    pub assignee: Option<Uuid>,
}

impl Filter {
    /// In one of these numbers.
    pub fn of(buckets: &[Bucket]) -> Self {
        Self { buckets: Some(buckets.to_vec()), ..Self::default() }
    }

    /// How many of these items it holds.
    pub fn count<'i>(&self, items: impl IntoIterator<Item = &'i Judged>, day: NaiveDate) -> i64 {
        let held = items.into_iter().filter(|item| self.holds(item, day));
        i64::try_from(held.count()).unwrap_or(i64::MAX)
    }

    /// Whether an item is meant, on a day.
    pub fn holds(&self, item: &Judged, day: NaiveDate) -> bool {
        let falls_on = item.falls_on();
        self.buckets.as_ref().is_none_or(|all| item.bucket.is_some_and(|bucket| all.contains(&bucket)))
            && self.due_state.is_none_or(|state| item.row.facts().due_state(day) == state)
            && self.updated.is_none_or(|updated| item.is_at_work() && item.updated == updated)
            && self
                .ever_updated
                .is_none_or(|ever| item.is_at_work() && item.row.last_progress_at.is_some() == ever)
            && self.self_confirmed.is_none_or(|confirmed| item.row.self_confirmed == confirmed)
            && self.at_backstop.is_none_or(|at| is_at_backstop(item, day) == at)
            && self.at_risk.is_none_or(|at_risk| item.fired.is_empty() != at_risk)
            && self.risk.is_none_or(|rule| item.fired.iter().any(|fired| fired.rule == rule))
            && self.scope.as_ref().is_none_or(|period| belongs(item, period))
            && self.quarter.is_none_or(|(year, quarter)| quarter_of(year, falls_on) == quarter)
            && self.milestone.is_none_or(|quarter| milestones(item, Some(quarter)).next().is_some())
            && self.milestone_reached.is_none_or(|reached| {
                let mut of_quarter = milestones(item, self.milestone).peekable();
                of_quarter.peek().is_some() && of_quarter.all(|reached| reached) == reached
            })
            && self.period_missed.is_none_or(|missed| misses_period(item, day) == missed)
            && self.due_from.is_none_or(|from| falls_on.is_some_and(|day| day >= from))
            && self.due_to.is_none_or(|to| falls_on.is_some_and(|day| day <= to))
            && self.condition.is_none_or(|condition| item.row.condition_id == Some(condition))
            && self.extension_pending.is_none_or(|pending| asks_for_longer(item) == pending)
            && self.assignee.is_none_or(|person| item.is_at_work() && item.row.assignee.id == Some(person))
    }
}

fn is_at_backstop(item: &Judged, day: NaiveDate) -> bool {
    item.row.state.0 == WorkState::Waiting && item.row.backstop_on.is_some_and(|backstop| backstop <= day)
}

/// A request lapses when its item is submitted or closed.
fn asks_for_longer(item: &Judged) -> bool {
    item.row.asks.extension_id.is_some() && item::is_at_work(item.row.state.0)
}

/// The milestones of an item in a quarter, or all of them: whether each is reached. What was dropped has none.
fn milestones(item: &Judged, quarter: Option<(i32, Quarter)>) -> impl Iterator<Item = bool> {
    let within = move |day| quarter.is_none_or(|(year, quarter)| quarter_of(year, Some(day)) == quarter);
    let counted = item.milestones.iter().filter(|_| item.bucket.is_some());
    counted.filter(move |(day, _)| within(*day)).map(|(_, reached)| *reached)
}

fn misses_period(item: &Judged, day: NaiveDate) -> bool {
    item.row.period.is_some() && item.row.facts().missed(day)
}

fn belongs(item: &Judged, period: &Period) -> bool {
    item.row.period.as_ref() == Some(&period.code)
        || item.falls_on().is_some_and(|day| (period.from..=period.to).contains(&day))
}

/// The quarter of a year a day lies in.
pub fn quarter_of(year: i32, day: Option<NaiveDate>) -> Quarter {
    match day.filter(|day| day.year() == year).map(|day| day.month()) {
        None => Quarter::None,
        Some(1..=3) => Quarter::Q1,
        Some(4..=6) => Quarter::Q2,
        Some(7..=9) => Quarter::Q3,
        Some(_) => Quarter::Q4,
    }
}

/// The last day of a quarter of a year.
pub fn last_day(year: i32, quarter: Quarter) -> Option<NaiveDate> {
    match quarter {
        Quarter::Q1 => NaiveDate::from_ymd_opt(year, 3, 31),
        Quarter::Q2 => NaiveDate::from_ymd_opt(year, 6, 30),
        Quarter::Q3 => NaiveDate::from_ymd_opt(year, 9, 30),
        Quarter::Q4 => NaiveDate::from_ymd_opt(year, 12, 31),
        Quarter::None => None,
    }
}
