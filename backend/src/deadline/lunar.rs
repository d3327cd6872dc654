//! The Vietnamese lunar calendar: days of the moon as reckoned at 105° E (UTC+7), for the holidays that follow it.
//!
//! A lunar month begins on the day of a new moon; the month that holds the winter solstice is the eleventh. Times of new
//! moons and the sun's longitude after Jean Meeus, *Astronomical Algorithms* (1998), chapters 25 and 49.

use std::f64::consts::PI;

use chrono::{Datelike, Days, NaiveDate};

/// Days from a new moon to the next, on average.
const MONTH: f64 = 29.530_588_861;
/// The Julian day number of 1/1/1970.
const UNIX_EPOCH: i64 = 2_440_588;
/// Hours Vietnam is ahead of Greenwich, in days.
const AHEAD: f64 = 7.0 / 24.0;

/// The first day of the first lunar month of a year (mùng 1 Tết).
pub fn new_year(year: i32) -> Option<NaiveDate> {
    month_start(year, 1)
}

/// The day of the death of the Hùng kings: 10th of the third lunar month.
pub fn hung_kings(year: i32) -> Option<NaiveDate> {
    month_start(year, 3)?.checked_add_days(Days::new(9))
}

/// The first day of a lunar month of a year, never the leap one.
fn month_start(year: i32, month: i32) -> Option<NaiveDate> {
    let (before, after) = (eleventh_month(year - 1)?, eleventh_month(year)?);
    let leap_year = (after - before).num_days() > 365;
    // The eleventh month of the year before is number 0 here, the twelfth 1, the first 2.
    let mut number = i64::from(month) + 1;
    if leap_year && number >= leap_month(before)? {
        number += 1;
    }
    new_moon_day(moon_of(before) + number)
}

/// Of a lunar year with thirteen months: number of the first month in which the sun enters no new sign.
fn leap_month(eleventh: NaiveDate) -> Option<i64> {
    let first = moon_of(eleventh);
    let sign = |number| Some(sun_sign(new_moon_day(first + number)?));
    (1..14).find(|number| sign(*number) == sign(number + 1))
}

/// The first day of the month that holds the winter solstice of a year.
fn eleventh_month(year: i32) -> Option<NaiveDate> {
    let moon = moon_of(NaiveDate::from_ymd_opt(year, 12, 31)?);
    let day = new_moon_day(moon)?;
    // The sun reaches 270° (the ninth of twelve signs) at the solstice.
    if sun_sign(day) >= 9 { new_moon_day(moon - 1) } else { Some(day) }
}

/// Number of the new moon, counted from the one of 6/1/2000, on or before a day.
fn moon_of(day: NaiveDate) -> i64 {
    let days = f64::from(day.num_days_from_ce() - 730_125);
    #[allow(clippy::cast_possible_truncation)] // a few thousand moons
    let mut moon = (days / MONTH).round() as i64 + 1;
    while new_moon_day(moon).is_some_and(|begins| begins > day) {
        moon -= 1;
    }
    moon
}

/// The day in Vietnam on which a new moon falls.
fn new_moon_day(moon: i64) -> Option<NaiveDate> {
    #[allow(clippy::cast_possible_truncation)] // days of this millennium
    let number = (new_moon(moon) + 0.5 + AHEAD).floor() as i64 - UNIX_EPOCH;
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
    epoch.checked_add_signed(chrono::TimeDelta::days(number))
}

/// Julian ephemeris day of a new moon, to a minute or two; dynamical time runs about a minute ahead of the clock.
#[allow(clippy::cast_precision_loss)] // a few thousand moons
fn new_moon(moon: i64) -> f64 {
    let k = moon as f64;
    let t = k / 1236.85;
    let mean = 2_451_550.097_66 + MONTH * k + 0.000_154_37 * t * t;
    let e = 1.0 - 0.002_516 * t;
    let sun = degrees(2.5534 + 29.105_356_70 * k);
    let anomaly = degrees(201.5643 + 385.816_935_28 * k + 0.010_758_2 * t * t);
    let latitude = degrees(160.7108 + 390.670_502_84 * k - 0.001_611_8 * t * t);
    let node = degrees(124.7746 - 1.563_755_88 * k + 0.002_067_2 * t * t);
    mean - 0.407_20 * anomaly.sin()
        + 0.172_41 * e * sun.sin()
        + 0.016_08 * (2.0 * anomaly).sin()
        + 0.010_39 * (2.0 * latitude).sin()
        + 0.007_39 * e * (anomaly - sun).sin()
        - 0.005_14 * e * (anomaly + sun).sin()
        + 0.002_08 * e * e * (2.0 * sun).sin()
        - 0.001_11 * (anomaly - 2.0 * latitude).sin()
        - 0.000_57 * (anomaly + 2.0 * latitude).sin()
        + 0.000_56 * e * (2.0 * anomaly + sun).sin()
        - 0.000_42 * (3.0 * anomaly).sin()
        + 0.000_42 * e * (sun + 2.0 * latitude).sin()
        + 0.000_38 * e * (sun - 2.0 * latitude).sin()
        - 0.000_24 * e * (2.0 * anomaly - sun).sin()
        - 0.000_17 * node.sin()
        - 69.0 / 86_400.0
}

/// Which twelfth of its way the sun is in at the beginning of a day in Vietnam, from the spring equinox.
fn sun_sign(day: NaiveDate) -> i64 {
    let midnight = f64::from(day.num_days_from_ce() - 730_120) - 0.5 - AHEAD;
    let t = midnight / 36_525.0;
    let anomaly = degrees(357.529_11 + 35_999.050_29 * t);
    let longitude = 280.466_46
        + 36_000.769_83 * t
        + (1.914_602 - 0.004_817 * t) * anomaly.sin()
        + 0.019_993 * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin()
        - 0.005_69;
    #[allow(clippy::cast_possible_truncation)] // 0 to 11
    let sign = (longitude.rem_euclid(360.0) / 30.0).floor() as i64;
    sign
}

fn degrees(angle: f64) -> f64 {
    angle.rem_euclid(360.0) * PI / 180.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As published for these years; in 2030 and 2053 Vietnam is a day before China.
    #[test]
    fn tet_falls_on_the_days_known() {
        let known = [
            (2007, "02-17"),
            (2020, "01-25"),
            (2021, "02-12"),
            (2022, "02-01"),
            (2023, "01-22"),
            (2024, "02-10"),
            (2025, "01-29"),
            (2026, "02-17"),
            (2027, "02-06"),
            (2028, "01-26"),
            (2029, "02-13"),
            (2030, "02-02"),
            (2031, "01-23"),
            (2032, "02-11"),
            (2033, "01-31"),
            (2034, "02-19"),
            (2035, "02-08"),
        ];
        for (year, day) in known {
            assert_eq!(new_year(year).map(|day| day.to_string()), Some(format!("{year}-{day}")));
        }
    }

    #[test]
    fn the_hung_kings_are_remembered_on_the_days_known() {
        let known = [
            (2020, "04-02"),
            (2021, "04-21"),
            (2022, "04-10"),
            (2023, "04-29"),
            (2024, "04-18"),
            (2025, "04-07"),
            (2026, "04-26"),
            (2027, "04-16"),
        ];
        for (year, day) in known {
            assert_eq!(hung_kings(year).map(|day| day.to_string()), Some(format!("{year}-{day}")));
        }
    }
}
