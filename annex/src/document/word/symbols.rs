/// What stands for a symbol whose meaning is not known.
pub(super) const UNKNOWN: char = '□';

/// Symbols people insert from symbol fonts into plans: the code within the font, the character meant.
const SYMBOL: [(u8, char); 13] = [
    (0x2D, '−'),
    (0xA2, '′'),
    (0xA3, '≤'),
    (0xAE, '→'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBB, '≈'),
];
const WINGDINGS: [(u8, char); 11] = [
    (0x6C, '•'),
    (0x6E, '▪'),
    (0x71, '□'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '□'),
    (0xD8, '➢'),
    (0xE0, '→'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFE, '☑'),
];

/// The character a symbol means; nothing when its font gives it a shape of its own.
pub(super) fn char(font: &str, code: u32) -> Option<char> {
    let within_font = u8::try_from(if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code }).ok();
    let table: &[(u8, char)] = match font.to_ascii_lowercase().as_str() {
        "symbol" => &SYMBOL,
        "wingdings" => &WINGDINGS,
        _ if (0xE000..=0xF8FF).contains(&code) => return None,
        _ => return char::from_u32(code),
    };
    table.iter().find(|(code, _)| Some(*code) == within_font).map(|(_, char)| *char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_become_the_characters_they_mean() {
        assert_eq!(char("Symbol", 0xF0B3), Some('≥'));
        assert_eq!(char("Wingdings", 0xFC), Some('✓'));
        assert_eq!(char("Times New Roman", 0x2265), Some('≥'));
        assert_eq!([char("Webdings", 0xF061), char("Symbol", 0xF001), char("Arial", 0xD800)], [None; 3]);
    }
}
