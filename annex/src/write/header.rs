use super::columns::Columns;
use super::grid::{Cell, Look, Slot};

/// The header rows. A title repeated in neighbouring columns stands once over all of them, a title repeated in the
/// rows below (or with nothing below it) stands once down all of them.
pub(super) fn rows(columns: &Columns) -> Vec<Vec<Slot>> {
    let (height, width) = (columns.header_rows, columns.list.len());
    let title = |row: usize, column: usize| {
        columns.list.get(column).and_then(|column| column.titles.get(row)).map_or("", String::as_str)
    };
    let mut rows: Vec<Vec<Option<Slot>>> = vec![vec![None; width]; height];
    for row in 0..height {
        for column in 0..width {
            if !is_free(&rows, row, column) {
                continue;
            }
            let text = title(row, column);
            let goes_right =
                |next: &usize| !text.is_empty() && title(row, *next) == text && is_free(&rows, row, *next);
            let right = (column + 1..width).take_while(goes_right).count();
            let goes_down = |next: &usize| {
                let below: Vec<&str> = (column..=column + right).map(|at| title(*next, at)).collect();
                below.iter().all(|title| *title == text) || (right == 0 && below == [""])
            };
            let down = (row + 1..height).take_while(goes_down).count();
            for (at, slots) in rows.iter_mut().enumerate().skip(row).take(down + 1) {
                for (beside, slot) in slots.iter_mut().enumerate().skip(column).take(right + 1) {
                    *slot = Some(match (at == row, beside == column) {
                        (true, true) => Slot::Cell(Cell::new(text, Look::Header)),
                        (false, true) => Slot::Above,
                        (_, false) => Slot::Left,
                    });
                }
            }
        }
    }
    rows.into_iter().map(|row| row.into_iter().flatten().collect()).collect()
}

fn is_free(rows: &[Vec<Option<Slot>>], row: usize, column: usize) -> bool {
    rows.get(row).and_then(|row| row.get(column)).is_some_and(Option::is_none)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::columns::{Column, Holds};

    fn sizes(titles: &[[&str; 2]]) -> Vec<(String, usize, usize)> {
        let column = |titles: &[&str; 2]| Column {
            titles: titles.iter().map(|title| (*title).to_owned()).collect(),
            holds: Holds::Extra(1),
        };
        let columns = Columns { list: titles.iter().map(column).collect(), header_rows: 2 };
        let grid = crate::write::grid::Grid { rows: rows(&columns) };
        grid.cells().map(|placed| (placed.cell.text.clone(), placed.rows, placed.columns)).collect()
    }

    #[test]
    fn a_group_title_stands_over_its_columns() {
        let titles = [["TT", "TT"], ["Đơn vị", "Chủ trì"], ["Đơn vị", "Phối hợp"], ["Thời hạn", ""]];
        let expected =
            [("TT", 2, 1), ("Đơn vị", 1, 2), ("Thời hạn", 2, 1), ("Chủ trì", 1, 1), ("Phối hợp", 1, 1)];
        assert_eq!(sizes(&titles), expected.map(|(text, rows, columns)| (text.to_owned(), rows, columns)));
    }

    #[test]
    fn a_title_over_rows_and_columns_is_one_cell() {
        let titles = [["Đơn vị", "Đơn vị"], ["Đơn vị", "Đơn vị"], ["", "Hạn"]];
        let expected = [("Đơn vị", 2, 2), ("", 1, 1), ("Hạn", 1, 1)];
        assert_eq!(sizes(&titles), expected.map(|(text, rows, columns)| (text.to_owned(), rows, columns)));
    }
}
