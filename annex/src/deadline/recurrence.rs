use super::lexeme::{Lexeme, begins};

/// How a wording says that work never ends; longest first.
const RECURRING: [&[&str]; 19] = [
    &["thường", "xuyên"],
    &["liên", "tục"],
    &["định", "kỳ"],
    &["định", "kì"],
    &["hằng", "năm"],
    &["hàng", "năm"],
    &["hằng", "quý"],
    &["hàng", "quý"],
    &["hằng", "tháng"],
    &["hàng", "tháng"],
    &["hằng", "tuần"],
    &["hàng", "tuần"],
    &["hằng", "ngày"],
    &["hàng", "ngày"],
    &["theo", "quý"],
    &["theo", "tháng"],
    &["mỗi", "năm"],
    &["mỗi", "quý"],
    &["mỗi", "tháng"],
];

/// What of a wording says that the work recurs.
#[derive(Debug, Default)]
pub(super) struct Recurrence {
    /// The other lexemes.
    pub rest: Vec<Lexeme>,
    pub recurs: bool,
    /// Whether the same days come back each year: "tháng 6, 12 hằng năm".
    pub each_year: bool,
    /// Whether other words stand before the first that says so: "quý I và duy trì thường xuyên".
    pub said_after: bool,
}

/// Takes the words that say the work recurs out of a wording.
pub(super) fn split(lexemes: &[Lexeme]) -> Recurrence {
    let mut found = Recurrence::default();
    // "khi có hướng dẫn định kỳ": what belongs to an event does not make the work recur.
    let event = lexemes.iter().position(|lexeme| lexeme.is("khi")).unwrap_or(lexemes.len());
    let mut at = 0;
    while at < lexemes.len() {
        let marker = RECURRING.iter().find(|words| at < event && begins(&lexemes[at..], words));
        if let Some(words) = marker {
            found.said_after |= !found.recurs && !found.rest.is_empty();
            found.recurs = true;
            found.each_year |= words[1] == "năm";
            at += words.len();
        } else {
            found.rest.push(lexemes[at].clone());
            at += 1;
        }
    }
    found
}
