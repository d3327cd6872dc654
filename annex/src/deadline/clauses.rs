use super::counting::{self, COUNTED_FROM, Count};
use super::lexeme::{Lexeme, begins};

/// How a wording says that work waits for an event; longest first.
const CONDITION: [&[&str]; 7] = [
    &["theo", "thời", "điểm"],
    &["vào", "thời", "điểm"],
    &["kể", "từ", "khi"],
    &["ngay", "sau", "khi"],
    &["sau", "khi"],
    &["từ", "khi"],
    &["khi"],
];
/// How a wording names what the work follows.
const BASIS: [&[&str]; 3] = [&["theo"], &["căn", "cứ"], &["trên", "cơ", "sở"]];
/// What "theo" can be followed by without naming a basis: "theo quý", "theo từng mốc".
const NOT_A_BASIS: [&str; 9] = ["quý", "tháng", "tuần", "ngày", "năm", "kỳ", "định", "từng", "thời"];
/// What documents are called: their numbers and days are no times.
const DOCUMENTS: [&[&str]; 13] = [
    &["kế", "hoạch"],
    &["nghị", "quyết"],
    &["nghị", "định"],
    &["quyết", "định"],
    &["công", "văn"],
    &["chỉ", "thị"],
    &["thông", "tư"],
    &["thông", "báo"],
    &["chương", "trình"],
    &["kết", "luận"],
    &["văn", "bản"],
    &["đề", "án"],
    &["luật"],
];

/// A wording taken apart: what says when, what must happen first, what is followed.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    /// The lexemes that speak of time itself.
    pub window: Vec<Lexeme>,
    pub trigger: Option<String>,
    pub basis: Option<String>,
    /// "N ngày": counted from the trigger, or from something unsaid.
    pub count: Option<Count>,
    /// Whether a document is named whose number and day were passed over.
    pub names_document: bool,
}

/// Takes a wording apart.
pub(super) fn split(label: &str, lexemes: &[Lexeme]) -> Clauses {
    let mut clauses = Clauses::default();
    let mut at = 0;
    while at < lexemes.len() {
        let rest = &lexemes[at..];
        let alone = clauses.window.is_empty();
        if let Some((count, skip)) = counting::count(lexemes, at) {
            clauses.count = Some(count);
            at += skip;
            // "10 ngày làm việc, kể từ ngày …".
            let comma = lexemes.get(at).is_some_and(|next| next.mark() == Some(','));
            let from = at + usize::from(comma);
            let marker = length_of(&COUNTED_FROM, &lexemes[from..]);
            at = if marker > 0 { from } else { at };
            if marker > 0 {
                let length = clause_length(&lexemes[at + marker..], alone);
                clauses.trigger = wording(label, &lexemes[at + marker..at + marker + length]);
                at += marker + length;
            }
            continue;
        }
        let document = document(rest);
        if document > 0 {
            clauses.names_document = true;
            at += document;
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

/// The event of "(kể) từ ngày ban hành Kế hoạch", where the wording is nothing else.
pub(super) fn begins_from(label: &str, lexemes: &[Lexeme]) -> Option<String> {
    const FROM: [&[&str]; 4] = [&["kể", "từ", "khi"], &["kể", "từ"], &["từ", "khi"], &["từ"]];
    let length = length_of(&FROM, lexemes);
    if length == 0 { None } else { wording(label, &lexemes[length..]) }
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

/// Length of a document's name with its number and day: "Kế hoạch số 20/KH-UBND ngày 15/01/2026"; 0 when none is
/// named here.
fn document(lexemes: &[Lexeme]) -> usize {
    let name = length_of(&DOCUMENTS, lexemes);
    let numbered = lexemes.get(name).is_some_and(|next| next.is("số") || next.is("ngày") || next.is("tháng"));
    if name == 0 || !numbered {
        return 0;
    }
    let depth = lexemes[0].depth;
    let goes_on = |lexeme: &&Lexeme| {
        let closes = matches!(lexeme.mark(), Some(';' | ',')) || lexeme.depth < depth;
        !closes && !["trước", "hoàn", "trong", "chậm", "xong"].iter().any(|word| lexeme.is(word))
    };
    lexemes.iter().take_while(goes_on).count()
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
