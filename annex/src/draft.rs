//! What reading an annex gives: the plan's tree as read, and the findings a person must settle.

mod find;
mod finding;
mod layout;
mod walk;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::deadline::Deadline;

pub(crate) use find::At;
pub use finding::{Field, Finding, FindingCode, Severity, Target};
pub use layout::{Labels, Layout, LayoutColumn, Meaning};

/// An annex as read. Wording is verbatim but for mark-up (`<i>`) and repeated spaces.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// What the title block says of the plan itself.
    pub plan: PlanHeading,
    /// The columns of the table and how it labels its levels, so that it can be printed back.
    pub layout: Layout,
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
    /// Number of this node in the draft, from 1 in document order; nodes added later go on counting.
    pub key: u32,
    /// The row of a plan this one continues: the same plan's in an amendment, last year's when carried over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Uuid>,
    /// Where the heading stands; empty when no document has it.
    pub place: Option<Place>,
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
    /// Number of this node in the draft.
    pub key: u32,
    /// The row of a plan this one continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Uuid>,
    /// Where its wording begins; empty when no document has it.
    pub place: Option<Place>,
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
    /// Number of this node in the draft.
    pub key: u32,
    /// The row of a plan this one continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Uuid>,
    /// Where its wording begins; empty when no document has it.
    pub place: Option<Place>,
    /// Running number in the annex's first column, when it has one.
    pub stt: Option<u32>,
    /// Number within the section; 0 when the annex names no task here.
    pub number: u32,
    /// Wording without its label; empty when the annex names no task here.
    pub title: String,
    /// Activities in order.
    pub activities: Vec<Activity>,
}

/// An activity (hoạt động): the row that becomes work. Beside each reading stands the cell as written, which is what
/// the plan is printed with; settling a doubt changes the reading, rewording changes both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Activity {
    /// Number of this node in the draft.
    pub key: u32,
    /// The row of a plan this one continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Uuid>,
    /// Display code, unique in the plan: "III.HĐ4".
    pub code: String,
    /// Number within the section.
    pub number: u32,
    /// Running number of the row itself, where the annex numbers activities; a task's own stands with the task.
    pub stt: Option<u32>,
    /// Wording without its label.
    pub title: String,
    /// The cell of the deliverables as written; empty when the cell is.
    pub deliverable_text: Option<String>,
    /// What must come out, one entry a deliverable; one cell may name several.
    pub deliverables: Vec<String>,
    /// The cell of the lead units as written; empty when the cell is.
    pub lead_text: Option<String>,
    /// Lead units; the first is the reporting lead.
    pub lead_units: Vec<UnitName>,
    /// The cell of the coordinating units as written; empty when the cell is.
    pub coordinating_text: Option<String>,
    /// Coordinating units.
    pub coordinating_units: Vec<UnitName>,
    /// Completion time as written; empty when the cell is missing.
    pub time_text: Option<String>,
    /// The wording a person settled on as the rule, where it is another than the one written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_read_as: Option<String>,
    /// The completion time read as a rule.
    pub deadline: Deadline,
    /// Whether the activity, its deliverable or its task says "(nếu có)" or alike.
    pub contingent: bool,
    /// Cells of the row that mean nothing for the work (notes, columns of unknown meaning), kept for printing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extras: Vec<ExtraCell>,
    /// Where the row stands in the document; empty when no document has it.
    pub place: Option<Place>,
    /// Where each field was read.
    pub places: FieldPlaces,
}

/// The cells an activity's fields were read from; empty where no cell holds the field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FieldPlaces {
    /// Wording.
    pub title: Option<Place>,
    /// Deliverables.
    pub deliverables: Option<Place>,
    /// Lead units.
    pub lead: Option<Place>,
    /// Coordinating units.
    pub coordinating: Option<Place>,
    /// Completion time.
    pub deadline: Option<Place>,
}

/// A cell whose column means nothing for the work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExtraCell {
    /// Column of the layout, from 1.
    pub column: u32,
    /// Its wording.
    pub text: String,
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
