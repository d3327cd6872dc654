use chrono::{Days, NaiveDate};

use super::Granularity;
use super::calendar::Period;
use super::dates::{Stated, stretches};
use super::lexeme::Lexeme;

/// Words around a date that change nothing.
const FILLERS: [&str; 30] = [
    "hoàn", "thành", "xong", "trong", "vào", "ngày", "hết", "chậm", "nhất", "muộn", "thời", "hạn", "gian",
    "dự", "kiến", "khoảng", "và", "cả", "suốt", "cuối", "giai", "đoạn", "kết", "thúc", "phải", "là", "thực",
    "hiện", "năm", "trên",
];

/// The time a wording states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Window {
    pub start: Option<NaiveDate>,
    pub end: NaiveDate,
    pub granularity: Granularity,
    pub year_stated: bool,
    /// Whether it begins somewhere and no end is stated.
    pub open_ended: bool,
    /// Whether another reading is possible.
    pub several_readings: bool,
}

/// What stands before a date and changes what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    Plain,
    From,
    Until,
    Before,
    Vague,
}

struct Span {
    stated: Stated,
    lead: Lead,
}

/// The time the lexemes state, with the words that are no part of it. Nothing when they state none.
pub(super) fn find(lexemes: &[Lexeme], plan_year: i32) -> (Option<Window>, bool) {
    let (spans, leftover, alternatives) = scan(lexemes);
    let window = assemble(&spans, plan_year).map(|mut window| {
        window.several_readings |= alternatives && spans.len() > 1;
        window
    });
    (window, leftover)
}

/// Spans in order; whether words are left over; whether alternatives are named ("hoặc", ";", "+").
fn scan(lexemes: &[Lexeme]) -> (Vec<Span>, bool, bool) {
    let (mut spans, mut leftover, mut alternatives) = (Vec::new(), false, false);
    let mut lead = Lead::Plain;
    let mut at = 0;
    while at < lexemes.len() {
        if let Some((dates, length)) = stretches(&lexemes[at..]) {
            spans.extend(dates.into_iter().map(|stated| Span { stated, lead }));
            lead = Lead::Plain;
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
            Some("kể" | "bắt") => {}
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
    let mut windows = Vec::new();
    for (at, span) in spans.iter().enumerate() {
        let Span { stated, lead } = span;
        // A year beside something finer only says which year is meant: "Trong năm 2026, quý II".
        if finer && stated.period == Period::Year && (lone_year || stated.year.is_none()) {
            continue;
        }
        windows.push((bounds(stated.period, *lead, years[at].unwrap_or(plan_year))?, *lead, stated.period));
    }
    unite(&windows, years.iter().any(Option::is_some))
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

fn unite(windows: &[Bounds], year_stated: bool) -> Option<Window> {
    let ((_, end), _, period) = *windows.iter().max_by_key(|((_, end), ..)| *end)?;
    let start = windows.iter().filter_map(|((start, _), ..)| *start).min();
    let open_ended = windows.len() == 1 && windows[0].1 == Lead::From;
    let end = if open_ended { Period::Year.last_day(chrono::Datelike::year(&end))? } else { end };
    let vague = |lead: Lead, period: Period| {
        lead == Lead::Vague || (lead == Lead::Before && !matches!(period, Period::Day { .. }))
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
    })
}

/// Whether two stretches make one: the second begins the day after the first, or is said to be its end.
fn touch(first: &Bounds, second: &Bounds) -> bool {
    let ((_, first_end), ..) = *first;
    let ((second_start, second_end), lead, _) = *second;
    let follows = second_start.is_some() && second_start == first_end.checked_add_days(Days::new(1));
    follows || (lead == Lead::Until && second_end >= first_end)
}
