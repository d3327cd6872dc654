//! ```text
//! Draft + Printed --page--> Page (lines above the table, grid of cells) --docx | xlsx--> bytes
//! ```
//!
//! Columns, merges, numbering and labels are those of the annex the draft was read from; the cells are printed as
//! written, so that reading the file again gives the draft again.

mod balance;
mod body;
mod cells;
mod columns;
mod docx;
mod error;
mod grid;
mod header;
mod heading;
mod marks;
mod measure;
mod page;
mod shares;
mod widths;
mod xlsx;

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};

use crate::draft::Draft;
use page::Page;

pub use error::WriteError;

/// What is printed beside the plan itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Printed {
    /// How far the work has come; without it exactly the annex is printed.
    pub states: Option<States>,
    /// When the file was made, in UTC; stands in the properties of the file only.
    pub made_at: Option<NaiveDateTime>,
}

/// How far the work of a plan has come on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct States {
    /// The day the states are of.
    pub as_of: NaiveDate,
    /// The state of each activity, by its key in the draft.
    pub activities: HashMap<u32, State>,
}

/// How far an activity has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The state in words ("Đang thực hiện").
    pub words: String,
    /// How much of it is done, where that is said.
    pub percent: Option<u8>,
    /// The day it is due.
    pub due: Option<NaiveDate>,
    /// What proves it, one entry a document.
    pub evidence: Vec<String>,
}

/// The plan as a Word file: A4 landscape, the header row on every page, page numbers from the second page on.
pub fn docx(draft: &Draft, printed: &Printed) -> Result<Vec<u8>, WriteError> {
    docx::write(&Page::of(draft, printed), printed.made_at)
}

/// The plan as an Excel workbook of one sheet, ready to be printed on A4 landscape.
pub fn xlsx(draft: &Draft, printed: &Printed) -> Result<Vec<u8>, WriteError> {
    xlsx::write(&Page::of(draft, printed), printed.made_at)
}
