use super::kinds::is_person;
use super::split::Segment;

/// What stands before a name without being part of it; longest first.
const LEAD_INS: [&str; 18] = [
    "đề nghị phối hợp với",
    "chủ trì, phối hợp với",
    "chủ trì phối hợp với",
    "đơn vị chủ trì",
    "cơ quan chủ trì",
    "đơn vị phối hợp",
    "cơ quan phối hợp",
    "phối hợp với",
    "phối hợp cùng",
    "phối hợp:",
    "chủ trì:",
    "đề nghị",
    "cùng với",
    "cùng",
    "giao",
    "với",
    "và",
    "do",
];
/// What stands behind a name without being part of it.
const LEAD_OUTS: [&str; 8] = [
    " chủ trì thực hiện",
    " phối hợp thực hiện",
    " (chủ trì)",
    " (phối hợp)",
    " chủ trì",
    " phối hợp",
    " là đầu mối",
    " (đầu mối)",
];

/// Without the spaces, bullets and full stops around it, and without the words that only introduce a name; nothing
/// when nothing is left.
pub(super) fn trimmed(cell: &str, segment: Segment) -> Option<Segment> {
    let mut segment = within(cell, segment)?;
    let same = |text: &str, words: &str| text.to_lowercase() == words;
    while let Some(words) = LEAD_INS.iter().find(|words| {
        let text = segment.of(cell);
        let follows =
            text.get(words.len()..).is_some_and(|rest| rest.starts_with([' ', ':']) || words.ends_with(':'));
        follows && text.get(..words.len()).is_some_and(|head| same(head, words))
    }) {
        segment.start += words.len();
        segment = within(cell, Segment { words_aside: true, ..segment })?;
    }
    while let Some(words) = LEAD_OUTS.iter().find(|words| {
        let text = segment.of(cell);
        let at = text.len().checked_sub(words.len());
        at.and_then(|at| text.get(at..)).is_some_and(|tail| same(tail, words))
    }) {
        segment.end -= words.len();
        segment = within(cell, Segment { words_aside: true, ..segment })?;
    }
    // "Phòng Tổng hợp (đ/c Bình)": the unit, not the person.
    if let Some((name, inner)) = segment.of(cell).strip_suffix(')').and_then(|text| text.rsplit_once('('))
        && is_person(inner.trim())
        && !name.trim().is_empty()
    {
        segment.end = segment.start + name.trim_end().len();
        segment.words_aside = true;
    }
    Some(segment)
}

fn within(cell: &str, segment: Segment) -> Option<Segment> {
    let text = segment.of(cell);
    let front = text.trim_start_matches(|char: char| char.is_whitespace() || "-+–•*:".contains(char));
    let inner = front.trim_end_matches(|char: char| char.is_whitespace() || "-+–•*:.".contains(char));
    let start = segment.end - front.len();
    (!inner.is_empty()).then_some(Segment { start, end: start + inner.len(), ..segment })
}
