use std::collections::HashMap;

use tiendo_annex::document::{Document, Spot, Table};
use tiendo_api::annexes::{AnnexRows, AnnexTable, SourceCell, SourceRow};

/// The tables of a document; the text above them counts as table 0.
pub fn tables(document: &Document) -> Vec<AnnexTable> {
    let above = AnnexTable {
        number: 0,
        name: None,
        last_row: document.title_block.last().map_or(0, |line| line.row),
        columns: 1,
    };
    let table = |(number, table): (u32, &Table)| AnnexTable {
        number,
        name: table.name.clone(),
        last_row: table.rows.last().map_or(0, |row| row.number),
        columns: table.rows.iter().map(|row| count(row.cells.len())).max().unwrap_or_default(),
    };
    std::iter::once(above).chain((1..).zip(&document.tables).map(table)).collect()
}

/// A stretch of a table from the row numbered `from`; nothing when there is no such table.
pub fn rows(document: &Document, table: u32, from: u32, limit: usize) -> Option<AnnexRows> {
    let (rows, next_row) = if table == 0 {
        let lines: Vec<_> = document.title_block.iter().filter(|line| line.row >= from).collect();
        let plain = |text: &str| SourceCell {
            column: 1,
            text: text.to_owned(),
            col_span: 1,
            row_span: 1,
            bold: false,
        };
        let shown = lines.iter().take(limit);
        let rows = shown.map(|line| SourceRow { number: line.row, cells: vec![plain(&line.text)] }).collect();
        (rows, lines.get(limit).map(|line| line.row))
    } else {
        let at = usize::try_from(table).ok()?.checked_sub(1)?;
        stretch(document.tables.get(at)?, from, limit)
    };
    Some(AnnexRows { table, rows, next_row })
}

fn stretch(table: &Table, from: u32, limit: usize) -> (Vec<SourceRow>, Option<u32>) {
    let begins = table.rows.partition_point(|row| row.number < from);
    let ends = begins.saturating_add(limit).min(table.rows.len());
    let spans = spans(table);
    let row = |row: &tiendo_annex::document::Row| {
        let own = (1..).zip(&row.cells).filter(|(_, cell)| cell.covered_by.is_none());
        let cells = own.map(|(column, cell)| {
            let (col_span, row_span) =
                spans.get(&Spot { row: row.number, column }).copied().unwrap_or((1, 1));
            SourceCell { column, text: cell.text.clone(), col_span, row_span, bold: cell.bold }
        });
        SourceRow { number: row.number, cells: cells.collect() }
    };
    let shown = table.rows.get(begins..ends).unwrap_or_default();
    (shown.iter().map(row).collect(), table.rows.get(ends).map(|row| row.number))
}

/// Columns and rows each merged cell covers.
fn spans(table: &Table) -> HashMap<Spot, (u32, u32)> {
    let mut spans: HashMap<Spot, (u32, u32)> = HashMap::new();
    for row in &table.rows {
        let mut seen_in_row: Vec<Spot> = Vec::new();
        for (column, cell) in (1..).zip(&row.cells) {
            let Some(by) = cell.covered_by else { continue };
            let (columns, rows) = spans.entry(by).or_insert((1, 1));
            *columns = (*columns).max(column - by.column + 1);
            if row.number != by.row && !seen_in_row.contains(&by) {
                *rows += 1;
                seen_in_row.push(by);
            }
        }
    }
    spans
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
