//! Rings when an agency's journal goes on, for those who follow it from this process. It carries no line, only how far
//! there is to read, so a ring may be lost or come twice.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use tokio::sync::watch;
use uuid::Uuid;

/// The bell of one process.
#[derive(Debug, Default)]
pub struct Bell(Mutex<Followed>);

#[derive(Debug, Default)]
struct Followed {
    /// How far the journal of each followed agency is known to go.
    agencies: HashMap<Uuid, watch::Sender<i64>>,
    closed: bool,
}

impl Bell {
    /// Follows an agency whose journal is known to go to `seq`. Ends when the bell is closed.
    pub fn follow(&self, agency: Uuid, seq: i64) -> watch::Receiver<i64> {
        let mut followed = self.followers();
        if followed.closed {
            return watch::channel(seq).1;
        }
        followed.agencies.entry(agency).or_insert_with(|| watch::channel(seq).0).subscribe()
    }

    /// The journal of an agency goes to `seq`.
    pub fn ring(&self, agency: Uuid, seq: i64) {
        if let Some(known) = self.followers().agencies.get(&agency) {
            known.send_if_modified(|known| {
                let is_news = seq > *known;
                *known = seq.max(*known);
                is_news
            });
        }
    }

    /// The agencies somebody follows.
    pub fn followed(&self) -> Vec<Uuid> {
        let mut followed = self.followers();
        followed.agencies.retain(|_, known| known.receiver_count() > 0);
        followed.agencies.keys().copied().collect()
    }

    /// Sends everybody home: the process is about to stop.
    pub fn close(&self) {
        *self.followers() = Followed { agencies: HashMap::new(), closed: true };
    }

    /// What is guarded is whole after every statement, so a panic elsewhere has spoilt nothing.
    fn followers(&self) -> MutexGuard<'_, Followed> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn news(heard: &watch::Receiver<i64>) -> bool {
        heard.has_changed().expect("an open bell")
    }

    #[test]
    fn whoever_follows_hears_of_news_once() {
        let (bell, agency) = (Bell::default(), Uuid::now_v7());
        let mut heard = bell.follow(agency, 5);
        bell.ring(Uuid::now_v7(), 9);
        bell.ring(agency, 5);
        assert!(!news(&heard));
        bell.ring(agency, 7);
        assert_eq!((news(&heard), *heard.borrow_and_update()), (true, 7));
        bell.ring(agency, 6);
        assert!(!news(&heard), "nothing is unsaid");
        assert_eq!(bell.followed(), [agency]);
        drop(heard);
        assert!(bell.followed().is_empty());
    }

    #[test]
    fn a_closed_bell_sends_everybody_home() {
        let (bell, agency) = (Bell::default(), Uuid::now_v7());
        let heard = bell.follow(agency, 1);
        bell.close();
        assert!(heard.has_changed().is_err() && bell.follow(agency, 1).has_changed().is_err());
    }
}
