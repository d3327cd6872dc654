use chrono::{Datelike, Days, NaiveDate};

/// The parts of a day a number format shows; none of them for a time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shown {
    pub day: bool,
    pub month: bool,
    pub year: bool,
}

/// The last day Excel knows, 31/12/9999.
const LAST: f64 = 2_958_465.0;
/// 29/2/1900, which Excel has and the calendar has not.
const LEAP_DAY: u32 = 60;
const MINUTES: f64 = 24.0 * 60.0;

/// A day as its cell shows it, in the order day, month, year; nothing for a number that is no day.
pub(super) fn written(serial: f64, shown: Shown, from_1904: bool) -> Option<String> {
    if !(0.0..=LAST).contains(&serial) {
        return None;
    }
    if !(shown.day || shown.month || shown.year) {
        return Some(time(serial));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and LAST")]
    let days = serial as u32;
    let (day, month, year) = if days == LEAP_DAY && !from_1904 {
        (29, 2, 1900)
    } else {
        let date = date(days, from_1904)?;
        (date.day(), date.month(), date.year())
    };
    Some(match (shown.day, shown.month, shown.year) {
        (true, _, false) => format!("{day}/{month}"),
        (false, true, true) => format!("{month}/{year}"),
        (false, true, false) => format!("tháng {month}"),
        (false, false, _) => year.to_string(),
        (true, ..) => format!("{day}/{month}/{year}"),
    })
}

fn date(days: u32, from_1904: bool) -> Option<NaiveDate> {
    // Up to the leap day that never was, days count from the last day of 1899; after it, from the day before.
    let first = if from_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)
    } else if days < LEAP_DAY {
        NaiveDate::from_ymd_opt(1899, 12, 31)
    } else {
        NaiveDate::from_ymd_opt(1899, 12, 30)
    };
    first?.checked_add_days(Days::new(u64::from(days)))
}

fn time(serial: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a day")]
    let minutes = (serial.fract() * MINUTES).round() as u32;
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Shown = Shown { day: true, month: true, year: true };

    #[test]
    fn both_date_systems_are_known_and_the_leap_day_that_never_was() {
        let in_1900 = |serial| written(serial, WHOLE, false).unwrap();
        assert_eq!([in_1900(1.0), in_1900(59.0), in_1900(60.0)], ["1/1/1900", "28/2/1900", "29/2/1900"]);
        assert_eq!([in_1900(61.0), in_1900(46_188.0)], ["1/3/1900", "15/6/2026"]);
        assert_eq!(written(44_726.0, WHOLE, true).unwrap(), "15/6/2026");
        assert_eq!([written(-1.0, WHOLE, false), written(3e6, WHOLE, false)], [None, None]);
    }

    #[test]
    fn a_day_is_shown_as_far_as_its_cell_shows_it() {
        let shown = |day, month, year| written(46_188.5, Shown { day, month, year }, false).unwrap();
        assert_eq!(
            [shown(false, true, true), shown(false, false, true), shown(true, true, false)],
            ["6/2026", "2026", "15/6"]
        );
        assert_eq!(shown(false, false, false), "12:00");
    }
}
