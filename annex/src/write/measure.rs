use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Twentieths of a point, the unit of Word.
pub(super) type Twips = u32;

/// How much room text takes in Times New Roman of some size: near enough to set columns and rows by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    /// Size of the font in points.
    pub points: u32,
    pub bold: bool,
}

impl Measure {
    /// The width of a text on one line.
    pub(super) fn width(self, text: &str) -> Twips {
        let thousandths: u32 = text.nfd().map(thousandths_of_em).fold(0, u32::saturating_add);
        let twips = thousandths.saturating_mul(self.points) / 50;
        if self.bold { twips.saturating_add(twips / 16) } else { twips }
    }

    /// The widest word of a text: a column narrower than that would break it.
    pub(super) fn widest_word(self, text: &str) -> Twips {
        text.split_whitespace().map(|word| self.width(word)).max().unwrap_or_default()
    }

    /// The lines a text takes in a column.
    pub(super) fn lines(self, text: &str, column: Twips) -> u32 {
        text.split('\n').map(|paragraph| self.lines_of_paragraph(paragraph, column.max(1))).sum()
    }

    fn lines_of_paragraph(self, text: &str, column: Twips) -> u32 {
        let space = self.width(" ");
        let (mut lines, mut filled) = (1, 0);
        for word in text.split(' ') {
            let width = self.width(word);
            if filled > 0 && filled + space + width > column {
                lines += 1;
                filled = 0;
            }
            // A word wider than the column is broken.
            lines += width / column;
            filled += if filled > 0 { space } else { 0 } + width % column;
        }
        lines
    }

    /// The height of a line.
    pub(super) fn line(self) -> Twips {
        self.points * 23
    }
}

fn thousandths_of_em(char: char) -> u32 {
    match char {
        char if is_combining_mark(char) => 0,
        'i' | 'j' | 'l' | 't' | '/' | ';' | ':' => 278,
        ' ' | '.' | ',' => 250,
        'f' | 'r' | 'I' | '(' | ')' | '-' | '[' | ']' | '!' => 333,
        's' => 389,
        'a' | 'c' | 'e' | 'z' => 444,
        'm' => 778,
        'M' | '%' | '…' | 'W' => 1000,
        'w' | 'A'..='Z' | 'Đ' => 722,
        _ => 500,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWELVE: Measure = Measure { points: 12, bold: false };

    #[test]
    fn text_wraps_at_words() {
        let word = TWELVE.width("nhiệm");
        assert_eq!(TWELVE.lines("nhiệm nhiệm nhiệm", word), 3);
        assert_eq!(TWELVE.lines("nhiệm nhiệm nhiệm", word * 4), 1);
        assert_eq!(TWELVE.lines("một\n\nhai", 10_000), 3);
        assert!(TWELVE.lines(&"x".repeat(100), TWELVE.width("x") * 10) >= 10);
    }

    #[test]
    fn diacritics_take_no_room_of_their_own() {
        assert_eq!(TWELVE.width("Tế"), TWELVE.width("Te"));
        assert!(Measure { bold: true, ..TWELVE }.width("Te") > TWELVE.width("Te"));
    }
}
