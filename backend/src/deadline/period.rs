use chrono::{Datelike, NaiveDate};
use tiendo_api::settings::PeriodSettings;

/// A report period of a year. Its last day is the cut-off of its figures.
///
/// Not calendar quarters, and they overlap: the figures of the half-year and of the year are cumulative. What recurs is
/// owed once per period, one after the other: a period opens when the one before has closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Code on the wire: `2026-Q1`, `2026-6M`, `2026-Q3`, `2026`.
    pub code: String,
    /// First day of its figures.
    pub from: NaiveDate,
    /// Last day of its figures.
    pub to: NaiveDate,
    /// First day it runs: the one after the last cut-off.
    pub opens_on: NaiveDate,
    /// Last day for units to report to the Office.
    pub units_report_on: NaiveDate,
    /// Last day for the Office to report upward.
    pub agency_reports_on: NaiveDate,
}

impl Period {
    /// Whether it has opened and not yet closed on a day.
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        (self.opens_on..=self.to).contains(&day)
    }
}

/// The report periods of a year, in the order they close.
pub fn of_year(year: i32, kept: &[PeriodSettings]) -> Vec<Period> {
    let mut last = kept.last().and_then(|period| period.to.in_year(year - 1));
    let mut periods = Vec::with_capacity(kept.len());
    for period in kept {
        let made = || {
            let from = period.from.in_year(year)?;
            Some(Period {
                code: period.kind.code(year),
                from,
                to: period.to.in_year(year)?,
                opens_on: last.and_then(|last| last.succ_opt()).unwrap_or(from),
                units_report_on: period.units_report_on.in_year(year)?,
                agency_reports_on: period.agency_reports_on.in_year(year)?,
            })
        };
        if let Some(made) = made() {
            last = Some(made.to);
            periods.push(made);
        }
    }
    periods
}

/// The report period of that code.
pub fn named(code: &str, kept: &[PeriodSettings]) -> Option<Period> {
    let year = code.get(..4)?.parse().ok()?;
    of_year(year, kept).into_iter().find(|period| period.code == code)
}

/// The period that runs on `day`, the one that closes next: what "kỳ này" means.
pub fn running_on(day: NaiveDate, kept: &[PeriodSettings]) -> Period {
    let years = [day.year(), day.year() + 1];
    let next = years.into_iter().flat_map(|year| of_year(year, kept)).find(|period| period.to >= day);
    // Only at the ends of the calendar itself.
    next.unwrap_or_else(|| Period {
        code: day.year().to_string(),
        from: day,
        to: day,
        opens_on: day,
        units_report_on: day,
        agency_reports_on: day,
    })
}
