//! Days and numbers of other documents: they are facts, and stay whatever year the plan is for.

use crate::words::{fold, lower};

/// What a document with a day of its own is called.
const DOCUMENTS: [&str; 16] = [
    "báo cáo",
    "chỉ thị",
    "chương trình",
    "công điện",
    "công văn",
    "hướng dẫn",
    "kế hoạch",
    "kết luận",
    "luật",
    "nghị định",
    "nghị quyết",
    "quyết định",
    "thông báo",
    "thông tư",
    "tờ trình",
    "văn bản",
];

/// Whether the year is part of a number: "45/[2025]/NĐ-CP", "[2026]/UBND-NC", "ISO 9001:[2025]", "số [2026]".
pub(super) fn is_in_a_number(before: &str, after: &str) -> bool {
    let symbol = after.strip_prefix(['/', '-']).is_some_and(begins_with_symbol);
    let standard =
        before.strip_suffix(':').is_some_and(|before| before.ends_with(|char: char| char.is_ascii_digit()));
    symbol || standard || fold(last_word(before)) == "so"
}

/// Whether the year ends the day of a document: "Kế hoạch số 38/KH-UBND ngày 26/01/[2026]". A document without a number
/// must be followed by whose it is: "báo cáo ngày 15/12/2026" may as well be when to report.
pub(super) fn is_of_a_documents_day(before: &str, after: &str) -> bool {
    let Some(document) = without_day(before) else { return false };
    let has_number = is_number(last_word(document).trim_start_matches('('));
    let name = lower(document);
    let is_named = DOCUMENTS.iter().any(|document| name.ends_with(document));
    has_number || (is_named && after.trim_start().starts_with("của "))
}

/// What stands before a day that lacks only its year: "ngày 26/01/", "(26-01-", ", ngày 26 tháng 01 năm ".
fn without_day(text: &str) -> Option<&str> {
    let in_figures = text.strip_suffix(['/', '-', '.']).and_then(|text| {
        let text = without_figures(text)?.strip_suffix(['/', '-', '.'])?;
        without_figures(text)
    });
    let in_words = || {
        let text = text.trim_end().strip_suffix("năm")?.trim_end();
        let text = without_figures(text)?.trim_end().strip_suffix("tháng")?.trim_end();
        without_figures(text)
    };
    let before = in_figures.or_else(in_words)?.trim_end();
    let Some(before) = before.strip_suffix("ngày") else {
        return Some(before.trim_end_matches([' ', '(']));
    };
    Some(before.trim_end_matches([' ', ',', '(']))
}

fn without_figures(text: &str) -> Option<&str> {
    let rest = text.trim_end_matches(|char: char| char.is_ascii_digit());
    (1..=2).contains(&(text.len() - rest.len())).then_some(rest)
}

/// "38/KH-UBND", "12-NQ/TW".
fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(|char: char| char.is_ascii_digit());
    let symbol = digits.strip_prefix(['/', '-']);
    // The year of the number: "45/2025/NĐ-CP".
    let after_year = symbol
        .map(|symbol| symbol.trim_start_matches(|char: char| char.is_ascii_digit()))
        .and_then(|symbol| symbol.strip_prefix('/'));
    digits.len() < word.len() && symbol.into_iter().chain(after_year).any(begins_with_symbol)
}

/// A symbol begins with two capitals: "KH-UBND", "QĐ-TTg", "QH15". "Quý" does not.
fn begins_with_symbol(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_uppercase)
}

fn last_word(text: &str) -> &str {
    text.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default()
}
