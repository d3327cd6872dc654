use super::cell::Writing;
use super::numbering::Numbering;
use super::table::{Merge, OpenCell, OpenTable};
use crate::document::text::clean;
use crate::document::xml::{Element, Token};
use crate::document::{Remark, Table};
use crate::draft::Place;
use crate::refused::Refused;

/// A document body while it is read: where we are, and what was found.
#[allow(clippy::struct_excessive_bools)] // each says whether one kind of element is around us
pub(super) struct Body {
    numbering: Numbering,
    /// Text outside tables, with how many tables stand before it.
    lines: Vec<(usize, String)>,
    tables: Vec<Table>,
    remarks: Vec<Remark>,
    cells: usize,
    table: Option<OpenTable>,
    /// Tables inside a cell of the table.
    nested: usize,
    cell: Option<OpenCell>,
    /// A paragraph outside the tables.
    line: Writing,
    /// Elements whose whole content is passed over.
    skipped: usize,
    /// Text boxes around here.
    floating: usize,
    /// Tracked deletions around here.
    deleting: usize,
    /// Properties of a row, of a paragraph, of a run around here.
    row_properties: bool,
    paragraph_properties: bool,
    run_properties: bool,
    bold: bool,
    hidden: bool,
    /// Only what is inside `w:t` is text; white space between elements is not.
    in_text: bool,
    list: Option<u32>,
    level: usize,
}

/// Elements that repeat what is said elsewhere, or keep what was before a change.
const PASSED_OVER: [&str; 8] = [
    "Fallback",
    "rPrChange",
    "pPrChange",
    "tcPrChange",
    "trPrChange",
    "tblPrChange",
    "tblGridChange",
    "sectPr",
];

impl Body {
    pub(super) fn new(numbering: Numbering) -> Self {
        Self {
            numbering,
            lines: Vec::new(),
            tables: Vec::new(),
            remarks: Vec::new(),
            cells: 0,
            table: None,
            nested: 0,
            cell: None,
            line: Writing::default(),
            skipped: 0,
            floating: 0,
            deleting: 0,
            row_properties: false,
            paragraph_properties: false,
            run_properties: false,
            bold: false,
            hidden: false,
            in_text: false,
            list: None,
            level: 0,
        }
    }

    pub(super) fn into_parts(self) -> (Vec<(usize, String)>, Vec<Table>, Vec<Remark>) {
        (self.lines, self.tables, self.remarks)
    }

    pub(super) fn token(&mut self, token: Token<'_>) -> Result<(), Refused> {
        match token {
            Token::Open(element) if self.skipped > 0 || PASSED_OVER.contains(&element.name()) => {
                self.skipped += 1;
                Ok(())
            }
            Token::Close(_) if self.skipped > 0 => {
                self.skipped -= 1;
                Ok(())
            }
            Token::Text(_) if self.skipped > 0 => Ok(()),
            Token::Open(element) => self.open(&element),
            Token::Close(name) => self.close(name),
            Token::Text(text) => {
                self.text(&text);
                Ok(())
            }
        }
    }

    fn open(&mut self, element: &Element<'_>) -> Result<(), Refused> {
        match element.name() {
            "txbxContent" => self.floating += 1,
            "del" if self.row_properties => {
                if let Some(table) = &mut self.table {
                    table.row_deleted = true;
                }
            }
            "del" | "moveFrom" => self.deleting += 1,
            "ins" | "moveTo" if !self.row_properties && !self.run_properties => {
                self.writing().inserted = true;
            }
            "t" | "delText" => self.in_text = true,
            _ if self.floating > 0 => {}
            "tbl" => self.open_table(),
            "tr" if self.nested == 0 => {
                if let Some(table) = &mut self.table {
                    table.begin_row();
                }
            }
            "trPr" => self.row_properties = true,
            "gridBefore" if self.nested == 0 => {
                if let Some(table) = &mut self.table {
                    table.skip(element.number("val").unwrap_or_default())?;
                }
            }
            "tc" if self.nested == 0 && self.table.is_some() => self.cell = Some(OpenCell::default()),
            "tc" => self.writing().push(" ", false),
            "gridSpan" | "vMerge" | "hMerge" if self.nested == 0 => self.span(element),
            "p" => {
                self.list = None;
                self.writing().paragraph();
            }
            "pPr" => self.paragraph_properties = true,
            "numId" => self.list = element.number("val").filter(|list| *list > 0),
            "ilvl" => self.level = element.number("val").unwrap_or_default(),
            "r" => (self.bold, self.hidden) = (false, false),
            "rPr" => self.run_properties = true,
            "b" if self.run_properties && !self.paragraph_properties => self.bold = element.is_on(),
            "vanish" if self.run_properties && !self.paragraph_properties => self.hidden = element.is_on(),
            "tab" | "ptab" if !self.paragraph_properties => self.put(" "),
            "br" | "cr" => {
                let page = element.attribute("type").is_some_and(|kind| kind == "page" || kind == "column");
                self.put(if page { " " } else { "\n" });
            }
            "noBreakHyphen" => self.put("-"),
            "sym" => self.put(" "),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Refused> {
        match name {
            "txbxContent" => self.floating = self.floating.saturating_sub(1),
            "del" | "moveFrom" if !self.row_properties => self.deleting = self.deleting.saturating_sub(1),
            "t" | "delText" => self.in_text = false,
            _ if self.floating > 0 => {}
            "tbl" => self.close_table(),
            "tr" if self.nested == 0 => {
                if let Some(table) = &mut self.table {
                    table.end_row(&mut self.cells)?;
                }
            }
            "trPr" => self.row_properties = false,
            "tc" if self.nested == 0 => {
                if let (Some(table), Some(cell)) = (&mut self.table, self.cell.take()) {
                    table.end_cell(&cell)?;
                }
            }
            "pPr" => {
                self.paragraph_properties = false;
                self.number();
            }
            "rPr" => self.run_properties = false,
            "p" if self.table.is_none() => self.end_line()?,
            _ => {}
        }
        Ok(())
    }

    fn open_table(&mut self) {
        if self.table.is_some() {
            self.nested += 1;
            self.writing().nested = true;
        } else {
            let number = u32::try_from(self.tables.len() + 1).unwrap_or(u32::MAX);
            self.table = Some(OpenTable::new(number));
        }
    }

    fn close_table(&mut self) {
        if self.nested > 0 {
            self.nested -= 1;
        } else if let Some(table) = self.table.take() {
            let (table, remarks) = table.into_parts();
            self.tables.push(table);
            self.remarks.extend(remarks);
        }
    }

    fn span(&mut self, element: &Element<'_>) {
        let Some(cell) = &mut self.cell else { return };
        let continues = element.attribute("val").is_none_or(|val| val != "restart");
        let merge = Some(if continues { Merge::Continues } else { Merge::Begins });
        match element.name() {
            "gridSpan" => cell.columns = element.number("val").unwrap_or(1),
            "vMerge" => cell.vertical = merge,
            _ => cell.horizontal = merge,
        }
    }

    /// Puts the automatic number of a paragraph before its text.
    fn number(&mut self) {
        let Some(list) = self.list.take() else { return };
        if let Some(number) = self.numbering.next(list, self.level) {
            self.put(&format!("{number} "));
        }
        self.level = 0;
    }

    /// What is being written now: a cell, or a line outside the tables.
    fn writing(&mut self) -> &mut Writing {
        match &mut self.cell {
            Some(cell) => &mut cell.writing,
            None => &mut self.line,
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text {
            self.put(text);
        }
    }

    fn put(&mut self, text: &str) {
        let (bold, hidden, deleting, floating) =
            (self.bold, self.hidden, self.deleting > 0, self.floating > 0);
        let writing = self.writing();
        if floating {
            writing.floating.push_str(text);
        } else if deleting {
            writing.deleted.push_str(text);
        } else if hidden {
            writing.hidden.push_str(text);
        } else {
            writing.push(text, bold);
        }
    }

    fn end_line(&mut self) -> Result<(), Refused> {
        let line = std::mem::take(&mut self.line);
        let row = u32::try_from(self.lines.len() + 1).unwrap_or(u32::MAX);
        for (message, concerned) in line.doubts() {
            let place = Place { table: 0, row, column: None };
            let text = clean(row, 1, &concerned)?;
            self.remarks.push(Remark { place, message: message.to_owned(), text });
        }
        let text = clean(row, 1, &line.text)?;
        if !text.is_empty() {
            self.lines.push((self.tables.len(), text));
        }
        Ok(())
    }
}
