use std::{collections::HashSet, sync::LazyLock};

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::lunar;

/// A day off, with its name.
pub type Holiday = (NaiveDate, &'static str);

/// The public holidays of a year by Bộ luật Lao động 45/2019/QH14, Điều 112, days off in their stead where one falls on
/// a weekend included (Điều 111.3). Which days around Tết and Quốc khánh are off is announced each year: the usual
/// choice stands here, an agency puts its own calendar right.
pub fn of_year(year: i32) -> Vec<Holiday> {
    let mut days = by_law(year);
    let mut instead = Vec::new();
    for (holiday, name) in &days {
        if is_weekend(*holiday) {
            let taken = |day: &NaiveDate| {
                is_weekend(*day) || days.iter().chain(&instead).any(|(taken, _)| taken == day)
            };
            let next = holiday.iter_days().skip(1).find(|day| !taken(day));
            instead.extend(next.map(|day| (day, *name)));
        }
    }
    days.append(&mut instead);
    days.sort_unstable();
    days
}

fn by_law(year: i32) -> Vec<Holiday> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let fixed = [
        (day(1, 1), "Tết Dương lịch"),
        (lunar::hung_kings(year), "Giỗ Tổ Hùng Vương"),
        (day(4, 30), "Ngày Chiến thắng"),
        (day(5, 1), "Ngày Quốc tế lao động"),
        (day(9, 2), "Quốc khánh"),
        (beside_national_day(year), "Quốc khánh"),
    ];
    let eve = lunar::new_year(year).and_then(|first| first.checked_sub_days(Days::new(1)));
    let tet = eve.into_iter().flat_map(|eve| eve.iter_days().take(5)).map(|day| (day, "Tết Nguyên đán"));
    fixed.into_iter().filter_map(|(day, name)| Some((day?, name))).chain(tet).collect()
}

/// The second day of Quốc khánh: the one that makes the longer rest.
fn beside_national_day(year: i32) -> Option<NaiveDate> {
    let second = NaiveDate::from_ymd_opt(year, 9, 2)?;
    match second.weekday() {
        Weekday::Mon | Weekday::Thu | Weekday::Sun => second.succ_opt(),
        _ => second.pred_opt(),
    }
}

/// Days off by law in the years anybody plans for.
static KNOWN: LazyLock<HashSet<NaiveDate>> =
    LazyLock::new(|| (2000..2100).flat_map(of_year).map(|(day, _)| day).collect());

/// Whether a day is off by law, weekends aside.
pub fn is_holiday(day: NaiveDate) -> bool {
    KNOWN.contains(&day)
}

/// Whether a day is a Saturday or a Sunday.
pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_holidays_of_2026_are_the_usual_ones() {
        let days: Vec<String> =
            of_year(2026).iter().map(|(day, _)| day.format("%d/%m").to_string()).collect();
        // Giỗ Tổ, 26/4/2026, is a Sunday: the Monday is off in its stead.
        let expected = [
            "01/01", "16/02", "17/02", "18/02", "19/02", "20/02", "26/04", "27/04", "30/04", "01/05",
            "01/09", "02/09",
        ];
        assert_eq!(days, expected);
    }
}
