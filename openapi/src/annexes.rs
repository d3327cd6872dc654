use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
pub use tiendo_annex::{
    compare::{ChangeKind, Difference, FieldChange, NodeChange, NodeLevel},
    draft::{
        Activity, Declared, Draft, Field, FieldPlaces, Finding, FindingCode, Found, Layout, LayoutColumn,
        Meaning, Objective, Place, PlanHeading, Section, Severity, Target, Task, UnitName,
    },
    edit::Edit,
};
use uuid::Uuid;

use crate::{Action, units::PersonRef};

/// What an annex draft will become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AnnexKind {
    /// A new plan.
    NewPlan,
    /// An amendment (điều chỉnh) of a running plan.
    Amendment,
    /// The plan of the year after, carried over from a finished one.
    CarryOver,
}

/// Where an annex draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AnnexState {
    /// Its document is being read; the job says how far.
    Reading,
    /// Its document could not be read; the job says why.
    Refused,
    /// Read, and open for decisions and edits.
    Draft,
    /// Approved: it has become a plan or an amendment.
    Approved,
    /// Put aside by a person; nothing came of it.
    Withdrawn,
}

/// An annex draft in a list: what was uploaded, and how far its doubts are settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AnnexSummary {
    /// Opaque id.
    pub id: Uuid,
    /// What it will become.
    pub kind: AnnexKind,
    /// Where it stands.
    pub state: AnnexState,
    /// Title of the plan as read; empty while reading.
    pub title: String,
    /// Year of the plan; empty while reading.
    pub year: Option<i32>,
    /// The plan it amends, was carried over from or has become.
    pub plan_id: Option<Uuid>,
    /// The source document; empty when the draft came from a plan.
    pub source: Option<AnnexSource>,
    /// What the document holds; zero while reading.
    pub found: Found,
    /// Findings nobody has settled yet.
    pub open_findings: u32,
    /// All findings.
    pub findings: u32,
    /// Who began it; empty for the command line.
    pub created_by: Option<PersonRef>,
    /// When it was begun.
    pub created_at: DateTime<FixedOffset>,
    /// When it last changed.
    pub changed_at: DateTime<FixedOffset>,
    /// Job that reads the document, when it is read in the background.
    pub job_id: Option<Uuid>,
    /// Version of the draft, as in its `ETag`.
    pub version: i64,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<Action>,
}

/// The document a draft was read from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AnnexSource {
    /// File name; empty text for what was pasted.
    pub name: String,
    /// Format the bytes turned out to be.
    pub format: AnnexFormat,
    /// Size in bytes.
    pub size: i64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
}

/// Formats an annex can come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AnnexFormat {
    /// Text whose cells are separated by tabs, as a copy from Word or Excel gives it.
    Text,
    /// Comma or semicolon separated values.
    Csv,
    /// A Word document (`.docx`).
    Word,
    /// An Excel workbook (`.xlsx`).
    Excel,
}

/// An annex draft with its tree and its doubts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Annex {
    /// The draft in short.
    pub annex: AnnexSummary,
    /// The title block as settled so far.
    pub plan: PlanHeading,
    /// The columns of the table and what they hold.
    pub layout: Layout,
    /// Counts that section headings declare, summed, against what was found.
    pub declared: Declared,
    /// The tree as settled so far; levels the annex does not have are nodes with number 0 and no title.
    pub sections: Vec<Section>,
    /// Every doubt in document order, settled or not.
    pub findings: Vec<AnnexFinding>,
    /// Tables of the source document, from 1; their rows are read with `getAnnexRows`.
    pub tables: Vec<AnnexTable>,
}

/// A doubt, and what was decided about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AnnexFinding {
    /// Number within the draft, from 1.
    pub number: u32,
    /// The doubt.
    pub finding: Finding,
    /// Whether a value can be given in its place (`correct`).
    pub correctable: bool,
    /// What was decided; empty while open.
    pub decision: Option<FindingDecision>,
}

/// What a person decided about a doubt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FindingDecision {
    /// How it was settled.
    pub kind: DecisionKind,
    /// The value given, when corrected.
    pub value: Option<String>,
    /// Why, when waived.
    pub reason: Option<String>,
    /// Who decided; empty for the command line.
    pub by: Option<PersonRef>,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// Ways to settle a doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// The reading, or what is proposed, is right.
    Accept,
    /// Another value is right.
    Correct,
    /// It stays as written; the reason says why.
    Waive,
}

/// A table of the source document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AnnexTable {
    /// Number of the table, from 1; 0 is the text above the tables.
    pub number: u32,
    /// Name of the sheet, in a workbook.
    pub name: Option<String>,
    /// Number of its last row.
    pub last_row: u32,
    /// Most columns of a row.
    pub columns: u32,
}

/// A stretch of a source table, cell for cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AnnexRows {
    /// Number of the table; 0 is the text above the tables, one cell a line.
    pub table: u32,
    /// The rows; blank ones are left out.
    pub rows: Vec<SourceRow>,
    /// Number of the first row after these; empty at the end.
    pub next_row: Option<u32>,
}

/// A row of the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SourceRow {
    /// Number a person would count, from 1.
    pub number: u32,
    /// The cells that begin in this row; a merged cell stands once.
    pub cells: Vec<SourceCell>,
}

/// A cell of the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SourceCell {
    /// Column, from 1.
    pub column: u32,
    /// The wording, `\n` at line breaks.
    pub text: String,
    /// Columns it covers.
    pub col_span: u32,
    /// Rows it covers, of those not blank.
    pub row_span: u32,
    /// Whether it is set in bold.
    pub bold: bool,
}

/// A decision about one doubt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewDecision {
    /// How it is settled.
    pub decision: DecisionKind,
    /// The right value, with `correct`: deliverables and units one per line, a completion time as a wording
    /// ("30/6/2026"), a day as `dd/mm/yyyy`. A unit is named in full; naming a unit of the directory for an unknown
    /// spelling teaches that spelling when the draft is approved.
    pub value: Option<String>,
    /// Why, with `waive`.
    pub reason: Option<String>,
}

/// One decision about many doubts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewDecisions {
    /// Every open doubt of this kind; together with `severity`, those of both.
    pub code: Option<FindingCode>,
    /// Every open doubt of this severity.
    pub severity: Option<Severity>,
    /// How they are settled: `accept` or `waive`.
    pub decision: DecisionKind,
    /// Why, with `waive`.
    pub reason: Option<String>,
}

/// What the columns of the annex hold. The document is read anew and the answer remembered for the agency; decisions
/// about doubts that are still the same stay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewColumns {
    /// The columns that were not understood, or misunderstood.
    pub columns: Vec<NewColumn>,
}

/// What one column holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewColumn {
    /// Its place in `layout.columns`, from 1.
    pub column: u32,
    /// What it holds.
    pub meaning: Meaning,
}

/// A change of the draft's tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewEdit {
    /// The change.
    pub edit: Edit,
}

/// A draft begun from a plan; nothing needs to be said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewDraft {}

/// Why a draft is put aside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewWithdrawal {
    /// Why.
    pub reason: String,
}

/// The approval (duyệt) of a draft.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewApproval {
    /// Number and symbol of the decision that amends the plan ("15/QĐ-BQL"); required for an amendment.
    pub decision_number: Option<String>,
    /// Day of that decision; required for an amendment.
    pub decided_on: Option<NaiveDate>,
    /// First day the amendment holds, not in the future; required for an amendment.
    pub effective_on: Option<NaiveDate>,
}

/// What an approval made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Approval {
    /// The draft as it now stands.
    pub annex: AnnexSummary,
    /// The plan that was made or amended.
    pub plan_id: Uuid,
    /// Work items made.
    pub items_added: u32,
    /// Work items whose wording, units or days changed.
    pub items_changed: u32,
    /// Work items that were dropped.
    pub items_dropped: u32,
}

/// A version of a plan: the first as approved, then one for each amendment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanVersion {
    /// Number, from 1.
    pub number: i32,
    /// First day it holds; empty for the first, which holds from the beginning.
    pub effective_on: Option<NaiveDate>,
    /// Number and symbol of the decision.
    pub decision_number: Option<String>,
    /// Day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// The draft it was approved from.
    pub annex_id: Option<Uuid>,
    /// Who approved it; empty for the command line.
    pub approved_by: Option<PersonRef>,
    /// When.
    pub approved_at: DateTime<FixedOffset>,
    /// Nodes added against the version before.
    pub added: i32,
    /// Nodes changed or moved.
    pub changed: i32,
    /// Nodes dropped.
    pub dropped: i32,
}

/// Work in the background.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Job {
    /// Opaque id.
    pub id: Uuid,
    /// Where it stands.
    pub state: JobState,
    /// How far, in percent.
    pub percent: i32,
    /// The annex draft it works on.
    pub annex_id: Option<Uuid>,
    /// Why it failed, in the caller's language, and what to do.
    pub failure: Option<String>,
}

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Not begun.
    Queued,
    /// Under way.
    Running,
    /// Done.
    Done,
    /// Failed; the failure says why.
    Failed,
}
