use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Action,
    check::{Check, Fault, Found, LONGEST_TEXT, not_in_future, optional, required},
    units::PersonRef,
};

/// Longest name of an authority or a document, in characters.
const LONGEST_NAME: usize = 500;

/// How the wait for a condition stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConditionState {
    /// It is still to come; the work that waits for it is not late.
    Awaiting,
    /// It came; the work that waited for it is open.
    Occurred,
    /// It will not come; the work that waits for it closes as not arising, or is carried over.
    DidNotOccur,
}

/// An outside authority that issues what is awaited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Authority {
    /// Opaque id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// First day another authority has its tasks; empty while it exists.
    pub succeeded_on: Option<NaiveDate>,
    /// Who has them then.
    pub successor: Option<AuthorityRef>,
    /// What the caller may do with it.
    pub allowed_actions: Vec<Action>,
}

/// An outside authority by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuthorityRef {
    /// Opaque id.
    pub id: Uuid,
    /// Name.
    pub name: String,
}

/// An authority's tasks go to another (merger, renaming).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewSuccession {
    /// Name of the authority that takes over, at most 500 characters; made when not known yet.
    pub successor: String,
    /// First day it has the tasks.
    pub succeeded_on: NaiveDate,
}

/// An activity that waits for a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct WaitingActivity {
    /// Id of the activity.
    pub id: Uuid,
    /// Display code ("III.HĐ4").
    pub code: String,
    /// Wording.
    pub title: String,
}

/// Somebody asked the authority where the document is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Enquiry {
    /// Opaque id.
    pub id: Uuid,
    /// Day of the enquiry.
    pub asked_on: NaiveDate,
    /// What was asked, of whom, and what the answer was.
    pub note: String,
    /// When it was recorded.
    pub at: DateTime<FixedOffset>,
    /// Who recorded it.
    pub by: PersonRef,
}

/// An outside document or event that work waits for (điều kiện), shared by several activities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Condition {
    /// Opaque id.
    pub id: Uuid,
    /// Id of its plan.
    pub plan_id: Uuid,
    /// What is awaited, as worded in the plan.
    pub wording: String,
    /// How the wait stands.
    pub state: ConditionState,
    /// Whether the Office has looked at what was read from the wording. Until then authority and document are proposals.
    pub confirmed: bool,
    /// Who issues it, as the plan names them.
    pub authority: Option<AuthorityRef>,
    /// Who has that authority's tasks today, when that is another.
    pub present_authority: Option<AuthorityRef>,
    /// Document or event that is awaited ("Kế hoạch").
    pub awaited: Option<String>,
    /// First day it is expected.
    pub window_from: Option<NaiveDate>,
    /// Last day it is expected.
    pub window_to: Option<NaiveDate>,
    /// First day it was waited for.
    pub awaited_from: Option<NaiveDate>,
    /// Days waited: until today, or until it came or was given up.
    pub days_waited: i64,
    /// The activities that wait or waited for it.
    pub activities: Vec<WaitingActivity>,
    /// Work items that are held up by it now.
    pub items_waiting: i64,
    /// The latest enquiry.
    pub last_enquiry: Option<Enquiry>,
    /// Day it came; empty while awaited.
    pub occurred_on: Option<NaiveDate>,
    /// Number of the document that came.
    pub document_number: Option<String>,
    /// File of the document that came.
    pub file_id: Option<Uuid>,
    /// Words of who recorded that it came.
    pub note: Option<String>,
    /// Day it was given up: it did not occur.
    pub given_up_on: Option<NaiveDate>,
    /// Why it was given up.
    pub given_up_because: Option<String>,
    /// Version of the row, as in its `ETag`.
    pub version: i64,
    /// What the caller may do with it.
    pub allowed_actions: Vec<Action>,
}

/// The record that an awaited document or event has come. Every item waiting for it opens.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewConditionEvent {
    /// Day it came; not in the future.
    pub occurred_on: NaiveDate,
    /// Number and symbol of the document ("128/SNV-CCHC").
    pub document_number: Option<String>,
    /// The document itself, stored before with `POST /files`.
    pub file_id: Option<Uuid>,
    /// Due day of the work that opens, when the document sets one. Without it each item is due by its own rule; where
    /// that gives no day because its window has passed, this is required.
    pub due_on: Option<NaiveDate>,
    /// Words for the units that waited.
    pub note: Option<String>,
}

/// What the Office knows about a condition; it is confirmed with this. What is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConditionChange {
    /// Name of the issuing authority, at most 500 characters; made when not known yet.
    pub authority: Option<String>,
    /// Document or event that is awaited, at most 500 characters.
    pub awaited: Option<String>,
    /// First day it is expected.
    pub window_from: Option<NaiveDate>,
    /// Last day it is expected.
    pub window_to: Option<NaiveDate>,
}

/// A condition the Office sees in the plan: work under way that nobody has begun waits for it from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewCondition {
    /// What is awaited, at most 500 characters.
    pub wording: String,
    /// The activities that wait for it; each waits for one condition at most.
    pub activities: Vec<Uuid>,
}

/// Something the annex says work follows, which it may have to wait for: proposed, until the Office makes it a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConditionProposal {
    /// What may be awaited, as worded in the plan ("hướng dẫn của Sở Nội vụ").
    pub wording: String,
    /// Who issues it, as read from the wording.
    pub authority: Option<String>,
    /// Document that may be awaited, as read from the wording.
    pub awaited: Option<String>,
    /// The activities that follow it.
    pub activities: Vec<WaitingActivity>,
}

/// The record of an enquiry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewEnquiry {
    /// Day of the enquiry; not in the future.
    pub asked_on: NaiveDate,
    /// What was asked, of whom, and what the answer was.
    pub note: String,
}

/// What is awaited will not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewGivingUp {
    /// Why it will not come; at least one word.
    pub reason: String,
}

/// Two conditions are the same thing in other words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewMerge {
    /// The condition that stays; all activities wait for it from now on.
    pub into: Uuid,
}

/// Work that waited past its backstop goes on waiting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewCarryOver {
    /// The day by which it must open or close then; later than the one before, and not in the past.
    pub until: NaiveDate,
    /// Why it is carried over; at least one word.
    pub reason: String,
}

/// Work that was closed as not arising has arisen after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewReopening {
    /// What arose; at least one word.
    pub reason: String,
    /// Due day from now on, when another than it had.
    pub due_on: Option<NaiveDate>,
}

/// Work that was let wait on past its backstop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CarryOver {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who decided.
    pub by: PersonRef,
    /// The day by which it had to open or close before.
    pub before: Option<NaiveDate>,
    /// The day by which it must open or close since.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Work that was closed as not arising and was opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Reopening {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who opened it again.
    pub by: PersonRef,
    /// What arose.
    pub reason: String,
}

impl Check for NewCarryOver {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        if self.until < today {
            found.push(("/until".into(), Fault::OutOfRange));
        }
        required(&mut found, "/reason", &self.reason, LONGEST_TEXT);
        found
    }
}

impl Check for NewReopening {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/reason", &self.reason, LONGEST_TEXT);
        if self.due_on.is_some_and(|due| due < today) {
            found.push(("/dueOn".into(), Fault::OutOfRange));
        }
        found
    }
}

impl Check for NewConditionEvent {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        not_in_future(&mut found, "/occurredOn", Some(self.occurred_on), today);
        optional(&mut found, "/documentNumber", self.document_number.as_ref(), 100);
        optional(&mut found, "/note", self.note.as_ref(), LONGEST_TEXT);
        if self.due_on.is_some_and(|due| due < self.occurred_on) {
            found.push(("/dueOn".into(), Fault::OutOfRange));
        }
        found
    }
}

impl Check for ConditionChange {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        for (pointer, text) in [("/authority", &self.authority), ("/awaited", &self.awaited)] {
            if let Some(text) = text {
                required(&mut found, pointer, text, LONGEST_NAME);
            }
        }
        if self.window_from.zip(self.window_to).is_some_and(|(from, to)| to < from) {
            found.push(("/windowTo".into(), Fault::Contradiction));
        }
        found
    }
}

impl Check for NewCondition {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/wording", &self.wording, LONGEST_NAME);
        if self.activities.is_empty() {
            found.push(("/activities".into(), Fault::Required));
        }
        found
    }
}

impl Check for NewSuccession {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/successor", &self.successor, LONGEST_NAME);
        found
    }
}

impl Check for NewEnquiry {
    fn check(&self, today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        not_in_future(&mut found, "/askedOn", Some(self.asked_on), today);
        required(&mut found, "/note", &self.note, LONGEST_TEXT);
        found
    }
}

impl Check for NewGivingUp {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        let mut found = Vec::new();
        required(&mut found, "/reason", &self.reason, LONGEST_TEXT);
        found
    }
}

impl Check for NewMerge {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        Vec::new()
    }
}
