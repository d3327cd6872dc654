use std::collections::BTreeMap;

use super::Reader;
use super::cell::{self, Doubt};
use super::merges::{Merged, letters};
use crate::document::clean::Budget;
use crate::document::xml::{Node, Xml};
use crate::document::{Cell, MAX_CELLS, MAX_COLUMNS, Remark, Row};
use crate::draft::Place;
use crate::refused::Refused;

/// So many cells with one doubt are named one by one.
const MOST_NAMED: usize = 20;
/// So much of hidden rows is quoted.
const LONGEST_QUOTE: usize = 300;
/// Stretches of hidden columns a sheet has.
const MOST_STRETCHES: usize = 1_000;

/// A sheet as it is read: only what is written on it.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its rows, each with its cells by column.
    rows: Vec<(u32, BTreeMap<u32, Cell>)>,
    width: u32,
    merged: Vec<Merged>,
    hidden_rows: Vec<u32>,
    /// First and last column of each hidden stretch.
    hidden_columns: Vec<(u32, u32)>,
    doubts: Vec<(Doubt, u32, u32, String)>,
    /// Doubts of each kind, the ones not kept too.
    doubts_seen: BTreeMap<&'static str, usize>,
}

impl Sheet {
    pub(super) fn read(reader: &mut Reader, xml: &mut Xml<'_>) -> Result<Self, Refused> {
        let mut sheet = Self::default();
        let mut last_row = 0;
        loop {
            match xml.next()? {
                Node::Open if xml.name() == "col" => {
                    let stretch = xml.number("min").zip(xml.number("max"));
                    if xml.is_set("hidden") && sheet.hidden_columns.len() < MOST_STRETCHES {
                        sheet.hidden_columns.extend(stretch);
                    }
                }
                Node::Open if xml.name() == "row" => {
                    let number = xml.number("r").unwrap_or(last_row + 1);
                    if number <= last_row || number == u32::MAX {
                        return Err(xml.damaged());
                    }
                    last_row = number;
                    sheet.row(reader, xml, number)?;
                }
                Node::Open if xml.name() == "mergeCell" => {
                    let merged = xml.attribute("ref").and_then(|range| Merged::parse(&range));
                    sheet.merged.extend(merged);
                    if sheet.merged.len() > MAX_CELLS {
                        return Err(Refused::TooManyCells { limit: MAX_CELLS });
                    }
                }
                Node::End => return Ok(sheet),
                _ => {}
            }
        }
    }

    fn row(&mut self, reader: &mut Reader, xml: &mut Xml<'_>, number: u32) -> Result<(), Refused> {
        let is_hidden = xml.is_set("hidden");
        let mut cells = BTreeMap::new();
        let mut column = 0;
        let level = xml.level();
        while let Some(node) = xml.next_within(level)? {
            if node != Node::Open || xml.name() != "c" {
                continue;
            }
            column = cell::column(xml, column);
            // Sheets are full of cells that only have a look.
            if xml.is_blank() {
                continue;
            }
            let shown = cell::read(reader, xml)?;
            let text = reader.budget.clean(number, column, &shown.text)?;
            if text.is_empty() {
                continue;
            }
            if let Some(doubt) = shown.doubt {
                self.doubt(doubt, number, column, &text);
                // Neither a formula nor "#REF!" is wording.
                if doubt != Doubt::YearHidden {
                    continue;
                }
            }
            let columns = column as usize;
            if columns > MAX_COLUMNS {
                return Err(Refused::TooManyColumns { row: number, columns, limit: MAX_COLUMNS });
            }
            reader.budget.take_cells(1)?;
            self.width = self.width.max(column);
            cells.insert(column, Cell { text, bold: shown.is_bold, covered_by: None });
        }
        if !cells.is_empty() {
            self.rows.push((number, cells));
            if is_hidden {
                self.hidden_rows.push(number);
            }
        }
        Ok(())
    }

    fn doubt(&mut self, doubt: Doubt, row: u32, column: u32, text: &str) {
        let seen = self.doubts_seen.entry(doubt.message()).or_default();
        *seen += 1;
        if *seen <= MOST_NAMED {
            self.doubts.push((doubt, row, column, text.to_owned()));
        }
    }

    /// The rows, each with a cell for every column, and the remarks on them.
    pub(super) fn into_rows(
        self,
        table: u32,
        budget: &mut Budget,
    ) -> Result<(Vec<Row>, Vec<Remark>), Refused> {
        let mut remarks = self.doubt_remarks(table);
        let Self { rows: sparse, width, merged, hidden_rows, hidden_columns, .. } = self;
        let mut rows = Vec::with_capacity(sparse.len());
        for (number, mut cells) in sparse {
            budget.take_cells(width as usize - cells.len())?;
            let cells = (1..=width).map(|column| cells.remove(&column).unwrap_or_default()).collect();
            rows.push(Row { number, cells });
        }
        let mut work = 0;
        for merged in merged {
            merged.cover(&mut rows, table, &mut work, &mut remarks);
        }
        rows.retain(|row| row.cells.iter().any(|cell| !cell.is_blank()));
        remarks.extend(on_hidden_rows(&rows, &hidden_rows, table));
        remarks.extend(on_hidden_columns(&rows, &hidden_columns, table));
        Ok((rows, remarks))
    }

    fn doubt_remarks(&self, table: u32) -> Vec<Remark> {
        let mut remarks = Vec::new();
        let mut named: BTreeMap<&str, usize> = BTreeMap::new();
        for (doubt, row, column, text) in &self.doubts {
            let message = doubt.message();
            let named = named.entry(message).or_default();
            *named += 1;
            let more = self.doubts_seen.get(message).copied().unwrap_or_default().saturating_sub(MOST_NAMED);
            let message = if *named == MOST_NAMED && more > 0 {
                format!("{message} Còn {more} ô khác như vậy.")
            } else {
                message.to_owned()
            };
            let place = Place { table, row: *row, column: Some(*column) };
            remarks.push(Remark { place, message, text: text.clone() });
        }
        remarks
    }
}

impl Doubt {
    fn message(self) -> &'static str {
        match self {
            Self::NoResult => {
                "Ô này là công thức nhưng tệp không lưu kết quả nên ô được coi là trống. Hãy mở tệp bằng Excel, lưu lại \
                 rồi tải lên."
            }
            Self::Error => {
                "Công thức trong ô này bị lỗi nên ô được coi là trống. Hãy sửa ô trong tệp gốc rồi tải lên lại."
            }
            Self::YearHidden => {
                "Ô này là ngày nhưng chỉ hiện ngày và tháng; năm được hiểu theo năm của kế hoạch."
            }
        }
    }
}

/// One remark for each stretch of hidden rows.
fn on_hidden_rows(rows: &[Row], hidden: &[u32], table: u32) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = Vec::new();
    let mut stretch: Vec<&Row> = Vec::new();
    for row in rows {
        if hidden.binary_search(&row.number).is_ok() {
            stretch.push(row);
        } else {
            remarks.extend(on_stretch(&std::mem::take(&mut stretch), table));
        }
    }
    remarks.extend(on_stretch(&stretch, table));
    remarks
}

fn on_stretch(rows: &[&Row], table: u32) -> Option<Remark> {
    let (first, last) = (rows.first()?.number, rows.last()?.number);
    let which = if first == last {
        format!("Dòng {first}")
    } else {
        format!("Các dòng từ {first} đến {last}")
    };
    let message = format!(
        "{which} của trang tính bị ẩn; nội dung vẫn được đọc. Hãy kiểm tra các dòng này có còn hiệu lực không."
    );
    let written = rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.is_blank());
    let quote = written.map(|cell| cell.text.as_str()).take(LONGEST_QUOTE).collect::<Vec<_>>().join(" | ");
    let text = quote.chars().take(LONGEST_QUOTE).collect();
    Some(Remark { place: Place::of_row(table, first), message, text })
}

fn on_hidden_columns(rows: &[Row], hidden: &[(u32, u32)], table: u32) -> Vec<Remark> {
    let Some(width) = rows.first().and_then(|row| u32::try_from(row.cells.len()).ok()) else {
        return Vec::new();
    };
    let is_hidden = |column: &u32| hidden.iter().any(|(first, last)| (first..=last).contains(&column));
    let remark = |column: u32| {
        let index = column as usize - 1;
        let written = |row: &Row| row.cells.get(index).is_some_and(|cell| !cell.is_blank());
        let row = rows.iter().find(|row| written(row))?;
        let message = format!(
            "Cột {} của trang tính bị ẩn; nội dung vẫn được đọc. Hãy kiểm tra cột này có còn dùng không.",
            letters(column)
        );
        let text = row.cells.get(index).map(|cell| cell.text.clone()).unwrap_or_default();
        Some(Remark { place: Place { table, row: row.number, column: Some(column) }, message, text })
    };
    (1..=width).filter(is_hidden).filter_map(remark).collect()
}
