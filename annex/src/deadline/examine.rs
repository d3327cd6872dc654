use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

use super::calendar::Period;
use super::clauses::{self, Clauses};
use super::lexeme::{Lexeme, begins, lexemes};
use super::readings;
use super::recurrence::{self, Recurrence};
use super::window::{self, Window};
use super::{Deadline, DeadlineKind, Granularity};
use crate::words::squeeze;

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
    /// The likeliest reading as a person could have typed it, where there is a doubt.
    pub proposed: Option<String>,
    /// The other reading, where there is one.
    pub alternative: Option<String>,
}

impl Reading {
    fn nothing(label: String, doubt: Option<Doubt>) -> Self {
        let deadline = Deadline::none(label);
        Self { deadline, doubt, without_year: false, proposed: None, alternative: None }
    }
}

/// Reads the wording of a completion time; a year that is not written is the plan's.
pub fn read(wording: &str, plan_year: i32) -> Deadline {
    examine(wording, plan_year).deadline
}

/// Reads the wording of a completion time in a plan whose day of issue may be known: what is counted from that day
/// gets its end.
pub fn read_for(wording: &str, plan_year: i32, issued_on: Option<NaiveDate>) -> Deadline {
    let mut deadline = read(wording, plan_year);
    if let Some(issued_on) = issued_on {
        deadline.count_from_issue(issued_on);
    }
    deadline
}

/// Reads the wording of a completion time and says whether a person should look at it.
pub fn examine(wording: &str, plan_year: i32) -> Reading {
    let label = squeeze(&wording.nfc().collect::<String>());
    if !label.chars().any(char::is_alphanumeric) {
        return Reading::nothing(String::new(), None);
    }
    let said = Said::of(&label, plan_year);
    let Some(kind) = said.kind() else {
        return Reading::nothing(label, Some(Doubt::Unreadable));
    };
    let doubt = said.doubt(kind);
    let (proposed, alternative) = doubt.map(|_| readings::of(&said, kind, plan_year)).unwrap_or_default();
    let without_year =
        said.window.as_ref().is_some_and(|window| !window.year_stated) && !said.comes_back_each_year();
    let deadline = said.rule(kind, label, plan_year);
    Reading { deadline, doubt, without_year, proposed, alternative }
}

/// What a wording says.
pub(super) struct Said {
    pub clauses: Clauses,
    pub recurrence: Recurrence,
    pub window: Option<Window>,
    /// Words that were not understood.
    leftover: bool,
    /// "… và các năm tiếp theo".
    pub following_years: bool,
    /// "Từ … trở đi": the event it begins with.
    pub from_then_on: Option<String>,
    /// Whether the wording says that it goes on from there.
    goes_on: bool,
}

impl Said {
    fn of(label: &str, plan_year: i32) -> Self {
        let all = without_clock_times(&lexemes(label));
        let (all, following_years) = without_following_years(all);
        let (all, goes_on) = without(all, &["trở", "đi"]);
        let recurrence = recurrence::split(&all);
        let mut clauses = clauses::split(label, &recurrence.rest);
        let (window, leftover) = window::find(&clauses.window, plan_year);
        let from_then_on = clauses::begins_from(label, &recurrence.rest).filter(|event| {
            window.is_none() && clauses.count.is_none() && (goes_on || event.contains("ban hành"))
        });
        if from_then_on.is_some() {
            clauses.trigger.clone_from(&from_then_on);
        }
        Self { clauses, recurrence, window, leftover, following_years, from_then_on, goes_on }
    }

    fn is_finer_than_a_year(&self) -> bool {
        self.window.as_ref().is_some_and(|window| window.granularity != Granularity::Year)
    }

    /// "Tháng 6, 12 hằng năm".
    fn comes_back_each_year(&self) -> bool {
        self.recurrence.each_year && self.is_finer_than_a_year()
    }

    /// "Quý I và duy trì thường xuyên": due once, then kept up.
    pub(super) fn is_due_before_it_recurs(&self) -> bool {
        self.recurrence.said_after && self.is_finer_than_a_year() && !self.recurrence.each_year
    }

    fn kind(&self) -> Option<DeadlineKind> {
        let from_now_on = self.goes_on && self.window.as_ref().is_some_and(|window| window.open_ended);
        if self.is_due_before_it_recurs() {
            return Some(DeadlineKind::Fixed);
        }
        if self.recurrence.recurs || self.from_then_on.is_some() || from_now_on {
            return Some(DeadlineKind::Recurring);
        }
        if self.clauses.count.is_some() {
            return Some(DeadlineKind::Relative);
        }
        if self.clauses.trigger.is_some() {
            return Some(DeadlineKind::OnCondition);
        }
        match &self.window {
            Some(window) if window.granularity == Granularity::Year => Some(DeadlineKind::YearLong),
            Some(_) => Some(DeadlineKind::Fixed),
            None if self.clauses.basis.is_some() || self.following_years => Some(DeadlineKind::YearLong),
            None => None,
        }
    }

    fn doubt(&self, kind: DeadlineKind) -> Option<Doubt> {
        if kind == DeadlineKind::Relative && self.clauses.trigger.is_none() {
            return Some(Doubt::NothingToCountFrom);
        }
        let sure = kind == DeadlineKind::Recurring && (self.goes_on || self.comes_back_each_year());
        let window = self.window.as_ref();
        let several = window.is_some_and(|window| window.several_readings || window.spans_years())
            || (window.is_none() && kind == DeadlineKind::YearLong)
            || (self.from_then_on.is_some() && !self.goes_on)
            || self.following_years
            || self.is_due_before_it_recurs();
        if several && !sure {
            return Some(Doubt::SeveralReadings);
        }
        // What recurs all year may say so at any length: "Thường xuyên, báo cáo 6 tháng, năm".
        let any_length = kind == DeadlineKind::Recurring && (sure || !self.is_finer_than_a_year());
        let leftover = self.leftover || self.clauses.names_document;
        (leftover && !any_length).then_some(Doubt::PartlyRead)
    }

    fn rule(self, kind: DeadlineKind, label: String, plan_year: i32) -> Deadline {
        let tentative = self.clauses.window.windows(2).any(|pair| begins(pair, &["dự", "kiến"]));
        let each_year = self.comes_back_each_year();
        let mut deadline = Deadline { kind, label, tentative, ..Deadline::none("") };
        if let Some(count) = self.clauses.count.filter(|_| kind == DeadlineKind::Relative) {
            (deadline.days, deadline.working_days) = (count.days, count.working_days);
            deadline.count_months = count.months;
        }
        (deadline.trigger, deadline.basis) = (self.clauses.trigger, self.clauses.basis);
        match self.window {
            Some(window) if each_year => {
                deadline.months = window.months();
                deadline.all_of(plan_year);
            }
            Some(window) => {
                (deadline.start, deadline.end) = (window.start, Some(window.end));
                (deadline.granularity, deadline.year_stated) = (Some(window.granularity), window.year_stated);
            }
            None if kind == DeadlineKind::Relative => deadline.granularity = Some(Granularity::Day),
            None => deadline.all_of(plan_year),
        }
        deadline
    }
}

impl Deadline {
    /// The window of a whole year.
    fn all_of(&mut self, year: i32) {
        (self.start, self.end) = (Period::Year.first_day(year), Period::Year.last_day(year));
        self.granularity = Some(Granularity::Year);
    }
}

impl Window {
    /// Whether it goes on over a new year as a whole: "giai đoạn 2026-2030".
    pub(super) fn spans_years(&self) -> bool {
        self.granularity == Granularity::Year
            && self.start.is_some_and(|start| start.year() < self.end.year())
    }
}

/// A sheet's "00:00:00" behind its day is no time of day anybody meant.
fn without_clock_times(lexemes: &[Lexeme]) -> Vec<Lexeme> {
    let mut kept: Vec<Lexeme> = Vec::with_capacity(lexemes.len());
    let mut at = 0;
    while at < lexemes.len() {
        let colon = |at: usize| lexemes.get(at).is_some_and(|next| next.mark() == Some(':'));
        let number = |at: usize| lexemes.get(at).and_then(Lexeme::small_number).is_some();
        if number(at) && colon(at + 1) && number(at + 2) {
            at += if colon(at + 3) && number(at + 4) { 5 } else { 3 };
            // "2026-06-15T00:00:00".
            if kept.len() > 1 && kept.last().is_some_and(|last| last.is("t")) {
                kept.pop();
            }
        } else {
            kept.push(lexemes[at].clone());
            at += 1;
        }
    }
    kept
}

/// Takes "(và) các năm tiếp theo" away.
fn without_following_years(lexemes: Vec<Lexeme>) -> (Vec<Lexeme>, bool) {
    const WORDINGS: [&[&str]; 9] = [
        &["và", "các", "năm", "tiếp", "theo"],
        &["và", "những", "năm", "tiếp", "theo"],
        &["các", "năm", "tiếp", "theo"],
        &["những", "năm", "tiếp", "theo"],
        &["và", "các", "năm", "sau"],
        &["và", "những", "năm", "sau"],
        &["các", "năm", "sau"],
        &["và", "năm", "tiếp", "theo"],
        &["và", "các", "năm", "tới"],
    ];
    WORDINGS.iter().fold((lexemes, false), |(lexemes, found), words| {
        let (lexemes, here) = without(lexemes, words);
        (lexemes, found || here)
    })
}

/// Takes a wording away where it stands first.
fn without(mut lexemes: Vec<Lexeme>, words: &[&str]) -> (Vec<Lexeme>, bool) {
    match (0..lexemes.len()).find(|at| begins(&lexemes[*at..], words)) {
        Some(at) => {
            lexemes.drain(at..at + words.len());
            (lexemes, true)
        }
        None => (lexemes, false),
    }
}
