use crate::document::Paragraph;
use crate::units::looks_like_unit;
use crate::words::fold;

/// Lines of every official paper that are no part of a title, without diacritics.
const NOT_A_TITLE: [&str; 10] = [
    "cong hoa xa hoi chu nghia",
    "doc lap - tu do",
    "doc lap – tu do",
    "bieu so",
    "mau so",
    "mau bieu",
    "so:",
    "don vi tinh",
    "dvt",
    "can cu",
];
/// How titles of annexes begin.
const TITLES: [&str; 12] = [
    "ke hoach",
    "phu luc",
    "bieu ",
    "danh muc",
    "nhiem vu",
    "bang ",
    "chuong trinh",
    "tong hop",
    "lich ",
    "phan cong",
    "noi dung",
    "cac nhiem vu",
];
/// "Phụ lục I" alone, not "Phụ lục I: Danh mục nhiệm vụ".
const LONGEST_APPENDIX_LINE: usize = 20;
/// A title is a few lines right above the table, whatever stands before them.
const MOST_TITLE_LINES: usize = 4;

/// The title of the annex: the lines above "(Kèm theo …)", or below it where nothing stands above.
pub(super) fn title(lines: &[Paragraph], attached_at: Option<usize>) -> String {
    let above = joined(&lines[..attached_at.unwrap_or(lines.len())]);
    match attached_at {
        Some(at) if above.is_empty() => joined(&lines[at + 1..]),
        _ => above,
    }
}

fn joined(lines: &[Paragraph]) -> String {
    let is_appendix = |line: &Paragraph| {
        line.text.chars().count() <= LONGEST_APPENDIX_LINE && fold(&line.text).starts_with("phu luc")
    };
    // What stands with the emblem line, or with the paper's number and day, names the agency.
    let is_head = |line: &Paragraph| {
        let folded = fold(&line.text);
        NOT_A_TITLE[..3].iter().any(|wording| folded.contains(wording))
            || folded.starts_with("so:")
            || is_day_line(&folded)
    };
    let begins = lines.iter().rposition(|line| is_appendix(line) || is_head(line)).map_or(0, |at| at + 1);
    let is_title = |line: &&Paragraph| {
        let folded = fold(&line.text);
        !NOT_A_TITLE.iter().any(|wording| folded.starts_with(wording))
            && folded.chars().any(char::is_alphabetic)
    };
    let mut title: Vec<&str> = lines[begins..]
        .iter()
        .rev()
        .filter(is_title)
        .take(MOST_TITLE_LINES)
        .map(|line| line.text.as_str())
        .collect();
    title.reverse();
    // Above the title proper may stand whose it is.
    let proper = title.iter().position(|line| {
        let folded = fold(line);
        TITLES.iter().any(|word| folded.starts_with(word))
    });
    let owners = proper.filter(|at| title[..*at].iter().all(|line| looks_like_unit(line)));
    title[owners.unwrap_or_default()..].join(" ")
}

/// "Hà Nội, ngày 05 tháng 01 năm 2026", maybe with blanks.
pub(super) fn is_day_line(folded: &str) -> bool {
    let short = folded.chars().count() <= 60;
    short && folded.contains(", ngay") && folded.contains("thang") && folded.contains("nam")
}
