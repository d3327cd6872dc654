use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    overview::{Basis, ConditionsAwaited, Numbers, PeriodWindow, UnitLine},
    plans::PlanSummary,
    targets::PlanTarget,
    units::{PersonRef, UnitRef},
    work::WorkItemRow,
};

/// One of the worst items, with the reasons.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct WorstItem {
    /// The work item.
    pub item: WorkItemRow,
    /// Why it is among the worst, in words of the caller's language, the gravest first.
    pub reasons: Vec<String>,
}

/// What leadership looks at: zones A, C and E and the five worst items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Leadership {
    /// The plan.
    pub plan: PlanSummary,
    /// Day the numbers are true of.
    pub as_of: NaiveDate,
    /// The plan with its amendments, or as first approved.
    pub basis: Basis,
    /// Report period running on that day (`2026-Q3`).
    pub period: String,
    /// The report period the numbers are limited to, when one was asked for.
    pub scope: Option<PeriodWindow>,
    /// Zone A.
    pub numbers: Numbers,
    /// Zone C: units, worst first.
    pub units: Vec<UnitLine>,
    /// Zone E: targets with n/N.
    #[serde(default)]
    pub targets: Vec<PlanTarget>,
    /// The five worst items, the worst first; fewer when fewer give a reason.
    pub worst: Vec<WorstItem>,
}

/// What somebody of a unit has in hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PersonLoad {
    /// Who.
    pub person: PersonRef,
    /// Items the unit leads, not closed, that are in their charge. List: `assignee={person}`.
    pub assigned: i64,
    /// Items the unit leads, not closed, of which they gave the last update. List: `lastUpdateBy={person}`.
    pub at_work: i64,
    /// How many of those are overdue. List: `lastUpdateBy={person}&bucket=overdue`.
    pub overdue: i64,
    /// How many of those are at risk. List: `lastUpdateBy={person}&atRisk=true`.
    pub at_risk: i64,
}

/// How a plan stands for one unit: what it leads. Every list takes `unit={unit}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnitOverview {
    /// The unit.
    pub unit: UnitRef,
    /// The plan.
    pub plan: PlanSummary,
    /// Day the numbers are true of.
    pub as_of: NaiveDate,
    /// The plan with its amendments, or as first approved.
    pub basis: Basis,
    /// Report period running on that day (`2026-Q3`).
    pub period: String,
    /// The report period the numbers are limited to, when one was asked for.
    pub scope: Option<PeriodWindow>,
    /// The numbers over the items the unit leads.
    pub numbers: Numbers,
    /// People of the unit today, with what they have in hand, the most first.
    pub people: Vec<PersonLoad>,
    /// Items not closed that nobody ever gave an update of. List: `everUpdated=false`.
    pub untouched: i64,
    /// Items at risk, the worst first, at most 50; `numbers.atRisk` says how many there are.
    pub at_risk: Vec<WorstItem>,
    /// Conditions the unit's items wait for.
    pub conditions: ConditionsAwaited,
}
