use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::decode::decode;
use super::{Cell, Document, MAX_BYTES, MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, Paragraph, Row, Table};
use crate::refused::Refused;
use crate::words::squeeze;

/// Reads tab separated text, as a copy from Word or Excel gives it: the lines above the first tab are the title
/// block, everything from there on is one table.
pub fn from_text(bytes: &[u8]) -> Result<Document, Refused> {
    if bytes.len() > MAX_BYTES {
        return Err(Refused::TooLarge {
            mib: bytes.len().div_ceil(1024 * 1024),
            limit: MAX_BYTES / 1024 / 1024,
        });
    }
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Refused::Empty);
    }

    let mut document = Document::default();
    let mut table = Table::default();
    let mut cells = 0;
    for (number, line) in (1..).zip(text.split('\n')) {
        if table.rows.is_empty() && !line.contains('\t') {
            document.title_block.extend(paragraph(number, line)?);
        } else if let Some(row) = row(number, line)? {
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

fn paragraph(row: u32, line: &str) -> Result<Option<Paragraph>, Refused> {
    let text = clean(row, 1, line)?;
    Ok((!text.is_empty()).then_some(Paragraph { row, text }))
}

/// One line as a row; nothing when it is blank. Blank cells at the end are kept: they are columns too.
fn row(number: u32, line: &str) -> Result<Option<Row>, Refused> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    let columns = line.split('\t').count();
    if columns > MAX_COLUMNS {
        return Err(Refused::TooManyColumns { row: number, columns, limit: MAX_COLUMNS });
    }
    let cells = (1..)
        .zip(line.split('\t'))
        .map(|(column, text)| Ok(Cell::of(clean(number, column, text)?)))
        .collect::<Result<Vec<_>, Refused>>()?;
    Ok(cells.iter().any(|cell| !cell.is_blank()).then_some(Row { number, cells }))
}

/// Composed characters, single spaces, no invisible characters.
fn clean(row: u32, column: u32, text: &str) -> Result<String, Refused> {
    if text.len() > MAX_CELL_BYTES {
        return Err(Refused::CellTooLong { row, column, limit: MAX_CELL_BYTES });
    }
    let composed = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect::<String>()),
    };
    Ok(squeeze(&composed))
}
