use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters that take no room on paper and only disturb comparison.
const INVISIBLE: [char; 5] = ['\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}'];

/// Single spaces, no spaces at the ends, no invisible characters; line breaks stay, one at a time.
pub(crate) fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    let mut gap = None;
    for char in text.trim().chars().filter(|char| !INVISIBLE.contains(char) && *char != '\u{AD}') {
        if char.is_whitespace() {
            let break_ = matches!(char, '\n' | '\r' | '\x0B' | '\u{2028}' | '\u{2029}');
            gap = if break_ || gap == Some('\n') { Some('\n') } else { Some(' ') };
            continue;
        }
        if let Some(space) = gap.take().filter(|_| !squeezed.is_empty()) {
            squeezed.push(space);
        }
        squeezed.push(char);
    }
    squeezed
}

/// Mark-up that copying leaves behind; other angle brackets are text.
const TAGS: [&str; 9] = ["i", "b", "u", "em", "strong", "br", "p", "span", "sup"];

/// No tag worth removing is longer, and looking no further keeps a cell full of `<` cheap.
const LONGEST_TAG: usize = 100;

/// The text without mark-up such as `<i>`; `<br>` is a line break.
pub(crate) fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        plain.push_str(&rest[..open]);
        rest = &rest[open..];
        let close = rest.char_indices().take(LONGEST_TAG).find(|(_, char)| *char == '>');
        let inside = close.map(|(at, _)| &rest[1..at]).unwrap_or_default();
        let name = inside.trim_matches('/').split(' ').next().unwrap_or_default().to_ascii_lowercase();
        if TAGS.contains(&name.as_str()) {
            plain.push_str(if name == "br" { "\n" } else { "" });
            rest = &rest[inside.len() + 2..];
        } else {
            plain.push('<');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    squeeze(&plain)
}

/// Lower case without diacritics: "Hoạt động" and "HOAT DONG" fold alike.
pub(crate) fn fold(text: &str) -> String {
    text.nfd()
        .filter(|char| !is_combining_mark(*char))
        .flat_map(char::to_lowercase)
        .map(|char| if char == 'đ' { 'd' } else { char })
        .collect()
}

/// Lower case, single spaces, diacritics kept: how names are compared.
pub(crate) fn lower(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// What a person typed: composed Unicode, single spaces, no blank lines.
pub(crate) fn typed(text: &str) -> String {
    squeeze(&text.nfc().collect::<String>())
}

/// The text on one line: a line break compares as a space.
pub(crate) fn on_one_line(text: &str) -> String {
    squeeze(text).replace('\n', " ")
}

/// Whether the text begins with a capital letter.
pub(crate) fn is_capitalised(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// A roman numeral in capitals, up to a hundred.
pub(crate) fn roman(text: &str) -> Option<u32> {
    let value = |char| match char {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let digits = text.chars().map(value).collect::<Option<Vec<u32>>>()?;
    let subtracts = |(at, digit): (usize, &u32)| digits.get(at + 1).is_some_and(|next| next > digit);
    let total: i64 = digits
        .iter()
        .enumerate()
        .map(|(at, digit)| if subtracts((at, digit)) { -i64::from(*digit) } else { i64::from(*digit) })
        .sum();
    // Writing the number back is the whole check: "IIX" and "VV" add up to something, but are no numerals.
    let number = u32::try_from(total).ok().filter(|number| (1..=100).contains(number))?;
    (to_roman(number) == text).then_some(number)
}

pub(crate) fn to_roman(mut number: u32) -> String {
    const STEPS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut roman = String::new();
    for (value, digits) in STEPS {
        while number >= value {
            roman.push_str(digits);
            number -= value;
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_single_and_line_breaks_stay() {
        assert_eq!(squeeze(" \u{A0}Kế  hoạch \r\n Báo\u{200B} cáo\t"), "Kế hoạch\nBáo cáo");
    }

    #[test]
    fn folding_forgets_case_and_diacritics() {
        assert_eq!(fold("HOẠT ĐỘNG"), "hoat dong");
    }

    #[test]
    fn roman_numerals_are_well_formed() {
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!([roman("IIX"), roman("VV"), roman(""), roman("Văn")], [None; 4]);
    }
}
