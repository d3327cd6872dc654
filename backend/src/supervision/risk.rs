//! When work is at risk, and why. Pure: no clock, no database.

use chrono::NaiveDate;
use tiendo_api::{
    Lang,
    risk::{Risk, RiskRule},
    settings::{RiskSettings, Settings},
    work::WorkState,
};

use crate::{
    deadline::{
        calendar::Calendar,
        period::{self, Period},
    },
    milestones::milestone::NextMilestone,
};

/// What the rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    /// Workflow state.
    pub state: WorkState,
    /// First day it can be worked on.
    pub opened_on: NaiveDate,
    /// Due day.
    pub due_on: Option<NaiveDate>,
    /// Day it was recorded that what it waited for came.
    pub came_on: Option<NaiveDate>,
    /// The milestone it comes to next, or has missed.
    pub milestone: Option<NextMilestone>,
    /// Progress as last reported.
    pub percent: i32,
    /// Day somebody of the unit last reported or submitted.
    pub last_word_on: Option<NaiveDate>,
}

/// A rule that fired: what was measured, against which threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fired {
    /// The rule.
    pub rule: RiskRule,
    /// What was measured.
    pub value: i64,
    /// The threshold.
    pub limit: Option<i64>,
}

/// The rules of an agency on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// The day.
    pub day: NaiveDate,
    /// The report period that runs on it.
    pub period: Period,
    rules: RiskSettings,
    calendar: Calendar,
    /// The first due day that is not soon.
    soon_ends: Option<NaiveDate>,
}

impl Watch {
    /// The rules as an agency has set them.
    pub fn new(day: NaiveDate, settings: &Settings, calendar: Calendar) -> Self {
        let rules = settings.risk;
        let soon_ends = calendar.after(day, rules.due_within_working_days.saturating_add(1));
        let period = period::running_on(day, &settings.periods);
        Self { day, period, rules, calendar, soon_ends }
    }

    /// The rules that fire, the most pressing first. Waiting, submitted and closed work is at no risk, and neither is
    /// work whose time has not begun.
    pub fn fired(&self, signs: &Signs) -> Vec<Fired> {
        let at_work = matches!(signs.state, WorkState::Open | WorkState::InProgress | WorkState::Returned);
        if !at_work || signs.opened_on > self.day {
            return Vec::new();
        }
        let each = |rule| match rule {
            RiskRule::DueSoon => self.due_soon(signs),
            RiskRule::MilestoneMissed => self.milestone_missed(signs),
            RiskRule::BehindExpected => self.behind_expected(signs),
            RiskRule::NotStarted => self.not_started(signs),
            RiskRule::Silent => self.silent(signs),
            RiskRule::NoUpdate => self.no_update(signs),
        };
        RiskRule::ALL.into_iter().filter_map(each).collect()
    }

    fn due_soon(&self, signs: &Signs) -> Option<Fired> {
        let due = signs.due_on.filter(|due| *due >= self.day)?;
        let soon = self.soon_ends.is_none_or(|end| due < end);
        let left = || self.calendar.between(self.day, due);
        soon.then(|| fired(RiskRule::DueSoon, left(), self.rules.due_within_working_days))
    }

    fn milestone_missed(&self, signs: &Signs) -> Option<Fired> {
        let missed = signs.milestone.filter(|milestone| milestone.due < self.day)?;
        let value = (self.day - missed.due).num_days();
        Some(Fired { rule: RiskRule::MilestoneMissed, value, limit: Some(missed.percent.into()) })
    }

    fn behind_expected(&self, signs: &Signs) -> Option<Fired> {
        let due = signs.due_on.filter(|due| *due >= self.day)?;
        let behind = expected(signs.opened_on, due, self.day) - i64::from(signs.percent);
        let allowed = self.rules.points_under_expected;
        (behind >= allowed.into()).then(|| fired(RiskRule::BehindExpected, behind, allowed))
    }

    fn not_started(&self, signs: &Signs) -> Option<Fired> {
        let came = signs.came_on.filter(|_| signs.state == WorkState::Open)?;
        let since = self.calendar.between(came, self.day);
        let allowed = self.rules.start_within_working_days;
        (since > allowed.into()).then(|| fired(RiskRule::NotStarted, since, allowed))
    }

    fn silent(&self, signs: &Signs) -> Option<Fired> {
        let allowed = match signs.due_on {
            None => self.rules.silent_days_without_deadline,
            Some(_) if signs.state == WorkState::Open => return None,
            Some(_) => self.rules.silent_days,
        };
        let since = (self.day - signs.last_word_on.unwrap_or(signs.opened_on)).num_days();
        (since >= allowed.into()).then(|| fired(RiskRule::Silent, since, allowed))
    }

    fn no_update(&self, signs: &Signs) -> Option<Fired> {
        let since = (self.day - self.period.opens_on).num_days();
        let silent = signs.last_word_on.is_none_or(|word| word < self.period.opens_on);
        silent.then_some(Fired { rule: RiskRule::NoUpdate, value: since, limit: None })
    }
}

fn fired(rule: RiskRule, value: i64, limit: u32) -> Fired {
    Fired { rule, value, limit: Some(limit.into()) }
}

/// Percent that is expected on `day`: the share of the days from the first it can be worked on to the due day that have
/// gone by, nothing on the first and all on the due day.
pub fn expected(opened_on: NaiveDate, due_on: NaiveDate, day: NaiveDate) -> i64 {
    let (all, gone) = ((due_on - opened_on).num_days(), (day - opened_on).num_days());
    match all {
        1.. => (gone * 100 / all).clamp(0, 100),
        _ if day >= due_on => 100,
        _ => 0,
    }
}

impl Fired {
    /// As sent, in words.
    pub fn seen_in(self, lang: Lang) -> Risk {
        let Self { rule, value, limit } = self;
        let message = match (rule, lang) {
            (RiskRule::DueSoon, Lang::Vi) => format!("Còn {value} ngày làm việc đến hạn, chưa trình"),
            (RiskRule::DueSoon, Lang::En) => format!("Due in {value} working days, nothing submitted"),
            (RiskRule::MilestoneMissed, Lang::Vi) => {
                format!("Đã qua mốc giữa kỳ {value} ngày, chưa đạt {}%", limit.unwrap_or_default())
            }
            (RiskRule::MilestoneMissed, Lang::En) => {
                format!("{value} days past the milestone of {}%", limit.unwrap_or_default())
            }
            (RiskRule::BehindExpected, Lang::Vi) => {
                format!("Chậm {value} điểm phần trăm so với thời gian đã qua")
            }
            (RiskRule::BehindExpected, Lang::En) => {
                format!("{value} points under what the time gone by would expect")
            }
            (RiskRule::NotStarted, Lang::Vi) => {
                format!("Đã có điều kiện {value} ngày làm việc, chưa bắt đầu")
            }
            (RiskRule::NotStarted, Lang::En) => {
                format!("What it waited for came {value} working days ago, not begun")
            }
            (RiskRule::Silent, Lang::Vi) => format!("Đã {value} ngày không có cập nhật"),
            (RiskRule::Silent, Lang::En) => format!("No update for {value} days"),
            (RiskRule::NoUpdate, Lang::Vi) => "Chưa cập nhật trong kỳ báo cáo này".to_owned(),
            (RiskRule::NoUpdate, Lang::En) => "No update in this report period".to_owned(),
        };
        Risk { rule, value, limit, message }
    }
}
