use serde::{Deserialize, Serialize};

use super::Place;

/// One doubt of the reader, for a person to accept, correct or waive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What kind of doubt.
    pub code: FindingCode,
    /// How much depends on it.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// The field of the draft it is about; empty when it is about no single field. Only these can be corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// Text as read.
    pub read: String,
    /// What the reader proposes or did; empty when it proposes nothing.
    pub proposed: Option<String>,
    /// The other reading, where the text has two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative: Option<String>,
    /// Whether the draft already says what is proposed. When not, accepting writes the proposal to the target.
    pub done: bool,
    /// One sentence in Vietnamese for the person who decides.
    pub message: String,
}

/// How much depends on a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing in the plan hangs on it.
    Low,
    /// The reader chose one reading of several.
    Medium,
    /// The plan is wrong or incomplete until a person decides.
    High,
}

/// The kinds of doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FindingCode {
    /// The cells of a row slid to another column; put right by their labels.
    ShiftedRow,
    /// No completion time in the row.
    DeadlineMissing,
    /// A text split over two rows, joined.
    SplitText,
    /// A section declares another number of rows than it holds.
    CountMismatch,
    /// Document number, day or year of issue blank or at odds with the plan.
    HeadingIncomplete,
    /// A unit is both lead and coordinating.
    LeadAlsoCoordinating,
    /// A unit the directory does not have.
    UnknownUnit,
    /// A spelling of a unit other than its full name (case, short name).
    UnitVariant,
    /// Units separated by something else than a comma, or by nothing.
    UnitSeparator,
    /// A blank cell filled from the row above (merged cell).
    BlankMergedCell,
    /// The wording of a time could not be read, or has several readings.
    DeadlineUnclear,
    /// The year was not written and is taken from the plan.
    YearInferred,
    /// Mark-up left in a cell and removed.
    Markup,
    /// A line break seems lost between two deliverables.
    LostLineBreak,
    /// A number in the numbering is missing or repeated.
    Numbering,
    /// A row, or a cell of it, that could not be placed.
    UnplacedRow,
    /// No lead unit in the row.
    LeadMissing,
    /// No deliverable in the row.
    DeliverableMissing,
    /// A column whose meaning is not known and which is not read.
    UnreadColumn,
    /// A cell merged over several rows gives this row its content.
    SharedCell,
    /// The format itself leaves a doubt: hidden rows, tracked changes, text boxes, formulas without a value.
    SourceDoubt,
    /// A year in the wording was moved on when the plan was carried over.
    YearAdvanced,
    /// Work of the year before that is unfinished or still waits, offered to go on.
    Unfinished,
}

/// A field of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// Key of the node; 0 is the plan's heading.
    pub node: u32,
    /// Its field.
    pub field: Field,
}

/// What can be said of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Wording, of the plan or of any node.
    Title,
    /// Number as written: of the plan's document, or of a section.
    Number,
    /// Day the plan was issued.
    IssuedOn,
    /// Issuing body of the plan.
    Issuer,
    /// Deliverables of an activity.
    Deliverables,
    /// Lead units of an activity.
    LeadUnits,
    /// Coordinating units of an activity.
    CoordinatingUnits,
    /// Completion time of an activity.
    Deadline,
}
