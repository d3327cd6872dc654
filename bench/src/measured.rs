//! What a run measured, and the numbers made of it.

use std::{collections::HashMap, time::Duration};

use crate::{drive::Round, explain::Explained, process::Memory};

/// One database under load.
#[derive(Debug, Default)]
pub struct Measured {
    /// Kind of database.
    pub kind: &'static str,
    /// How many agencies.
    pub agencies: u32,
    /// Times from start to ready.
    pub ready: Vec<Duration>,
    /// The server's memory once ready.
    pub fresh: Memory,
    /// Its memory after the reads.
    pub after_reads: Memory,
    /// Its memory after everything.
    pub after_all: Memory,
    /// Cases in the order measured.
    pub cases: Vec<&'static str>,
    /// The rounds of each case.
    pub rounds: HashMap<&'static str, Vec<Round>>,
    /// Statements with their plans.
    pub explained: Vec<Explained>,
}

impl Measured {
    /// Keeps a round.
    pub fn add(&mut self, case: &'static str, round: Round) {
        if !self.cases.contains(&case) {
            self.cases.push(case);
        }
        self.rounds.entry(case).or_default().push(round);
    }

    /// The rounds of a case.
    pub fn of(&self, case: &str) -> &[Round] {
        self.rounds.get(case).map(Vec::as_slice).unwrap_or_default()
    }

    /// Answers in a second: median of the rounds.
    pub fn throughput(&self, case: &str) -> f64 {
        median(self.of(case).iter().map(Round::throughput))
    }

    /// Milliseconds within which so many of a hundred answers came: median of the rounds.
    pub fn millis(&self, case: &str, percent: usize) -> f64 {
        median(self.of(case).iter().map(|round| round.percentile(percent).as_secs_f64() * 1000.0))
    }

    /// The throughput of a read beside that of a constant of its size: median of the rounds.
    pub fn beside(&self, case: &str, constant: &str) -> f64 {
        let pairs = self.of(case).iter().zip(self.of(constant));
        median(pairs.map(|(read, constant)| read.throughput() / constant.throughput()))
    }

    /// Milliseconds from start to ready: the median.
    pub fn ready_millis(&self) -> f64 {
        median(self.ready.iter().map(|ready| ready.as_secs_f64() * 1000.0))
    }
}

/// What a read costs in `large` for each it costs in `small`: median over rounds measured side by side.
pub fn growth(small: &Measured, large: &Measured, case: &str) -> f64 {
    let half = |round: &Round| round.percentile(50).as_secs_f64();
    median(small.of(case).iter().zip(large.of(case)).map(|(small, large)| half(large) / half(small)))
}

/// The middle value; not a number of nothing.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
