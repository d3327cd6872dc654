use chrono::{Datelike, NaiveDate};

use crate::draft::PlanHeading;
use crate::words::fold;

use super::grid::printable;

/// How a line above the table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineLook {
    /// "Phụ lục".
    Appendix,
    /// The title of the annex.
    Title,
    /// "(Kèm theo …)" and the day the figures are of.
    Note,
}

/// A line above the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    pub look: LineLook,
}

/// The lines above the table: the kind of paper, its title, what it is attached to.
pub(super) fn lines(plan: &PlanHeading, as_of: Option<NaiveDate>) -> Vec<Line> {
    let says_appendix = fold(&plan.title).starts_with("phu luc");
    let appendix = if says_appendix { "" } else { "Phụ lục" };
    let as_of = as_of.map(|day| format!("Số liệu tính đến ngày {}", day.format("%d/%m/%Y")));
    [
        (appendix.to_owned(), LineLook::Appendix),
        (plan.title.clone(), LineLook::Title),
        (attached_to(plan), LineLook::Note),
        (as_of.unwrap_or_default(), LineLook::Note),
    ]
    .into_iter()
    .filter(|(text, _)| !text.is_empty())
    .map(|(text, look)| Line { text: printable(&text), look })
    .collect()
}

/// The line as written, unless a person has since given the number or the day it lacks.
fn attached_to(plan: &PlanHeading) -> String {
    let written = plan.attached_to.as_deref().unwrap_or_default();
    let says_number = plan.number.as_ref().is_none_or(|number| written.contains(number));
    let says_day = plan.issued_on.is_none_or(|day| says_day(written, day));
    if !written.is_empty() && says_number && says_day { with_room(written) } else { composed(plan) }
}

/// What is not known is left blank: an official number or date is never guessed.
fn composed(plan: &PlanHeading) -> String {
    let number = plan.number.as_deref().unwrap_or("      /KH-…");
    let day = match plan.issued_on {
        Some(day) => day_in_words(day),
        None => "ngày      tháng      năm      ".to_owned(),
    };
    let issuer = plan.issuer.as_ref().map(|issuer| format!(" của {issuer}")).unwrap_or_default();
    format!("(Kèm theo Kế hoạch số: {number}, {}{issuer})", day.trim_end())
}

/// Days below 10 and the first two months are written with a leading zero.
fn day_in_words(day: NaiveDate) -> String {
    let month = if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

fn says_day(line: &str, day: NaiveDate) -> bool {
    let numbers: Vec<i64> =
        line.split(|char: char| !char.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    let day = [i64::from(day.day()), i64::from(day.month()), i64::from(day.year())];
    numbers.windows(3).any(|three| three == day)
}

/// Blanks to be filled in by hand get the room they had before repeated spaces were taken out.
fn with_room(line: &str) -> String {
    const ROOM: &str = "      ";
    let mut words = line.split(' ').peekable();
    let mut spaced = String::with_capacity(line.len() + 32);
    while let Some(word) = words.next() {
        spaced.push_str(word);
        let Some(next) = words.peek() else { break };
        spaced.push_str(if is_blank_between(word, next) { ROOM } else { " " });
    }
    spaced
}

fn is_blank_between(word: &str, next: &str) -> bool {
    match fold(word).trim_matches([':', '(', ',']) {
        "so" => next.starts_with('/'),
        "ngay" => next.starts_with('/') || fold(next) == "thang",
        "thang" => fold(next) == "nam",
        _ => word == "/" || next.starts_with('/'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_stays_blank() {
        let plan = PlanHeading { issuer: Some("Sở A".into()), ..PlanHeading::default() };
        assert_eq!(
            attached_to(&plan),
            "(Kèm theo Kế hoạch số:       /KH-…, ngày      tháng      năm của Sở A)"
        );
    }

    #[test]
    fn the_line_is_as_written_with_room_for_its_blanks() {
        let written = "(Kèm theo Kế hoạch số: /KH-A, ngày tháng 12 năm 2026 của Sở A)";
        let plan = PlanHeading { attached_to: Some(written.into()), ..PlanHeading::default() };
        let printed = attached_to(&plan);
        assert!(printed.contains("số:      /KH-A, ngày      tháng 12 năm 2026"), "{printed}");
        assert_eq!(crate::words::squeeze(&printed), written);
    }

    #[test]
    fn a_number_given_since_is_printed() {
        let plan = PlanHeading {
            attached_to: Some("(Kèm theo Kế hoạch số: /KH-A, ngày tháng năm của Sở A)".into()),
            number: Some("12/KH-A".into()),
            issued_on: NaiveDate::from_ymd_opt(2027, 2, 5),
            issuer: Some("Sở A".into()),
            ..PlanHeading::default()
        };
        assert_eq!(attached_to(&plan), "(Kèm theo Kế hoạch số: 12/KH-A, ngày 05 tháng 02 năm 2027 của Sở A)");
        assert_eq!(lines(&plan, None).len(), 2, "a plan without a title has no title line");
    }
}
