//! The load: a closed loop over a few kept connections, bounded in time and in number.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use tokio::task::JoinSet;

use crate::http::{Ask, Connection};

/// Most requests of one connection in one round.
const MOST: usize = 200_000;

/// Requests of one kind, and how they must be answered.
#[derive(Debug)]
pub struct Case {
    /// What it is, as the report names it.
    pub name: &'static str,
    /// Who is asked.
    pub server: SocketAddr,
    /// The right status.
    pub status: u16,
    /// The requests; each connection goes round its own share of them.
    pub asks: Vec<Ask>,
}

/// What a round of a case measured.
#[derive(Debug, Clone, Default)]
pub struct Round {
    /// Time of each answer, ascending.
    pub times: Vec<Duration>,
    /// Bytes of all bodies.
    pub bytes: usize,
    /// How long the round took.
    pub took: Duration,
}

impl Round {
    /// Answers in a second.
    #[allow(clippy::cast_precision_loss)] // counts stay far below 2^52
    pub fn throughput(&self) -> f64 {
        self.times.len() as f64 / self.took.as_secs_f64()
    }

    /// Mean bytes of a body.
    pub fn body(&self) -> usize {
        self.bytes / self.times.len().max(1)
    }

    /// The time within which so many of a hundred answers came.
    pub fn percentile(&self, percent: usize) -> Duration {
        let at = (self.times.len() * percent / 100).min(self.times.len().saturating_sub(1));
        self.times.get(at).copied().unwrap_or_default()
    }
}

/// Drives a case for `lasting`: every connection sends its next request when the last was answered.
pub async fn drive(case: &mut Case, connections: usize, lasting: Duration) -> Result<Round> {
    let mut shares: Vec<Vec<Ask>> = vec![Vec::new(); connections.min(case.asks.len()).max(1)];
    let count = shares.len();
    for (number, ask) in case.asks.drain(..).enumerate() {
        if let Some(share) = shares.get_mut(number % count) {
            share.push(ask);
        }
    }
    let (started, server, status) = (Instant::now(), case.server, case.status);
    let mut running = JoinSet::new();
    for share in shares {
        running.spawn(one(server, share, status, started + lasting));
    }
    let mut round = Round::default();
    while let Some(done) = running.join_next().await {
        let (share, part) = done??;
        case.asks.extend(share);
        round.times.extend(part.times);
        round.bytes += part.bytes;
    }
    round.took = started.elapsed();
    round.times.sort_unstable();
    Ok(round)
}

/// One connection until `end`. Its requests go to the back once sent, so that the next round begins with others.
async fn one(server: SocketAddr, mut asks: Vec<Ask>, status: u16, end: Instant) -> Result<(Vec<Ask>, Round)> {
    let mut connection = Connection::to(server).await?;
    let (mut round, mut next) = (Round::default(), 0);
    let count = asks.len();
    while Instant::now() < end && round.times.len() < MOST {
        let Some(ask) = asks.get_mut(next) else { break };
        let asked = Instant::now();
        let answer = connection.ask(ask).await?;
        round.times.push(asked.elapsed());
        round.bytes += answer.body.len();
        if answer.status != status {
            bail!("{}: {} {}", ask.path, answer.status, String::from_utf8_lossy(&answer.body));
        }
        if let (Some((_, tag)), Some(now)) = (&mut ask.condition, answer.etag) {
            *tag = now;
        }
        next = (next + 1) % count;
    }
    asks.rotate_left(next);
    Ok((asks, round))
}
