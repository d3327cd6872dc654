mod block;
mod grid;
mod numbering;
mod numerals;
mod paragraph;
mod run;
mod styles;
mod symbols;
mod table;

use super::clean::Budget;
use super::package::Package;
use super::xml::{Node, Xml};
use super::{Document, Paragraph, Remark, Table};
use crate::draft::Place;
use crate::refused::Refused;

use block::Block;
use numbering::Numbering;
use styles::Styles;

/// A document's tables have at least this many columns when they can be a plan; blocks of signatures have fewer.
const FEWEST_COLUMNS: usize = 3;

/// Reads a Word document.
pub(super) fn read(package: &mut Package<'_>, main: &str) -> Result<Document, Refused> {
    let relations = package.relations(main)?;
    // Where the document does not say where its styles are, they are where they always are.
    let related = |kind: &str, usual: &str| {
        let found = relations.iter().find(|relation| relation.kind == kind && !relation.external);
        found.map_or(usual.to_owned(), |relation| relation.target.clone())
    };
    let mut reader = Reader::default();
    if let Some(xml) = package.part(&related("styles", "word/styles.xml"))? {
        reader.styles = Styles::read(xml)?;
    }
    if let Some(xml) = package.part(&related("numbering", "word/numbering.xml"))? {
        reader.numbering = Numbering::read(xml)?;
    }
    reader.body(&mut package.needed(main)?)?;
    reader.finish()
}

/// What is read so far.
#[derive(Debug, Default)]
struct Reader {
    styles: Styles,
    numbering: Numbering,
    budget: Budget,
    tables: Vec<Table>,
    /// Text between the tables, and the number of tables before it.
    lines: Vec<(usize, Paragraph)>,
    /// Paragraphs so far, the blank ones too.
    paragraphs: u32,
    remarks: Vec<Remark>,
}

impl Reader {
    fn body(&mut self, xml: &mut Xml<'_>) -> Result<(), Refused> {
        loop {
            match xml.next()? {
                Node::Open if xml.name() == "p" => self.line(xml)?,
                Node::Open if xml.name() == "tbl" => self.table(xml)?,
                Node::Open if matches!(xml.name(), "sectPr" | "sdtPr" | "Fallback") => xml.skip()?,
                // What wraps paragraphs and tables (content controls, smart tags) is walked through.
                Node::Open | Node::Close | Node::Text => {}
                Node::End => return Ok(()),
            }
        }
    }

    /// A paragraph outside the tables.
    fn line(&mut self, xml: &mut Xml<'_>) -> Result<(), Refused> {
        self.paragraphs += 1;
        let place = Place::of_row(0, self.paragraphs);
        let mut block = Block::at(place);
        self.paragraph(xml, &mut block)?;
        let cell = block.into_cell(&mut self.budget, &mut self.remarks)?;
        if !cell.is_blank() {
            self.budget.take_cells(1)?;
            self.lines.push((self.tables.len(), Paragraph { row: self.paragraphs, text: cell.text }));
        }
        Ok(())
    }

    /// The text above the longest table is the title block; text between the tables after it is only remarked upon.
    fn finish(mut self) -> Result<Document, Refused> {
        let length = |at: &usize| self.tables.get(*at).map_or(0, |table| table.rows.len());
        let Some(longest) = (0..self.tables.len()).rev().max_by_key(length) else {
            return Err(Refused::NoTable);
        };
        let is_wide = |table: &Table| table.rows.iter().any(|row| row.cells.len() >= FEWEST_COLUMNS);
        let last = self.tables.iter().rposition(is_wide).unwrap_or_default();
        let mut title_block = Vec::new();
        for (tables_before, line) in self.lines {
            if tables_before <= longest {
                title_block.push(line);
            } else if tables_before <= last {
                let message = "Đoạn văn này nằm giữa các bảng nên không được đọc vào kế hoạch. Hãy kiểm tra có phải tên \
                               một phần hay một việc không.";
                let place = Place::of_row(0, line.row);
                self.remarks.push(Remark { place, message: message.to_owned(), text: line.text });
            }
        }
        Ok(Document { title_block, tables: self.tables, remarks: self.remarks })
    }
}
