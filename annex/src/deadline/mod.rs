//! A completion time is a rule, not a date. The wording is always kept.

mod calendar;
mod clauses;
mod counting;
mod dates;
mod examine;
mod lexeme;
mod readings;
mod recurrence;
mod window;
mod wordings;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use examine::{Doubt, Reading, examine, read, read_for};

/// A completion time read as a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = ReadDeadline))]
#[serde(rename_all = "camelCase")]
pub struct Deadline {
    /// Which rule.
    pub kind: DeadlineKind,
    /// The wording as written; empty when nothing was stated.
    pub label: String,
    /// How fine the wording is; empty when nothing was stated.
    pub granularity: Option<Granularity>,
    /// First day of the window.
    pub start: Option<NaiveDate>,
    /// Last day of the window: the due day, or the backstop of a condition.
    pub end: Option<NaiveDate>,
    /// "Dự kiến …": the date is an estimate.
    pub tentative: bool,
    /// What must happen first, for `on_condition` and `relative` ("có Kế hoạch của Tỉnh").
    pub trigger: Option<String>,
    /// What the work follows ("hướng dẫn của Sở Nội vụ"), without waiting for it.
    pub basis: Option<String>,
    /// Whether the year stands in the wording; when not, it is the plan's.
    pub year_stated: bool,
    /// The months of each year a recurring time names: "tháng 6, 12 hằng năm".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub months: Vec<u32>,
    /// How many days a relative time counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// Whether those are working days.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub working_days: bool,
    /// How many months a relative time counts, where it counts months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count_months: Option<u32>,
}

/// The rules a completion time can follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeadlineKind {
    /// A day, month or quarter; due on its last day.
    Fixed,
    /// The whole plan year; due on 31 December.
    YearLong,
    /// "Thường xuyên": owed once per report period.
    Recurring,
    /// "khi/sau khi …": waits for an outside event; the end of the window is only a backstop.
    OnCondition,
    /// "10 ngày làm việc kể từ …": counted from an event.
    Relative,
    /// Nothing stated.
    None,
}

impl Deadline {
    /// Nothing stated, or nothing that could be read: no rule, only the wording.
    pub fn none(label: impl Into<String>) -> Self {
        Self {
            kind: DeadlineKind::None,
            label: label.into(),
            granularity: None,
            start: None,
            end: None,
            tentative: false,
            trigger: None,
            basis: None,
            year_stated: false,
            months: Vec::new(),
            days: None,
            working_days: false,
            count_months: None,
        }
    }
}

/// How fine a wording is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Granularity {
    /// One day.
    Day,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// Half a year.
    HalfYear,
    /// A year.
    Year,
}
