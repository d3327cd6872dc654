/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numerals {
    Decimal,
    /// "01", "02".
    TwoDigits,
    Roman {
        capital: bool,
    },
    Letter {
        capital: bool,
    },
    /// A mark that does not count.
    Bullet,
    /// Nothing visible.
    None,
}

/// Numbers too large for a numeral or a letter are written in digits.
const LARGEST_ROMAN: u32 = 3_999;
/// After "z" comes "aa", "bb"; nobody counts beyond ten letters.
const LARGEST_LETTER: u32 = 260;

impl Numerals {
    /// By the name the document gives it; nothing for a way of counting not known here.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "decimal" => Self::Decimal,
            "decimalZero" => Self::TwoDigits,
            "upperRoman" => Self::Roman { capital: true },
            "lowerRoman" => Self::Roman { capital: false },
            "upperLetter" => Self::Letter { capital: true },
            "lowerLetter" => Self::Letter { capital: false },
            "bullet" => Self::Bullet,
            "none" => Self::None,
            _ => return None,
        })
    }

    /// The number as written.
    pub(super) fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::TwoDigits => format!("{number:02}"),
            Self::Roman { capital } => cased(roman(number), capital),
            Self::Letter { capital } => cased(letters(number), capital),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

fn cased(capitals: String, capital: bool) -> String {
    if capital { capitals } else { capitals.to_lowercase() }
}

fn roman(number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > LARGEST_ROMAN {
        return number.to_string();
    }
    let (mut roman, mut rest) = (String::new(), number);
    for (value, digits) in STEPS {
        while rest >= value {
            roman.push_str(digits);
            rest -= value;
        }
    }
    roman
}

/// Letters repeat as Word repeats them: 27 is "AA", 28 is "BB".
fn letters(number: u32) -> String {
    let Some(index) = number.checked_sub(1).filter(|_| number <= LARGEST_LETTER) else {
        return number.to_string();
    };
    let letter = char::from_u32(u32::from('A') + index % 26).unwrap_or('?');
    std::iter::repeat_n(letter, index as usize / 26 + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let write = |name: &str, number| Numerals::named(name).unwrap().write(number);
        assert_eq!([write("upperRoman", 14), write("lowerRoman", 1990)], ["XIV", "mcmxc"]);
        assert_eq!([write("lowerLetter", 4), write("upperLetter", 28)], ["d", "BB"]);
        assert_eq!([write("decimalZero", 7), write("decimal", 7), write("none", 7)], ["07", "7", ""]);
        assert_eq!([write("upperRoman", 4_000), write("upperLetter", 0)], ["4000", "0"]);
    }
}
