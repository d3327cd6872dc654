use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::decode::decode;
use super::fields::{Record, records};
use super::{Cell, Document, MAX_BYTES, MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, Paragraph, Row, Table};
use crate::refused::Refused;
use crate::words::squeeze;

/// Reads tab separated text, as a copy from Word or Excel gives it: the lines above the first tab are the title
/// block, everything from there on is one table.
pub fn from_text(bytes: &[u8]) -> Result<Document, Refused> {
    within_size(bytes)?;
    let text = decode(bytes)?;
    of_values(&text, '\t')
}

/// Refuses more bytes than a plan can have.
pub(super) fn within_size(bytes: &[u8]) -> Result<(), Refused> {
    if bytes.len() > MAX_BYTES {
        return Err(Refused::TooLarge {
            mib: bytes.len().div_ceil(1024 * 1024),
            limit: MAX_BYTES / 1024 / 1024,
        });
    }
    Ok(())
}

/// Reads values parted by `separator`: the lines above the first separator are the title block.
pub(super) fn of_values(text: &str, separator: char) -> Result<Document, Refused> {
    if text.trim().is_empty() {
        return Err(Refused::Empty);
    }
    let mut document = Document::default();
    let mut table = Table::default();
    let mut cells = 0;
    for record in records(text, separator) {
        if table.rows.is_empty() && record.fields.len() == 1 {
            document.title_block.extend(paragraph(&record)?);
        } else if let Some(row) = row(&record)? {
            cells += row.cells.len();
            if cells > MAX_CELLS {
                return Err(Refused::TooManyCells { limit: MAX_CELLS });
            }
            table.rows.push(row);
        }
    }
    if table.rows.is_empty() {
        return Err(Refused::NoTable);
    }
    document.tables.push(table);
    Ok(document)
}

fn paragraph(record: &Record<'_>) -> Result<Option<Paragraph>, Refused> {
    let text = record.fields.first().map(|field| clean(record.line, 1, field)).transpose()?;
    Ok(text.filter(|text| !text.is_empty()).map(|text| Paragraph { row: record.line, text }))
}

/// One record as a row; nothing when it is blank. Blank cells at the end are kept: they are columns too.
fn row(record: &Record<'_>) -> Result<Option<Row>, Refused> {
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
        .map(|(column, text)| Ok(Cell::of(clean(number, column, text)?)))
        .collect::<Result<Vec<_>, Refused>>()?;
    Ok(cells.iter().any(|cell| !cell.is_blank()).then_some(Row { number, cells }))
}

/// Composed characters, single spaces, no invisible characters.
pub(super) fn clean(row: u32, column: u32, text: &str) -> Result<String, Refused> {
    if text.len() > MAX_CELL_BYTES {
        return Err(Refused::CellTooLong { row, column, limit: MAX_CELL_BYTES });
    }
    let composed = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect::<String>()),
    };
    Ok(squeeze(&composed))
}
