use chrono::{Datelike, NaiveDate};
use tiendo_api::{
    notices::NoticeKind,
    settings::{PeriodSettings, ReminderSettings},
    work::WorkState,
};

use crate::deadline::{calendar::Calendar, period};

/// What of a work item reminders are decided by.
#[derive(Debug, Clone, Copy)]
pub struct Owed {
    /// Workflow state.
    pub state: WorkState,
    /// Due day.
    pub due_on: Option<NaiveDate>,
    /// The milestone it comes to next, or has missed.
    pub milestone_on: Option<NaiveDate>,
    /// First day it can be worked on.
    pub opened_on: NaiveDate,
    /// Day of the pending submission.
    pub submitted_on: Option<NaiveDate>,
    /// Day progress was last reported.
    pub updated_on: Option<NaiveDate>,
}

/// When an agency reminds.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'r> {
    /// Days before and after.
    pub reminders: &'r ReminderSettings,
    /// Its report periods.
    pub periods: &'r [PeriodSettings],
    /// Its working days.
    pub calendar: &'r Calendar,
}

/// Somebody is to be reminded: of what, and the working days left, negative when gone by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// Of what.
    pub kind: NoticeKind,
    /// Working days left.
    pub left: i32,
}

/// The days since somebody was last reminded: a day on which no server ran is made up for.
#[derive(Debug, Clone, Copy)]
pub struct Since {
    /// Day of the last reminders.
    pub last: Option<NaiveDate>,
    /// Today.
    pub today: NaiveDate,
}

/// The reminders of an item: at most one to who does it, one to the head and one to the Office.
pub fn of(owed: &Owed, rules: Rules<'_>, since: Since) -> Vec<Reminder> {
    match owed.state {
        WorkState::Open | WorkState::InProgress | WorkState::Returned => of_work(owed, rules, since),
        WorkState::Submitted => {
            let decided_on =
                owed.submitted_on.and_then(|day| rules.passed(day, &rules.reminders.days_after, since));
            decided_on.map(|left| Reminder { kind: NoticeKind::AwaitingMe, left }).into_iter().collect()
        }
        WorkState::Waiting | WorkState::Done | WorkState::NotArising | WorkState::Dropped => Vec::new(),
    }
}

fn of_work(owed: &Owed, rules: Rules<'_>, since: Since) -> Vec<Reminder> {
    let mut found: Vec<Reminder> = Vec::new();
    if let Some(due) = owed.due_on {
        let before = rules.coming(due, since).map(|left| Reminder { kind: NoticeKind::DueSoon, left });
        let after = rules.passed(due, &rules.reminders.days_after, since);
        found.extend(before.or(after.map(|left| Reminder { kind: NoticeKind::Overdue, left })));
        if owed.updated_on.is_none_or(|updated| updated < due) {
            rules.escalate(due, since, &mut found);
        }
    }
    if let Some(on) = owed.milestone_on.filter(|_| found.is_empty()) {
        let passed = || rules.passed(on, &rules.reminders.days_after, since);
        let left = rules.coming(on, since).or_else(passed);
        found.extend(left.map(|left| Reminder { kind: NoticeKind::Milestone, left }));
    }
    let years = since.today.year() - 1..=since.today.year() + 1;
    for period in years.flat_map(|year| period::of_year(year, rules.periods)) {
        let updated = owed.updated_on.is_some_and(|updated| updated >= period.opens_on);
        let report_on = period.units_report_on;
        if updated || period.opens_on > since.today || owed.opened_on > report_on {
            continue;
        }
        if found.is_empty() {
            let coming = rules.coming(report_on, since);
            found.extend(coming.map(|left| Reminder { kind: NoticeKind::NotUpdated, left }));
        }
        rules.escalate(report_on, since, &mut found);
    }
    found
}

impl Rules<'_> {
    /// Working days left until a day, when it is time to remind of it.
    fn coming(&self, day: NaiveDate, since: Since) -> Option<i32> {
        if since.today > day || is_far(since.today, day, &self.reminders.days_before) {
            return None;
        }
        let left = self.calendar.between(since.today, day);
        let before = since.last.map_or(left + 1, |last| self.calendar.between(last, day));
        let crossed = |days: &u32| (left..before).contains(&i64::from(*days));
        i32::try_from(left).ok().filter(|_| self.reminders.days_before.iter().any(crossed))
    }

    /// Working days gone by since a day, as a negative number, when one of `days` was reached.
    fn passed(&self, day: NaiveDate, days: &[u32], since: Since) -> Option<i32> {
        if since.today <= day || is_far(day, since.last.unwrap_or(since.today), days) {
            return None;
        }
        let late = self.calendar.between(day, since.today);
        let before = since.last.map_or(late - 1, |last| self.calendar.between(day, last));
        let crossed = |days: &u32| (before + 1..=late).contains(&i64::from(*days));
        i32::try_from(late).ok().filter(|_| days.iter().any(crossed)).map(|late| -late)
    }

    /// An update that was not sent by its day becomes the head's concern, and then the Office's.
    fn escalate(&self, day: NaiveDate, since: Since, found: &mut Vec<Reminder>) {
        let steps = [
            (NoticeKind::EscalatedToHead, self.reminders.escalate_to_head_after),
            (NoticeKind::EscalatedToOffice, self.reminders.escalate_to_office_after),
        ];
        for (kind, after) in steps {
            let told = found.iter().any(|reminder| reminder.kind == kind);
            if let Some(left) = self.passed(day, &[after], since).filter(|_| !told) {
                found.push(Reminder { kind, left });
            }
        }
    }
}

/// Whether so many days lie between two that none of these working days can: nobody then counts them one by one.
fn is_far(from: NaiveDate, to: NaiveDate, working_days: &[u32]) -> bool {
    let most = working_days.iter().max().map_or(0, |most| i64::from(*most));
    (to - from).num_days() > 2 * most + 30
}
