mod clean;
mod decode;
mod delimited;
#[cfg(feature = "formats")]
mod excel;
#[cfg(feature = "formats")]
mod open;
#[cfg(feature = "formats")]
mod package;
#[cfg(feature = "formats")]
mod separator;
mod text;
#[cfg(feature = "formats")]
mod word;
#[cfg(feature = "formats")]
mod xml;

use serde::{Deserialize, Serialize};

use crate::draft::Place;

#[cfg(feature = "formats")]
pub use open::open;
pub use text::from_text;

/// Largest file read, in bytes.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// Most text of a document, bytes: some sixteen thousand activities.
pub const MAX_TEXT: usize = 10 * 1024 * 1024;
/// Most columns of a row.
pub const MAX_COLUMNS: usize = 200;
/// Most cells of a document; blank rows cost nothing.
pub const MAX_CELLS: usize = 500_000;
/// Longest cell, in bytes.
pub const MAX_CELL_BYTES: usize = 64 * 1024;

/// The format a document came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Text with tabs between the cells, as copied from Word or Excel.
    Text,
    /// Text with commas or semicolons between the cells.
    Csv,
    /// A Word document (.docx).
    Word,
    /// An Excel workbook (.xlsx).
    Excel,
}

/// A document as the reader sees it, whatever format it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// The text above the first table.
    pub title_block: Vec<Paragraph>,
    /// The tables, in document order.
    pub tables: Vec<Table>,
    /// What the format itself leaves in doubt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
}

/// A line of text outside the tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Where it stands, from 1.
    pub row: u32,
    /// Its wording.
    pub text: String,
}

/// A table; blank rows are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Name of the sheet, in a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The rows, in document order.
    pub rows: Vec<Row>,
}

/// A row of a table: one cell for each column of the grid, the covered ones too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Number a person would count: the line of a text, the row of a sheet or of a Word table; from 1.
    pub number: u32,
    /// The cells, from the left.
    pub cells: Vec<Cell>,
}

/// A cell: composed Unicode, single spaces, `\n` where the cell has a line break; mark-up is still in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cell {
    /// The wording; empty in a cell covered by another.
    pub text: String,
    /// Whether all of it is bold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// The cell of the same table that is merged over this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covered_by: Option<Spot>,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// Number of its row, as in [`Row::number`].
    pub row: u32,
    /// Its column, from 1.
    pub column: u32,
}

/// Something the format leaves in doubt, wherever the meaning of the table is clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Where it stands.
    pub place: Place,
    /// What is there ("dòng bị ẩn"), one sentence in Vietnamese for the person who decides.
    pub message: String,
    /// The text concerned.
    pub text: String,
}

impl Cell {
    /// A plain cell.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}
