use crate::document::Row;
use crate::outline::{Mark, Numeral};
use crate::words::fold;

/// How lines below a table begin that are no work: signatures, recipients, sums.
const FOOTERS: [&str; 18] = [
    "noi nhan",
    "nguoi lap",
    "nguoi tong hop",
    "thu truong",
    "(ky",
    "ky ten",
    "ky, ghi ro",
    "tong cong",
    "tong so",
    "xac nhan cua",
    "tm.",
    "kt.",
    "tl.",
    "tuq.",
    "ghi chu:",
    "luu y:",
    "./.",
    "* ghi chu",
];
/// Titles of those who sign, alone in their row.
const SIGNERS: [&str; 12] = [
    "chu tich",
    "pho chu tich",
    "giam doc",
    "pho giam doc",
    "hieu truong",
    "pho hieu truong",
    "truong ban",
    "truong phong",
    "chanh van phong",
    "bo truong",
    "cuc truong",
    "thu truong don vi",
];

/// "----", "====": drawn lines, not rows.
pub(super) fn is_rule(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.text.chars().all(|char| "-=_–—:| ".contains(char)))
}

/// "(1) (2) (3)", "A B 1 2": the row that numbers the columns.
pub(super) fn numbers_columns(row: &Row) -> bool {
    let written = row.cells.iter().filter(|cell| !cell.is_blank());
    let marks: Option<Vec<Mark>> = written.map(|cell| Mark::whole(&cell.text)).collect();
    let marks = marks.unwrap_or_default();
    let counts = |pair: &[Mark]| {
        pair[1].follows(&pair[0]) || (pair[0].numeral != Numeral::Number && pair[1].value == 1)
    };
    let numbers = marks.iter().filter(|mark| mark.numeral == Numeral::Number).count();
    marks.len() >= 3 && numbers >= 2 && marks.windows(2).all(counts)
}

/// Whether a line alone in its row is no work but stands below the table.
pub(super) fn is_footer(text: &str) -> bool {
    let folded = fold(text);
    let dated = folded.contains(", ngay") && folded.contains("thang") && folded.contains("nam");
    FOOTERS.iter().any(|footer| folded.starts_with(footer))
        || SIGNERS.contains(&folded.trim_end_matches(['.', ',']))
        || (dated && folded.chars().count() < 60)
}
