//! Days and instants as people here read them: dd/MM/yyyy, UTC+7.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta, Timelike};

/// Vietnam's clock runs seven hours ahead of UTC.
const HOURS_AHEAD: i64 = 7;

/// `05/02/2026`.
pub fn day(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// `05/02/2026 14:07`, on Vietnam's clock.
pub fn instant(at: DateTime<FixedOffset>) -> String {
    let local = at.naive_utc() + TimeDelta::hours(HOURS_AHEAD);
    format!("{} {:02}:{:02}", day(local.date()), local.hour(), local.minute())
}

/// The day in Vietnam at an instant.
pub fn day_of(at: DateTime<FixedOffset>) -> NaiveDate {
    (at.naive_utc() + TimeDelta::hours(HOURS_AHEAD)).date()
}

/// Today in Vietnam, by the browser's clock.
pub fn today() -> NaiveDate {
    // A float of milliseconds since 1970 fits an i64 for the next 200 million years.
    #[allow(clippy::cast_possible_truncation)]
    let now = js_sys::Date::now() as i64;
    DateTime::from_timestamp_millis(now)
        .map(|at| (at.naive_utc() + TimeDelta::hours(HOURS_AHEAD)).date())
        .unwrap_or_default()
}

/// `2026-Q1` as printed: `Quý I/2026`; words come from the caller's language.
pub fn period(code: &str, quarter: &str, half: &str, year_word: &str) -> String {
    match code.split_once('-') {
        Some((year, "Q1")) => format!("{quarter} I/{year}"),
        Some((year, "Q3")) => format!("{quarter} III/{year}"),
        Some((year, "6M")) => format!("{half}/{year}"),
        Some(_) => code.to_owned(),
        None => format!("{year_word} {code}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_told_on_vietnams_clock() {
        let late_evening_utc: DateTime<FixedOffset> = "2026-03-31T18:30:00+00:00".parse().unwrap();
        assert_eq!(instant(late_evening_utc), "01/04/2026 01:30");
        assert_eq!(day_of(late_evening_utc), NaiveDate::from_ymd_opt(2026, 4, 1).unwrap());
    }

    #[test]
    fn periods_are_printed_as_the_office_writes_them() {
        let printed = |code| period(code, "Quý", "6 tháng", "Năm");
        assert_eq!(printed("2026-Q1"), "Quý I/2026");
        assert_eq!(printed("2026-6M"), "6 tháng/2026");
        assert_eq!(printed("2026"), "Năm 2026");
    }
}
