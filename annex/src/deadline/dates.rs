use super::calendar::{Period, year};
use super::lexeme::{Lexeme, begins};
use crate::words::roman;

/// A stretch as written: maybe without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stated {
    pub period: Period,
    pub year: Option<i32>,
}

/// The stretches the lexemes begin with, and how many lexemes say them. "Quý III, IV/2027" is two.
pub(super) fn stretches(lexemes: &[Lexeme]) -> Option<(Vec<Stated>, usize)> {
    half_year(lexemes)
        .or_else(|| iso(lexemes))
        .or_else(|| week(lexemes))
        .or_else(|| day_in_words(lexemes))
        .or_else(|| numeric(lexemes))
        .or_else(|| listed(lexemes, &["quý", "quí", "quy", "q"], 4, Period::Quarter))
        .or_else(|| listed(lexemes, &["tháng", "t"], 12, Period::Month))
        .or_else(|| quarter_in_one_word(lexemes))
        .or_else(|| whole_year(lexemes))
}

/// "6 tháng đầu năm 2026", "nửa cuối năm".
fn half_year(lexemes: &[Lexeme]) -> Option<(Vec<Stated>, usize)> {
    let six = lexemes.first()?.number() == Some(6) || lexemes.first()?.is("sáu");
    let mut length = match lexemes.get(1)? {
        unit if six && unit.is("tháng") => 2,
        _ if lexemes.first()?.is("nửa") => 1,
        _ => return None,
    };
    let half = match lexemes.get(length)?.word()? {
        "đầu" => 1,
        "cuối" => 2,
        _ => return None,
    };
    length += 1;
    Some(with_year(vec![Period::HalfYear(half)], lexemes, length))
}

/// "2026-06-15".
fn iso(lexemes: &[Lexeme]) -> Option<(Vec<Stated>, usize)> {
    let year = year(lexemes.first()?.number()?)?;
    let sign = lexemes.get(1)?.mark().filter(|sign| "-/.".contains(*sign))?;
    let (month, day) = (lexemes.get(2)?.small_number()?, lexemes.get(4)?.small_number()?);
    let whole = lexemes.get(3)?.mark() == Some(sign) && (1..=12).contains(&month) && (1..=31).contains(&day);
    whole.then(|| (vec![Stated { period: Period::Day { day, month }, year: Some(year) }], 5))
}

/// "Tuần 2 tháng 3/2026".
fn week(lexemes: &[Lexeme]) -> Option<(Vec<Stated>, usize)> {
    if !lexemes.first()?.is("tuần") {
        return None;
    }
    let at = 1 + usize::from(lexemes.get(1)?.is("thứ"));
    let week = numeral(lexemes.get(at)?).filter(|week| (1..=5).contains(week))?;
    let (stated, length) = listed(&lexemes[at + 1..], &["tháng"], 12, Period::Month)?;
    let Stated { period: Period::Month(month), year } = *stated.first()? else { return None };
    // February has no fifth week; a week that is none is the month's last days.
    let week = if month == 2 { week.min(4) } else { week };
    Some((vec![Stated { period: Period::Week { week, month }, year }], at + 1 + length))
}

/// "(ngày) 15 tháng 6 năm 2026".
fn day_in_words(lexemes: &[Lexeme]) -> Option<(Vec<Stated>, usize)> {
    let day = lexemes.first()?.small_number()?;
    let month = lexemes.get(2)?.small_number()?;
    if !lexemes.get(1)?.is("tháng") || !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return None;
    }
    Some(with_year(vec![Period::Day { day, month }], lexemes, 3))
}

/// "15/6/2026", "15/6", "6/2026"; with dots or hyphens only in full.
fn numeric(lexemes: &[Lexeme]) -> Option<(Vec<Stated>, usize)> {
    let first = lexemes.first()?.small_number()?;
    let sign = lexemes.get(1)?.mark().filter(|sign| "/-.".contains(*sign))?;
    let second = lexemes.get(2)?;
    if let Some(year) = second.number().and_then(year) {
        let month = (1..=12).contains(&first) && sign != '.';
        return month.then(|| (vec![Stated { period: Period::Month(first), year: Some(year) }], 3));
    }
    let (day, month) = (first, second.small_number()?);
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return None;
    }
    let full = lexemes.get(3).is_some_and(|next| next.mark() == Some(sign));
    let year = lexemes.get(4).filter(|_| full).and_then(year_of_a_day);
    if year.is_none() && sign != '/' {
        return None;
    }
    Some((vec![Stated { period: Period::Day { day, month }, year }], if year.is_some() { 5 } else { 3 }))
}

/// After a day and a month two digits are a year too: "15/6/26".
fn year_of_a_day(lexeme: &Lexeme) -> Option<i32> {
    lexeme
        .number()
        .and_then(year)
        .or_else(|| lexeme.small_number().filter(|year| *year > 12).and_then(|short| year(2000 + short)))
}

/// "Quý III, IV/2027", "Quý I - II", "Tháng 6, 12", "T10/2026".
fn listed(
    lexemes: &[Lexeme],
    names: &[&str],
    most: u32,
    period: fn(u32) -> Period,
) -> Option<(Vec<Stated>, usize)> {
    let name = lexemes.first()?.word()?;
    let number = |at: usize| lexemes.get(at).and_then(numeral).filter(|number| (1..=most).contains(number));
    let mut periods = vec![period(number(1).filter(|_| names.contains(&name))?)];
    let mut length = 2;
    while let Some(next) = number(length + 1).filter(|_| joins(&lexemes[length])) {
        // "Tháng 6, 12/7": what follows the comma is a day of its own.
        if numeric(&lexemes[length + 1..])
            .is_some_and(|(dates, _)| dates[0].period.granularity() == super::Granularity::Day)
        {
            break;
        }
        periods.push(period(next));
        length += 2;
    }
    Some(with_year(periods, lexemes, length))
}

/// Whether a sign or word holds two numbers of one list together.
fn joins(lexeme: &Lexeme) -> bool {
    lexeme.mark().is_some_and(|mark| ",-–—&+".contains(mark)) || lexeme.is("và") || lexeme.is("đến")
}

/// "QII/2026".
fn quarter_in_one_word(lexemes: &[Lexeme]) -> Option<(Vec<Stated>, usize)> {
    let digits = lexemes.first()?.word()?.strip_prefix('q')?;
    let quarter = roman(&digits.to_uppercase()).filter(|quarter| *quarter <= 4)?;
    Some(with_year(vec![Period::Quarter(quarter)], lexemes, 1))
}

/// "trong năm", "năm 2026", "2026".
fn whole_year(lexemes: &[Lexeme]) -> Option<(Vec<Stated>, usize)> {
    const SAID_BEFORE: [&str; 5] = ["trong", "cả", "hết", "suốt", "cuối"];
    let first = lexemes.first()?;
    let stated = |year: Option<i32>| vec![Stated { period: Period::Year, year }];
    if let Some(year) = first.number().and_then(year) {
        return Some((stated(Some(year)), 1));
    }
    if first.is("năm") {
        let year = lexemes.get(1)?.number().and_then(year)?;
        return Some((stated(Some(year)), 2));
    }
    if first.word().is_some_and(|word| SAID_BEFORE.contains(&word)) && lexemes.get(1)?.is("năm") {
        let year = lexemes.get(2).and_then(Lexeme::number).and_then(year);
        return Some((stated(year), if year.is_some() { 3 } else { 2 }));
    }
    None
}

/// The periods with the year that follows them, if one does: "/2026", "năm 2026", ", năm 2026".
fn with_year(periods: Vec<Period>, lexemes: &[Lexeme], length: usize) -> (Vec<Stated>, usize) {
    let rest = lexemes.get(length..).unwrap_or_default();
    let sign = rest.first().and_then(Lexeme::mark).is_some_and(|mark| "/-.,(".contains(mark));
    let after_sign = usize::from(sign);
    let named = begins(&rest[after_sign..], &["năm"]);
    let before = after_sign + usize::from(named);
    let year = rest.get(before).and_then(Lexeme::number).and_then(year);
    let said = match year {
        Some(_) => before + 1,
        // "6 tháng đầu năm": the word alone belongs to the stretch.
        None => usize::from(begins(rest, &["năm"])),
    };
    let stated = periods.into_iter().map(|period| Stated { period, year }).collect();
    (stated, length + said)
}

/// A small number as digits, a roman numeral or a word.
fn numeral(lexeme: &Lexeme) -> Option<u32> {
    // Without "năm" (five), which nearly always means "year" here.
    const WORDS: [(&str, u32); 11] = [
        ("một", 1),
        ("giêng", 1),
        ("hai", 2),
        ("ba", 3),
        ("bốn", 4),
        ("tư", 4),
        ("sáu", 6),
        ("bảy", 7),
        ("tám", 8),
        ("chín", 9),
        ("chạp", 12),
    ];
    if let Some(number) = lexeme.small_number() {
        return Some(number);
    }
    let word = lexeme.word()?;
    roman(&word.to_uppercase())
        .or_else(|| WORDS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number))
}
