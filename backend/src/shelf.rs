//! Answers kept until anything of their agency changes.
//!
//! Every change moves the agency's revision, and every request reads it with the account, so an answer made at the
//! same revision on the same day is still true: serving it again costs no further statement.

use std::sync::Arc;

use bytes::Bytes;
use chrono::NaiveDate;
use quick_cache::{Weighter, sync::Cache};
use tiendo_api::{Lang, session::Role};
use uuid::Uuid;

use crate::capacity::Capacity;

/// Memory the shelf may take, in bytes.
const CAPACITY: u64 = 8 * 1024 * 1024;
/// About how large an answer is, for sizing the shelf's own tables.
const USUAL_ANSWER: usize = 16 * 1024;

/// Whose answer to what. Role and unit stand in it, so that a change of either asks anew.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// Account.
    pub account: Uuid,
    /// Role when it was made.
    pub role: Role,
    /// Unit when it was made.
    pub unit: Option<Uuid>,
    /// Whom the account stood in for, with their roles and units.
    pub delegated: Vec<Capacity>,
    /// Language.
    pub lang: Lang,
    /// Path and query.
    pub address: String,
}

/// A kept answer.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Revision of the agency it is true of.
    pub revision: i64,
    /// Day it is true of.
    pub day: NaiveDate,
    /// Its `ETag`.
    pub tag: Arc<str>,
    /// Cursor of the next page, when it is a list that goes on.
    pub next: Option<Arc<str>>,
    /// Its JSON text.
    pub body: Bytes,
}

/// The kept answers, bounded in memory; the least used go first.
pub struct Shelf(Cache<Key, Kept, BySize>);

#[derive(Clone)]
struct BySize;

impl Weighter<Key, Kept> for BySize {
    fn weight(&self, key: &Key, kept: &Kept) -> u64 {
        (size_of::<Key>() + size_of::<Kept>() + key.address.len() + kept.body.len()) as u64
    }
}

impl Default for Shelf {
    fn default() -> Self {
        let answers = usize::try_from(CAPACITY).unwrap_or(usize::MAX) / USUAL_ANSWER;
        Self(Cache::with_weighter(answers, CAPACITY, BySize))
    }
}

impl Shelf {
    /// The kept answer, when it is still true.
    pub fn find(&self, key: &Key, revision: i64, day: NaiveDate) -> Option<Kept> {
        self.0.get(key).filter(|kept| kept.revision == revision && kept.day == day)
    }

    /// Keeps an answer.
    pub fn keep(&self, key: Key, kept: Kept) {
        self.0.insert(key, kept);
    }
}

impl std::fmt::Debug for Shelf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Shelf({} answers)", self.0.len())
    }
}
