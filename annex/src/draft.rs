//! What reading an annex gives: the plan's tree as read, and the findings a person must settle.

use serde::{Deserialize, Serialize};

use crate::deadline::Deadline;

/// An annex as read. Wording is verbatim but for mark-up (`<i>`) and repeated spaces.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// What the title block says of the plan itself.
    pub plan: PlanHeading,
    /// Rows declared by the section headings against rows found.
    pub counts: CountsCheck,
    /// The sections in document order.
    pub sections: Vec<Section>,
    /// Every doubt of the reader, in document order.
    pub findings: Vec<Finding>,
}

/// The title block. What the document leaves blank stays empty: an official number or date is never guessed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanHeading {
    /// Title of the annex.
    pub title: String,
    /// The "(Kèm theo …)" line as written.
    pub attached_to: Option<String>,
    /// Issuing body, as named in the "Kèm theo" line.
    pub issuer: Option<String>,
    /// Year the plan is for: the caller's, else the title's.
    pub year: i32,
    /// Full document number ("12/KH-BQL"); empty when the number itself was left blank.
    pub number: Option<String>,
    /// Day of issue; empty unless day, month and year all stand in the document and make sense.
    pub issued_on: Option<chrono::NaiveDate>,
}

/// Declared against found, over the whole annex.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CountsCheck {
    /// Sum of what the section headings declare; a level no heading declares is empty.
    pub declared: Declared,
    /// What the tree below holds.
    pub found: Found,
}

/// Numbers a section heading declares: "(4 mục tiêu, 6 nhiệm vụ, 7 hoạt động)".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Declared {
    /// Objectives (mục tiêu).
    pub objectives: Option<u32>,
    /// Tasks (nhiệm vụ).
    pub tasks: Option<u32>,
    /// Activities (hoạt động).
    pub activities: Option<u32>,
}

/// Numbers of rows in the tree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Sections (phần).
    pub sections: u32,
    /// Objectives (mục tiêu).
    pub objectives: u32,
    /// Tasks (nhiệm vụ).
    pub tasks: u32,
    /// Activities (hoạt động).
    pub activities: u32,
}

/// A section (phần) of the plan; numbering of objectives, tasks and activities restarts in each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Section {
    /// Number as written, usually roman ("III"); empty when the annex has no sections.
    pub number: String,
    /// Title without the declared counts.
    pub title: String,
    /// Counts declared in the heading.
    pub declared: Declared,
    /// Objectives in order.
    pub objectives: Vec<Objective>,
}

/// An objective (mục tiêu).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Objective {
    /// Number within the section; 0 when the annex names no objective here.
    pub number: u32,
    /// Wording without its label; empty when the annex names no objective here.
    pub title: String,
    /// Tasks in order.
    pub tasks: Vec<Task>,
}

/// A task (nhiệm vụ).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// Running number in the annex's first column, when it has one.
    pub stt: Option<u32>,
    /// Number within the section; 0 when the annex names no task here.
    pub number: u32,
    /// Wording without its label; empty when the annex names no task here.
    pub title: String,
    /// Activities in order.
    pub activities: Vec<Activity>,
}

/// An activity (hoạt động): the row that becomes work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Activity {
    /// Display code, unique in the plan: "III.HĐ4".
    pub code: String,
    /// Number within the section.
    pub number: u32,
    /// Wording without its label.
    pub title: String,
    /// What must come out, one entry a deliverable; one cell may name several.
    pub deliverables: Vec<String>,
    /// Lead units; the first is the reporting lead.
    pub lead_units: Vec<UnitName>,
    /// Coordinating units.
    pub coordinating_units: Vec<UnitName>,
    /// Completion time as written; empty when the cell is missing.
    pub time_text: Option<String>,
    /// The completion time read as a rule.
    pub deadline: Deadline,
    /// Whether the activity, its deliverable or its task says "(nếu có)" or alike.
    pub contingent: bool,
    /// Where the row stands in the document.
    pub place: Place,
}

/// A unit as named in a cell, matched to one name of the directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnitName {
    /// Full name: the directory's, or the form chosen among the document's variants.
    pub name: String,
    /// The spelling in the cell.
    pub as_written: String,
}

/// A place in the document; all numbers count from 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Table; 0 is the text around the tables.
    pub table: u32,
    /// Row: the line of a text, the row of a Word table or of a sheet.
    pub row: u32,
    /// Column; empty when the whole row is meant.
    pub column: Option<u32>,
}

impl Place {
    /// A whole row.
    pub(crate) fn of_row(table: u32, row: u32) -> Self {
        Self { table, row, column: None }
    }

    /// A cell of the row; columns are counted from 0 here, as in the table's own cells.
    pub(crate) fn cell(self, column: usize) -> Self {
        Self { column: u32::try_from(column + 1).ok(), ..self }
    }
}

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
    /// Text as read.
    pub read: String,
    /// What the reader proposes or did; empty when it proposes nothing.
    pub proposed: Option<String>,
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
}
