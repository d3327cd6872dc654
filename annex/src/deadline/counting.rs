use chrono::{Days, Months, NaiveDate};

use super::lexeme::{Lexeme, begins};
use super::{Deadline, DeadlineKind};
use crate::words::fold;

/// How a wording counts from an event, after "N ngày"; longest first.
pub(super) const COUNTED_FROM: [&[&str]; 9] = [
    &["kể", "từ", "khi"],
    &["kể", "từ"],
    &["tính", "từ"],
    &["ngay", "sau", "khi"],
    &["sau", "khi"],
    &["từ", "khi"],
    &["từ"],
    &["khi"],
    &["sau"],
];

/// How long a relative time is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub days: Option<u32>,
    pub working_days: bool,
    pub months: Option<u32>,
}

impl Count {
    /// The count as a person would write it.
    pub(super) fn wording(self) -> String {
        match (self.days, self.months) {
            (Some(days), _) if self.working_days => format!("{days} ngày làm việc"),
            (Some(days), _) => format!("{days} ngày"),
            (None, Some(months)) => format!("{months} tháng"),
            (None, None) => String::new(),
        }
    }
}

/// "N ngày (làm việc)" at this place and its length, when it is a duration and not part of a date.
pub(super) fn count(lexemes: &[Lexeme], at: usize) -> Option<(Count, usize)> {
    let number = lexemes[at].number()?;
    let part_of_a_date = |before: &Lexeme| {
        before.mark() == Some('/') || ["ngày", "tháng", "quý", "năm"].iter().any(|word| before.is(word))
    };
    if at > 0 && part_of_a_date(&lexemes[at - 1]) {
        return None;
    }
    let unit = lexemes.get(at + 1)?;
    let mut length = 2;
    let working_days = begins(&lexemes[at + length..], &["làm", "việc"]);
    length += if working_days { 2 } else { 0 };
    let count = match unit.word()? {
        "ngày" => Count { days: Some(number), working_days, months: None },
        "tuần" => Count { days: number.checked_mul(7), ..Count::default() },
        "tháng" => Count { months: Some(number), ..Count::default() },
        _ => return None,
    };
    let after = &lexemes[at + length..];
    let ends = after.first().is_none_or(|next| next.mark().is_some());
    let counted_from = COUNTED_FROM.iter().any(|marker| begins(after, marker));
    (ends || counted_from).then_some((count, length))
}

/// Whether an event is the issue of the plan itself, not of somebody else's.
pub(super) fn is_issue_of_the_plan(event: &str) -> bool {
    let folded = fold(event);
    let issued = ["ban hanh", "ky", "hieu luc"].iter().any(|word| folded.contains(word));
    folded.contains("ke hoach") && issued && !folded.contains(" cua ")
}

impl Deadline {
    /// Whether it is counted from the issue of the plan.
    pub fn runs_from_issue(&self) -> bool {
        self.trigger.as_deref().is_some_and(is_issue_of_the_plan)
    }

    /// Counts a time that runs from the issue of the plan, once its day is known. Working days need a calendar of
    /// holidays, which is not here.
    pub fn count_from_issue(&mut self, issued_on: NaiveDate) {
        if !self.runs_from_issue() {
            return;
        }
        let end = match (self.kind, self.days, self.count_months) {
            (DeadlineKind::Relative, Some(days), _) if !self.working_days => {
                issued_on.checked_add_days(Days::new(days.into()))
            }
            (DeadlineKind::Relative, None, Some(months)) => issued_on.checked_add_months(Months::new(months)),
            (DeadlineKind::Recurring, ..) if self.end.is_some_and(|end| end >= issued_on) => self.end,
            _ => None,
        };
        if end.is_some() {
            (self.start, self.end) = (Some(issued_on), end);
        }
    }
}
