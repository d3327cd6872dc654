use chrono::{Datelike, Days, NaiveDate};

use super::Granularity;
use super::calendar::Period;
use super::dates::{Stated, stretches};
use super::lexeme::Lexeme;

/// Words around a date that change nothing.
const FILLERS: [&str; 36] = [
    "vòng", "không", "quá", "kể", "bắt", "học", "hoàn", "thành", "xong", "trong", "vào", "ngày", "hết",
    "chậm", "nhất", "muộn", "thời", "hạn", "gian", "dự", "kiến", "khoảng", "và", "cả", "suốt", "cuối",
    "giai", "đoạn", "kết", "thúc", "phải", "là", "thực", "hiện", "năm", "trên",
];

/// The time a wording states.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Four independent things a wording may say.
pub(super) struct Window {
    pub start: Option<NaiveDate>,
    pub end: NaiveDate,
    pub granularity: Granularity,
    pub year_stated: bool,
    /// Whether it begins somewhere and no end is stated.
    pub open_ended: bool,
    /// Whether another reading is possible.
    pub several_readings: bool,
    /// What it is made of, in the order written.
    pub stretches: Vec<Stretch>,
    /// The day only a report is due, after the work.
    pub report_due: Option<NaiveDate>,
    /// Whether the stretches are named side by side, not as a beginning and an end or as alternatives.
    pub is_list: bool,
}

/// What stands before a date and changes what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    Plain,
    From,
    Until,
    Before,
    Vague,
}

/// A stretch of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub period: Period,
    pub lead: Lead,
    pub year: i32,
}

impl Stretch {
    pub(super) fn end(&self) -> Option<NaiveDate> {
        self.period.last_day(self.year)
    }
}

impl Window {
    /// The months named, those that end the quarters named, in order.
    pub(super) fn months(&self) -> Vec<u32> {
        let mut months: Vec<u32> =
            self.stretches.iter().filter_map(|stretch| Some(stretch.end()?.month())).collect();
        months.sort_unstable();
        months.dedup();
        months
    }

    /// "Quý I, II, III, IV".
    pub(super) fn all_quarters(&self) -> bool {
        self.stretches.len() == 4
            && self.stretches.iter().all(|stretch| matches!(stretch.period, Period::Quarter(_)))
    }
}

#[derive(Debug, Clone, Copy)]
struct Span {
    stated: Stated,
    lead: Lead,
    /// Whether only a report is due then: "báo cáo trước 15/12".
    reports: bool,
}

/// The time the lexemes state, with the words that are no part of it. Nothing when they state none.
pub(super) fn find(lexemes: &[Lexeme], plan_year: i32) -> (Option<Window>, bool) {
    let (spans, leftover, alternatives) = scan(lexemes);
    let work: Vec<Span> = spans.iter().filter(|span| !span.reports).copied().collect();
    let only_reports = work.is_empty();
    let window = assemble(if only_reports { &spans } else { &work }, plan_year);
    let mut window = window.map(|mut window| {
        window.several_readings |= (alternatives && spans.len() > 1) || window.all_quarters();
        window.is_list &= !alternatives;
        window
    });
    // "Hoàn thành trước 30/6; báo cáo trước 15/12": the work is due first.
    if let (Some(window), Some(all)) = (&mut window, assemble(&spans, plan_year))
        && !only_reports
        && work.len() < spans.len()
        && all.end != window.end
    {
        window.several_readings = true;
        window.report_due = Some(all.end);
    }
    (window, leftover)
}

/// Spans in order; whether words are left over; whether alternatives are named ("hoặc", ";", "+").
fn scan(lexemes: &[Lexeme]) -> (Vec<Span>, bool, bool) {
    let (mut spans, mut leftover, mut alternatives) = (Vec::new(), false, false);
    let (mut lead, mut reports) = (Lead::Plain, false);
    let mut at = 0;
    while at < lexemes.len() {
        if let Some((dates, length)) = stretches(&lexemes[at..]) {
            spans.extend(dates.into_iter().map(|stated| Span { stated, lead, reports }));
            (lead, reports) = (Lead::Plain, false);
            at += length;
            continue;
        }
        let lexeme = &lexemes[at];
        match lexeme.word() {
            Some("trước") => lead = Lead::Before,
            Some("từ" | "sau") => lead = Lead::From,
            Some("đến" | "tới") => lead = Lead::Until,
            Some("đầu" | "giữa") => lead = Lead::Vague,
            Some("hoặc") => alternatives = true,
            Some("báo") if lexemes.get(at + 1).is_some_and(|next| next.is("cáo")) => {
                reports = true;
                leftover |= lexeme.depth == 0;
                at += 1;
            }
            Some(word) => leftover |= lexeme.depth == 0 && !FILLERS.contains(&word),
            None => match lexeme.mark() {
                Some(';' | '+') => alternatives = true,
                Some('-' | '–' | '—') if !spans.is_empty() => lead = Lead::Until,
                Some(_) => {}
                None => leftover |= lexeme.depth == 0,
            },
        }
        at += 1;
    }
    (spans, leftover, alternatives)
}

fn assemble(spans: &[Span], plan_year: i32) -> Option<Window> {
    let finer = spans.iter().any(|span| span.stated.period != Period::Year);
    let lone_year = spans.iter().any(|span| span.stated.period != Period::Year && span.stated.year.is_none());
    let years = across_new_year(spans, years_said(spans));
    let (mut windows, mut stretches) = (Vec::new(), Vec::new());
    for (at, span) in spans.iter().enumerate() {
        let Span { stated, lead, .. } = span;
        // A year beside something finer only says which year is meant: "Trong năm 2026, quý II".
        if finer && stated.period == Period::Year && (lone_year || stated.year.is_none()) {
            continue;
        }
        let (period, lead, year) = (stated.period, *lead, years[at].unwrap_or(plan_year));
        windows.push((bounds(period, lead, year)?, lead, period));
        stretches.push(Stretch { period, lead, year });
    }
    unite(&windows, stretches, years.iter().any(Option::is_some))
}

/// The year of each span. One said once holds for the whole list, the one to the right first: "Quý III, IV/2027".
fn years_said(spans: &[Span]) -> Vec<Option<i32>> {
    let mut years: Vec<Option<i32>> = spans.iter().map(|span| span.stated.year).collect();
    for at in (1..years.len()).rev() {
        years[at - 1] = years[at - 1].or(years[at]);
    }
    for at in 1..years.len() {
        years[at] = years[at].or(years[at - 1]);
    }
    years
}

fn bounds(period: Period, lead: Lead, year: i32) -> Option<(Option<NaiveDate>, NaiveDate)> {
    let (first, last) = (period.first_day(year)?, period.last_day(year)?);
    match (lead, period) {
        // "Trước ngày 15/6" is read as by 15/6; "trước quý III" ends with quarter II.
        (Lead::Plain | Lead::Until | Lead::Before, Period::Day { .. }) => Some((None, last)),
        (Lead::Before, _) => Some((None, first.checked_sub_days(Days::new(1))?)),
        _ => Some((Some(first), last)),
    }
}

/// "Từ tháng 11 đến tháng 3/2027" begins the year before; "tháng 11/2026 đến tháng 3" ends the year after.
fn across_new_year(spans: &[Span], mut years: Vec<Option<i32>>) -> Vec<Option<i32>> {
    for at in 1..spans.len() {
        let (before, after) = (&spans[at - 1], &spans[at]);
        let (Some(from), Some(to)) = (years[at - 1], years[at]) else {
            continue;
        };
        let backwards = before.stated.period.first_day(from) > after.stated.period.last_day(to);
        if after.lead != Lead::Until || !backwards {
            continue;
        }
        match (before.stated.year, after.stated.year) {
            (None, Some(_)) => years[at - 1] = from.checked_sub(1),
            (Some(_), None) => years[at] = to.checked_add(1),
            _ => {}
        }
    }
    years
}

type Bounds = ((Option<NaiveDate>, NaiveDate), Lead, Period);

fn unite(windows: &[Bounds], stretches: Vec<Stretch>, year_stated: bool) -> Option<Window> {
    let ((_, end), _, period) = *windows.iter().max_by_key(|((_, end), ..)| *end)?;
    let start = windows.iter().filter_map(|((start, _), ..)| *start).min();
    let open_ended = windows.len() == 1 && windows[0].1 == Lead::From;
    let end = if open_ended { Period::Year.last_day(end.year())? } else { end };
    let vague = |lead: Lead, period: Period| {
        lead == Lead::Vague
            || (lead == Lead::Before && !matches!(period, Period::Day { .. }))
            || matches!(period, Period::Week { .. })
    };
    Some(Window {
        start,
        end,
        granularity: if open_ended { Granularity::Year } else { period.granularity() },
        year_stated,
        open_ended,
        several_readings: open_ended
            || windows.iter().any(|(_, lead, period)| vague(*lead, *period))
            || windows.windows(2).any(|pair| !touch(&pair[0], &pair[1])),
        report_due: None,
        is_list: windows.iter().all(|(_, lead, _)| *lead == Lead::Plain),
        stretches,
    })
}

/// Whether two stretches make one: the second begins the day after the first, or is said to be its end.
fn touch(first: &Bounds, second: &Bounds) -> bool {
    let ((_, first_end), ..) = *first;
    let ((second_start, second_end), lead, _) = *second;
    let follows = second_start.is_some() && second_start == first_end.checked_add_days(Days::new(1));
    follows || (lead == Lead::Until && second_end >= first_end)
}
