use chrono::{Datelike, Days, NaiveDate};

/// A report period. Its last day is the cut-off of its figures.
///
/// Quý I 15/12–14/3 · 6 tháng 15/12–14/6 · Quý III 15/6–14/9 · Năm 15/12–14/12
/// (công văn 581/BNV-CCHC; NĐ 09/2019/NĐ-CP). Not calendar quarters, and they overlap: the half-year and the year
/// are cumulative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Code on the wire: `2026-Q1`, `2026-6M`, `2026-Q3`, `2026`.
    pub code: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// The four report periods of a year, in the order they close.
pub fn of_year(year: i32) -> Vec<Period> {
    let period = |code: String, from: Option<NaiveDate>, to: Option<NaiveDate>| {
        Some(Period { code, from: from?, to: to? })
    };
    let day = NaiveDate::from_ymd_opt;
    let last_december = day(year - 1, 12, 15);
    [
        period(format!("{year}-Q1"), last_december, day(year, 3, 14)),
        period(format!("{year}-6M"), last_december, day(year, 6, 14)),
        period(format!("{year}-Q3"), day(year, 6, 15), day(year, 9, 14)),
        period(format!("{year}"), last_december, day(year, 12, 14)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The period that closes next on or after `day`, starting at the cut-off before: what "kỳ này" means.
pub fn running_on(day: NaiveDate) -> Period {
    let mut cut_offs = [day.year() - 1, day.year(), day.year() + 1].into_iter().flat_map(of_year).peekable();
    let mut last_cut_off = None;
    while let Some(period) = cut_offs.next_if(|period| period.to < day) {
        last_cut_off = Some(period.to);
    }
    let running = cut_offs.next();
    let from = last_cut_off.and_then(|cut_off| cut_off.checked_add_days(Days::new(1)));
    match (running, from) {
        (Some(running), Some(from)) => Period { from, ..running },
        // Only at the ends of the calendar itself.
        _ => Period { code: day.year().to_string(), from: day, to: day },
    }
}
