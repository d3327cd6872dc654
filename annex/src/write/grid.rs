/// How a cell is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Look {
    /// Title of a column.
    Header,
    /// Heading of a section or of a group.
    Heading,
    /// Number of a section or of a group.
    HeadingNumber,
    /// Number of a row.
    Number,
    /// Everything else.
    Text,
}

/// A cell of the printed table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub text: String,
    pub look: Look,
}

impl Cell {
    pub(super) fn new(text: &str, look: Look) -> Self {
        Self { text: printable(text), look }
    }
}

/// A spot of the printed table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Slot {
    /// A cell begins here.
    Cell(Cell),
    /// The cell above goes on.
    Above,
    /// The cell on the left goes on.
    Left,
}

/// The printed table: rows of as many slots as it has columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Grid {
    pub rows: Vec<Vec<Slot>>,
}

/// A cell with the spots it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed<'a> {
    pub cell: &'a Cell,
    pub row: usize,
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
}

impl Grid {
    /// Number of columns.
    pub(super) fn columns(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// Every cell, row by row.
    pub(super) fn cells(&self) -> impl Iterator<Item = Placed<'_>> {
        self.rows.iter().enumerate().flat_map(move |(row, slots)| {
            slots.iter().enumerate().filter_map(move |(column, slot)| match slot {
                Slot::Cell(cell) => Some(Placed {
                    cell,
                    row,
                    column,
                    rows: 1 + self.rows_below(row, column),
                    columns: 1 + columns_beside(slots, column),
                }),
                Slot::Above | Slot::Left => None,
            })
        })
    }

    /// How many rows below it a cell takes.
    pub(super) fn rows_below(&self, row: usize, column: usize) -> usize {
        let below = self.rows.iter().skip(row + 1);
        below.take_while(|slots| slots.get(column) == Some(&Slot::Above)).count()
    }

    /// Puts one cell over the spots of several rows of a column.
    pub(super) fn merge_down(&mut self, rows: std::ops::Range<usize>, column: usize, cell: Cell) {
        let mut slot = Slot::Cell(cell);
        for row in self.rows.get_mut(rows).into_iter().flatten() {
            if let Some(spot) = row.get_mut(column) {
                *spot = std::mem::replace(&mut slot, Slot::Above);
            }
        }
    }
}

/// How many columns on its right a cell takes.
pub(super) fn columns_beside(slots: &[Slot], column: usize) -> usize {
    slots.iter().skip(column + 1).take_while(|slot| **slot == Slot::Left).count()
}

/// The text without the characters no XML file can hold.
pub(super) fn printable(text: &str) -> String {
    let kept = |char: &char| match char {
        '\n' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        char => !char.is_control(),
    };
    text.replace('\t', " ").chars().filter(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merged_cell_knows_its_size() {
        let cell = |text: &str| Slot::Cell(Cell::new(text, Look::Text));
        let mut grid =
            Grid { rows: vec![vec![cell("a"), Slot::Left, cell("b")], vec![cell(""), cell(""), cell("c")]] };
        grid.rows.push(vec![cell(""), cell(""), cell("")]);
        grid.merge_down(1..3, 1, Cell::new("d", Look::Text));
        let sizes: Vec<_> = grid
            .cells()
            .filter(|placed| !placed.cell.text.is_empty())
            .map(|placed| (placed.cell.text.as_str(), placed.rows, placed.columns))
            .collect();
        assert_eq!(sizes, [("a", 1, 2), ("b", 1, 1), ("d", 2, 1), ("c", 1, 1)]);
    }

    #[test]
    fn only_what_xml_holds_is_kept() {
        assert_eq!(printable("a\u{0}\u{B}b\tc\nd\u{FFFE}đ"), "ab c\ndđ");
    }
}
