use tiendo_api::Lang;

/// The mark before decimals, and the one between groups of three digits.
fn marks(lang: Lang) -> (char, char) {
    match lang {
        Lang::Vi => (',', '.'),
        Lang::En => ('.', ','),
    }
}

/// A number as written: `1.234,5`.
pub fn written(lang: Lang, number: f64) -> String {
    let (decimal, between) = marks(lang);
    let plain = number.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    for (left, digit) in (0..whole.len()).rev().zip(whole.chars()) {
        text.push(digit);
        if left > 0 && left % 3 == 0 && digit.is_ascii_digit() {
            text.push(between);
        }
    }
    if !fraction.is_empty() {
        text.push(decimal);
        text.push_str(fraction);
    }
    text
}

/// Per cent with two decimals at most. What falls short of the whole never reads as the whole.
pub fn percent(lang: Lang, measured: f64) -> String {
    let rounded = (measured * 100.0).round() / 100.0;
    let shown = if measured < 100.0 && rounded >= 100.0 { 99.99 } else { rounded };
    written(lang, shown) + "%"
}

/// A number as somebody typed it. Groups of three are told from decimals by their mark, which differs by language;
/// the other language's decimals are understood where they cannot be groups.
pub fn read(lang: Lang, typed: &str) -> Option<f64> {
    let (decimal, between) = marks(lang);
    let typed = typed.trim();
    let (whole, fraction) = match typed.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (typed, None),
    };
    let groups: Vec<&str> = whole.split(between).collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !groups.iter().copied().chain(fraction).all(digits) {
        return None;
    }
    let first_fits = groups.len() == 1 || (groups[0].len() <= 3 && !groups[0].starts_with('0'));
    let is_grouped = first_fits && groups[1..].iter().all(|group| group.len() == 3);
    let plain = match (is_grouped, &groups[..], fraction) {
        (true, ..) => groups.concat() + "." + fraction.unwrap_or("0"),
        (false, [whole, fraction], None) => format!("{whole}.{fraction}"),
        _ => return None,
    };
    plain.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_here_write_them() {
        for (typed, number) in [
            ("12", Some(12.0)),
            (" 83,5 ", Some(83.5)),
            ("83.5", Some(83.5)),
            ("1.234", Some(1234.0)),
            ("1.234.567,25", Some(1_234_567.25)),
            ("0.125", Some(0.125)),
            ("0", Some(0.0)),
            ("1234", Some(1234.0)),
            ("12.34.567", None),
            ("1,2,3", None),
            ("-1", None),
            ("12%", None),
            ("1e9", None),
            (",5", None),
            ("", None),
        ] {
            assert_eq!(read(Lang::Vi, typed), number, "{typed}");
        }
        assert_eq!((read(Lang::En, "1,234.5"), read(Lang::En, "83,5")), (Some(1234.5), Some(83.5)));
    }

    #[test]
    fn what_is_written_is_read_as_the_same_number() {
        for lang in [Lang::Vi, Lang::En] {
            for number in [0.0, 0.125, 1.5, 12.0, 999.0, 1000.0, 1234.5, 1_234_567.0, 99.9] {
                assert_eq!(read(lang, &written(lang, number)), Some(number), "{number}");
            }
        }
        assert_eq!(written(Lang::Vi, 1_234_567.25), "1.234.567,25");
    }

    #[test]
    fn what_falls_short_of_the_whole_never_reads_as_the_whole() {
        let shown = |n: f64, whole: f64| percent(Lang::Vi, n / whole * 100.0);
        assert_eq!(shown(10.0, 12.0), "83,33%");
        assert_eq!(shown(24_999.0, 25_000.0), "99,99%");
        assert_eq!(shown(12.0, 12.0), "100%");
    }
}
