use tiendo_api::annexes::{AnnexRows, Place, SourceCell};

/// A row of the picture, every column accounted for.
#[derive(Debug, PartialEq)]
pub struct GridRow<'r> {
    /// Number a person would count.
    pub number: u32,
    /// Its cells from the left.
    pub cells: Vec<GridCell<'r>>,
}

/// A cell of the picture.
#[derive(Debug, PartialEq)]
pub struct GridCell<'r> {
    /// The cell of the source; empty where one that began above the picture reaches into it.
    pub cell: Option<&'r SourceCell>,
    /// Columns it covers.
    pub columns: u32,
    /// Whether it is the place meant.
    pub meant: bool,
}

/// Lays a stretch of the source out in its columns. Where the stretch begins in the middle of a merged cell, the
/// columns of that cell stay taken, so that everything else stands under its own heading.
pub fn grid(rows: &AnnexRows, place: Place) -> Vec<GridRow<'_>> {
    let width = rows.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column + cell.col_span).max();
    let width = width.unwrap_or(2).saturating_sub(1);
    // For each column: rows that the cell above still covers.
    let mut covered = vec![0_u32; usize::try_from(width).unwrap_or_default()];
    let meant_at = rows.rows.iter().rposition(|row| row.number <= place.row).filter(|_| place.row > 0);
    let mut laid = Vec::with_capacity(rows.rows.len());
    for (at, row) in rows.rows.iter().enumerate() {
        let is_meant = |span: u32, first: u32, columns: u32| {
            let last = at.saturating_add(usize::try_from(span.max(1)).unwrap_or(1) - 1);
            rows.table == place.table
                && meant_at.is_some_and(|meant| (at..=last).contains(&meant))
                && place.column.is_none_or(|column| (first..first + columns).contains(&column))
        };
        let mut cells = Vec::new();
        let mut column = 1;
        let mut own = row.cells.iter().peekable();
        while column <= width {
            let slot = usize::try_from(column - 1).unwrap_or_default();
            if let Some(left) = covered.get_mut(slot).filter(|left| **left > 0) {
                *left -= 1;
                column += 1;
            } else if let Some(cell) = own.next_if(|cell| cell.column <= column) {
                let columns = cell.col_span.max(1);
                for taken in covered.iter_mut().skip(slot).take(usize::try_from(columns).unwrap_or(1)) {
                    *taken = cell.row_span.saturating_sub(1);
                }
                let meant = is_meant(cell.row_span, column, columns);
                cells.push(GridCell { cell: Some(cell), columns, meant });
                column += columns;
            } else {
                cells.push(GridCell { cell: None, columns: 1, meant: is_meant(1, column, 1) });
                column += 1;
            }
        }
        laid.push(GridRow { number: row.number, cells });
    }
    laid
}

#[cfg(test)]
mod tests {
    use tiendo_api::annexes::SourceRow;

    use super::*;

    fn cell(column: u32, (col_span, row_span): (u32, u32)) -> SourceCell {
        SourceCell { column, text: format!("cột {column}"), col_span, row_span, bold: false }
    }

    fn rows(rows: Vec<(u32, Vec<SourceCell>)>) -> AnnexRows {
        let rows = rows.into_iter().map(|(number, cells)| SourceRow { number, cells }).collect();
        AnnexRows { table: 1, rows, next_row: None }
    }

    fn meant(rows: &AnnexRows, row: u32, column: u32) -> Vec<(u32, usize)> {
        let place = Place { table: 1, row, column: Some(column) };
        let laid = grid(rows, place);
        let cells =
            laid.iter().flat_map(|row| row.cells.iter().enumerate().map(|(at, cell)| (row.number, at, cell)));
        cells.filter(|(_, _, cell)| cell.meant).map(|(row, at, _)| (row, at)).collect()
    }

    #[test]
    fn the_cell_that_covers_the_place_is_meant() {
        let rows = rows(vec![
            (5, vec![cell(1, (1, 1)), cell(2, (1, 2))]),
            (7, vec![cell(1, (1, 1))]),
            (8, vec![cell(1, (1, 1)), cell(2, (1, 1))]),
        ]);
        assert_eq!(meant(&rows, 7, 2), [(5, 1)]);
        assert_eq!(meant(&rows, 8, 2), [(8, 1)]);
        assert_eq!(meant(&rows, 7, 1), [(7, 0)]);
    }

    #[test]
    fn a_cell_that_began_above_keeps_its_column() {
        let rows = rows(vec![(5, vec![cell(2, (1, 1))]), (6, vec![cell(1, (2, 1))])]);
        let laid = grid(&rows, Place::default());
        let columns: Vec<Vec<Option<u32>>> = laid
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.cell.map(|cell| cell.column)).collect())
            .collect();
        assert_eq!(columns, [vec![None, Some(2)], vec![Some(1)]]);
    }

    #[test]
    fn nothing_is_meant_in_another_table() {
        let rows = rows(vec![(5, vec![cell(1, (1, 1))])]);
        let laid = grid(&rows, Place { table: 2, row: 5, column: None });
        assert!(laid.iter().flat_map(|row| &row.cells).all(|cell| !cell.meant));
    }
}
