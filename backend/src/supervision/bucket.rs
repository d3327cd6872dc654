use chrono::NaiveDate;
use tiendo_api::{
    overview::{Bucket, BucketCount},
    work::{DueState, WorkState},
};

use crate::deadline::state::Facts;

/// The number an item is in on `day`; a dropped item is in none.
pub fn of(facts: &Facts, day: NaiveDate) -> Option<Bucket> {
    match (facts.state, facts.due_state(day)) {
        (WorkState::Dropped, _) => None,
        (WorkState::Waiting, _) => Some(Bucket::Waiting),
        (WorkState::NotArising, _) => Some(Bucket::NotArising),
        (WorkState::Submitted, _) => Some(Bucket::AwaitingConfirmation),
        (WorkState::Done, DueState::DoneLate) => Some(Bucket::DoneLate),
        (WorkState::Done, _) => Some(Bucket::DoneOnTime),
        (_, DueState::Overdue) => Some(Bucket::Overdue),
        _ => Some(Bucket::InTime),
    }
}

/// Counts by bucket; all seven are there, so that side by side they add up to the total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts([i64; Bucket::ALL.len()]);

impl Counts {
    /// Counts one more in a bucket.
    pub fn add(&mut self, bucket: Bucket) {
        if let Some(count) =
            Bucket::ALL.iter().position(|each| *each == bucket).and_then(|at| self.0.get_mut(at))
        {
            *count += 1;
        }
    }

    /// The number in a bucket.
    pub fn of(&self, bucket: Bucket) -> i64 {
        Bucket::ALL.iter().zip(self.0).filter(|(each, _)| **each == bucket).map(|(_, count)| count).sum()
    }

    /// All of them.
    pub fn total(&self) -> i64 {
        self.0.iter().sum()
    }

    /// Done, on time or late.
    pub fn done(&self) -> i64 {
        self.of(Bucket::DoneOnTime) + self.of(Bucket::DoneLate)
    }

    /// As sent, in screen order.
    pub fn lines(&self) -> Vec<BucketCount> {
        Bucket::ALL.iter().zip(self.0).map(|(bucket, count)| BucketCount { bucket: *bucket, count }).collect()
    }
}
