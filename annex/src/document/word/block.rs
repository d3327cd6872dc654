use std::collections::BTreeSet;

use crate::document::clean::Budget;
use crate::document::{Cell, MAX_CELL_BYTES, Remark};
use crate::draft::Place;
use crate::refused::Refused;

/// Where text stands in the history of a document whose changes are tracked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Revision {
    /// It was there before and stays.
    Kept,
    Inserted,
    Deleted,
}

/// How a run looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub bold: bool,
    pub hidden: bool,
}

/// What is doubtful about a block, beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doubt {
    NestedTable,
    UnknownNumber,
    UnknownSymbol,
    /// Only doubtful where nothing else is.
    Picture,
}

/// The text of a cell, or of a paragraph outside the tables, as it is gathered.
#[derive(Debug)]
pub(super) struct Block {
    place: Place,
    paragraphs: u32,
    /// With the changes accepted.
    text: String,
    /// With the changes rejected; empty as long as no change is seen.
    before: Option<String>,
    hidden: String,
    in_boxes: String,
    /// Whether text is seen, and all of it bold.
    bold: Option<bool>,
    doubts: BTreeSet<Doubt>,
    /// Whether another cell is merged over it: then nothing of it shows, and nothing counts.
    pub is_covered: bool,
    /// Whether tracked changes take its row away: then nothing of it counts.
    pub is_deleted: bool,
}

impl Block {
    pub(super) fn at(place: Place) -> Self {
        Self {
            place,
            paragraphs: 0,
            text: String::new(),
            before: None,
            hidden: String::new(),
            in_boxes: String::new(),
            bold: None,
            doubts: BTreeSet::new(),
            is_covered: false,
            is_deleted: false,
        }
    }

    pub(super) fn doubt(&mut self, doubt: Doubt) {
        self.doubts.insert(doubt);
    }

    pub(super) fn begin_paragraph(&mut self) -> Result<(), Refused> {
        self.paragraphs += 1;
        if self.paragraphs > 1 { self.push("\n", Look::default(), Revision::Kept) } else { Ok(()) }
    }

    /// Adds text that a list puts before a paragraph; it has no look of its own.
    pub(super) fn push_number(&mut self, number: &str) -> Result<(), Refused> {
        self.add(number, Revision::Kept)?;
        self.add(" ", Revision::Kept)
    }

    pub(super) fn push(&mut self, text: &str, look: Look, revision: Revision) -> Result<(), Refused> {
        if look.hidden {
            return append(&mut self.hidden, text, self.place);
        }
        if revision != Revision::Deleted && !text.trim().is_empty() {
            self.bold = Some(self.bold.unwrap_or(true) && look.bold);
        }
        self.add(text, revision)
    }

    /// Adds the text of a text box, which floats over the page and is not read.
    pub(super) fn push_in_box(&mut self, text: &str) -> Result<(), Refused> {
        append(&mut self.in_boxes, text, self.place)
    }

    fn add(&mut self, text: &str, revision: Revision) -> Result<(), Refused> {
        if revision != Revision::Kept && self.before.is_none() {
            self.before = Some(self.text.clone());
        }
        if revision != Revision::Deleted {
            append(&mut self.text, text, self.place)?;
        }
        match &mut self.before {
            Some(before) if revision != Revision::Inserted => append(before, text, self.place),
            _ => Ok(()),
        }
    }

    /// The cell as read, and a remark for each doubt.
    pub(super) fn into_cell(self, budget: &mut Budget, remarks: &mut Vec<Remark>) -> Result<Cell, Refused> {
        let (row, column) = (self.place.row, self.place.column.unwrap_or(1));
        let mut clean = |text: &str| budget.clean(row, column, text);
        let text = clean(&self.text)?;
        let mut remark = |message: String, text: &str| {
            remarks.push(Remark { place: self.place, message, text: text.to_owned() });
        };
        if self.is_covered {
            if !text.is_empty() {
                remark("Ô này bị ô khác gộp che nhưng vẫn còn chữ; chữ bị che không được đọc.".into(), &text);
            }
            return Ok(Cell::default());
        }
        if let Some(before) = self.before {
            let before = clean(&before)?;
            if before != text {
                let message = format!(
                    "Còn sửa đổi chưa chấp nhận (Track Changes): đã đọc bản sau khi sửa; bản trước khi sửa là \
                     \"{before}\". Hãy kiểm tra bản nào đúng."
                );
                remark(message, &text);
            }
        }
        let hidden = clean(&self.hidden)?;
        if !hidden.is_empty() {
            remark("Có chữ bị ẩn trong tài liệu; chữ ẩn không được đọc.".into(), &hidden);
        }
        let in_boxes = clean(&self.in_boxes)?;
        if !in_boxes.is_empty() {
            remark("Có hộp văn bản (text box); chữ trong hộp không được đọc.".into(), &in_boxes);
        }
        for doubt in &self.doubts {
            let is_alone = text.is_empty() && self.place.column.is_some();
            if *doubt != Doubt::Picture || is_alone {
                remark(doubt.message().into(), &text);
            }
        }
        Ok(Cell { bold: self.bold == Some(true), text, covered_by: None })
    }
}

impl Doubt {
    fn message(self) -> &'static str {
        match self {
            Self::NestedTable => "Trong ô này có một bảng khác; chữ của bảng đó được đọc như chữ của ô.",
            Self::UnknownNumber => {
                "Số thứ tự tự động của đoạn này không đọc được. Hãy kiểm tra số hiển thị trong tệp gốc."
            }
            Self::UnknownSymbol => "Có ký hiệu đặc biệt không đọc được, thay bằng \"□\". Hãy kiểm tra lại.",
            Self::Picture => "Ô này chỉ có hình; chữ trong hình không đọc được. Hãy nhập nội dung nếu cần.",
        }
    }
}

fn append(text: &mut String, more: &str, place: Place) -> Result<(), Refused> {
    if text.len() + more.len() > MAX_CELL_BYTES {
        let (row, column) = (place.row, place.column.unwrap_or(1));
        return Err(Refused::CellTooLong { row, column, limit: MAX_CELL_BYTES });
    }
    text.push_str(more);
    Ok(())
}
