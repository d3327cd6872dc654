use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    plans::PlanSummary,
    units::{PersonRef, UnitRef},
    work::{Outcome, WorkItemRow},
};

/// The seven numbers of the Office's screen. Every work item that is not dropped is in exactly one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Bucket {
    /// Hoàn thành đúng hạn.
    DoneOnTime,
    /// Hoàn thành quá hạn.
    DoneLate,
    /// Chờ xác nhận.
    AwaitingConfirmation,
    /// Quá hạn, chưa hoàn thành.
    Overdue,
    /// Đang thực hiện, trong hạn (or without a deadline).
    InTime,
    /// Chờ điều kiện.
    Waiting,
    /// Không phát sinh.
    NotArising,
}

impl Bucket {
    /// Every bucket, in screen order.
    pub const ALL: [Self; 7] = [
        Self::DoneOnTime,
        Self::DoneLate,
        Self::AwaitingConfirmation,
        Self::Overdue,
        Self::InTime,
        Self::Waiting,
        Self::NotArising,
    ];
}

/// Which plan the numbers are about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The plan with its amendments.
    #[default]
    Amended,
    /// The plan as first approved, as if no amendment had been made.
    Approved,
}

/// A bucket with its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct BucketCount {
    /// The bucket.
    pub bucket: Bucket,
    /// Work items in it.
    pub count: i64,
}

/// A rate, never shown without its denominator.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Rate {
    /// n.
    pub numerator: i64,
    /// N.
    pub denominator: i64,
    /// Items left out of N.
    pub excluded: i64,
    /// n/N between 0 and 1; null when N is 0.
    pub ratio: Option<f64>,
    /// Value it should reach, when the plan states one.
    pub target: Option<f64>,
    /// How to compare with the target (`>=`, `=`), when the plan states one.
    pub operator: Option<String>,
}

impl Rate {
    /// n of N, with what was left out of N.
    #[allow(clippy::cast_precision_loss)] // counts of work items stay far below 2^52
    pub fn of(numerator: i64, denominator: i64, excluded: i64) -> Self {
        let ratio = (denominator > 0).then(|| numerator as f64 / denominator as f64);
        Self { numerator, denominator, excluded, ratio, target: None, operator: None }
    }
}

/// One unit's line: work items it leads. Joint work counts once for each lead unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnitLine {
    /// The unit.
    pub unit: UnitRef,
    /// Items it leads.
    pub total: i64,
    /// The seven numbers; they add up to `total`.
    pub buckets: Vec<BucketCount>,
    /// Done by another person of the same unit's confirmation.
    pub self_confirmed: i64,
}

/// One section's line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SectionLine {
    /// Section number ("III").
    pub number: String,
    /// Section title.
    pub title: String,
    /// Done of all but not arising.
    pub actual: Rate,
    /// Due by this day of all but not arising: what should be done by now.
    pub expected: Rate,
    /// Overdue items.
    pub overdue: i64,
}

/// Something that needs a decision now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PendingDecision {
    /// The work item; its `pendingSubmissionId` is what to decide on.
    pub item: WorkItemRow,
    /// How the unit says the work ended.
    pub outcome: Outcome,
    /// Who submitted.
    pub submitted_by: PersonRef,
    /// Days since it was submitted.
    pub days_waiting: i32,
}

/// The Office's one screen over a plan, true of one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// The plan.
    pub plan: PlanSummary,
    /// Day the numbers are true of.
    pub as_of: NaiveDate,
    /// The plan with its amendments, or as first approved.
    pub basis: Basis,
    /// Report period running on that day (`2026-Q3`).
    pub period: String,
    /// Items updated in this period of those that are not closed.
    pub freshness: Rate,
    /// Work items, dropped ones left out; equals the sum of `buckets`.
    pub total: i64,
    /// Zone A: the seven numbers.
    pub buckets: Vec<BucketCount>,
    /// Of those in time: due within seven days.
    pub due_soon: i64,
    /// Hoàn thành / (tổng − không phát sinh).
    pub completed: Rate,
    /// Đúng hạn / đã hoàn thành.
    pub on_time: Rate,
    /// Confirmed by another person of the submitting unit.
    pub self_confirmed: i64,
    /// Zone B: what needs a decision now, oldest first, at most 50.
    pub decisions: Vec<PendingDecision>,
    /// Zone C: units, worst first.
    pub units: Vec<UnitLine>,
    /// Zone D: sections in order.
    pub sections: Vec<SectionLine>,
}
