use chrono::{Datelike, Days, NaiveDate};

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    General,
    Percent,
    Date,
    /// A month and a year, without a day.
    Month,
}

impl Shape {
    /// A format Excel knows by number.
    pub(super) fn of_builtin(format: u32) -> Self {
        match format {
            9 | 10 => Self::Percent,
            17 => Self::Month,
            14..=16 | 22 | 27..=36 | 50..=58 => Self::Date,
            _ => Self::General,
        }
    }

    /// A format by its code ("dd/mm/yyyy", "0%").
    pub(super) fn of_code(code: &str) -> Self {
        let plain = without_literals(code);
        let has = |letter: char| plain.contains(letter);
        if has('y') || has('d') {
            let month_only = has('m') && !has('d');
            if month_only { Self::Month } else { Self::Date }
        } else if has('%') {
            Self::Percent
        } else {
            Self::General
        }
    }
}

/// A format code without what it quotes, escapes and brackets; lower case.
fn without_literals(code: &str) -> String {
    let mut plain = String::with_capacity(code.len());
    let mut chars = code.chars();
    while let Some(char) = chars.next() {
        match char {
            '"' => _ = chars.find(|next| *next == '"'),
            '[' => _ = chars.find(|next| *next == ']'),
            '\\' | '_' | '*' => _ = chars.next(),
            // Only the first section: the others are for negative numbers and texts.
            ';' => break,
            _ => plain.extend(char.to_lowercase()),
        }
    }
    plain
}

/// A number as its cell shows it.
pub(super) fn shown(number: f64, shape: Shape, from_1904: bool) -> String {
    match shape {
        Shape::Date | Shape::Month => match day(number, from_1904) {
            Some(day) if shape == Shape::Month => format!("{}/{}", day.month(), day.year()),
            Some(day) => format!("{}/{}/{}", day.day(), day.month(), day.year()),
            None => plain(number),
        },
        // Rounded first: 0.07 × 100 is not 7 in binary.
        Shape::Percent => format!("{}%", plain((number * 1e8).round() / 1e6)),
        Shape::General => plain(number),
    }
}

fn plain(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
}

/// The day a serial number stands for. In the 1900 system day 60 is a 29 February that never was.
fn day(serial: f64, from_1904: bool) -> Option<NaiveDate> {
    if !(0.0..3_000_000.0).contains(&serial) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within the bounds above
    let days = serial.floor() as u64;
    let (first, days) = match (from_1904, days) {
        (true, days) => (NaiveDate::from_ymd_opt(1904, 1, 1)?, days),
        (false, days @ 0..60) => (NaiveDate::from_ymd_opt(1899, 12, 31)?, days),
        (false, days) => (NaiveDate::from_ymd_opt(1899, 12, 30)?, days),
    };
    first.checked_add_days(Days::new(days))
}

/// "_x000D_" and alike, as Excel escapes characters that XML cannot hold.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let char = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        if let Some(char) = char {
            plain.push(if char.is_control() && char != '\t' { '\n' } else { char });
            rest = &rest[at + 7..];
        } else {
            plain.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_in_both_systems() {
        assert_eq!(shown(46_203.0, Shape::Date, false), "30/6/2026");
        assert_eq!(shown(44_741.0, Shape::Date, true), "30/6/2026");
        assert_eq!(shown(1.0, Shape::Date, false), "1/1/1900");
        assert_eq!(shown(61.0, Shape::Date, false), "1/3/1900");
        assert_eq!(shown(46_203.75, Shape::Month, false), "6/2026");
    }

    #[test]
    fn numbers_are_shown_as_people_see_them() {
        assert_eq!(shown(1.0, Shape::General, false), "1");
        assert_eq!(shown(2.5, Shape::General, false), "2.5");
        assert_eq!(shown(0.07, Shape::Percent, false), "7%");
    }

    #[test]
    fn formats_are_known_by_their_letters() {
        assert_eq!(Shape::of_code("dd/mm/yyyy;@"), Shape::Date);
        assert_eq!(Shape::of_code("[$-42A]mmmm\\ yyyy"), Shape::Month);
        assert_eq!(Shape::of_code("0.0%"), Shape::Percent);
        assert_eq!(Shape::of_code("\"ngày\" 0"), Shape::General);
        assert_eq!(unescaped("a_x000D_\nb_x"), "a\n\nb_x");
    }
}
