mod decode;
mod text;

pub use text::from_text;

/// Largest file read, in bytes.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// Most columns of a row.
pub const MAX_COLUMNS: usize = 200;
/// Most cells of a document; blank rows cost nothing.
pub const MAX_CELLS: usize = 500_000;
/// Longest cell, in bytes.
pub const MAX_CELL_BYTES: usize = 64 * 1024;

/// A document as the reader sees it, whatever format it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The text above the first table.
    pub title_block: Vec<Paragraph>,
    /// The tables, in document order.
    pub tables: Vec<Table>,
}

/// A line of text outside the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, from 1.
    pub row: u32,
    /// Its wording.
    pub text: String,
}

/// A table; blank rows are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, in document order.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Number a person would count: the line of a text, the row of a sheet; from 1.
    pub number: u32,
    /// The cells, from the left.
    pub cells: Vec<Cell>,
}

/// A cell: composed Unicode, single spaces, `\n` where the cell has a line break; mark-up is still in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The wording.
    pub text: String,
}

impl Cell {
    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}
