use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Action,
    check::{Check, Fault, Found, LONGEST_TEXT, not_past, optional},
    units::PersonRef,
};

/// Most days a delegation can last.
pub const LONGEST_DELEGATION: i64 = 366;

/// A delegation (ủy quyền): while it runs, one person may do what another may.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Delegation {
    /// Opaque id.
    pub id: Uuid,
    /// Who delegates.
    pub by: PersonRef,
    /// Who acts on their behalf.
    pub delegate: PersonRef,
    /// First day.
    pub from: NaiveDate,
    /// Last day; the whole day counts.
    pub to: NaiveDate,
    /// Words.
    pub note: Option<String>,
    /// When it was made.
    pub at: DateTime<FixedOffset>,
    /// When it was ended early.
    pub ended_at: Option<DateTime<FixedOffset>>,
    /// Whether it is in force today.
    pub running: bool,
    /// Version, for `If-Match`.
    pub version: i64,
    /// What the caller may do with it now: `delegate` means ending it.
    pub allowed_actions: Vec<Action>,
}

/// A delegation as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewDelegation {
    /// Account that is to act: an active person of the agency who works in it (staff, head, Office or leadership).
    pub delegate_id: Uuid,
    /// First day; not past.
    pub from: NaiveDate,
    /// Last day, inclusive; at most 366 days later.
    pub to: NaiveDate,
    /// Words, at most 10,000 characters.
    pub note: Option<String>,
}

/// The early end of a delegation as sent: nothing to say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewDelegationEnd {}

impl Check for NewDelegation {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        not_past(&mut found, "/from", Some(self.from), today);
        not_past(&mut found, "/to", Some(self.to), today);
        match (self.to - self.from).num_days() {
            ..0 => found.push(("/to".into(), Fault::Contradiction)),
            0..=LONGEST_DELEGATION => {}
            _ => found.push(("/to".into(), Fault::OutOfRange)),
        }
        optional(&mut found, "/note", self.note.as_ref(), LONGEST_TEXT);
        found
    }
}

impl Check for NewDelegationEnd {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        Vec::new()
    }
}
