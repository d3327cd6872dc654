mod doubts;
mod merged;
mod work_row;

use crate::columns::Columns;
use crate::document::{Cell, Document, Paragraph, Row};
use crate::draft::{FindingCode, LayoutColumn, Place};
use crate::findings::Findings;
use crate::label;
use crate::refused::Refused;
use crate::section::{self, Heading};
use crate::shift::{Aligned, align};
use crate::words::without_markup;

pub(crate) use work_row::{Text, WorkRow};

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item {
    Section(Place, Heading),
    Work(Box<WorkRow>),
}

/// A document's rows, told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rows {
    /// The text above the header, in the document and in its tables.
    pub heading: Vec<Paragraph>,
    pub columns: Columns,
    /// The columns as titled.
    pub titles: Vec<LayoutColumn>,
    /// Where the header stands.
    pub header: Place,
    pub items: Vec<Item>,
}

/// Tells a document's rows apart; headers, repeated headers and rules fall away.
pub(crate) fn tell_apart(document: &Document, findings: &mut Findings) -> Result<Rows, Refused> {
    let mut heading = document.title_block.clone();
    let mut header: Option<(Columns, Place)> = None;
    let mut titles = Vec::new();
    let mut items = Vec::new();
    let tables = (1..).zip(&document.tables);
    let rows = tables.flat_map(|(at, table)| table.rows.iter().map(move |row| (at, &table.rows, row)));
    for (table, table_rows, row) in rows {
        let place = Place::of_row(table, row.number);
        if is_rule(row) {
            continue;
        }
        if let Some(columns) = Columns::of(row) {
            let repeated = header.as_ref().is_some_and(|(known, _)| *known == columns);
            if !repeated {
                doubts::unread_columns(&columns, row, place, findings);
                titles = columns.titled(row);
                header = Some((columns, header.map_or(place, |(_, first)| first)));
            }
            continue;
        }
        match &header {
            Some((columns, _)) => items.extend(item((row, table_rows), place, columns, findings)),
            None => heading.extend(above_the_header(row, place, findings)),
        }
    }
    doubts::buried_labels(document, findings);

    let (columns, header) = header.ok_or(Refused::NoHeader)?;
    let has_work = items.iter().any(|item| matches!(item, Item::Work(_)));
    if has_work { Ok(Rows { heading, columns, titles, header, items }) } else { Err(Refused::NoRows) }
}

/// "----", "====": drawn lines, not rows.
fn is_rule(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.text.chars().all(|char| "-=_–—:| ".contains(char)))
}

/// Text in the rows above the header belongs to the title block; work there is out of place.
fn above_the_header(row: &Row, place: Place, findings: &mut Findings) -> Vec<Paragraph> {
    if row.cells.iter().any(|cell| label::parse(&cell.text).is_some()) {
        let message = "Dòng công việc này đứng trên dòng tiêu đề của bảng nên chưa được đưa vào kế hoạch.";
        doubts::left_out(row, place, message, findings);
        return Vec::new();
    }
    let written = row.cells.iter().filter(|cell| !cell.is_blank());
    written.map(|cell| Paragraph { row: row.number, text: cell.text.clone() }).collect()
}

fn item(
    (row, table): (&Row, &[Row]),
    place: Place,
    columns: &Columns,
    findings: &mut Findings,
) -> Option<Item> {
    if let Some(heading) = section::heading(row) {
        return Some(Item::Section(place, heading));
    }
    if row.cells.len() == 1 && columns.width() > 2 {
        let message = "Dòng này không chia ô như bảng nên chưa được đưa vào kế hoạch.";
        doubts::left_out(row, place, message, findings);
        return None;
    }
    let Some(aligned) = align(row, columns) else {
        let message = "Các ô của dòng này lệch cột và chồng lên nhau nên chưa được đưa vào kế hoạch.";
        doubts::left_out(row, place, message, findings);
        return None;
    };
    let mut work = work_row(row, place, columns, &aligned, findings);
    merged::fill(&mut work, (row, table), columns);
    doubts::cells_outside(row, &aligned.outside, place, findings);
    if work.is_empty() {
        doubts::left_out(row, place, "Dòng này không có nội dung công việc.", findings);
        return None;
    }
    if work.shifted {
        doubts::shifted(row, &work, findings);
    }
    Some(Item::Work(Box::new(work)))
}

fn work_row(
    row: &Row,
    place: Place,
    columns: &Columns,
    aligned: &Aligned,
    findings: &mut Findings,
) -> WorkRow {
    let mut work = WorkRow { place, shifted: aligned.shifted, ..WorkRow::default() };
    for (column, source) in aligned.sources.iter().enumerate() {
        let (Some(source), Some(role)) = (*source, columns.role(column)) else {
            continue;
        };
        let text = text(&row.cells[source], place.cell(source), findings);
        doubts::label_out_of_place(&text, role, findings);
        match work.slot(role) {
            Some(slot) => *slot = Some(text).filter(|text| !text.text.is_empty()),
            None => work.stt = stt(&text, findings),
        }
    }
    work
}

/// A cell's wording without mark-up.
fn text(cell: &Cell, place: Place, findings: &mut Findings) -> Text {
    let text = without_markup(&cell.text);
    if text != cell.text {
        let message = "Ô này còn thẻ định dạng (như <i>); đã bỏ thẻ, giữ nguyên chữ.";
        findings.low(FindingCode::Markup, place, message).reading(&cell.text).proposing(text.clone());
    }
    Text { text, place, shared: None }
}

fn stt(text: &Text, findings: &mut Findings) -> Option<u32> {
    let number = text.text.trim_end_matches(['.', ')', ' ']).parse().ok();
    if number.is_none() && !text.text.is_empty() {
        let message = "Số thứ tự không phải là số nên được bỏ trống.";
        findings.low(FindingCode::Numbering, text.place, message).reading(&text.text);
    }
    number
}
