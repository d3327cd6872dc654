use chrono::NaiveDate;
use tiendo_api::{
    queue::Lane,
    urgings::UrgingRef,
    work::{DueState, WorkState},
};

use crate::{deadline::state::Facts, milestones::milestone::NextMilestone};

/// What somebody asks of the caller about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// To decide on a later due day.
    Extension {
        /// The day asked for.
        to: NaiveDate,
        /// Asked after the due day had passed.
        late: bool,
        /// Why.
        why: String,
    },
    /// To contribute.
    Contribution {
        /// The unit that asks.
        by: String,
        /// By when.
        due: NaiveDate,
        /// What for.
        what: String,
    },
}

/// What a lane is chosen by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What lateness is judged by.
    pub facts: Facts,
    /// While waiting: the day by which it must open or close.
    pub backstop_on: Option<NaiveDate>,
    /// Whether it is owed for a report period.
    pub of_period: bool,
    /// The milestone it comes to next, or has missed.
    pub milestone: Option<NextMilestone>,
    /// Whether the caller can decide on its pending submission.
    pub mine_to_decide: bool,
    /// What somebody asks of the caller about it.
    pub asked: Option<Asked>,
    /// The urging it was not submitted since.
    pub urging: Option<UrgingRef>,
}

/// The lane of an item on `day`, in a period that closes on `cut_off`; closed items stand in none. Nothing but work
/// done moves an item out of its lane: reading never does. What is asked of the caller comes first: they can answer it
/// at once, and it then falls back where it stood.
pub fn of(standing: &Standing, day: NaiveDate, cut_off: NaiveDate) -> Option<Lane> {
    let Standing { facts, backstop_on, of_period: _, milestone, mine_to_decide, asked, urging } = standing;
    match facts.state {
        WorkState::Done | WorkState::NotArising | WorkState::Dropped => None,
        WorkState::Submitted if *mine_to_decide => Some(Lane::AwaitingMe),
        _ if asked.is_some() => Some(Lane::AwaitingMe),
        WorkState::Submitted => Some(Lane::Later),
        _ if urging.is_some() => Some(Lane::ActNow),
        WorkState::Returned => Some(Lane::ActNow),
        WorkState::Waiting if backstop_on.is_some_and(|backstop| backstop < day) => Some(Lane::ActNow),
        WorkState::Waiting => Some(Lane::Later),
        WorkState::Open | WorkState::InProgress => {
            let due_by_cut_off = facts.due_on.is_some_and(|due| due <= cut_off)
                || milestone.is_some_and(|milestone| milestone.due <= cut_off);
            match facts.due_state(day) {
                DueState::Overdue => Some(Lane::ActNow),
                DueState::DueSoon => Some(Lane::DueThisPeriod),
                _ if due_by_cut_off => Some(Lane::DueThisPeriod),
                _ => Some(Lane::Later),
            }
        }
    }
}
