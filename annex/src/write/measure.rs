use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::grid::Look;

/// Twentieths of a point, the unit of Word.
pub(super) type Twips = u32;

/// How much room text takes in Times New Roman of some size: near enough to set columns and rows by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    /// Size of the font in points.
    pub points: u32,
    pub bold: bool,
}

/// A text of which only the room of its words is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measured {
    /// The words of each paragraph.
    paragraphs: Vec<Vec<Twips>>,
    space: Twips,
}

impl Measure {
    /// How the text of a cell is measured.
    pub(super) fn of(look: Look, points: u32) -> Self {
        Self { points, bold: matches!(look, Look::Header | Look::Heading | Look::HeadingNumber) }
    }

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

    /// The room each word of a text takes.
    pub(super) fn measured(self, text: &str) -> Measured {
        let words = |paragraph: &str| paragraph.split(' ').map(|word| self.width(word)).collect();
        Measured { paragraphs: text.split('\n').map(words).collect(), space: self.width(" ") }
    }

    /// The height of a line.
    pub(super) fn line(self) -> Twips {
        self.points * 23
    }
}

impl Measured {
    /// The lines the text takes in a column.
    pub(super) fn lines(&self, column: Twips) -> u32 {
        let column = column.max(1);
        self.paragraphs.iter().map(|words| self.lines_of(words, column)).sum()
    }

    fn lines_of(&self, words: &[Twips], column: Twips) -> u32 {
        let (mut lines, mut filled) = (1, 0);
        for width in words {
            let gap = if filled > 0 { self.space } else { 0 };
            if filled > 0 && filled + gap + width > column {
                lines += 1;
                filled = 0;
            } else {
                filled += gap;
            }
            // A word wider than the column is broken.
            let broken = width.saturating_sub(1) / column;
            lines += broken;
            filled += width - broken * column;
        }
        lines
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

    fn lines(text: &str, column: Twips) -> u32 {
        TWELVE.measured(text).lines(column)
    }

    #[test]
    fn text_wraps_at_words() {
        let word = TWELVE.width("nhiệm");
        assert_eq!(lines("nhiệm nhiệm nhiệm", word), 3);
        assert_eq!(lines("nhiệm nhiệm nhiệm", word * 4), 1);
        assert_eq!(lines("một\n\nhai", 10_000), 3);
        assert_eq!(lines(&"x".repeat(100), TWELVE.width("x") * 10), 10);
    }

    #[test]
    fn diacritics_take_no_room_of_their_own() {
        assert_eq!(TWELVE.width("Tế"), TWELVE.width("Te"));
        assert!(Measure { bold: true, ..TWELVE }.width("Te") > TWELVE.width("Te"));
    }
}
