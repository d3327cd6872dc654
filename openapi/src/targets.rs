use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Action, Direction, Operator,
    units::{PersonRef, UnitRef},
};

/// Where in the plan a target is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TargetPlace {
    /// An objective (mục tiêu).
    Objective,
    /// A task (nhiệm vụ).
    Task,
    /// An activity (hoạt động).
    Activity,
    /// A deliverable of an activity.
    Deliverable,
    /// Nowhere: the Office added it.
    ByHand,
}

/// How far a target is agreed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TargetStatus {
    /// Read from the plan's wording; nobody has confirmed it.
    Proposed,
    /// Confirmed, corrected or added by the Office: values are reported for it.
    Confirmed,
    /// Dropped, by the Office or by an amendment.
    Dropped,
}

/// How a target stands. With nothing counted, or nothing to count, there is no saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TargetState {
    /// The value reaches what is stated.
    Met,
    /// It does not.
    NotMet,
    /// Nothing was reported, or the denominator is 0.
    NoData,
}

/// A target (chỉ tiêu) of a plan, as it stood on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlanTarget {
    /// Opaque id.
    pub id: Uuid,
    /// Plan it belongs to.
    pub plan_id: Uuid,
    /// Where it is stated.
    pub place: TargetPlace,
    /// Display code of that place ("III.MT5", "III.HĐ7"); empty when it was added by hand.
    pub code: String,
    /// The words that state it.
    pub words: String,
    /// How to compare.
    pub operator: Operator,
    /// The number to reach, in `unit`.
    pub value: f64,
    /// What is counted: `%` (then `numerator` of `denominator`), or a word ("hộ": then `numerator` alone).
    pub unit: String,
    /// Which way, when the number is a change ("giảm ít nhất 10%").
    pub direction: Option<Direction>,
    /// The unit that reports its values.
    pub lead_unit: Option<UnitRef>,
    /// How far it is agreed on.
    pub status: TargetStatus,
    /// How it stands, by the latest period with a value.
    pub state: TargetState,
    /// The latest value.
    pub latest: Option<TargetValue>,
    /// Trend: one entry for each report period that had opened, in the order they close.
    pub periods: Vec<TargetPeriod>,
    /// Version of the row, as in its `ETag`.
    pub version: i64,
    /// What the caller may do with it.
    pub allowed_actions: Vec<Action>,
}

/// A target in a report period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TargetPeriod {
    /// Report period code (`2026-Q1`).
    pub period: String,
    /// How it stood.
    pub state: TargetState,
    /// What was reported last; empty when nothing was.
    pub value: Option<TargetValue>,
}

/// A value of a target as reported. A correction is another row; none is ever changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TargetValue {
    /// Opaque id.
    pub id: Uuid,
    /// Report period code.
    pub period: String,
    /// n.
    pub numerator: f64,
    /// N; empty when the target counts without a whole.
    pub denominator: Option<f64>,
    /// n/N in percent, or n where there is no whole; empty when N is 0.
    pub measured: Option<f64>,
    /// What the unit itself says it comes to, in the target's unit.
    pub claimed: Option<f64>,
    /// Where the figures come from.
    pub source: String,
    /// Words of the unit.
    pub note: Option<String>,
    /// When it was reported.
    pub at: DateTime<FixedOffset>,
    /// Who reported.
    pub by: PersonRef,
}

/// A target with everything reported for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TargetDetail {
    /// The target as it stands.
    pub target: PlanTarget,
    /// Every value, newest first; those corrected later included.
    pub values: Vec<TargetValue>,
    /// What was decided about it, newest first.
    pub decisions: Vec<TargetDecision>,
}

/// What was decided about a target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TargetDecision {
    /// First day it holds; empty for what holds from the beginning.
    pub from: Option<NaiveDate>,
    /// The words from then on.
    pub words: String,
    /// How to compare from then on.
    pub operator: Operator,
    /// The number from then on.
    pub value: f64,
    /// Its unit from then on.
    pub unit: String,
    /// How far it was agreed on from then on.
    pub status: TargetStatus,
    /// Why, when a reason was given.
    pub reason: Option<String>,
    /// Who decided; empty for the reading of the plan.
    pub by: Option<PersonRef>,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// A target as the Office states it: added, or corrected as a whole. It is confirmed with that.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewTarget {
    /// The words that state it, at most 10,000 characters.
    pub words: String,
    /// How to compare.
    pub operator: Operator,
    /// The number to reach, not negative.
    pub value: f64,
    /// What is counted, at most 50 characters: `%`, or a word.
    pub unit: String,
    /// Which way, when the number is a change.
    pub direction: Option<Direction>,
    /// The unit that reports its values; the one that leads the work when left out.
    pub lead_unit_id: Option<Uuid>,
    /// Why, at most 10,000 characters.
    pub reason: Option<String>,
}

/// That a proposed target is one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewTargetConfirmation {}

/// That a target is none, or is one no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewTargetDrop {
    /// Why; required, at most 10,000 characters.
    pub reason: String,
}

/// A value of a target as sent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewTargetValue {
    /// Report period code (`2026-Q1`) of the plan's year; one that has opened.
    pub period: String,
    /// n, not negative.
    pub numerator: f64,
    /// N, not negative; required when the unit is `%`. 0 says that there was nothing to count.
    pub denominator: Option<f64>,
    /// What the unit itself says it comes to, in the target's unit, where it says so.
    pub claimed: Option<f64>,
    /// Where the figures come from ("Hệ thống thông tin giải quyết TTHC tỉnh"); required, at most 500 characters.
    pub source: String,
    /// Words, at most 10,000 characters.
    pub note: Option<String>,
}
