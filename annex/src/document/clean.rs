use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{MAX_CELL_BYTES, MAX_CELLS, MAX_TEXT};
use crate::refused::Refused;
use crate::words::squeeze;

/// What a document has cost so far; one that costs too much is refused before it fills the memory.
#[derive(Debug, Default)]
pub(super) struct Budget {
    cells: usize,
    bytes: usize,
}

impl Budget {
    /// Takes the cells of a row.
    pub(super) fn take_cells(&mut self, count: usize) -> Result<(), Refused> {
        self.cells += count;
        if self.cells > MAX_CELLS { Err(Refused::TooManyCells { limit: MAX_CELLS }) } else { Ok(()) }
    }

    /// Composed characters, single spaces, no invisible characters.
    pub(super) fn clean(&mut self, row: u32, column: u32, text: &str) -> Result<String, Refused> {
        if text.len() > MAX_CELL_BYTES {
            return Err(Refused::CellTooLong { row, column, limit: MAX_CELL_BYTES });
        }
        let composed = match is_nfc_quick(text.chars()) {
            IsNormalized::Yes => Cow::Borrowed(text),
            IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect::<String>()),
        };
        let mut clean = squeeze(&composed);
        // A document of many short cells would otherwise keep the room their raw wording took.
        clean.shrink_to_fit();
        self.bytes += clean.len();
        if self.bytes > MAX_TEXT {
            return Err(Refused::TooMuchText { limit: MAX_TEXT / 1024 / 1024 });
        }
        Ok(clean)
    }
}
