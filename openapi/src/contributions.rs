use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Action,
    check::{Check, Fault, Found, LONGEST_TEXT, not_past, optional, required, stated},
    units::{PersonRef, UnitRef},
    work::StoredFile,
};

/// Where a contribution request (đề nghị phối hợp) stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ContributionState {
    /// Awaits the asked unit.
    Open,
    /// The asked unit has delivered.
    Delivered,
    /// The asked unit has declined, with a reason.
    Declined,
    /// The asking unit no longer needs it.
    Withdrawn,
    /// The item ended before the asked unit answered.
    Lapsed,
}

/// What a lead unit asks of a coordinating unit (đề nghị phối hợp).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ContributionRequest {
    /// Opaque id.
    pub id: Uuid,
    /// The coordinating unit asked.
    pub unit: UnitRef,
    /// The unit that asks.
    pub asked_by: Option<UnitRef>,
    /// What is asked for.
    pub what: String,
    /// By when.
    pub due: NaiveDate,
    /// Days until then, negative when late; empty when it is no longer open.
    pub days_left: Option<i32>,
    /// When it was asked.
    pub at: DateTime<FixedOffset>,
    /// Who asked.
    pub by: PersonRef,
    /// Where it stands.
    pub state: ContributionState,
    /// What was delivered, or why it was declined or withdrawn; empty while it is open.
    pub answer: Option<ContributionAnswer>,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<Action>,
}

/// How a contribution request ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ContributionAnswer {
    /// What was delivered, or why it was declined or withdrawn.
    pub note: Option<String>,
    /// Number and symbol of the document delivered.
    pub document_number: Option<String>,
    /// The file delivered.
    pub file: Option<StoredFile>,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who delivered, declined or withdrew.
    pub by: PersonRef,
}

/// A contribution request as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewContributionRequest {
    /// The unit asked: one that coordinates the work item.
    pub unit_id: Uuid,
    /// What is asked for; required, at most 10,000 characters.
    pub what: String,
    /// By when; not past.
    pub due: NaiveDate,
}

/// A delivery as sent: words, a document, a file; at least one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewDelivery {
    /// What is delivered, in words, at most 10,000 characters.
    pub note: Option<String>,
    /// Number and symbol of the document, at most 100 characters.
    pub document_number: Option<String>,
    /// A file stored before with `POST /files`.
    pub file_id: Option<Uuid>,
}

/// Why a contribution is declined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewDecline {
    /// Why; required, at most 10,000 characters.
    pub reason: String,
}

/// Why a contribution is no longer needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewContributionWithdrawal {
    /// Why; required, at most 10,000 characters.
    pub reason: String,
}

impl Check for NewContributionRequest {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/what", &self.what, LONGEST_TEXT);
        not_past(&mut found, "/due", Some(self.due), today);
        found
    }
}

impl Check for NewDelivery {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        optional(&mut found, "/note", self.note.as_ref(), LONGEST_TEXT);
        optional(&mut found, "/documentNumber", self.document_number.as_ref(), 100);
        let brings =
            stated(self.note.as_ref()) || stated(self.document_number.as_ref()) || self.file_id.is_some();
        if !brings {
            found.push(("/note".into(), Fault::Required));
        }
        found
    }
}

impl Check for NewDecline {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/reason", &self.reason, LONGEST_TEXT);
        found
    }
}

impl Check for NewContributionWithdrawal {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/reason", &self.reason, LONGEST_TEXT);
        found
    }
}
