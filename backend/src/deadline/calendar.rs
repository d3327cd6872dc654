use std::collections::HashMap;

use chrono::NaiveDate;

use super::holidays;

/// Furthest a count of days goes: beyond it something is wrong, not far away.
const FURTHEST: usize = 4_000;

/// Working days: Monday to Friday without the public holidays, as an agency has put them right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Days somebody decided about: whether they are worked on.
    decided: HashMap<NaiveDate, bool>,
}

impl Calendar {
    /// The calendar by law, put right by what was decided: a day, and whether it is worked on.
    pub fn with(decided: impl IntoIterator<Item = (NaiveDate, bool)>) -> Self {
        Self { decided: decided.into_iter().collect() }
    }

    /// Whether a day is worked on.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        let by_law = || !holidays::is_weekend(day) && !holidays::is_holiday(day);
        self.decided.get(&day).copied().unwrap_or_else(by_law)
    }

    /// The last of `count` working days after a day (Bộ luật Dân sự 91/2015/QH13, Điều 147: the day itself does not
    /// count); the day itself when `count` is 0.
    pub fn after(&self, day: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut left = count;
        day.iter_days().take(FURTHEST).find(|each| {
            left -= u32::from(left > 0 && *each > day && self.is_working(*each));
            left == 0
        })
    }

    /// Working days after `from` up to and with `to`; negative when `to` lies before `from`.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to < from {
            return -self.between(to, from);
        }
        let days = from.iter_days().skip(1).take_while(|day| *day <= to);
        i64::try_from(days.filter(|day| self.is_working(*day)).count()).unwrap_or(i64::MAX)
    }

    /// The day itself when it is worked on, or else the next one that is (Điều 148: a time that ends on a day off
    /// ends on the next working day).
    pub fn working_on_or_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.iter_days().take(FURTHEST).find(|each| self.is_working(*each))
    }
}
