mod aside;
mod doubts;
mod lead_and_others;
mod merged;
mod row;
mod work_row;

use crate::columns::{Columns, Header};
use crate::document::{Document, Paragraph, Row, Table};
use crate::draft::{FindingCode, Place};
use crate::findings::Findings;
use crate::label;
use crate::read::KnownColumn;
use crate::refused::Refused;
use crate::section::Heading;

pub(crate) use work_row::{Text, WorkRow};

/// What a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item {
    Section(Place, Heading),
    /// A group of work, as an outline has it.
    Group(Box<crate::outline::Group>),
    Work(Box<WorkRow>),
}

/// A document's rows, told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rows {
    /// The text above the header, in the document and in its tables.
    pub heading: Vec<Paragraph>,
    pub columns: Columns,
    /// Where the header stands.
    pub header: Place,
    pub items: Vec<Item>,
}

/// A header met on the way, and how many rows follow it.
struct Met {
    columns: Columns,
    place: Place,
    rows: usize,
}

struct Reader<'a> {
    known: &'a [KnownColumn],
    /// Whether no titles of the document say enough, so that cells must.
    by_cells: bool,
    findings: &'a mut Findings,
    heading: Vec<Paragraph>,
    met: Vec<Met>,
    items: Vec<Item>,
}

/// Tells a document's rows apart; headers, repeated headers and rules fall away.
pub(crate) fn tell_apart(
    document: &Document,
    known: &[KnownColumn],
    findings: &mut Findings,
) -> Result<Rows, Refused> {
    let heading = document.title_block.clone();
    let tables = document.tables.iter().map(|table| table.rows.as_slice());
    let by_cells = !tables.flat_map(tails).any(|rows| Header::at(rows, known, false).is_some());
    let mut reader = Reader { known, by_cells, findings, heading, met: Vec::new(), items: Vec::new() };
    for (number, table) in (1..).zip(&document.tables) {
        reader.table(number, table);
    }
    doubts::buried_labels(document, reader.findings);

    let Reader { heading, met, items, .. } = reader;
    // The layout is that of the header most rows stand under, the first of equals.
    let main = met.into_iter().rev().max_by_key(|met| met.rows).ok_or(Refused::NoHeader)?;
    let has_work = items.iter().any(|item| matches!(item, Item::Work(_)));
    if has_work {
        Ok(Rows { heading, columns: main.columns, header: main.place, items })
    } else {
        Err(Refused::NoRows)
    }
}

impl Reader<'_> {
    fn table(&mut self, number: u32, table: &Table) {
        let has_header = tails(&table.rows).any(|rows| self.header(rows).is_some());
        if !has_header && let Some(known) = self.met.last() {
            let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
            if width != known.columns.width() {
                doubts::other_table(number, table, self.findings);
                return;
            }
        }
        let (mut at, mut under_header) = (0, !has_header && !self.met.is_empty());
        let mut closed = false;
        while let Some(row) = table.rows.get(at) {
            let place = Place::of_row(number, row.number);
            if aside::is_rule(row) || (under_header && aside::numbers_columns(row)) {
                at += 1;
                continue;
            }
            if let Some(header) = self.header(&table.rows[at..]).filter(|header| self.may_begin(header, row))
            {
                at += header.rows;
                self.begin(header.columns, place, row);
                (under_header, closed) = (true, false);
                continue;
            }
            closed = under_header && (aside::closes_table(row) || (closed && !aside::begins_work(row)));
            if closed {
                let message = "Dòng này đứng dưới bảng (nơi nhận, chữ ký), không phải công việc.";
                doubts::left_out(row, place, message, self.findings);
            } else if under_header {
                self.row(row, &table.rows, place);
            } else {
                let above = self.above_the_header(row, place);
                self.heading.extend(above);
            }
            at += 1;
        }
    }

    fn header(&self, rows: &[Row]) -> Option<Header> {
        Header::at(rows, self.known, self.by_cells)
    }

    /// A row of work may use the words of titles; once work has begun only a header met before, or one that counts
    /// rows, begins again.
    fn may_begin(&self, header: &Header, row: &Row) -> bool {
        let again = self.met.iter().any(|met| met.columns.same_titles(&header.columns));
        let counts = header.columns.find(crate::columns::Role::Stt).is_some_and(|column| {
            row.cells.get(column).is_some_and(|cell| cell.text.chars().any(char::is_alphabetic))
        });
        again || counts || self.met.last().is_none_or(|met| met.rows == 0)
    }

    fn begin(&mut self, columns: Columns, place: Place, row: &Row) {
        if self.met.last().is_some_and(|met| met.columns.same_titles(&columns)) {
            return;
        }
        if self.met.iter().any(|met| met.rows > 0) {
            doubts::another_header(row, place, self.findings);
        }
        doubts::unread_columns(&columns, place, self.findings);
        self.met.push(Met { columns, place, rows: 0 });
    }

    fn row(&mut self, row: &Row, table: &[Row], place: Place) {
        let Some(met) = self.met.last_mut() else { return };
        if let Some(item) = row::item((row, table), place, &met.columns, self.findings) {
            met.rows += 1;
            self.items.push(item);
        }
    }

    /// Text in the rows above the header belongs to the title block; work there is out of place.
    fn above_the_header(&mut self, row: &Row, place: Place) -> Vec<Paragraph> {
        if row.cells.iter().any(|cell| label::parse(&cell.text).is_some()) {
            let message =
                "Dòng công việc này đứng trên dòng tiêu đề của bảng nên chưa được đưa vào kế hoạch.";
            doubts::left_out(row, place, message, self.findings);
            return Vec::new();
        }
        let written = row.cells.iter().filter(|cell| !cell.is_blank());
        let lines = written.flat_map(|cell| cell.text.split('\n'));
        lines.map(|line| Paragraph { row: row.number, text: line.to_owned() }).collect()
    }
}

/// The rows from each row on.
fn tails(rows: &[Row]) -> impl Iterator<Item = &[Row]> {
    (0..rows.len()).map(|at| &rows[at..])
}

/// What the format left in doubt becomes findings of the draft.
pub(crate) fn report_remarks(document: &Document, findings: &mut Findings) {
    for remark in &document.remarks {
        let message = format!("{}.", remark.message.trim_end_matches('.'));
        findings.medium(FindingCode::SourceDoubt, remark.place, message).reading(&remark.text);
    }
}
