use chrono::NaiveDate;
use tiendo_api::{Lang, notices::NoticeKind};

use super::{Reader, lane::Lane};
use crate::{
    deadline::calendar::Calendar,
    notify::{notice::Row, words},
};

/// One item, and why it is here.
#[derive(Debug)]
pub struct Line {
    pub code: String,
    pub title: String,
    pub unit: String,
    /// Why, where the lane and the deadline do not say it.
    pub why: Option<String>,
    /// What somebody said: the reason of a return.
    pub words: Option<String>,
    /// Deadline in words.
    pub deadline: String,
    /// Opens the item, and the form where there is one to fill in.
    pub link: String,
    /// What the link leads to.
    pub verb: &'static str,
}

/// Who reads a line, and when.
pub struct Reading<'r> {
    pub reader: &'r Reader,
    pub today: NaiveDate,
    pub calendar: &'r Calendar,
    pub url: &'r str,
}

impl Line {
    /// A notice as a line.
    pub fn of(row: Row, lane: Lane, by: Option<&str>, reading: &Reading<'_>) -> Self {
        let why = words::sentence(row.kind.0, row.working_days_left, by, Lang::Vi);
        let leads = reading.reader.unit_id == Some(row.lead_id);
        let (form, verb) = match row.kind.0 {
            NoticeKind::AwaitingMe => ("&form=confirmation", "Xác nhận hoặc trả lại"),
            NoticeKind::DueSoon
            | NoticeKind::Overdue
            | NoticeKind::Milestone
            | NoticeKind::NotUpdated
            | NoticeKind::Assigned => ("&form=progress", "Cập nhật tiến độ"),
            NoticeKind::Returned | NoticeKind::Urged | NoticeKind::Opened | NoticeKind::EscalatedToHead
                if leads =>
            {
                ("&form=progress", "Cập nhật tiến độ")
            }
            _ => ("", "Xem việc này"),
        };
        Self {
            deadline: deadline(&row, reading),
            link: format!("{}/queue?item={}{form}", reading.url, row.work_item_id),
            verb,
            why: (!matches!(lane, Lane::Overdue | Lane::DueSoon)).then_some(why),
            code: row.code,
            title: row.title,
            unit: row.lead_name,
            words: row.words,
        }
    }
}

/// A deadline in words: how far off, the day, and what the plan says.
fn deadline(row: &Row, reading: &Reading<'_>) -> String {
    let written = match row.time_text.trim() {
        "" => "Kế hoạch không ghi thời hạn".to_owned(),
        text => format!("kế hoạch ghi “{text}”"),
    };
    let Some(due) = row.due_on else { return written };
    let day = due.format("%d/%m/%Y");
    if row.facts().days_left(reading.today).is_none() {
        return format!("Hạn {day}, {written}");
    }
    let left = i32::try_from(reading.calendar.between(reading.today, due)).unwrap_or(i32::MAX);
    // Late by days off alone is late all the same.
    let far =
        if left == 0 && due < reading.today { "Đã quá hạn".into() } else { words::due(left, Lang::Vi) };
    format!("{far} ({day}), {written}")
}
