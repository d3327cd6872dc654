use crate::columns::Columns;
use crate::document::Row;
use crate::label;

/// A row with every cell in its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Aligned {
    /// For each column, the cell of the row that belongs there.
    pub sources: Vec<Option<usize>>,
    /// Whether any cell stood elsewhere.
    pub shifted: bool,
    /// Cells beyond the last column.
    pub outside: Vec<usize>,
}

/// Puts the cells of a row into their columns. Labels say where a cell belongs; the cells after it slid as far as
/// it did, up to the next label. Nothing when two cells would land in one column, or one outside the table.
pub(crate) fn align(row: &Row, columns: &Columns) -> Option<Aligned> {
    let mut aligned = Aligned { sources: vec![None; columns.width()], shifted: false, outside: Vec::new() };
    let mut slid = 0;
    for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
        let expected = label::parse(&cell.text).and_then(|label| columns.labelled(label.level));
        if let Some(expected) = expected {
            slid = at.cast_signed() - expected.cast_signed();
            aligned.shifted |= slid != 0;
        }
        match aligned.sources.get_mut(at.checked_add_signed(-slid)?) {
            Some(free @ None) => *free = Some(at),
            None if slid == 0 => aligned.outside.push(at),
            Some(Some(_)) | None => return None,
        }
    }
    Some(aligned)
}
