use super::lexeme::{Lexeme, begins};

/// How a wording says that work waits for an event; longest first.
const CONDITION: [&[&str]; 5] =
    [&["kể", "từ", "khi"], &["ngay", "sau", "khi"], &["sau", "khi"], &["từ", "khi"], &["khi"]];
/// How a wording names what the work follows.
const BASIS: [&[&str]; 3] = [&["theo"], &["căn", "cứ"], &["trên", "cơ", "sở"]];
/// What "theo" can be followed by without naming a basis: "theo quý", "theo từng mốc".
const NOT_A_BASIS: [&str; 9] = ["quý", "tháng", "tuần", "ngày", "năm", "kỳ", "định", "từng", "thời"];
/// How a wording counts from an event, after "N ngày"; longest first.
const COUNTED_FROM: [&[&str]; 9] = [
    &["kể", "từ", "khi"],
    &["kể", "từ"],
    &["tính", "từ"],
    &["ngay", "sau", "khi"],
    &["sau", "khi"],
    &["từ", "khi"],
    &["từ"],
    &["khi"],
    &["sau"],
];

/// A wording taken apart: what says when, what must happen first, what is followed.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    /// The lexemes that speak of time itself.
    pub window: Vec<Lexeme>,
    pub trigger: Option<String>,
    pub basis: Option<String>,
    /// "N ngày": counted from the trigger, or from something unsaid.
    pub counted: bool,
}

/// Takes a wording apart.
pub(super) fn split(label: &str, lexemes: &[Lexeme]) -> Clauses {
    let mut clauses = Clauses::default();
    let mut at = 0;
    while at < lexemes.len() {
        let rest = &lexemes[at..];
        let alone = clauses.window.is_empty();
        if let Some(skip) = counted(lexemes, at) {
            clauses.counted = true;
            at += skip;
            let marker = length_of(&COUNTED_FROM, &lexemes[at..]);
            if marker > 0 {
                let length = clause_length(&lexemes[at + marker..], alone);
                clauses.trigger = wording(label, &lexemes[at + marker..at + marker + length]);
                at += marker + length;
            }
            continue;
        }
        let condition = length_of(&CONDITION, rest);
        let basis = basis_marker(rest);
        if condition > 0 && clauses.trigger.is_none() {
            let length = clause_length(&rest[condition..], alone);
            clauses.trigger = wording(label, &rest[condition..condition + length]);
            at += condition + length;
        } else if basis > 0 && clauses.basis.is_none() {
            let length = clause_length(&rest[basis..], alone);
            // A condition ends the basis: "theo Kế hoạch của tỉnh, khi có hướng dẫn".
            let length =
                (0..length).find(|end| length_of(&CONDITION, &rest[basis + end..]) > 0).unwrap_or(length);
            clauses.basis = wording(label, &rest[basis..basis + length]);
            at += basis + length;
        } else {
            clauses.window.push(rest[0].clone());
            at += 1;
        }
    }
    clauses
}

/// Length of the marker the lexemes begin with; 0 when they begin with none.
fn length_of(markers: &[&[&str]], lexemes: &[Lexeme]) -> usize {
    markers.iter().find(|marker| begins(lexemes, marker)).map_or(0, |marker| marker.len())
}

fn basis_marker(lexemes: &[Lexeme]) -> usize {
    let length = length_of(&BASIS, lexemes);
    let next = lexemes.get(length).and_then(Lexeme::word);
    if next.is_none_or(|word| NOT_A_BASIS.contains(&word)) { 0 } else { length }
}

/// Length of "N ngày (làm việc)" at this place, when it is a duration and not part of a date.
fn counted(lexemes: &[Lexeme], at: usize) -> Option<usize> {
    lexemes[at].number()?;
    let part_of_a_date = |before: &Lexeme| {
        before.mark() == Some('/') || ["ngày", "tháng", "quý", "năm"].iter().any(|word| before.is(word))
    };
    if at > 0 && part_of_a_date(&lexemes[at - 1]) {
        return None;
    }
    let mut length = 1;
    if !["ngày", "tuần", "tháng"].iter().any(|unit| lexemes.get(at + 1).is_some_and(|next| next.is(unit)))
    {
        return None;
    }
    length += 1;
    if begins(&lexemes[at + length..], &["làm", "việc"]) {
        length += 2;
    }
    let after = &lexemes[at + length..];
    let ends = after.first().is_none_or(|next| next.mark().is_some());
    (ends || length_of(&COUNTED_FROM, after) > 0).then_some(length)
}

/// How far a clause runs: to its closing parenthesis, a semicolon, or, when no time stood before it, to a comma
/// after which a time begins.
fn clause_length(lexemes: &[Lexeme], alone: bool) -> usize {
    let Some(depth) = lexemes.first().map(|first| first.depth) else {
        return 0;
    };
    let ends = |at: usize| {
        let lexeme = &lexemes[at];
        let time_follows = || lexemes.get(at + 1).is_some_and(begins_a_time);
        match lexeme.mark() {
            Some(';') => lexeme.depth <= depth,
            Some(')') => lexeme.depth < depth,
            Some(',') => alone && time_follows(),
            _ => false,
        }
    };
    (0..lexemes.len()).find(|at| ends(*at)).unwrap_or(lexemes.len())
}

fn begins_a_time(lexeme: &Lexeme) -> bool {
    const WORDS: [&str; 8] = ["trong", "quý", "tháng", "năm", "ngày", "trước", "chậm", "dự"];
    lexeme.number().is_some() || lexeme.word().is_some_and(|word| WORDS.contains(&word))
}

/// The lexemes as written, without the punctuation around them.
fn wording(label: &str, lexemes: &[Lexeme]) -> Option<String> {
    let text = &label[lexemes.first()?.start..lexemes.last()?.end];
    let text = text.trim_matches(|char: char| char.is_whitespace() || ",.;:".contains(char));
    (!text.is_empty()).then(|| text.to_owned())
}
