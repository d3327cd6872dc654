use super::cell::Writing;
use crate::document::text::clean;
use crate::document::{Cell, MAX_CELLS, MAX_COLUMNS, Remark, Row, Spot, Table};
use crate::draft::Place;
use crate::refused::Refused;

/// How a cell takes part in a vertical merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merge {
    Begins,
    Continues,
}

/// A cell that is being read.
#[derive(Debug)]
pub(super) struct OpenCell {
    pub writing: Writing,
    pub columns: usize,
    pub vertical: Option<Merge>,
    pub horizontal: Option<Merge>,
}

impl Default for OpenCell {
    fn default() -> Self {
        Self { writing: Writing::default(), columns: 1, vertical: None, horizontal: None }
    }
}

/// A table that is being read, row by row.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    number: u32,
    rows: Vec<Row>,
    row: u32,
    cells: Vec<Cell>,
    /// For each column, the cell above that a merge may go on from.
    above: Vec<Option<Spot>>,
    pub remarks: Vec<Remark>,
    /// Whether tracked changes take the whole row away.
    pub row_deleted: bool,
}

impl OpenTable {
    pub(super) fn new(number: u32) -> Self {
        Self { number, ..Self::default() }
    }

    pub(super) fn begin_row(&mut self) {
        self.row += 1;
        self.cells.clear();
        self.row_deleted = false;
    }

    /// Columns of the grid that a row leaves out at its sides.
    pub(super) fn skip(&mut self, columns: usize) -> Result<(), Refused> {
        self.fits(columns)?;
        self.cells.extend(std::iter::repeat_n(Cell::default(), columns));
        Ok(())
    }

    pub(super) fn end_cell(&mut self, cell: &OpenCell) -> Result<(), Refused> {
        let columns = cell.columns.max(1);
        self.fits(columns)?;
        let first = self.cells.len();
        let column = u32::try_from(first + 1).unwrap_or(u32::MAX);
        let place = Place { table: self.number, row: self.row, column: Some(column) };
        let own = Spot { row: self.row, column };
        let text = clean(self.row, column, &cell.writing.text)?;
        for (message, concerned) in cell.writing.doubts() {
            let text = clean(self.row, column, &concerned)?;
            self.remarks.push(Remark { place, message: message.to_owned(), text });
        }
        let by = match (cell.vertical, cell.horizontal) {
            (Some(Merge::Continues), _) => self.above.get(first).copied().flatten(),
            (_, Some(Merge::Continues)) => first.checked_sub(1).and_then(|left| {
                Some(self.cells.get(left)?.covered_by.unwrap_or(Spot { row: self.row, column: column - 1 }))
            }),
            _ => None,
        };
        if by.is_some() && !text.is_empty() {
            let message = "Ô này bị gộp vào ô khác nên chữ trong nó không hiện ra và không được đọc.";
            self.remarks.push(Remark { place, message: message.to_owned(), text: text.clone() });
        }
        let merges_on = cell.vertical.is_some();
        let origin = by.unwrap_or(own);
        if self.above.len() < first + columns {
            self.above.resize(first + columns, None);
        }
        for at in first..first + columns {
            self.above[at] = merges_on.then_some(origin);
        }
        let bold = cell.writing.is_bold();
        self.cells.push(match by {
            Some(by) => Cell { covered_by: Some(by), ..Cell::default() },
            None => Cell { text, bold, covered_by: None },
        });
        let covered = Cell { covered_by: Some(origin), ..Cell::default() };
        self.cells.extend(std::iter::repeat_n(covered, columns - 1));
        Ok(())
    }

    fn fits(&self, columns: usize) -> Result<(), Refused> {
        let columns = self.cells.len().saturating_add(columns);
        if columns > MAX_COLUMNS {
            return Err(Refused::TooManyColumns { row: self.row, columns, limit: MAX_COLUMNS });
        }
        Ok(())
    }

    /// Ends a row; blank ones are left out, those taken away by tracked changes are told.
    pub(super) fn end_row(&mut self, cells_so_far: &mut usize) -> Result<(), Refused> {
        let cells = std::mem::take(&mut self.cells);
        if self.row_deleted {
            let text: Vec<&str> =
                cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
            let place = Place { table: self.number, row: self.row, column: None };
            let message = "Dòng này bị xóa bằng theo dõi sửa đổi (Track Changes) nên không được đọc.";
            self.remarks.push(Remark { place, message: message.to_owned(), text: text.join(" | ") });
            return Ok(());
        }
        if cells.iter().all(Cell::is_blank) {
            return Ok(());
        }
        *cells_so_far += cells.len();
        if *cells_so_far > MAX_CELLS {
            return Err(Refused::TooManyCells { limit: MAX_CELLS });
        }
        self.rows.push(Row { number: self.row, cells });
        Ok(())
    }

    pub(super) fn into_parts(self) -> (Table, Vec<Remark>) {
        (Table { name: None, rows: self.rows }, self.remarks)
    }
}
