use unicode_normalization::UnicodeNormalization;

use super::calendar::Period;
use super::clauses::{self, Clauses};
use super::lexeme::{Lexeme, begins, lexemes};
use super::window::{self, Window};
use super::{Deadline, DeadlineKind, Granularity};
use crate::words::squeeze;

/// How a wording says that work never ends; longest first.
const RECURRING: [&[&str]; 18] = [
    &["thường", "xuyên"],
    &["liên", "tục"],
    &["định", "kỳ"],
    &["hằng", "năm"],
    &["hàng", "năm"],
    &["hằng", "quý"],
    &["hàng", "quý"],
    &["hằng", "tháng"],
    &["hàng", "tháng"],
    &["hằng", "tuần"],
    &["hàng", "tuần"],
    &["hằng", "ngày"],
    &["hàng", "ngày"],
    &["theo", "quý"],
    &["theo", "tháng"],
    &["mỗi", "năm"],
    &["mỗi", "quý"],
    &["mỗi", "tháng"],
];

/// Why a person should look at a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// No rule could be read from it.
    Unreadable,
    /// It can be read in more than one way; the rule is the likeliest.
    SeveralReadings,
    /// Part of it was not understood.
    PartlyRead,
    /// It says how long, not from when.
    NothingToCountFrom,
}

/// A wording read, with the doubt about it if there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The rule.
    pub deadline: Deadline,
    /// The doubt.
    pub doubt: Option<Doubt>,
    /// Whether it states a time but not the year of it.
    pub without_year: bool,
}

/// Reads the wording of a completion time; a year that is not written is the plan's.
pub fn read(wording: &str, plan_year: i32) -> Deadline {
    examine(wording, plan_year).deadline
}

/// Reads the wording of a completion time and says whether a person should look at it.
pub fn examine(wording: &str, plan_year: i32) -> Reading {
    let label = squeeze(&wording.nfc().collect::<String>());
    if !label.chars().any(char::is_alphanumeric) {
        return Reading { deadline: Deadline::none(""), doubt: None, without_year: false };
    }
    let (lexemes, recurring) = without_recurrence(&lexemes(&label));
    let clauses = clauses::split(&label, &lexemes);
    let (window, leftover) = window::find(&clauses.window, plan_year);

    let Some(kind) = kind(&clauses, window.as_ref(), recurring) else {
        return Reading {
            deadline: Deadline::none(label),
            doubt: Some(Doubt::Unreadable),
            without_year: false,
        };
    };
    let doubt = doubt(kind, &clauses, window.as_ref(), leftover);
    let without_year = window.as_ref().is_some_and(|window| !window.year_stated);
    let tentative = clauses.window.windows(2).any(|pair| begins(pair, &["dự", "kiến"]));
    let mut deadline = Deadline { kind, label, tentative, ..Deadline::none("") };
    (deadline.trigger, deadline.basis) = (clauses.trigger, clauses.basis);
    match window {
        Some(window) => {
            (deadline.start, deadline.end) = (window.start, Some(window.end));
            (deadline.granularity, deadline.year_stated) = (Some(window.granularity), window.year_stated);
        }
        None if kind == DeadlineKind::Relative => deadline.granularity = Some(Granularity::Day),
        None => {
            deadline.start = Period::Year.first_day(plan_year);
            deadline.end = Period::Year.last_day(plan_year);
            deadline.granularity = Some(Granularity::Year);
        }
    }
    Reading { deadline, doubt, without_year }
}

/// The lexemes without the words that say the work recurs, and whether there were any.
fn without_recurrence(lexemes: &[Lexeme]) -> (Vec<Lexeme>, bool) {
    let mut kept = Vec::with_capacity(lexemes.len());
    // "khi có hướng dẫn định kỳ": what belongs to an event does not make the work recur.
    let event = lexemes.iter().position(|lexeme| lexeme.is("khi")).unwrap_or(lexemes.len());
    let mut at = 0;
    while at < lexemes.len() {
        let marker = RECURRING.iter().find(|words| at < event && begins(&lexemes[at..], words));
        if let Some(words) = marker {
            at += words.len();
        } else {
            kept.push(lexemes[at].clone());
            at += 1;
        }
    }
    let recurring = kept.len() < lexemes.len();
    (kept, recurring)
}

fn kind(clauses: &Clauses, window: Option<&Window>, recurring: bool) -> Option<DeadlineKind> {
    if recurring {
        return Some(DeadlineKind::Recurring);
    }
    if clauses.counted {
        return Some(DeadlineKind::Relative);
    }
    if clauses.trigger.is_some() {
        return Some(DeadlineKind::OnCondition);
    }
    match window {
        Some(window) if window.granularity == Granularity::Year => Some(DeadlineKind::YearLong),
        Some(_) => Some(DeadlineKind::Fixed),
        None if clauses.basis.is_some() => Some(DeadlineKind::YearLong),
        None => None,
    }
}

fn doubt(kind: DeadlineKind, clauses: &Clauses, window: Option<&Window>, leftover: bool) -> Option<Doubt> {
    let whole_year = window.is_none_or(|window| window.granularity == Granularity::Year);
    if kind == DeadlineKind::Relative && clauses.trigger.is_none() {
        return Some(Doubt::NothingToCountFrom);
    }
    if window.is_some_and(|window| window.several_readings)
        || (window.is_none() && kind == DeadlineKind::YearLong)
    {
        return Some(Doubt::SeveralReadings);
    }
    // What recurs all year may say so at any length: "Thường xuyên, báo cáo 6 tháng, năm".
    if leftover && !(kind == DeadlineKind::Recurring && whole_year) { Some(Doubt::PartlyRead) } else { None }
}
