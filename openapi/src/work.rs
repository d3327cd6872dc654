use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Action, ListRule,
    changes::Verb,
    check::{Check, Found},
    conditions::{CarryOver, Condition, Reopening},
    contradictions::Contradiction,
    contributions::ContributionRequest,
    extensions::{DueChange, ExtensionRequest},
    milestones::Milestone,
    plans::{ActivityPath, Deadline},
    risk::Risk,
    units::{PersonRef, UnitRef},
    urgings::{Urging, UrgingRef},
};

/// Workflow state of a work item (việc): stored, changed only by named verbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WorkState {
    /// Waits for a condition; not late.
    Waiting,
    /// Can be started.
    Open,
    /// Progress was reported.
    InProgress,
    /// Submitted, awaits confirmation.
    Submitted,
    /// Returned with a reason; back to work.
    Returned,
    /// Confirmed as done.
    Done,
    /// Confirmed as not arising; out of the denominator.
    NotArising,
    /// Dropped by an amendment of the plan.
    Dropped,
}

/// Deadline state of a work item, computed for a chosen day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DueState {
    /// Due later.
    NotDue,
    /// Due within seven days.
    DueSoon,
    /// The due day has passed without a submission.
    Overdue,
    /// Submitted by the due day and confirmed.
    DoneOnTime,
    /// Submitted after the due day and confirmed.
    DoneLate,
    /// Has no due day (waiting, nothing stated, or out of the count).
    NoDeadline,
}

/// How a unit takes part in an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Lead (chủ trì).
    Lead,
    /// Coordinating (phối hợp).
    Coordinating,
}

/// How a work item ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Done.
    Done,
    /// Did not arise (không phát sinh); a reason is required.
    NotArising,
}

/// What a reviewer decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Confirmed (xác nhận).
    Confirmed,
    /// Returned (trả lại) with a reason.
    Returned,
}

/// A work item in a list: what a row needs and no more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct WorkItemRow {
    /// Opaque id.
    pub id: Uuid,
    /// Activity it comes from.
    pub activity_id: Uuid,
    /// Display code of the activity ("III.HĐ4").
    pub code: String,
    /// Wording of the activity.
    pub title: String,
    /// Report period code (`2026-Q1`), for recurring work.
    pub period: Option<String>,
    /// Reporting lead unit (đầu mối).
    pub lead_unit: UnitRef,
    /// Workflow state.
    pub state: WorkState,
    /// Completion time as written.
    pub deadline_label: String,
    /// Computed due day.
    pub due: Option<NaiveDate>,
    /// Deadline state today (or on `asOf`).
    pub due_state: DueState,
    /// Days until due; negative when late.
    pub days_left: Option<i32>,
    /// Number of deliverables the activity names.
    pub deliverables: i32,
    /// How many of them are shown as the completion rule asks.
    pub deliverables_evidenced: i32,
    /// Progress in percent, as last reported.
    pub percent: i32,
    /// When somebody of the unit last reported.
    pub last_progress_at: Option<DateTime<FixedOffset>>,
    /// The submission awaiting a decision.
    pub pending_submission_id: Option<Uuid>,
    /// How often its due day was extended.
    pub extensions: i32,
    /// The extension request awaiting a decision.
    pub pending_extension_id: Option<Uuid>,
    /// The latest urging, until the item is submitted.
    pub urging: Option<UrgingRef>,
    /// The person of the reporting lead unit who does it.
    pub assignee: Option<PersonRef>,
    /// Version of the row, as in its `ETag`.
    pub version: i64,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<Action>,
    /// Of recurring work: nothing was submitted for its report period by the due day. That stays to be seen, also when it
    /// is done late.
    #[serde(default)]
    pub period_missed: bool,
    /// Why it is at risk, the most pressing first; empty when it is not.
    #[serde(default)]
    pub risks: Vec<Risk>,
}

/// One obligation of a unit: an activity in a period, with all that happened to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct WorkItem {
    /// What the list shows of it.
    pub item: WorkItemRow,
    /// Where its activity stands in the plan.
    pub path: ActivityPath,
    /// Lead units; the first is the reporting lead.
    pub lead_units: Vec<UnitRef>,
    /// Coordinating units.
    pub coordinating_units: Vec<UnitRef>,
    /// The completion time as a rule.
    pub deadline: Deadline,
    /// The condition it waits or waited for.
    pub condition: Option<Condition>,
    /// "(nếu có)": may end as not arising.
    pub contingent: bool,
    /// What must come out, with the number of documents that show it.
    pub deliverables: Vec<Deliverable>,
    /// Whether all deliverables are asked for, or any one of them.
    #[serde(default)]
    pub deliverables_needed: ListRule,
    /// What does not fit together in what was reported; nothing is refused for it.
    #[serde(default)]
    pub contradictions: Vec<Contradiction>,
    /// Progress records, newest first, at most 50.
    pub progress: Vec<ProgressRecord>,
    /// Submissions, newest first.
    pub submissions: Vec<Submission>,
    /// Who can confirm it, in words of the caller's language.
    pub authority: String,
    /// How often it was let wait on past its backstop, newest first.
    #[serde(default)]
    pub carry_overs: Vec<CarryOver>,
    /// How often it was opened again after it had been closed as not arising, newest first.
    #[serde(default)]
    pub reopenings: Vec<Reopening>,
    /// Milestones, by day.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
    /// Due days that were changed, the first change first.
    pub due_changes: Vec<DueChange>,
    /// Extension requests, newest first.
    pub extension_requests: Vec<ExtensionRequest>,
    /// Urgings, newest first.
    pub urgings: Vec<Urging>,
    /// Contribution requests, newest first.
    pub contribution_requests: Vec<ContributionRequest>,
}

/// A work item as it appears in other things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct WorkItemRef {
    /// Opaque id.
    pub id: Uuid,
    /// Display code of its activity ("III.HĐ4").
    pub code: String,
    /// Wording of its activity.
    pub title: String,
}

/// Who of the reporting lead unit does a work item, as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewAssignee {
    /// Account of an active person of the reporting lead unit; null when nobody in particular is to do it any more.
    pub account_id: Option<Uuid>,
}

impl Check for NewAssignee {
    fn check(&self, _today: NaiveDate) -> Vec<Found> {
        Vec::new()
    }
}

/// A deliverable (kết quả/sản phẩm).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Deliverable {
    /// Opaque id.
    pub id: Uuid,
    /// Wording.
    pub title: String,
    /// Number of pieces of evidence tied to it.
    pub evidence: i32,
    /// Whether it is asked for at all; as read, one "(nếu có)" is not.
    #[serde(default)]
    pub required: bool,
    /// Products it names ("Kế hoạch/báo cáo" names two); empty when it names one.
    #[serde(default)]
    pub parts: Vec<String>,
    /// Whether all of these products are asked for, or any one of them.
    #[serde(default)]
    pub needs: ListRule,
    /// Whether the evidence shows it as asked.
    #[serde(default)]
    pub shown: bool,
}

/// A piece of evidence (tài liệu kiểm chứng).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Opaque id.
    pub id: Uuid,
    /// Deliverable it shows.
    pub deliverable_id: Option<Uuid>,
    /// Number and symbol of the document ("12/BC-TTDV").
    pub document_number: Option<String>,
    /// Date of the document.
    pub document_date: Option<NaiveDate>,
    /// Who issued it.
    #[serde(default)]
    pub issuer: Option<String>,
    /// Who signed it.
    pub signer: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Which of the products the deliverable names it shows.
    #[serde(default)]
    pub part: Option<String>,
    /// A figure ("12/12 hồ sơ").
    #[serde(default)]
    pub figure: Option<String>,
    /// Where the figure comes from.
    #[serde(default)]
    pub source: Option<String>,
    /// Whether it shows a deliverable: a document with number and date, a file, or a figure with its source.
    #[serde(default)]
    pub complete: bool,
    /// The stored file.
    pub file: Option<StoredFile>,
}

/// Evidence as sent: a document number, a link, a figure, or a stored file; at least one of them. A deliverable counts as
/// shown with a number and a date, a file, or a figure and its source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewEvidence {
    /// Deliverable it shows; may be left out when the activity names only one.
    pub deliverable_id: Option<Uuid>,
    /// Number and symbol of the document, at most 100 characters.
    pub document_number: Option<String>,
    /// Date of the document.
    pub document_date: Option<NaiveDate>,
    /// Who issued it, at most 200 characters.
    #[serde(default)]
    pub issuer: Option<String>,
    /// Who signed it, at most 200 characters.
    pub signer: Option<String>,
    /// Where it can be read: an `http` or `https` address.
    pub url: Option<String>,
    /// A file stored before with `POST /files`.
    pub file_id: Option<Uuid>,
    /// Which of the products the deliverable names it shows (one of its `parts`); needed where all are asked for.
    #[serde(default)]
    pub part: Option<String>,
    /// A figure, at most 500 characters ("12/12 hồ sơ").
    #[serde(default)]
    pub figure: Option<String>,
    /// Where the figure comes from, at most 500 characters.
    #[serde(default)]
    pub source: Option<String>,
}

/// A stored file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct StoredFile {
    /// Opaque id.
    pub id: Uuid,
    /// File name as uploaded.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub size: i64,
    /// SHA-256 of the content, lower-case hexadecimal.
    pub sha256: String,
}

/// A progress record (cập nhật tiến độ): append-only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProgressRecord {
    /// Opaque id.
    pub id: Uuid,
    /// When it was reported.
    pub at: DateTime<FixedOffset>,
    /// Who reported.
    pub by: PersonRef,
    /// Progress in percent.
    pub percent: Option<i32>,
    /// What was done, in words.
    pub note: Option<String>,
    /// "Không thay đổi trong kỳ".
    pub no_change: bool,
    /// Obstacles met.
    pub obstacles: Option<String>,
    /// What the unit proposes.
    pub proposals: Option<String>,
    /// Evidence sent with it.
    pub evidence: Vec<Evidence>,
}

/// Progress as sent: say something, or say that nothing changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewProgress {
    /// Progress in percent, 0 to 100.
    pub percent: Option<i32>,
    /// What was done, at most 10,000 characters.
    pub note: Option<String>,
    /// "Không thay đổi trong kỳ": then nothing else is sent.
    #[serde(default)]
    pub no_change: bool,
    /// Obstacles met, at most 10,000 characters.
    pub obstacles: Option<String>,
    /// What the unit proposes, at most 10,000 characters.
    pub proposals: Option<String>,
    /// Evidence, at most 50 pieces.
    #[serde(default)]
    pub evidence: Vec<NewEvidence>,
}

/// A submission (trình).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Submission {
    /// Opaque id.
    pub id: Uuid,
    /// How the unit says the work ended.
    pub outcome: Outcome,
    /// Day the unit says it ended.
    pub completed_on: NaiveDate,
    /// Words of the unit; the reason, when not arising.
    pub note: Option<String>,
    /// When it was submitted. Lateness is judged by this day.
    pub at: DateTime<FixedOffset>,
    /// Who submitted.
    pub by: PersonRef,
    /// Evidence sent with it.
    pub evidence: Vec<Evidence>,
    /// The decision; empty while it awaits one.
    pub review: Option<Review>,
}

/// A submission as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewSubmission {
    /// How the work ended.
    pub outcome: Outcome,
    /// Day it ended; not in the future.
    pub completed_on: NaiveDate,
    /// Words for the reviewer, at most 10,000 characters; required when not arising.
    pub note: Option<String>,
    /// Evidence, at most 50 pieces. Done needs each deliverable asked for to be shown, here or reported before.
    #[serde(default)]
    pub evidence: Vec<NewEvidence>,
}

/// The decision on a submission.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Review {
    /// What was decided.
    pub decision: Decision,
    /// Why; always there for a return.
    pub reason: Option<String>,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who decided.
    pub by: PersonRef,
    /// Confirmed by another person of the same unit that submitted: shown and counted as such.
    pub self_confirmed: bool,
}

/// A confirmation as sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewConfirmation {
    /// Words for the unit, at most 10,000 characters.
    pub note: Option<String>,
}

/// A return as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewReturn {
    /// What is missing or wrong; required, at most 10,000 characters.
    pub reason: String,
}

/// The state a stale save ran into.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CurrentVersion {
    /// The version now.
    pub version: i64,
    /// What was done last.
    pub verb: Option<Verb>,
    /// Who did it.
    pub changed_by: Option<PersonRef>,
    /// When.
    pub changed_at: Option<DateTime<FixedOffset>>,
}
