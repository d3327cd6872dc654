use chrono::NaiveDate;
use tiendo_api::work::{DueState, WorkState};

/// Days before the due day in which work counts as due soon.
pub const DUE_SOON_DAYS: i64 = 7;

/// What lateness is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Workflow state.
    pub state: WorkState,
    /// Last day to submit; the whole day counts (UTC+7).
    pub due_on: Option<NaiveDate>,
    /// Day of the submission that is pending or was confirmed.
    pub submitted_on: Option<NaiveDate>,
}

impl Facts {
    /// The deadline state on `day`. Late is judged by the day of submission: while a decision is awaited the clock
    /// stands still, and a return lets it run again. Waiting is never late.
    pub fn due_state(&self, day: NaiveDate) -> DueState {
        let Some(due) = self.due_on else {
            return self.without_due();
        };
        match self.state {
            WorkState::Waiting | WorkState::NotArising | WorkState::Dropped => DueState::NoDeadline,
            WorkState::Done if self.submitted_on.is_some_and(|submitted| submitted > due) => {
                DueState::DoneLate
            }
            WorkState::Done => DueState::DoneOnTime,
            WorkState::Submitted => match self.submitted_on {
                Some(submitted) if submitted > due => DueState::Overdue,
                _ => DueState::NotDue,
            },
            WorkState::Open | WorkState::InProgress | WorkState::Returned => match (due - day).num_days() {
                left if left < 0 => DueState::Overdue,
                left if left <= DUE_SOON_DAYS => DueState::DueSoon,
                _ => DueState::NotDue,
            },
        }
    }

    /// Whether nothing had been submitted by the due day, seen on `day`. Done late, it stays so.
    pub fn missed(&self, day: NaiveDate) -> bool {
        matches!(self.due_state(day), DueState::Overdue | DueState::DoneLate)
    }

    /// Days until due on `day`, negative when late; empty when nothing runs.
    pub fn days_left(&self, day: NaiveDate) -> Option<i32> {
        let runs = matches!(self.state, WorkState::Open | WorkState::InProgress | WorkState::Returned);
        let due = self.due_on.filter(|_| runs)?;
        i32::try_from((due - day).num_days()).ok()
    }

    /// Work without a due day is on time whenever it is done.
    fn without_due(&self) -> DueState {
        if self.state == WorkState::Done { DueState::DoneOnTime } else { DueState::NoDeadline }
    }
}
