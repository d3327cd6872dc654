use std::collections::HashMap;

use super::line::Line;
use super::mark::{Mark, Numeral};
use super::ranks::Rank;
use crate::draft::FindingCode;
use crate::findings::Findings;
use crate::join::Labelled;
use crate::label::{self, Level};

/// What a row is called.
#[derive(Debug, Clone, Default)]
pub(super) struct Number {
    pub number: Option<u32>,
    pub code: Option<String>,
}

/// Reports marks that are missing or repeated among rows of one group. Beginning again at 1, or going on with the
/// count of the group before, is neither.
pub(super) fn check(lines: &[Line], findings: &mut Findings) {
    let mut last: HashMap<Rank, Mark> = HashMap::new();
    let mut last_in_group: HashMap<(Option<usize>, Rank), Mark> = HashMap::new();
    for line in lines {
        let Some(mark) = line.mark.as_ref().filter(|mark| mark.numeral != Numeral::Bullet) else { continue };
        if !matches!(line.rank, Rank::Marked(_) | Rank::Head) || line.repeats_wording() {
            continue;
        }
        let before = last_in_group.get(&(line.parent, line.rank));
        let goes_on = |before: Option<&Mark>| before.is_some_and(|before| mark.follows(before));
        let expected =
            mark.value == 1 || goes_on(before) || (before.is_none() && goes_on(last.get(&line.rank)));
        // A decimal carries the number of its group.
        let first_decimal = before.is_none() && matches!(mark.numeral, Numeral::Decimal(_));
        if !expected && !first_decimal {
            let after = before.or(last.get(&line.rank));
            let message = match after {
                Some(after) => format!(
                    "Số \"{}\" đứng sau \"{}\": số bị trùng, bị nhảy hoặc thiếu dòng.",
                    mark.text, after.text
                ),
                None => format!("Số \"{}\" đứng đầu nhóm: có thể thiếu dòng ở trên.", mark.text),
            };
            findings.medium(FindingCode::Numbering, line.title_place(), message).reading(&mark.text);
        }
        last.insert(line.rank, mark.clone());
        last_in_group.insert((line.parent, line.rank), mark.clone());
    }
}

/// What each row is called.
pub(super) fn numbers(lines: &[Line], labelled: Labelled) -> Vec<Number> {
    let mut numbers: Vec<Number> = Vec::with_capacity(lines.len());
    // Bullets and rows without a mark count within their group.
    let mut counted: HashMap<(Option<usize>, Rank), u32> = HashMap::new();
    for line in lines {
        let count = counted.entry((line.parent, line.rank)).or_default();
        *count += 1;
        let label = label::parse(line.title()).map(|label| label.number);
        let marked = line.mark.as_ref().filter(|mark| mark.numeral != Numeral::Bullet);
        let number = label.or(marked.map(|mark| mark.value)).or(Some(*count));
        let own = marked.map(|mark| mark.text.clone());
        let marked_group = line.parent.is_some_and(|parent| has_code(lines, parent));
        let own = own.or_else(|| {
            (marked_group || line.rank == Rank::Marked(Numeral::Bullet)).then(|| count.to_string())
        });
        let is_labelled = labelled.has(Level::Activity) && matches!(line.rank, Rank::Label(_));
        let code = own.filter(|_| !is_labelled).map(|own| code(lines, line.parent, own));
        // A row without any mark takes the next number of its section.
        let number = number.filter(|_| code.is_some() || label.is_some() || !line.children.is_empty());
        numbers.push(Number { number, code });
    }
    numbers
}

fn has_code(lines: &[Line], mut at: usize) -> bool {
    loop {
        if lines[at].mark.is_some() {
            return true;
        }
        match lines[at].parent {
            Some(parent) => at = parent,
            None => return false,
        }
    }
}

/// "A.I.2", "1.a"; a decimal number says its groups itself.
fn code(lines: &[Line], mut parent: Option<usize>, own: String) -> String {
    let mut code = own;
    while let Some(at) = parent {
        if let Some(mark) = lines[at].mark.as_ref().filter(|mark| mark.numeral != Numeral::Bullet) {
            let said = code.strip_prefix(&mark.text).is_some_and(|rest| rest.starts_with('.'))
                && mark.text.starts_with(|first: char| first.is_ascii_digit());
            if !said {
                code = format!("{}.{code}", mark.text);
            }
        }
        parent = lines[at].parent;
    }
    code
}
