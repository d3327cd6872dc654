use crate::document::Row;
use crate::label;
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
/// How what stands below a table begins for certain.
const CLOSING: [&str; 8] =
    ["noi nhan", "nguoi lap bieu", "nguoi lap bang", "tm. ", "kt. ", "tl. ", "tuq. ", "(ky, ghi ro"];
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

/// Whether a row begins what stands below the table: recipients and signatures. A row with a mark is work.
pub(super) fn closes_table(row: &Row) -> bool {
    let written: Vec<&str> =
        row.cells.iter().filter(|cell| !cell.is_blank()).map(|cell| cell.text.as_str()).collect();
    if written.first().is_none_or(|first| Mark::whole(first).is_some()) {
        return false;
    }
    let first_line = |text: &&str| fold(text.lines().next().unwrap_or_default());
    let lines: Vec<String> = written.iter().map(first_line).collect();
    let closes = |line: &String| CLOSING.iter().any(|closing| line.starts_with(closing));
    // The head of a school may be whom a row of work names; a row of nothing but signers is none.
    lines.iter().any(closes) || lines.iter().all(|line| is_signer(line))
}

/// Whether a row has a mark or a label of its own, wherever it stands.
pub(super) fn begins_work(row: &Row) -> bool {
    let first = row.cells.iter().find(|cell| !cell.is_blank());
    first.is_some_and(|cell| Mark::whole(&cell.text).is_some())
        || row.cells.iter().any(|cell| label::parse(&cell.text).is_some())
}

fn is_signer(folded: &str) -> bool {
    SIGNERS.contains(&folded.trim_end_matches(['.', ',', ' ']))
}

/// Whether a line alone in its row is no work but stands below the table.
pub(super) fn is_footer(text: &str) -> bool {
    let folded = fold(text);
    let dated = folded.contains(", ngay") && folded.contains("thang") && folded.contains("nam");
    FOOTERS.iter().any(|footer| folded.starts_with(footer))
        || is_signer(&folded)
        || (dated && folded.chars().count() < 60)
}
