use serde::{Deserialize, Serialize};

/// A rule that says a work item is at risk. The thresholds are the agency's settings. Nothing fires on work that waits
/// for a condition, was submitted, or is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RiskRule {
    /// Due within some working days (7), nothing submitted. Work that is late already is overdue instead.
    DueSoon,
    /// The day of a milestone has gone by without the progress it asks for.
    MilestoneMissed,
    /// Not late yet, but some points (20) under what is expected: the share of the days from the first it can be worked
    /// on to the due day that have gone by.
    BehindExpected,
    /// What it waited for was recorded as come, but work did not start within some working days (5).
    NotStarted,
    /// In progress or returned, and silent for some days (30); without a due day, silent for more days (90).
    Silent,
    /// No update in the running report period.
    NoUpdate,
}

impl RiskRule {
    /// Every rule, the most pressing first.
    pub const ALL: [Self; 6] = [
        Self::DueSoon,
        Self::MilestoneMissed,
        Self::BehindExpected,
        Self::NotStarted,
        Self::Silent,
        Self::NoUpdate,
    ];
}

/// Why a work item is at risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Risk {
    /// The rule that fired.
    pub rule: RiskRule,
    /// What was measured: working days left (`due_soon`), days since the milestone
    /// (`milestone_missed`), points under what is expected (`behind_expected`; percent and
    /// these points make up what is expected), working days since the event (`not_started`), days since the last word
    /// (`silent`), days the report period has run (`no_update`).
    pub value: i64,
    /// The agency's threshold it was measured against; of a milestone the progress it asks for, in percent; empty for
    /// `no_update`, which has none.
    pub limit: Option<i64>,
    /// The rule with its figures, in words of the caller's language.
    pub message: String,
}

/// How many work items a rule fired on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RiskCount {
    /// The rule.
    pub rule: RiskRule,
    /// Work items it fired on; an item may be counted under several rules. List: `risk={rule}`.
    pub count: i64,
}
