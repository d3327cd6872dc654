use chrono::NaiveDate;
use tiendo_api::{
    queue::Lane,
    work::{DueState, WorkState},
};

use crate::deadline::state::Facts;

/// What a lane is chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What lateness is judged by.
    pub facts: Facts,
    /// While waiting: the day by which it must open or close.
    pub backstop_on: Option<NaiveDate>,
    /// Whether the caller can decide on its pending submission.
    pub mine_to_decide: bool,
}

/// The lane of an item on `day`, in a period that closes on `cut_off`; closed items stand in none. Nothing but work
/// done moves an item out of its lane: reading never does.
pub fn of(standing: &Standing, day: NaiveDate, cut_off: NaiveDate) -> Option<Lane> {
    let Standing { facts, backstop_on, mine_to_decide } = standing;
    match facts.state {
        WorkState::Done | WorkState::NotArising | WorkState::Dropped => None,
        WorkState::Submitted if *mine_to_decide => Some(Lane::AwaitingMe),
        WorkState::Submitted => Some(Lane::Later),
        WorkState::Returned => Some(Lane::ActNow),
        WorkState::Waiting if backstop_on.is_some_and(|backstop| backstop < day) => Some(Lane::ActNow),
        WorkState::Waiting => Some(Lane::Later),
        WorkState::Open | WorkState::InProgress => {
            let due_by_cut_off = facts.due_on.is_some_and(|due| due <= cut_off);
            match facts.due_state(day) {
                DueState::Overdue => Some(Lane::ActNow),
                DueState::DueSoon => Some(Lane::DueThisPeriod),
                _ if due_by_cut_off => Some(Lane::DueThisPeriod),
                _ => Some(Lane::Later),
            }
        }
    }
}
