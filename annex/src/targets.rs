//! Targets (chỉ tiêu) in the wording of a plan: "100%", "tối thiểu 25%", "trên 90%", "giảm ít nhất 10%".

use serde::{Deserialize, Serialize};

/// How a value is compared with what the target states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// Exactly: "100%", "đạt 100%".
    Equal,
    /// No less: "tối thiểu 25%", "từ 90% trở lên".
    AtLeast,
    /// More: "trên 90%".
    MoreThan,
    /// No more: "không quá 5%".
    AtMost,
    /// Less: "dưới 5%".
    LessThan,
}

impl Operator {
    /// As written in formulas.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::AtLeast => "≥",
            Self::MoreThan => ">",
            Self::AtMost => "≤",
            Self::LessThan => "<",
        }
    }
}

/// Of a target about a change: which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// "tăng 5%".
    Increase,
    /// "giảm ít nhất 10%".
    Decrease,
}

/// A target as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// How to compare.
    pub operator: Operator,
    /// The number stated.
    pub value: f64,
    /// What the number counts: `%`, or the word that follows it ("hộ").
    pub unit: String,
    /// Which way, when the number is a change.
    pub direction: Option<Direction>,
    /// The part of the wording that states it.
    pub words: String,
}

/// Words before the number; of several that fit the longest is meant ("không dưới" before "dưới").
const BEFORE: [(&str, Operator); 26] = [
    ("không thấp hơn", Operator::AtLeast),
    ("không ít hơn", Operator::AtLeast),
    ("không dưới", Operator::AtLeast),
    ("tối thiểu là", Operator::AtLeast),
    ("tối thiểu", Operator::AtLeast),
    ("ít nhất là", Operator::AtLeast),
    ("ít nhất", Operator::AtLeast),
    ("từ", Operator::AtLeast),
    ("≥", Operator::AtLeast),
    (">=", Operator::AtLeast),
    ("không vượt quá", Operator::AtMost),
    ("không vượt", Operator::AtMost),
    ("không quá", Operator::AtMost),
    ("không cao hơn", Operator::AtMost),
    ("tối đa là", Operator::AtMost),
    ("tối đa", Operator::AtMost),
    ("nhiều nhất", Operator::AtMost),
    ("≤", Operator::AtMost),
    ("<=", Operator::AtMost),
    ("cao hơn", Operator::MoreThan),
    ("nhiều hơn", Operator::MoreThan),
    ("trên", Operator::MoreThan),
    (">", Operator::MoreThan),
    ("thấp hơn", Operator::LessThan),
    ("dưới", Operator::LessThan),
    ("<", Operator::LessThan),
];

/// Words after the number.
const AFTER: [(&str, Operator); 3] =
    [("trở lên", Operator::AtLeast), ("trở xuống", Operator::AtMost), ("là tối thiểu", Operator::AtLeast)];

/// Words that stand between the comparison and the number and change nothing.
const BETWEEN: [&str; 5] = ["đạt", "mức", "được", "là", "khoảng"];

const CHANGES: [(&str, Direction); 4] = [
    ("giảm", Direction::Decrease),
    ("cắt giảm", Direction::Decrease),
    ("tăng", Direction::Increase),
    ("nâng", Direction::Increase),
];

/// Counted in these a number is a time, not a target.
const TIMES: [&str; 9] = ["ngày", "tháng", "năm", "quý", "giờ", "phút", "tuần", "kỳ", "lần/tháng"];

/// The targets a wording states, in its order. A percentage always is one; another number only when the words before
/// it say that it is a bound ("tối thiểu 20 hộ").
pub fn read(wording: &str) -> Vec<Reading> {
    wording
        .split([';', '\n'])
        .flat_map(|clause| {
            let words = clause.trim().trim_end_matches(['.', ',']).trim();
            numbers(words).filter_map(move |number| reading(words, number))
        })
        .collect()
}

/// A number in a clause, by its bytes.
#[derive(Debug, Clone, Copy)]
struct Number {
    start: usize,
    end: usize,
    value: f64,
}

fn numbers(clause: &str) -> impl Iterator<Item = Number> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + clause.get(at..)?.find(|char: char| char.is_ascii_digit())?;
            let rest = &clause[start..];
            let length =
                rest.find(|char: char| !(char.is_ascii_digit() || ".,".contains(char))).unwrap_or(rest.len());
            let digits = rest[..length].trim_end_matches(['.', ',']);
            let end = start + digits.len();
            at = start + length.max(1);
            // "01/KH-BQL", "Q3", "30/6/2026": part of a name or a date.
            let stands_alone =
                !clause[..start].ends_with(|char: char| char.is_alphanumeric() || "/-".contains(char));
            if let Some(value) = value(digits).filter(|_| stands_alone) {
                return Some(Number { start, end, value });
            }
        }
    })
}

/// "99,5" and "99.5" are one number; "1.500" and "1,500" are fifteen hundred.
fn value(digits: &str) -> Option<f64> {
    let groups: Vec<&str> = digits.split(['.', ',']).collect();
    let thousands = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3);
    match groups.as_slice() {
        [whole] => whole.parse().ok(),
        _ if thousands && groups[0].len() <= 3 && groups[0] != "0" => groups.concat().parse().ok(),
        [whole, part] => format!("{whole}.{part}").parse().ok(),
        _ => None,
    }
}

fn reading(clause: &str, number: Number) -> Option<Reading> {
    let before = crate::words::lower(&clause[..number.start]);
    let after = clause[number.end..].trim_start();
    let percent = after.strip_prefix('%').or_else(|| strip_word(after, "phần trăm"));
    let (unit, rest) = if let Some(rest) = percent {
        ("%".to_owned(), rest)
    } else {
        let word = after.split(|char: char| !(char.is_alphabetic() || char == '/')).next()?;
        (word.to_lowercase(), &after[word.len()..])
    };
    let stated = stripped(&before);
    let bound =
        BEFORE.into_iter().filter(|(word, _)| ends_with_word(stated, word)).max_by_key(|it| it.0.len());
    let rest = crate::words::lower(rest);
    let after = AFTER.into_iter().find(|(word, _)| rest.starts_with(word));
    // "trên 3 địa bàn" is a place; "tối thiểu 20 hộ" cannot be one.
    let is_bound =
        bound.is_some_and(|(word, _)| word.contains(' ') || !word.starts_with(char::is_alphabetic));
    if unit != "%" && (!is_bound || unit.is_empty() || TIMES.contains(&unit.as_str())) {
        return None;
    }
    let operator = after.or(bound).map_or(Operator::Equal, |(_, operator)| operator);
    let ahead = bound.map_or(stated, |(word, _)| &stated[..stated.len() - word.len()]);
    let direction = CHANGES.into_iter().find(|(word, _)| ends_with_word(stripped(ahead), word));
    Some(Reading {
        operator,
        value: number.value,
        unit,
        direction: direction.map(|(_, direction)| direction),
        words: clause.to_owned(),
    })
}

fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.strip_prefix(word).filter(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The text without spaces and empty words at its end.
fn stripped(text: &str) -> &str {
    let mut text = text.trim_end();
    while let Some(word) = BETWEEN.into_iter().find(|word| ends_with_word(text, word)) {
        text = text[..text.len() - word.len()].trim_end();
    }
    text
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|ahead| !ahead.ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brief(wording: &str) -> Vec<String> {
        let one = |read: Reading| {
            let change = match read.direction {
                Some(Direction::Increase) => "+",
                Some(Direction::Decrease) => "-",
                None => "",
            };
            format!("{change}{}{}{}", read.operator.symbol(), read.value, read.unit)
        };
        read(wording).into_iter().map(one).collect()
    }

    #[test]
    fn the_words_around_a_number_say_how_to_compare() {
        for (wording, expected) in [
            ("100% văn bản đi được ký số", "=100%"),
            ("Mức độ hài lòng đạt 100%", "=100%"),
            ("Kiểm tra tối thiểu 25% phòng chuyên môn", "≥25%"),
            ("dịch vụ công đạt tối thiểu 50% (nếu có)", "≥50%"),
            ("Tỷ lệ hồ sơ đúng hạn trên 90%", ">90%"),
            ("Tỷ lệ đạt từ 90 % trở lên", "≥90%"),
            ("Đạt 90% trở lên", "≥90%"),
            ("không dưới 99,5% hồ sơ", "≥99.5%"),
            ("Tỷ lệ trễ hạn dưới 5%", "<5%"),
            ("không quá 5 phần trăm", "≤5%"),
            ("Giảm ít nhất 10% chi phí hành chính", "-≥10%"),
            ("cắt giảm tối thiểu 30% thời gian", "-≥30%"),
            ("tăng 5% so với năm 2025", "+=5%"),
            ("Hỗ trợ ít nhất 20 hộ kinh doanh", "≥20hộ"),
            ("thu tối thiểu 1.500 triệu đồng", "≥1500triệu"),
        ] {
            assert_eq!(brief(wording), [expected], "{wording}");
        }
    }

    #[test]
    fn several_in_one_wording_are_read_each_with_its_words() {
        let read = read("Tỷ lệ số hóa đạt 100%; tỷ lệ khai thác lại đạt tối thiểu 50% (nếu có)");
        assert_eq!(
            read.iter().map(|it| it.words.as_str()).collect::<Vec<_>>(),
            ["Tỷ lệ số hóa đạt 100%", "tỷ lệ khai thác lại đạt tối thiểu 50% (nếu có)",]
        );
    }

    #[test]
    fn numbers_that_are_no_targets_are_left_alone() {
        for wording in [
            "Ban hành Kế hoạch số 12/KH-BQL năm 2026",
            "Hoàn thành trong tối đa 10 ngày làm việc",
            "Trước ngày 30/6/2026",
            "Quý III năm 2026, 02 hội nghị",
            "Trên 3 địa bàn, tại 2 xã, văn bản 24/7",
            "",
        ] {
            let read = brief(wording);
            assert!(read.is_empty(), "{wording}: {read:?}");
        }
    }
}
