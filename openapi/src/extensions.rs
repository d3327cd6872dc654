use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    check::{Check, Fault, Found, LONGEST_TEXT, not_past, optional, required, stated},
    units::{PersonRef, UnitRef},
};

/// Where an extension request (xin gia hạn) stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExtensionState {
    /// Awaits a decision; until then the due day before it counts.
    Pending,
    /// Granted: the due day was moved.
    Granted,
    /// Refused, with words.
    Refused,
    /// Taken back by who asked.
    Withdrawn,
    /// The item ended before anybody decided.
    Lapsed,
}

/// What is decided on an extension request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExtensionVerdict {
    /// The due day moves.
    Granted,
    /// The due day stays.
    Refused,
}

/// A lead unit's request for a later due day (xin gia hạn).
///
/// The new due day holds from the day it is granted on. Every day before it is judged by the due day of that day: work
/// that was overdue while the request waited stays overdue on those days (`asOf`), whatever is decided later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExtensionRequest {
    /// Opaque id.
    pub id: Uuid,
    /// The unit that asks.
    pub unit: Option<UnitRef>,
    /// Due day when it was asked.
    pub due: NaiveDate,
    /// Due day asked for.
    pub new_due: NaiveDate,
    /// Why.
    pub reason: String,
    /// Asked after the due day had passed; stays so whatever is decided.
    pub late: bool,
    /// When it was asked.
    pub at: DateTime<FixedOffset>,
    /// Who asked.
    pub by: PersonRef,
    /// Where it stands.
    pub state: ExtensionState,
    /// How it was granted, refused or withdrawn; empty while it awaits that.
    pub decision: Option<ExtensionDecision>,
}

/// How an extension request ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExtensionDecision {
    /// The due day granted; may be another than asked for.
    pub new_due: Option<NaiveDate>,
    /// Words; always there for a refusal.
    pub reason: Option<String>,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who decided or withdrew.
    pub by: PersonRef,
    /// Granted by another person of the unit that asked: shown as such.
    pub self_decided: bool,
}

/// A due day that was changed; the one before stays to be seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DueChange {
    /// First day the new due day held.
    pub from: NaiveDate,
    /// Due day before.
    pub before: Option<NaiveDate>,
    /// Due day from then on.
    pub after: Option<NaiveDate>,
    /// The extension request that was granted; empty when an amendment of the plan or an event changed it.
    pub extension_request_id: Option<Uuid>,
    /// The version of the plan that was in force.
    pub plan_version: i32,
}

/// An extension request as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewExtensionRequest {
    /// The day asked for: after the due day, and not past.
    pub new_due: NaiveDate,
    /// Why; required, at most 10,000 characters.
    pub reason: String,
}

/// A decision on an extension request as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewExtensionDecision {
    /// What is decided.
    pub decision: ExtensionVerdict,
    /// With a grant: another day than asked for, after the due day and not past.
    pub new_due: Option<NaiveDate>,
    /// Words for the unit, at most 10,000 characters; required with a refusal.
    pub reason: Option<String>,
}

/// A withdrawal of one's own extension request as sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewExtensionWithdrawal {
    /// Words, at most 10,000 characters.
    pub reason: Option<String>,
}

impl Check for NewExtensionRequest {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        not_past(&mut found, "/newDue", Some(self.new_due), today);
        required(&mut found, "/reason", &self.reason, LONGEST_TEXT);
        found
    }
}

impl Check for NewExtensionDecision {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        not_past(&mut found, "/newDue", self.new_due, today);
        optional(&mut found, "/reason", self.reason.as_ref(), LONGEST_TEXT);
        if self.decision == ExtensionVerdict::Refused {
            if self.new_due.is_some() {
                found.push(("/newDue".into(), Fault::Contradiction));
            }
            if !stated(self.reason.as_ref()) {
                found.push(("/reason".into(), Fault::Required));
            }
        }
        found
    }
}

impl Check for NewExtensionWithdrawal {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        optional(&mut found, "/reason", self.reason.as_ref(), LONGEST_TEXT);
        found
    }
}
