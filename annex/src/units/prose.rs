use super::kinds::looks_like_unit;
use super::split::{Segment, segments};

/// What units do in a sentence; in small letters, for in capitals these words stand in names.
const VERBS: [&str; 8] = [
    " triển khai ",
    " trực tiếp ",
    " thực hiện ",
    " chịu trách nhiệm",
    " có trách nhiệm",
    " tham mưu ",
    " chủ trì ",
    " phối hợp ",
];

/// Whether a cell tells what units do instead of listing them.
pub(super) fn is_prose(cell: &str) -> bool {
    segments(cell).into_iter().any(|segment| {
        let text = segment.of(cell);
        before_verb(text).is_some_and(|(head, _)| head.contains(' ') && looks_like_unit(head))
    })
}

/// The words before the first verb, and those behind it.
pub(super) fn before_verb(text: &str) -> Option<(&str, &str)> {
    let at = VERBS.iter().filter_map(|verb| Some((text.find(verb)?, verb.len()))).min()?;
    Some((text[..at.0].trim(), text[at.0 + at.1..].trim()))
}

/// The stretches of a sentence that may name a unit: what stands before a verb, and what stands behind it.
pub(super) fn stretches(cell: &str) -> Vec<(Segment, &str, Option<&str>)> {
    segments(cell)
        .into_iter()
        .map(|segment| {
            let text = segment.of(cell);
            match before_verb(text) {
                Some((head, rest)) => (segment, head, Some(rest)),
                None => (segment, text, None),
            }
        })
        .collect()
}
