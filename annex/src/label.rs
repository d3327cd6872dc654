use crate::words::{fold, roman};

/// The levels of a plan below its sections, from the outside in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Level {
    Objective,
    Task,
    Activity,
}

impl Level {
    pub(crate) const ALL: [Self; 3] = [Self::Objective, Self::Task, Self::Activity];

    /// The level's name as an annex writes it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Objective => "Mục tiêu",
            Self::Task => "Nhiệm vụ",
            Self::Activity => "Hoạt động",
        }
    }
}

/// "Hoạt động 3: Xây dựng …" taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label<'a> {
    pub level: Level,
    pub number: u32,
    pub wording: &'a str,
}

/// No plan numbers its rows this far; what is higher is no number of a row.
const MOST: u32 = 1_000_000;

/// The label a cell begins with. This, not the column, says what a cell is.
pub(crate) fn parse(text: &str) -> Option<Label<'_>> {
    let (first, rest) = text.split_once(' ')?;
    let (second, rest) = rest.split_once(' ')?;
    if first.len() + second.len() > 24 {
        return None;
    }
    let name = fold(&format!("{first} {second}"));
    let level = Level::ALL.into_iter().find(|level| fold(level.name()) == name)?;
    let digits = rest.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let number = number(&rest[..digits])?;
    let wording = after_number(rest[digits..].trim_start())?;
    Some(Label { level, number, wording })
}

fn number(digits: &str) -> Option<u32> {
    let number = digits.parse().ok().or_else(|| roman(digits))?;
    (number < MOST).then_some(number)
}

/// What follows "1:"; without a sign after the number it is no label ("Nhiệm vụ 1 năm").
fn after_number(rest: &str) -> Option<&str> {
    let mut chars = rest.chars();
    match chars.next() {
        None => Some(""),
        Some(':' | '.' | ')' | '-' | '–' | '/')
            if chars.as_str().starts_with(|next: char| next.is_ascii_digit()) =>
        {
            // "1.2" is an outline number, "1:30 phút" is still a label.
            rest.starts_with(':').then_some(chars.as_str())
        }
        Some(':' | '.' | ')' | '-' | '–') => Some(chars.as_str().trim_start()),
        Some(_) => None,
    }
}

/// Where a label of an activity stands in the middle of a text, as when two cells have run together.
pub(crate) fn buried_activity(text: &str) -> Option<&str> {
    let name = Level::Activity.name();
    text.match_indices(name).filter(|(at, _)| *at > 0).map(|(at, _)| &text[at..]).find(|found| {
        let rest = found[name.len()..].trim_start();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0 && rest[digits..].trim_start().starts_with(':')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_in_any_writing() {
        for text in ["Hoạt động 3: Xây dựng", "HOẠT ĐỘNG 03. Xây dựng", "Hoat dong III - Xây dựng"]
        {
            let label = Label { level: Level::Activity, number: 3, wording: "Xây dựng" };
            assert_eq!(parse(text), Some(label), "{text}");
        }
    }

    #[test]
    fn mere_mentions_are_no_labels() {
        for text in ["Hoạt động 3 tháng", "Mục tiêu", "Nhiệm vụ 1.2 Rà soát", "Nhiệm vụ trọng tâm: x", ""]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_label_run_into_another_cell_is_seen() {
        assert_eq!(buried_activity("Quý I Hoạt động 3: Xây dựng"), Some("Hoạt động 3: Xây dựng"));
        assert_eq!(buried_activity("Hoạt động 3: Xây dựng"), None);
    }
}
