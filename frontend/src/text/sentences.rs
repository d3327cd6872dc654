//! Sentences with a number, a name or a day in them.

use chrono::NaiveDate;
use tiendo_api::{
    overview::{Quarter, Rate},
    urgings::Urging,
    work::CurrentVersion,
};

use super::Text;
use crate::{dates, wire::code};

impl Text {
    /// "còn 3 ngày", "quá hạn 12 ngày".
    pub fn days_left(self, days: i32) -> String {
        match days {
            0 => self.due_today().to_owned(),
            1.. => self.pick(format!("còn {days} ngày"), format!("{days} days left")),
            _ => self.pick(format!("quá hạn {} ngày", -days), format!("{} days late", -days)),
        }
    }

    /// Age of the last update.
    pub fn updated(self, last: Option<NaiveDate>, today: NaiveDate) -> String {
        match last.map(|day| (today - day).num_days()) {
            None => self.never_updated().to_owned(),
            Some(..=0) => self.today_word().to_owned(),
            Some(days) => self.pick(format!("{days} ngày trước"), format!("{days} days ago")),
        }
    }

    /// A period code as printed: "Quý I/2026".
    pub fn period(self, code: &str) -> String {
        dates::period(code, self.quarter(), self.half_year(), self.year_word())
    }

    /// A quarter of a plan's year, or none of them.
    pub fn quarter_of_load(self, quarter: Quarter) -> String {
        let number = match quarter {
            Quarter::Q1 => "I",
            Quarter::Q2 => "II",
            Quarter::Q3 => "III",
            Quarter::Q4 => "IV",
            Quarter::None => return self.no_quarter().to_owned(),
        };
        format!("{} {number}", self.quarter())
    }

    /// What a list is limited to, as a view has it.
    pub fn limit(self, limit: &str, value: &str) -> Option<String> {
        let words = match (limit, value) {
            ("atRisk", "true") | ("risk", _) => self.at_risk(),
            ("updated", "true") => self.fresh(),
            ("updated", "false") => self.stale(),
            ("everUpdated", "false") => self.never_updated(),
            ("dueState", "due_soon") => self.due_soon(),
            ("selfConfirmed", "true") => self.self_confirmed_column(),
            ("condition", _) => self.same_condition(),
            ("assignee" | "lastUpdateBy", _) => self.one_persons(),
            ("quarter", _) => {
                let quarter = Quarter::ALL.into_iter().find(|quarter| code(quarter) == value)?;
                return Some(self.quarter_of_load(quarter));
            }
            _ => return None,
        };
        Some(words.to_owned())
    }

    /// "3/12 (25%)"; never the ratio alone.
    pub fn rate(self, rate: &Rate) -> String {
        let fraction = format!("{}/{}", rate.numerator, rate.denominator);
        match percent_in_tenths(rate.numerator, rate.denominator) {
            Some(tenths) => {
                let point = self.0.pick(",", ".");
                format!("{fraction} ({}{point}{}%)", tenths / 10, tenths % 10)
            }
            None => fraction,
        }
    }

    /// Who changed what while somebody was typing.
    pub fn who_changed(self, current: &CurrentVersion) -> String {
        let somebody = self.0.pick("Người khác", "Somebody else");
        let who = current.changed_by.as_ref().map_or(somebody.to_owned(), |person| match &person.unit {
            Some(unit) => format!("{} ({})", person.name, unit.name),
            None => person.name.clone(),
        });
        let did = self.did(current.verb);
        match current.changed_at.map(dates::instant) {
            Some(at) => self.pick(format!("{who} {did} lúc {at}."), format!("{who} {did} at {at}.")),
            None => format!("{who} {did}."),
        }
    }

    /// What comes next when a lane is empty.
    pub fn next_due(self, code: &str, due: NaiveDate) -> String {
        let due = dates::day(due);
        self.pick(format!("Việc gần nhất: {code}, hạn {due}."), format!("Next: {code}, due {due}."))
    }

    /// Result of a bulk action.
    pub fn bulk_result(self, done: usize, refused: usize) -> String {
        if refused == 0 {
            self.pick(format!("Xong {done} việc."), format!("{done} done."))
        } else {
            self.pick(
                format!("Xong {done} việc, {refused} việc bị từ chối: lý do ghi ngay tại từng việc."),
                format!("{done} done, {refused} refused: the reason stands at each item."),
            )
        }
    }

    /// "Đã chọn 3 việc".
    pub fn selected(self, count: usize) -> String {
        self.pick(format!("Đã chọn {count} việc"), format!("{count} selected"))
    }

    /// "Trong đó 2 sắp đến hạn trong 7 ngày".
    pub fn of_which(self, count: i64, what: &str) -> String {
        self.pick(format!("trong đó {count} {what}"), format!("of which {count} {what}"))
    }

    /// "Đôn đốc số 12/2026 · Nhắc nhở".
    pub fn numbered_urging(self, urging: &Urging) -> String {
        let urging_number = self.0.pick("Đôn đốc số", "Urging");
        format!("{urging_number} {}/{} · {}", urging.number, urging.year, self.level(urging.level))
    }

    /// "đã gia hạn 2 lần".
    pub fn extended(self, times: i32) -> String {
        self.pick(format!("đã gia hạn {times} lần"), format!("extended {times} times"))
    }

    /// Name of a numbered document row.
    pub fn evidence_number(self, number: usize) -> String {
        format!("{} {number}", self.evidence_piece())
    }

    fn pick(self, vi: String, en: String) -> String {
        match self.0 {
            tiendo_api::Lang::Vi => vi,
            tiendo_api::Lang::En => en,
        }
    }
}

/// Per cent in tenths, rounded half up, from whole numbers; nothing when N is 0.
fn percent_in_tenths(numerator: i64, denominator: i64) -> Option<i64> {
    (denominator > 0).then(|| (numerator * 2000 + denominator) / (denominator * 2))
}

#[cfg(test)]
mod tests {
    use tiendo_api::Lang;

    use super::*;

    #[test]
    fn a_rate_always_shows_its_denominator() {
        assert_eq!(Text(Lang::Vi).rate(&Rate::of(1, 3, 0)), "1/3 (33,3%)");
        assert_eq!(Text(Lang::En).rate(&Rate::of(2, 3, 0)), "2/3 (66.7%)");
        assert_eq!(Text(Lang::Vi).rate(&Rate::of(0, 0, 4)), "0/0");
    }

    #[test]
    fn days_are_told_in_words() {
        let vi = Text(Lang::Vi);
        assert_eq!(vi.days_left(3), "còn 3 ngày");
        assert_eq!(vi.days_left(0), "hạn hôm nay");
        assert_eq!(vi.days_left(-12), "quá hạn 12 ngày");
    }
}
