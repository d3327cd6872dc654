use super::dates::Shown;

/// How a cell shows its number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// As it is.
    #[default]
    General,
    /// As a day or a time.
    Date(Shown),
    /// With fixed digits and words around it: `0.0%`, `"Quý "0`.
    Digits { before: String, after: String, digits: usize, decimals: usize, is_percent: bool },
}

/// More decimals than Excel shows.
const MOST_DECIMALS: usize = 30;

impl NumberFormat {
    /// The formats every workbook has, by number.
    pub(super) fn built_in(number: u32) -> Self {
        let code = match number {
            1 | 3 | 37 | 38 => "0",
            2 | 4 | 39 | 40 => "0.00",
            9 => "0%",
            10 => "0.00%",
            14 | 15 | 27..=31 | 36 | 50..=54 | 57 | 58 => "d/m/yyyy",
            16 => "d-mmm",
            17 => "mmm-yy",
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => "h:mm",
            22 => "d/m/yyyy h:mm",
            _ => return Self::General,
        };
        Self::of_code(code)
    }

    /// A format the workbook defines; only its part for positive numbers counts.
    pub(super) fn of_code(code: &str) -> Self {
        let mut format = Code::default();
        format.read(code);
        format.finish()
    }

    /// The number as its cell shows it.
    pub(super) fn write(&self, number: f64) -> String {
        let Self::Digits { before, after, digits, decimals, is_percent } = self else {
            return plain(number);
        };
        let number = if *is_percent { number * 100.0 } else { number };
        let (number, decimals) = (rounded(number), (*decimals).min(MOST_DECIMALS));
        let width = digits + if decimals > 0 { decimals + 1 } else { 0 };
        format!("{before}{number:0width$.decimals$}{after}")
    }
}

/// A number as Excel shows it where no format says otherwise: fifteen digits, none too many.
pub(super) fn plain(number: f64) -> String {
    rounded(number).to_string()
}

fn rounded(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

/// A format code as it is taken apart.
#[derive(Debug, Default)]
struct Code {
    before: String,
    after: String,
    digits: usize,
    /// Nothing before the point.
    decimals: Option<usize>,
    has_digits: bool,
    is_percent: bool,
    /// The letters of days and times, one for each run.
    letters: Vec<char>,
    /// Scientific numbers and fractions, which stay as they are.
    is_odd: bool,
}

impl Code {
    fn read(&mut self, code: &str) {
        let mut chars = code.chars().peekable();
        let mut last = None;
        while let Some(char) = chars.next() {
            match char {
                ';' => break,
                '"' => chars.by_ref().take_while(|char| *char != '"').for_each(|char| self.word(char)),
                '\\' => chars.next().into_iter().for_each(|char| self.word(char)),
                '[' => {
                    let inside: String = chars.by_ref().take_while(|char| *char != ']').collect();
                    // "[h]" is a time; "[Red]" and "[$-42A]" say nothing of it.
                    if matches!(inside.to_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                        self.letters.push('h');
                    }
                }
                '_' | '*' => drop(chars.next()),
                '0' | '#' | '?' => self.digit(char),
                '.' if self.has_digits => self.decimals = Some(0),
                '%' => {
                    self.is_percent = true;
                    self.word('%');
                }
                'E' | 'e' if chars.peek().is_some_and(|next| "+-".contains(*next)) => self.is_odd = true,
                '/' if self.has_digits => self.is_odd = true,
                'G' | 'g' => self.is_odd = true,
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => {
                    if last != Some(char) {
                        self.letters.push(char.to_ascii_lowercase());
                    }
                }
                ',' => {}
                '@' => self.is_odd = true,
                other => self.word(other),
            }
            last = Some(char);
        }
    }

    fn word(&mut self, char: char) {
        if self.has_digits { self.after.push(char) } else { self.before.push(char) }
    }

    fn digit(&mut self, char: char) {
        // Digits after words stand for a part of the number that no plan shows.
        self.is_odd |= self.has_digits && !self.after.is_empty();
        self.has_digits = true;
        if let Some(decimals) = &mut self.decimals {
            *decimals += 1;
        } else if char == '0' {
            self.digits += 1;
        }
    }

    fn finish(self) -> NumberFormat {
        // "General" has no letters of its own left when it is read as odd, so it comes first.
        if self.is_odd {
            return NumberFormat::General;
        }
        if !self.letters.is_empty() {
            return NumberFormat::Date(self.shown());
        }
        if !self.has_digits {
            return NumberFormat::General;
        }
        NumberFormat::Digits {
            before: self.before,
            after: self.after,
            digits: self.digits.min(MOST_DECIMALS),
            decimals: self.decimals.unwrap_or_default(),
            is_percent: self.is_percent,
        }
    }

    /// An "m" after hours or before seconds means minutes.
    fn shown(&self) -> Shown {
        let is_month = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| self.letters.get(before));
            self.letters.get(at) == Some(&'m')
                && before != Some(&'h')
                && self.letters.get(at + 1) != Some(&'s')
        };
        Shown {
            day: self.letters.contains(&'d'),
            month: (0..self.letters.len()).any(is_month),
            year: self.letters.contains(&'y'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_in_their_cells() {
        let write = |code: &str, number| NumberFormat::of_code(code).write(number);
        assert_eq!([write("0%", 1.0), write("0.0%", 0.125), write("0%", 0.07)], ["100%", "12.5%", "7%"]);
        assert_eq!([write("00", 3.0), write("0.00", 1.5), write("#,##0", 12_000.0)], ["03", "1.50", "12000"]);
        assert_eq!(
            [write("\"Quý \"0", 3.0), write("0\\.", 7.0), write("0;(0)", -2.0)],
            ["Quý 3", "7.", "-2"]
        );
        assert_eq!(
            [write("General", 0.1 + 0.2), write("0.0E+00", 12.0), write("@", 1.10)],
            ["0.3", "12", "1.1"]
        );
    }

    #[test]
    fn days_are_told_from_numbers() {
        let shown = |code: &str| match NumberFormat::of_code(code) {
            NumberFormat::Date(shown) => (shown.day, shown.month, shown.year),
            other => panic!("{code}: {other:?}"),
        };
        assert_eq!(shown("dd/mm/yyyy"), (true, true, true));
        assert_eq!(shown("[$-42A]dd\\ mmmm\\ yyyy;@"), (true, true, true));
        assert_eq!(shown("mm/yyyy"), (false, true, true));
        assert_eq!(shown("h:mm:ss"), (false, false, false));
        assert_eq!(shown("d-mmm"), (true, true, false));
        assert_eq!(NumberFormat::of_code("0\" ngày\"").write(5.0), "5 ngày");
        assert_eq!(NumberFormat::of_code("[Red]0").write(5.0), "5");
    }
}
