use std::collections::BTreeSet;

use crate::document::clean::Budget;
use crate::document::{Cell, MAX_COLUMNS, Row, Spot, Table};
use crate::refused::Refused;

/// Borders nearer to each other than this (3 mm, in twentieths of a point) were meant to be one: no text fits between.
const NARROWEST: u32 = 170;

/// How a cell is merged with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merge {
    None,
    /// The cells below may continue this one.
    Begins,
    FromAbove,
    FromLeft,
}

/// A cell and the columns it takes.
#[derive(Debug)]
pub(super) struct Placed {
    pub cell: Cell,
    pub span: usize,
    pub merge: Merge,
}

/// A table as it is read, on the grid Word keeps: wherever any row has a border, the grid has one.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<Row>,
    /// The cell that may go on below, for each column.
    open: Vec<Option<Spot>>,
    /// The columns in which a cell begins, counted from 0.
    starts: BTreeSet<usize>,
    widths: Vec<u32>,
}

impl Grid {
    pub(super) fn add_width(&mut self, width: Option<u32>) {
        if self.widths.len() <= MAX_COLUMNS {
            self.widths.push(width.unwrap_or_default());
        }
    }

    /// Columns the row leaves free on its left.
    pub(super) fn skip(row: &mut Row, columns: usize) {
        row.cells.extend(std::iter::repeat_n(Cell::default(), columns.min(MAX_COLUMNS)));
    }

    /// The cell that covers the next cell of the row, when it is merged like this.
    pub(super) fn covering(&self, row: &Row, merge: Merge) -> Option<Spot> {
        let column = row.cells.len();
        match merge {
            Merge::FromAbove => self.open.get(column).copied().flatten(),
            Merge::FromLeft => {
                let left = row.cells.last()?;
                left.covered_by.or_else(|| Some(spot(row.number, column.checked_sub(1)?)))
            }
            Merge::None | Merge::Begins => None,
        }
    }

    /// Adds a cell to the row.
    pub(super) fn place(&mut self, row: &mut Row, placed: Placed) {
        let start = row.cells.len();
        let own = spot(row.number, start);
        let covered_by = placed.cell.covered_by;
        let goes_on = match placed.merge {
            Merge::None | Merge::FromLeft => None,
            Merge::Begins | Merge::FromAbove => Some(covered_by.unwrap_or(own)),
        };
        if placed.merge != Merge::FromLeft {
            self.starts.insert(start);
        }
        row.cells.push(placed.cell);
        let covered = Cell { covered_by: Some(covered_by.unwrap_or(own)), ..Cell::default() };
        row.cells.extend(std::iter::repeat_n(covered, placed.span - 1));
        if self.open.len() < row.cells.len() {
            self.open.resize(row.cells.len(), None);
        }
        self.open.iter_mut().skip(start).take(placed.span).for_each(|open| *open = goes_on);
    }

    /// Ends a row that does not belong to the table.
    pub(super) fn leave_out(&mut self, row: &Row) {
        self.open.truncate(row.cells.len());
    }

    /// Ends a row; a blank one is left out.
    pub(super) fn end_row(&mut self, row: Row) {
        self.leave_out(&row);
        if row.cells.iter().any(|cell| !cell.is_blank()) {
            self.rows.push(row);
        }
    }

    /// The table with only the borders people see.
    pub(super) fn into_table(mut self, budget: &mut Budget) -> Result<Table, Refused> {
        let width = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        for row in &mut self.rows {
            budget.take_cells(width - row.cells.len())?;
            row.cells.resize(width, Cell::default());
        }
        let mut kept = self.wide_starts();
        if self.rows.iter().any(|row| row_is_squeezed(row, &kept, &self.starts)) {
            kept.clone_from(&self.starts);
        }
        kept.insert(0);
        for row in &mut self.rows {
            keep(row, &kept, &self.starts);
        }
        Ok(Table { name: None, rows: self.rows })
    }

    /// The columns that begin far enough from the one before.
    fn wide_starts(&self) -> BTreeSet<usize> {
        let edge = |column: usize| self.widths.iter().take(column).copied().fold(0, u32::saturating_add);
        let mut kept = BTreeSet::from([0]);
        for start in &self.starts {
            let last = kept.last().copied().unwrap_or_default();
            if *start >= self.widths.len() || edge(*start).saturating_sub(edge(last)) >= NARROWEST {
                kept.insert(*start);
            }
        }
        kept
    }
}

fn spot(row: u32, column: usize) -> Spot {
    Spot { row, column: u32::try_from(column + 1).unwrap_or(u32::MAX) }
}

/// The kept column in which a column falls.
fn home(kept: &BTreeSet<usize>, column: usize) -> usize {
    kept.range(..=column).next_back().copied().unwrap_or_default()
}

/// The cells of a row that begin in columns about to go, each with the column it falls into.
fn moved(row: &Row, kept: &BTreeSet<usize>, starts: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    let begins = |column: &usize| {
        row.cells.get(*column).is_some_and(|cell| cell.covered_by.is_none_or(|spot| spot.row != row.number))
    };
    let going = starts.difference(kept).copied().filter(begins);
    going.map(|column| (column, home(kept, column))).collect()
}

/// Whether two written cells of the row would fall into one column.
fn row_is_squeezed(row: &Row, kept: &BTreeSet<usize>, starts: &BTreeSet<usize>) -> bool {
    let written = |column: usize| row.cells.get(column).is_some_and(|cell| !cell.is_blank());
    let moved = moved(row, kept, starts);
    let into: BTreeSet<usize> = moved.iter().map(|(_, into)| *into).collect();
    into.len() < moved.len() || moved.iter().any(|(from, into)| written(*from) && written(*into))
}

fn keep(row: &mut Row, kept: &BTreeSet<usize>, starts: &BTreeSet<usize>) {
    for (from, into) in moved(row, kept, starts) {
        let cell = row.cells.get_mut(from).map(std::mem::take).unwrap_or_default();
        if let Some(slot) = row.cells.get_mut(into)
            && (slot.is_blank() || !cell.is_blank())
        {
            *slot = cell;
        }
    }
    let rank = |column: u32| {
        let column = (column as usize).saturating_sub(1);
        u32::try_from(kept.range(..=column).count()).unwrap_or(u32::MAX)
    };
    let number = row.number;
    let cells = std::mem::take(&mut row.cells).into_iter().enumerate();
    row.cells = cells.filter(|(column, _)| kept.contains(column)).map(|(_, cell)| cell).collect();
    for (own, cell) in (1..).zip(&mut row.cells) {
        if let Some(spot) = &mut cell.covered_by {
            spot.column = rank(spot.column);
            // A cell that moved lies where its neighbour ended; nothing covers itself.
            if (spot.row, spot.column) == (number, own) {
                cell.covered_by = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(widths: &[u32], rows: &[&[(&str, usize)]]) -> Vec<Vec<String>> {
        let mut grid = Grid::default();
        for width in widths {
            grid.add_width(Some(*width));
        }
        for (number, cells) in (1..).zip(rows) {
            let mut row = Row { number, cells: Vec::new() };
            for (text, span) in *cells {
                grid.place(&mut row, Placed { cell: Cell::of(*text), span: *span, merge: Merge::None });
            }
            grid.end_row(row);
        }
        let table = grid.into_table(&mut Budget::default()).unwrap();
        table.rows.into_iter().map(|row| row.cells.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn borders_nobody_sees_are_no_columns() {
        let rows = table(&[500; 5], &[&[("a", 2), ("b", 3)], &[("c", 2), ("d", 3)]]);
        assert_eq!(rows, [["a", "b"], ["c", "d"]]);
    }

    #[test]
    fn borders_that_nearly_meet_are_one() {
        let rows = table(&[500, 40, 500], &[&[("a", 1), ("b", 2)], &[("c", 2), ("d", 1)]]);
        assert_eq!(rows, [["a", "b"], ["c", "d"]]);
        let narrow = table(&[500, 40, 500], &[&[("a", 1), ("b", 1), ("c", 1)], &[("d", 2), ("e", 1)]]);
        assert_eq!(narrow, [["a", "b", "c"], ["d", "", "e"]], "written cells are never dropped");
    }
}
