use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    conditions::AuthorityRef,
    plans::PlanSummary,
    risk::RiskCount,
    targets::PlanTarget,
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
    /// Items on which at least one risk rule fired. List: `unit={unit}&atRisk=true`.
    #[serde(default)]
    pub at_risk: i64,
    /// Items updated in the running period of those not closed. List: `unit={unit}&updated=true`.
    #[serde(default)]
    pub freshness: Rate,
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
    /// Done of all but not arising. List: `section={number}` with the buckets.
    pub actual: Rate,
    /// Due by this day of all but not arising: what should be done by now, waiting items left out. List: `section={number}`,
    /// `dueTo={asOf}` and all buckets but `waiting` and `not_arising`.
    pub expected: Rate,
    /// Overdue items.
    pub overdue: i64,
}

/// A kind of decision that is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DecisionNeeded {
    /// A submission to confirm or return. List: `bucket=awaiting_confirmation`.
    Submission,
    /// A later due day that is asked for, to grant or refuse. List: `extensionPending=true`.
    Extension,
    /// A waiting item at its backstop: to be closed as not arising, or carried over. List: `atBackstop=true`.
    Backstop,
    /// A condition read from the plan, to be confirmed or put right. Only today's. List: `GET /plans/{id}/conditions`,
    /// those awaited that are not `confirmed`.
    Condition,
}

/// The decisions of one kind that are needed now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DecisionsNeeded {
    /// The kind.
    pub kind: DecisionNeeded,
    /// How many there are.
    pub count: i64,
    /// The longest waiting first, at most 50.
    pub rows: Vec<PendingDecision>,
}

/// Something that needs a decision now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PendingDecision {
    /// Id of what is to be decided on: the submission, the extension request, the work item at its
    /// backstop, the condition.
    pub subject_id: Uuid,
    /// What it is about, in the plan's words.
    pub title: String,
    /// The work item, when it is about one.
    pub item: Option<WorkItemRow>,
    /// How the unit says the work ended, of a submission.
    pub outcome: Option<Outcome>,
    /// Who asks for it.
    pub asked_by: Option<PersonRef>,
    /// Days since it was asked for, since the backstop, or since it is awaited.
    pub days_waiting: i32,
}

/// A report period with its days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PeriodWindow {
    /// Code (`2026-Q1`).
    pub code: String,
    /// First day of its figures.
    pub from: NaiveDate,
    /// Last day of its figures.
    pub to: NaiveDate,
}

/// A condition that work waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConditionLine {
    /// Id of the condition.
    pub id: Uuid,
    /// What is awaited, as worded in the plan.
    pub wording: String,
    /// Who issues it, as the plan names them.
    pub authority: Option<AuthorityRef>,
    /// Who has that authority's tasks on this day, when that is another.
    pub present_authority: Option<AuthorityRef>,
    /// Waiting work items it holds up. List: `condition={id}&bucket=waiting`.
    pub items: i64,
    /// Days it has been waited for.
    pub days_waited: i32,
    /// Day it was given up: what waits for it must close or be carried over.
    pub given_up_on: Option<NaiveDate>,
    /// The nearest day by which one of them must open, close or be carried over.
    pub backstop_on: Option<NaiveDate>,
}

/// The conditions that work waits for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConditionsAwaited {
    /// How many hold up work.
    pub count: i64,
    /// The longest waiting first, at most 50.
    pub rows: Vec<ConditionLine>,
}

/// A quarter of the plan's year, of the calendar and not of the report periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Quarter {
    /// January to March.
    Q1,
    /// April to June.
    Q2,
    /// July to September.
    Q3,
    /// October to December.
    Q4,
    /// No day in the plan's year: no completion time stated, or another year.
    None,
}

impl Quarter {
    /// Every quarter in order, and what is in none.
    pub const ALL: [Self; 5] = [Self::Q1, Self::Q2, Self::Q3, Self::Q4, Self::None];
}

/// What falls due in a quarter, waiting items by their backstop. Items that did not arise are left out. Every list takes
/// `quarter={quarter}` with the buckets named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct QuarterLoad {
    /// The quarter.
    pub quarter: Quarter,
    /// Items that fall due in it: all buckets but `not_arising`.
    pub total: i64,
    /// How many of those are done: `done_on_time`, `done_late`.
    pub done: i64,
    /// How many of those wait for a condition: `waiting`.
    pub waiting: i64,
    /// How many fall due on its very last day (of `q4`: the 31/12 cliff), of `total`: with `dueFrom` that day.
    pub on_last_day: i64,
    /// Items with a milestone in this quarter, whenever they fall due themselves. List: `milestoneQuarter={quarter}`.
    #[serde(default)]
    pub milestones: i64,
    /// How many of those have reached every milestone they have in it. List: `milestoneReached=true` besides.
    #[serde(default)]
    pub milestones_reached: i64,
}

/// The numbers over some work items: of a plan, or of one unit in it. Each opens its list: `GET /work-items` with the
/// parameters named here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Numbers {
    /// Work items, dropped ones left out; equals the sum of `buckets`.
    pub total: i64,
    /// The seven numbers. List: `bucket={bucket}`.
    pub buckets: Vec<BucketCount>,
    /// Of those in time: due within seven days. List: `dueState=due_soon`.
    pub due_soon: i64,
    /// Hoàn thành / (tổng − không phát sinh). List: `bucket=done_on_time,done_late`.
    pub completed: Rate,
    /// Đúng hạn / đã hoàn thành. List: `bucket=done_on_time`.
    pub on_time: Rate,
    /// Items updated in the running period of those not closed. Lists: `updated=true`, `updated=false`.
    pub freshness: Rate,
    /// Confirmed by another person of the submitting unit. List: `selfConfirmed=true`.
    pub self_confirmed: i64,
    /// Waiting items at their backstop or past it. List: `atBackstop=true`.
    pub at_backstop: i64,
    /// Items on which at least one risk rule fired. List: `atRisk=true`.
    pub at_risk: i64,
    /// Items by risk rule, the most pressing rule first. List: `risk={rule}`.
    pub risks: Vec<RiskCount>,
    /// Items of recurring work for which nothing was submitted by the due day of their report period; they stay counted
    /// when done late. List: `periodMissed=true`.
    #[serde(default)]
    pub periods_missed: i64,
    /// Zone G: load per quarter of the plan's year; adds up to total − không phát sinh.
    pub load: Vec<QuarterLoad>,
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
    /// The report period the numbers are limited to, when one was asked for: what belongs to it or falls due in it.
    #[serde(default)]
    pub scope: Option<PeriodWindow>,
    /// Items updated in the running period of those not closed. Lists: `updated=true`, `updated=false`.
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
    /// Zone B: what needs a decision now, by kind.
    pub decisions: Vec<DecisionsNeeded>,
    /// Zone C: units, worst first.
    pub units: Vec<UnitLine>,
    /// Zone D: sections in order.
    pub sections: Vec<SectionLine>,
    /// Waiting items at their backstop or past it. List: `atBackstop=true`.
    #[serde(default)]
    pub at_backstop: i64,
    /// Items on which at least one risk rule fired. List: `atRisk=true`.
    #[serde(default)]
    pub at_risk: i64,
    /// Items by risk rule, the most pressing rule first. List: `risk={rule}`.
    #[serde(default)]
    pub risks: Vec<RiskCount>,
    /// Zone E: targets with n/N, as in `GET /plans/{id}/targets`.
    #[serde(default)]
    pub targets: Vec<PlanTarget>,
    /// Zone F: conditions awaited.
    #[serde(default)]
    pub conditions: ConditionsAwaited,
    /// Items of recurring work for which nothing was submitted by the due day of their report period; they stay counted
    /// when done late. List: `periodMissed=true`.
    #[serde(default)]
    pub periods_missed: i64,
    /// Zone G: load per quarter of the plan's year; adds up to total − không phát sinh.
    #[serde(default)]
    pub load: Vec<QuarterLoad>,
}

impl Overview {
    /// Its numbers as other views have them.
    pub fn numbers(&self) -> Numbers {
        Numbers {
            total: self.total,
            buckets: self.buckets.clone(),
            due_soon: self.due_soon,
            completed: self.completed.clone(),
            on_time: self.on_time.clone(),
            freshness: self.freshness.clone(),
            self_confirmed: self.self_confirmed,
            at_backstop: self.at_backstop,
            at_risk: self.at_risk,
            risks: self.risks.clone(),
            periods_missed: self.periods_missed,
            load: self.load.clone(),
        }
    }
}
