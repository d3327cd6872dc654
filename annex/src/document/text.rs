use super::clean::Budget;
use super::decode::decode;
use super::delimited::{Record, Records};
use super::{Cell, Document, MAX_BYTES, MAX_COLUMNS, Paragraph, Row, Table};
use crate::refused::Refused;

/// Reads tab separated text, as a copy from Word or Excel gives it: the lines above the first tab are the title
/// block, everything from there on is one table.
pub fn from_text(bytes: &[u8]) -> Result<Document, Refused> {
    check_size(bytes)?;
    let text = decode(bytes)?;
    table_of(&text, '\t', 2)
}

/// Refuses a file too large to be an annex.
pub(super) fn check_size(bytes: &[u8]) -> Result<(), Refused> {
    let limit = MAX_BYTES / 1024 / 1024;
    if bytes.len() > MAX_BYTES {
        return Err(Refused::TooLarge { mib: bytes.len().div_ceil(1024 * 1024), limit });
    }
    Ok(())
}

/// Reads delimited text: the records above the first with this many cells are the title block.
pub(super) fn table_of(text: &str, separator: char, columns: usize) -> Result<Document, Refused> {
    if text.trim().is_empty() {
        return Err(Refused::Empty);
    }
    let mut budget = Budget::default();
    let mut document = Document::default();
    let mut table = Table::default();
    for record in Records::new(text, separator) {
        if record.is_notice() {
            continue;
        }
        if table.rows.is_empty() && record.fields.len() < columns {
            document.title_block.extend(paragraph(&record, separator, &mut budget)?);
        } else {
            table.rows.extend(row(&record, &mut budget)?);
        }
    }
    if table.rows.is_empty() {
        return Err(Refused::NoTable);
    }
    document.tables.push(table);
    Ok(document)
}

fn paragraph(
    record: &Record<'_>,
    separator: char,
    budget: &mut Budget,
) -> Result<Option<Paragraph>, Refused> {
    let whole = record.fields.join(&String::from(separator));
    let text = budget.clean(record.line, 1, whole.trim_end_matches(separator))?;
    Ok((!text.is_empty()).then_some(Paragraph { row: record.line, text }))
}

/// One record as a row; nothing when it is blank. Blank cells at the end are kept: they are columns too.
fn row(record: &Record<'_>, budget: &mut Budget) -> Result<Option<Row>, Refused> {
    let number = record.line;
    if record.fields.iter().all(|field| field.trim().is_empty()) {
        return Ok(None);
    }
    let columns = record.fields.len();
    if columns > MAX_COLUMNS {
        return Err(Refused::TooManyColumns { row: number, columns, limit: MAX_COLUMNS });
    }
    let cells = (1..)
        .zip(&record.fields)
        .map(|(column, text)| Ok(Cell::of(budget.clean(number, column, text)?)))
        .collect::<Result<Vec<_>, Refused>>()?;
    if cells.iter().all(Cell::is_blank) {
        return Ok(None);
    }
    budget.take_cells(columns)?;
    Ok(Some(Row { number, cells }))
}
