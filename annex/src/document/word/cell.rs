/// A cell, or a paragraph outside the tables, while it is read.
#[derive(Debug, Default)]
pub(super) struct Writing {
    pub text: String,
    /// Characters set in bold, and all of them.
    bold: usize,
    all: usize,
    /// Text that tracked changes take away.
    pub deleted: String,
    /// Whether tracked changes put text in.
    pub inserted: bool,
    /// Text of boxes that float over the page.
    pub floating: String,
    /// Text set as hidden.
    pub hidden: String,
    /// Whether a table stands in the cell.
    pub nested: bool,
    /// Whether a paragraph has begun.
    begun: bool,
}

impl Writing {
    /// A paragraph begins: on a line of its own, unless it is the first.
    pub(super) fn paragraph(&mut self) {
        if self.begun && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.begun = true;
    }

    pub(super) fn push(&mut self, text: &str, bold: bool) {
        self.text.push_str(text);
        let letters = text.chars().filter(|char| !char.is_whitespace()).count();
        self.all += letters;
        self.bold += if bold { letters } else { 0 };
    }

    /// Whether all of it is bold.
    pub(super) fn is_bold(&self) -> bool {
        self.all > 0 && self.bold == self.all
    }

    /// What a person should know about it, in words, with the text concerned.
    pub(super) fn doubts(&self) -> Vec<(&'static str, String)> {
        let mut doubts = Vec::new();
        if !self.deleted.trim().is_empty() || self.inserted {
            let says = "Ô này có theo dõi sửa đổi (Track Changes) chưa chấp nhận; đang đọc theo bản đã sửa, phần bị xóa đã bỏ qua.";
            doubts.push((says, self.deleted.clone()));
        }
        if !self.hidden.trim().is_empty() {
            doubts.push(("Ở đây có chữ đặt ẩn nên không được đọc.", self.hidden.clone()));
        }
        if !self.floating.trim().is_empty() {
            doubts.push(("Ở đây có hộp văn bản nổi; chữ trong hộp không được đọc.", self.floating.clone()));
        }
        if self.nested {
            doubts.push((
                "Trong ô này có một bảng khác; chữ của bảng đó được đọc như chữ của ô.",
                self.text.clone(),
            ));
        }
        doubts
    }
}
