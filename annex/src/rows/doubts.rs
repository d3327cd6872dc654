use super::{Text, WorkRow};
use crate::columns::{Columns, Role};
use crate::document::{Document, Row};
use crate::draft::{FindingCode, Place, Severity};
use crate::findings::Findings;
use crate::label::{self, Level};

/// A row that is left out, the graver when it is labelled as work.
pub(super) fn left_out(row: &Row, place: Place, message: &str, findings: &mut Findings) {
    let labelled = row.cells.iter().any(|cell| label::parse(&cell.text).is_some());
    let severity = if labelled { Severity::High } else { Severity::Low };
    findings.add(severity, FindingCode::UnplacedRow, place, message).reading(whole(row));
}

/// A row put right by its labels.
pub(super) fn shifted(row: &Row, work: &WorkRow, findings: &mut Findings) {
    let message = "Các ô của dòng này bị lệch cột; đã xếp lại theo nhãn \"Mục tiêu\", \"Nhiệm vụ\", \"Hoạt \
                   động\". Hãy kiểm tra lại từng ô.";
    let right = described(work);
    findings.high(FindingCode::ShiftedRow, work.place, message).reading(whole(row)).proposing(right);
}

/// Columns whose meaning is not known.
pub(super) fn unread_columns(columns: &Columns, row: &Row, place: Place, findings: &mut Findings) {
    for column in columns.unknown() {
        let title = row.cells.get(column).map(|cell| cell.text.as_str()).unwrap_or_default();
        let message = if title.is_empty() {
            format!("Cột {} không có tiêu đề nên không được đọc.", column + 1)
        } else {
            format!("Chưa rõ cột \"{title}\" ghi nội dung gì nên cột này không được đọc.")
        };
        findings.low(FindingCode::UnreadColumn, place.cell(column), message).reading(title);
    }
}

/// Cells beyond the last column.
pub(super) fn cells_outside(row: &Row, outside: &[usize], place: Place, findings: &mut Findings) {
    for at in outside {
        let message = "Ô này nằm ngoài các cột của bảng nên chưa được đọc.";
        findings.medium(FindingCode::UnplacedRow, place.cell(*at), message).reading(&row.cells[*at].text);
    }
}

/// An annex that lacks the column of a label leaves the cell where nobody looks for it.
pub(super) fn label_out_of_place(text: &Text, role: Role, findings: &mut Findings) {
    let Some(label) = label::parse(&text.text) else {
        return;
    };
    let at_home = match label.level {
        Level::Activity => role == Role::Level(Level::Activity),
        Level::Objective | Level::Task => matches!(role, Role::Level(_)),
    };
    if !at_home {
        let message = "Ô này có nhãn của một cấp mà bảng không có cột. Hãy kiểm tra tiêu đề các cột.";
        findings.high(FindingCode::UnplacedRow, text.place, message).reading(&text.text);
    }
}

/// A label of an activity in the middle of a cell, or above the table, is a row that ran into other text.
pub(super) fn buried_labels(document: &Document, findings: &mut Findings) {
    let message = "Ở đây có nhãn \"Hoạt động …\" lẫn trong văn bản khác; có thể hai dòng đã dính vào nhau.";
    for line in &document.title_block {
        let begins = label::parse(&line.text).is_some_and(|label| label.level == Level::Activity);
        if begins || label::buried_activity(&line.text).is_some() {
            findings.high(FindingCode::UnplacedRow, Place::of_row(0, line.row), message).reading(&line.text);
        }
    }
    for (number, table) in (1..).zip(&document.tables) {
        for row in &table.rows {
            for (at, cell) in row.cells.iter().enumerate() {
                if label::buried_activity(&cell.text).is_some() {
                    let place = Place::of_row(number, row.number).cell(at);
                    findings.high(FindingCode::UnplacedRow, place, message).reading(&cell.text);
                }
            }
        }
    }
}

/// A row as one text, its cells parted by " | ".
fn whole(row: &Row) -> String {
    let written = row.cells.iter().filter(|cell| !cell.is_blank()).map(|cell| cell.text.as_str());
    written.collect::<Vec<_>>().join(" | ")
}

/// A row put right, cell by cell under the names of its columns.
fn described(work: &WorkRow) -> String {
    let [deliverable, lead, coordinating, deadline] = work.details();
    let cells = [
        ("", &work.objective),
        ("", &work.task),
        ("", &work.activity),
        ("Kết quả: ", deliverable),
        ("Chủ trì: ", lead),
        ("Phối hợp: ", coordinating),
        ("Thời gian: ", deadline),
    ];
    let written = cells.iter().filter_map(|(name, cell)| Some(format!("{name}{}", cell.as_ref()?.text)));
    written.collect::<Vec<_>>().join(" | ")
}
