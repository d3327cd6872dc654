use crate::words::roman;

/// How a mark counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Numeral {
    /// "A", "B".
    Capital,
    /// "I", "II".
    Roman,
    /// "1", "2".
    Number,
    /// "1.2" has two parts.
    Decimal(usize),
    /// "a", "b" in the order of the Vietnamese alphabet.
    Letter,
    /// "i", "ii".
    SmallRoman,
    /// "-", "+".
    Bullet,
}

impl Numeral {
    /// How deep such marks usually stand; roman numbers and capital letters come either way round.
    pub(super) fn usual_depth(self) -> usize {
        match self {
            Self::Capital | Self::Roman => 0,
            Self::Number => 10,
            Self::Decimal(parts) => 10 + parts,
            Self::Letter => 30,
            Self::SmallRoman => 40,
            Self::Bullet => 50,
        }
    }
}

/// A mark that orders rows: "II", "3", "1.2", "b)".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub numeral: Numeral,
    /// Its place in the count; 0 for a bullet.
    pub value: u32,
    /// As said, without the signs around it: "b", "1.2".
    pub text: String,
}

/// The letters Vietnamese lists count with.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";
/// Words before a mark that only say what it counts.
const NAMES: [&str; 8] = ["Phần", "PHẦN", "Mục", "MỤC", "Nhóm", "NHÓM", "Chương", "CHƯƠNG"];
/// Rows are not numbered higher.
const MOST: u32 = 999_999;

impl Mark {
    /// Reads a cell that holds a mark and nothing else.
    pub(crate) fn whole(text: &str) -> Option<Self> {
        let named = NAMES.iter().find_map(|name| text.strip_prefix(name)?.strip_prefix(' '));
        let text = named.unwrap_or(text).trim();
        if ["-", "–", "+", "•", "*"].contains(&text) {
            return Some(Self { numeral: Numeral::Bullet, value: 0, text: "-".to_owned() });
        }
        let inner = text.strip_prefix('(').map_or(text, |inner| inner.strip_suffix(')').unwrap_or(inner));
        let inner = inner.trim_end_matches(['.', ')', ':', '/', '-', ' ']);
        Self::bare(inner.trim())
    }

    /// Reads the mark a wording begins with, when signs part the two: "1. Xây dựng", "a) Rà soát", "- Báo cáo".
    pub(crate) fn leading(text: &str) -> Option<Self> {
        let (first, rest) = text.split_once([' ', '\n'])?;
        if !rest.chars().any(char::is_alphabetic) {
            return None;
        }
        if ["-", "–", "+", "•"].contains(&first) {
            return Self::whole(first);
        }
        let signed = first.ends_with(['.', ')']) || first.contains('.');
        let mark = Self::whole(first).filter(|_| signed)?;
        // "03.05 dự án" or "2.000 hộ" are quantities.
        let quantity = matches!(mark.numeral, Numeral::Decimal(_))
            && mark.text.split('.').any(|part| part.len() > 2 || part.starts_with('0'));
        (!quantity).then_some(mark)
    }

    fn bare(text: &str) -> Option<Self> {
        let mark = |numeral, value| Some(Self { numeral, value, text: text.to_owned() });
        if text.is_empty() || text.len() > 20 {
            return None;
        }
        if text.starts_with(|first: char| first.is_ascii_digit()) {
            let parts = text.split('.').map(|part| part.parse().ok().filter(|number| *number <= MOST));
            let parts: Vec<u32> = parts.collect::<Option<_>>()?;
            return match parts[..] {
                [number] => mark(Numeral::Number, number),
                [.., last] if parts.len() <= 5 => mark(Numeral::Decimal(parts.len()), last),
                _ => None,
            };
        }
        if let Some(number) = roman(text) {
            return mark(Numeral::Roman, number);
        }
        let mut chars = text.chars();
        if let (Some(letter), None) = (chars.next(), chars.next()) {
            let place = place_of(letter)?;
            let numeral = if letter.is_uppercase() { Numeral::Capital } else { Numeral::Letter };
            return mark(numeral, place);
        }
        // "ii)": a single "i" is a letter until its neighbours say otherwise.
        let small = text.chars().all(|char| "ivx".contains(char));
        let number = roman(&text.to_uppercase()).filter(|_| small)?;
        mark(Numeral::SmallRoman, number)
    }

    /// The same mark read as a letter, where it can be one: "C" after "B" is no hundred.
    pub(super) fn as_letter(&self) -> Option<Self> {
        let mut chars = self.text.chars();
        let letter = chars.next().filter(|_| chars.next().is_none())?;
        let numeral = if letter.is_uppercase() { Numeral::Capital } else { Numeral::Letter };
        Some(Self { numeral, value: place_of(letter)?, text: self.text.clone() })
    }

    /// Whether this mark comes right after another of its kind; lists with and without "đ" and "f" both count.
    pub(crate) fn follows(&self, before: &Self) -> bool {
        let next = before.value.checked_add(1) == Some(self.value);
        if matches!(self.numeral, Numeral::Capital | Numeral::Letter) {
            let english = |mark: &Self| mark.text.to_lowercase().bytes().next();
            let after = english(before).and_then(|letter| letter.checked_add(1));
            return next || (english(self) == after && self.text.is_ascii());
        }
        let parent = |mark: &Self| mark.text.rsplit_once('.').map(|(parent, _)| parent.to_owned());
        next && parent(self) == parent(before)
    }
}

/// Place of a letter in Vietnamese lists, from 1; "f", "j", "w" and "z" stand where other lists have them.
fn place_of(letter: char) -> Option<u32> {
    let small = letter.to_lowercase().next()?;
    let at = LETTERS.chars().position(|known| known == small).or_else(|| {
        "fjwz".contains(small).then(|| LETTERS.chars().take_while(|known| *known <= small).count())
    })?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Numeral, u32)> {
        Mark::whole(text).map(|mark| (mark.numeral, mark.value))
    }

    #[test]
    fn marks_are_read_in_any_writing() {
        assert_eq!(read("II."), Some((Numeral::Roman, 2)));
        assert_eq!(read("Phần III"), Some((Numeral::Roman, 3)));
        assert_eq!(read("A"), Some((Numeral::Capital, 1)));
        assert_eq!([read("1"), read("01."), read("(1)")], [Some((Numeral::Number, 1)); 3]);
        assert_eq!(read("1.1.2."), Some((Numeral::Decimal(3), 2)));
        assert_eq!([read("đ)"), read("e)")], [Some((Numeral::Letter, 5)), Some((Numeral::Letter, 6))]);
        assert_eq!(read("-"), Some((Numeral::Bullet, 0)));
        assert_eq!(["Sở A", "100%", "30/6", "", "ab", "1a"].map(read), [None; 6]);
    }

    #[test]
    fn quantities_do_not_order_rows() {
        let leading = |text| Mark::leading(text).map(|mark| mark.text);
        assert_eq!(leading("1. Xây dựng").as_deref(), Some("1"));
        assert_eq!(leading("1.2 Rà soát").as_deref(), Some("1.2"));
        assert_eq!(leading("b) Rà soát").as_deref(), Some("b"));
        assert_eq!(leading("- Báo cáo").as_deref(), Some("-"));
        for text in ["2.000 hộ kinh doanh", "100% hồ sơ", "3 tháng", "I love", "a b", "Báo cáo", "1."]
        {
            assert_eq!(leading(text), None, "{text}");
        }
    }

    #[test]
    fn letters_follow_each_other_in_either_alphabet() {
        let mark = |text| Mark::whole(text).unwrap();
        let pairs = [("d)", "đ)"), ("đ)", "e)"), ("d)", "e)"), ("e)", "g)"), ("e)", "f)"), ("1.1", "1.2")];
        for (before, after) in pairs {
            assert!(mark(after).follows(&mark(before)), "{before} {after}");
        }
        assert!(!mark("1.2").follows(&mark("2.1")));
    }
}
