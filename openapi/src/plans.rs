use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Action, DeadlineKind, Granularity,
    units::UnitRef,
    work::{DueState, WorkState},
};

/// A plan (kế hoạch) in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanSummary {
    /// Opaque id.
    pub id: Uuid,
    /// Title of the annex.
    pub title: String,
    /// Document number; empty when the source leaves it blank.
    pub number: Option<String>,
    /// Day of issue; empty when the source leaves it blank.
    pub issued_on: Option<NaiveDate>,
    /// Issuing body as named in the document.
    pub issuer: Option<String>,
    /// Year the plan is for.
    pub year: i32,
    /// Version of the row, as in its `ETag`.
    pub version: i64,
    /// What the caller may do with it.
    pub allowed_actions: Vec<Action>,
}

/// A plan with its whole tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The plan itself.
    pub plan: PlanSummary,
    /// Day the states in this tree are true of.
    pub as_of: NaiveDate,
    /// Sections in document order.
    pub sections: Vec<PlanSection>,
}

/// A section (phần).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanSection {
    /// Opaque id.
    pub id: Uuid,
    /// Number as written ("III").
    pub number: String,
    /// Title.
    pub title: String,
    /// Activities the heading declares; may differ from the rows that exist.
    pub declared_activities: Option<i32>,
    /// Objectives in order.
    pub objectives: Vec<PlanObjective>,
}

/// An objective (mục tiêu).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanObjective {
    /// Opaque id.
    pub id: Uuid,
    /// Number within the section.
    pub number: i32,
    /// Wording.
    pub title: String,
    /// Tasks in order.
    pub tasks: Vec<PlanTask>,
}

/// A task (nhiệm vụ).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanTask {
    /// Opaque id.
    pub id: Uuid,
    /// Running number of the annex's first column.
    pub stt: Option<i32>,
    /// Number within the section.
    pub number: i32,
    /// Wording.
    pub title: String,
    /// Activities in order.
    pub activities: Vec<PlanActivity>,
}

/// An activity (hoạt động) in the tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanActivity {
    /// Opaque id.
    pub id: Uuid,
    /// Display code, unique in the plan ("III.HĐ4").
    pub code: String,
    /// Wording.
    pub title: String,
    /// What must come out.
    pub deliverables: Vec<String>,
    /// Lead units; the first is the reporting lead (đầu mối).
    pub lead_units: Vec<UnitRef>,
    /// Coordinating units.
    pub coordinating_units: Vec<UnitRef>,
    /// The completion time as a rule.
    pub deadline: Deadline,
    /// "(nếu có)": may end as not arising.
    pub contingent: bool,
    /// The work items made from it: one, or one per report period.
    pub items: Vec<PlanItem>,
}

/// A work item in the tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanItem {
    /// Opaque id.
    pub id: Uuid,
    /// Report period code (`2026-Q1`), for recurring work.
    pub period: Option<String>,
    /// Workflow state.
    pub state: WorkState,
    /// Due day.
    pub due: Option<NaiveDate>,
    /// Deadline state.
    pub due_state: DueState,
    /// Progress in percent, as last reported.
    pub percent: i32,
}

/// One activity with everything around it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ActivityDetail {
    /// The activity as in the tree.
    pub activity: PlanActivity,
    /// Where it stands in the plan.
    pub path: ActivityPath,
    /// Row of the source document it was read from.
    pub source_row: i32,
    /// The cells its fields were read from; empty for what was added by hand.
    pub places: Option<tiendo_annex::draft::FieldPlaces>,
    /// The annex draft whose source document these places are in; empty when it is not kept.
    pub annex_id: Option<Uuid>,
    /// Version of the row, as in its `ETag`.
    pub version: i64,
    /// What the caller may do with it.
    pub allowed_actions: Vec<Action>,
}

/// Where an activity stands in its plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ActivityPath {
    /// Id of the plan.
    pub plan_id: Uuid,
    /// Title of the plan.
    pub plan_title: String,
    /// Section number ("III").
    pub section_number: String,
    /// Section title.
    pub section_title: String,
    /// Objective: number and wording.
    pub objective: String,
    /// Task: number and wording.
    pub task: String,
}

/// A completion time: a rule, not a date. What it computes to stands beside it as `due`, `dueState`, `daysLeft`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Deadline {
    /// Which rule.
    pub kind: DeadlineKind,
    /// The wording as written; empty when nothing was stated.
    pub label: String,
    /// How fine the wording is.
    pub granularity: Option<Granularity>,
    /// First day of the window.
    pub start: Option<NaiveDate>,
    /// Last day of the window.
    pub end: Option<NaiveDate>,
    /// "Dự kiến …": an estimate.
    pub tentative: bool,
    /// The condition it waits for.
    pub condition_id: Option<Uuid>,
    /// What the work follows ("hướng dẫn của Sở Nội vụ").
    pub basis: Option<String>,
}

/// Formats a plan is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlanFormat {
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
}
