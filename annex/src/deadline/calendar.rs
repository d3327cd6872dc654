use chrono::{Days, NaiveDate};

use super::Granularity;

/// The years a plan can speak of; other four digit numbers are not years.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2200;

/// A stretch of some year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    Day {
        day: u32,
        month: u32,
    },
    /// Seven days of a month, the first from its first day.
    Week {
        week: u32,
        month: u32,
    },
    Month(u32),
    Quarter(u32),
    HalfYear(u32),
    Year,
}

impl Period {
    pub(super) fn granularity(self) -> Granularity {
        match self {
            Self::Day { .. } | Self::Week { .. } => Granularity::Day,
            Self::Month(_) => Granularity::Month,
            Self::Quarter(_) => Granularity::Quarter,
            Self::HalfYear(_) => Granularity::HalfYear,
            Self::Year => Granularity::Year,
        }
    }

    /// The first day; nothing when the calendar has no such day.
    pub(super) fn first_day(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Day { day, month } => NaiveDate::from_ymd_opt(year, month, day),
            Self::Week { week, month } => NaiveDate::from_ymd_opt(year, month, 7 * week - 6),
            Self::Month(month) => NaiveDate::from_ymd_opt(year, month, 1),
            Self::Quarter(quarter) => NaiveDate::from_ymd_opt(year, 3 * quarter - 2, 1),
            Self::HalfYear(half) => NaiveDate::from_ymd_opt(year, 6 * half - 5, 1),
            Self::Year => NaiveDate::from_ymd_opt(year, 1, 1),
        }
    }

    /// The last day; months and quarters end where the calendar ends them.
    pub(super) fn last_day(self, year: i32) -> Option<NaiveDate> {
        let last_month = match self {
            Self::Day { day, month } => return NaiveDate::from_ymd_opt(year, month, day),
            Self::Week { week, month } if week <= 4 => return NaiveDate::from_ymd_opt(year, month, 7 * week),
            Self::Week { month, .. } | Self::Month(month) => month,
            Self::Quarter(quarter) => 3 * quarter,
            Self::HalfYear(half) => 6 * half,
            Self::Year => 12,
        };
        let next = if last_month == 12 { (year.checked_add(1)?, 1) } else { (year, last_month + 1) };
        NaiveDate::from_ymd_opt(next.0, next.1, 1)?.checked_sub_days(Days::new(1))
    }
}

/// The number as a year, when plans can speak of it.
pub(super) fn year(number: u32) -> Option<i32> {
    YEARS.contains(&number).then(|| number.cast_signed())
}
