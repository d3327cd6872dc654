use std::ops::Range;

use super::kinds::looks_like_unit;

/// What a unit is told to do, where a cell says more than who: "UBND các xã trực tiếp triển khai tại địa bàn".
const DOINGS: [&str; 8] = [
    " trực tiếp ",
    " triển khai ",
    " thực hiện ",
    " chịu trách nhiệm",
    " hướng dẫn ",
    " cung cấp ",
    " đôn đốc",
    " theo dõi ",
];
/// Bodies set up for a task carry the task in their name.
const NAMED_BY_TASK: [&str; 5] = ["Ban ", "Tổ ", "Hội đồng ", "Đoàn ", "Tiểu ban "];

/// The name a text begins with, when it goes on to say what the unit does; then where the next name begins, if one does.
pub(super) fn told(text: &str) -> Option<(usize, Option<usize>)> {
    if NAMED_BY_TASK.iter().any(|body| text.trim_start().starts_with(body)) {
        return None;
    }
    let end = DOINGS.iter().filter_map(|doing| text.find(doing)).min()?;
    (!text[..end].trim().is_empty()).then(|| (end, next_name(text, end)))
}

/// Whether a text goes on with what was being said rather than naming a unit.
pub(super) fn goes_on(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(char::is_lowercase) && !looks_like_unit(text)
}

fn next_name(text: &str, from: usize) -> Option<usize> {
    words(text, from)
        .find(|word| {
            text[word.clone()].starts_with(char::is_uppercase) && looks_like_unit(&text[word.start..])
        })
        .map(|word| word.start)
}

fn words(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    text[from..].split_whitespace().map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    })
}
