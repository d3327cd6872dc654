mod body;
mod cell;
mod numbering;
mod table;

use super::package::Package;
use super::{Document, Paragraph, Table};
use crate::refused::Refused;
use body::Body;
use numbering::Numbering;

/// Reads a Word document: its tables in order, and the text before the largest of them.
pub(super) fn read(package: &mut Package<'_>) -> Result<Document, Refused> {
    let mut numbering = Numbering::default();
    package.walk("word/numbering.xml", |token| {
        numbering.token(&token);
        Ok(())
    })?;
    let mut body = Body::new(numbering);
    package.walk("word/document.xml", |token| body.token(token))?;
    let (lines, tables, remarks) = body.into_parts();
    if tables.is_empty() {
        return Err(Refused::NoTable);
    }
    // Smaller tables before it are the quốc hiệu block or a list; what stands around them is still title block.
    let largest = (0..tables.len()).max_by_key(|at| (cells(&tables[*at]), std::cmp::Reverse(*at)));
    let before = largest.unwrap_or_default();
    let lines = lines.into_iter().filter(|(tables_before, _)| *tables_before <= before).map(|(_, text)| text);
    let title_block = (1..).zip(lines).map(|(row, text)| Paragraph { row, text }).collect();
    Ok(Document { title_block, tables, remarks })
}

fn cells(table: &Table) -> usize {
    table.rows.iter().map(|row| row.cells.len()).sum()
}
