use crate::document::Row;
use crate::draft::Declared;
use crate::label;
use crate::words::{fold, roman};

/// A section heading as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    pub number: String,
    pub title: String,
    pub declared: Declared,
}

/// Reads a row as a section heading: a roman number (or a capital letter) and a title, and nothing else in the row.
pub(crate) fn heading(row: &Row) -> Option<Heading> {
    let mut written = row.cells.iter().filter(|cell| !cell.is_blank()).map(|cell| cell.text.as_str());
    let first = written.next()?;
    let (number, title) = if let Some(title) = written.next() {
        (number(first)?, title)
    } else {
        // "II. Cải cách thể chế" in one cell merged over the row.
        let (before, title) = first.split_once(['.', ':'])?;
        (number(before)?, title.trim_start())
    };
    // A title merged over several columns may be repeated in each.
    let alone = written.all(|other| other == title);
    if !alone || label::parse(title).is_some() || !title.chars().any(char::is_alphabetic) {
        return None;
    }
    let (title, declared) = without_counts(title);
    Some(Heading { number: number.to_owned(), title: title.to_owned(), declared })
}

fn number(text: &str) -> Option<&str> {
    let text = text.strip_prefix("Phần ").or_else(|| text.strip_prefix("PHẦN ")).unwrap_or(text);
    let text = text.trim_end_matches(['.', ':', ')']);
    let letter = text.len() == 1 && text.chars().all(|char| char.is_ascii_uppercase());
    (letter || roman(text).is_some()).then_some(text)
}

/// Takes "(4 mục tiêu, 6 nhiệm vụ; 7 hoạt động)" off a title.
pub(crate) fn without_counts(title: &str) -> (&str, Declared) {
    let whole = (title, Declared::default());
    let Some((before, counts)) = title.trim_end().strip_suffix(')').and_then(|title| title.rsplit_once('('))
    else {
        return whole;
    };
    let declared = declared(counts);
    if declared == Declared::default() { whole } else { (before.trim_end(), declared) }
}

fn declared(counts: &str) -> Declared {
    let counts = fold(counts);
    let words: Vec<&str> =
        counts.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut declared = Declared::default();
    for three in words.windows(3) {
        let Ok(number) = three[0].parse() else { continue };
        match (three[1], three[2]) {
            ("muc", "tieu") => declared.objectives = Some(number),
            ("nhiem", "vu") => declared.tasks = Some(number),
            ("hoat", "dong") => declared.activities = Some(number),
            _ => {}
        }
    }
    declared
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Cell;

    fn row(cells: &[&str]) -> Row {
        Row { number: 1, cells: cells.iter().map(|text| Cell::of(*text)).collect() }
    }

    #[test]
    fn counts_are_read_in_any_style() {
        let heading =
            heading(&row(&["IV", "Tổ chức bộ máy (01 mục tiêu, 1 nhiệm vụ; 02 hoạt động)", "", ""])).unwrap();
        assert_eq!(heading.title, "Tổ chức bộ máy");
        assert_eq!(heading.declared, Declared { objectives: Some(1), tasks: Some(1), activities: Some(2) });
    }

    #[test]
    fn other_parentheses_belong_to_the_title() {
        assert_eq!(heading(&row(&["B. Chính quyền số (2 cấp)"])).unwrap().title, "Chính quyền số (2 cấp)");
    }

    #[test]
    fn a_row_of_work_is_no_heading() {
        assert_eq!(heading(&row(&["I", "Nhiệm vụ 1: x", "Kế hoạch"])), None);
        assert_eq!(heading(&row(&["1", "Công tác chỉ đạo"])), None);
    }
}
