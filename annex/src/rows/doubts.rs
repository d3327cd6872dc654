use super::{Text, WorkRow};
use crate::columns::{Columns, Role};
use crate::document::{Document, Row, Table};
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

/// Columns whose meaning is not known, or known only from their cells.
pub(super) fn unread_columns(columns: &Columns, place: Place, findings: &mut Findings) {
    for column in columns.unknown() {
        let title = columns.whole_title(column);
        let place = place.cell(column);
        if title.is_empty() {
            let message =
                format!("Cột {} không có tiêu đề nên không được đọc; nội dung vẫn được giữ.", column + 1);
            findings.low(FindingCode::UnreadColumn, place, message);
        } else {
            let message = format!(
                "Chưa rõ cột \"{title}\" ghi nội dung gì nên cột này không được đọc; nội dung vẫn được giữ. Hãy \
                 chọn ý nghĩa của cột."
            );
            findings.medium(FindingCode::UnreadColumn, place, message).reading(title);
        }
    }
    for (column, role) in columns.guessed() {
        let title = columns.whole_title(column);
        let message = format!(
            "Tiêu đề \"{title}\" không nói rõ cột ghi gì; theo nội dung các ô thì là cột {}. Hãy xác nhận.",
            name(role)
        );
        let finding = findings.medium(FindingCode::UnreadColumn, place.cell(column), message);
        finding.reading(title).proposing(name(role).to_owned());
    }
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Deadline => "thời gian hoàn thành",
        Role::Lead => "đơn vị chủ trì",
        Role::Units => "đơn vị chủ trì và phối hợp",
        _ => "nội dung công việc",
    }
}

/// A table that is not set like the plan's.
pub(super) fn other_table(number: u32, table: &Table, findings: &mut Findings) {
    let Some(first) = table.rows.first() else { return };
    let labelled =
        table.rows.iter().flat_map(|row| &row.cells).any(|cell| label::parse(&cell.text).is_some());
    let severity = if labelled { Severity::High } else { Severity::Low };
    let message =
        "Bảng này không có các cột của kế hoạch (khối chữ ký, nơi nhận, chú giải …) nên không được đọc.";
    let place = Place::of_row(number, first.number);
    findings.add(severity, FindingCode::UnplacedRow, place, message).reading(whole(first));
}

/// A header of other columns after work has begun.
pub(super) fn another_header(row: &Row, place: Place, findings: &mut Findings) {
    let message = "Từ dòng này bảng có các cột khác phần trên; đã đọc nối tiếp vào cùng kế hoạch. Hãy kiểm tra phần này có thuộc kế hoạch không.";
    findings.medium(FindingCode::SourceDoubt, place, message).reading(whole(row));
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
