use super::line::Line;
use super::mark::{Mark, Numeral};
use super::report_empty;
use crate::findings::Findings;
use crate::label::{self, Level};
use crate::rows::Item;

/// What makes rows of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Rank {
    Marked(Numeral),
    /// A number that heads other numbers: they begin again at 1 below it.
    Head,
    /// "Nhiệm vụ 1: …" in the one column of all levels.
    Label(Level),
    /// A heading without a mark.
    Title,
    /// Work without a mark.
    Plain,
}

impl Rank {
    /// How deep such rows usually stand.
    fn usual_depth(self) -> usize {
        match self {
            Self::Marked(numeral) => numeral.usual_depth(),
            Self::Title => 5,
            Self::Label(Level::Objective) => 6,
            Self::Label(Level::Task) => 7,
            Self::Head => 8,
            Self::Plain => 60,
            Self::Label(Level::Activity) => 70,
        }
    }
}

/// Says of each row what kind it is.
pub(super) fn rank(lines: &mut [Line]) {
    let marked = lines.iter().filter(|line| line.mark.is_some() && line.has_details()).count();
    let unmarked = lines.iter().filter(|line| line.mark.is_none() && line.has_details()).count();
    let numbered = marked > unmarked;
    let (mut capital, mut small): (Option<Mark>, Option<Mark>) = (None, None);
    for at in 0..lines.len() {
        let next = lines[at + 1..].iter().find_map(|line| line.mark.clone());
        let line = &mut lines[at];
        if let Some(mark) = &line.mark {
            line.mark = Some(disambiguate(mark, capital.as_ref(), small.as_ref(), next.as_ref()));
        }
        match &line.mark {
            Some(mark) if mark.numeral == Numeral::Capital => capital = Some(mark.clone()),
            Some(mark) if matches!(mark.numeral, Numeral::Letter | Numeral::SmallRoman) => {
                small = Some(mark.clone());
            }
            _ => {}
        }
        let heads = next.is_some_and(|next| next.numeral == Numeral::Number && next.value == 1);
        let label = label::parse(line.title()).map(|label| label.level);
        line.rank = match (&line.mark, label) {
            (_, Some(level)) => Rank::Label(level),
            (Some(mark), _) if mark.numeral == Numeral::Number && heads && !line.has_details() => Rank::Head,
            (Some(mark), _) => Rank::Marked(mark.numeral),
            (None, _) if matches!(line.item, Item::Section(..)) => Rank::Title,
            (None, _) if !line.has_details() && (numbered || line.looks_like_heading()) => Rank::Title,
            _ => Rank::Plain,
        };
    }
}

/// "C" after "B" is a letter, "i" before "ii" a number.
fn disambiguate(mark: &Mark, capital: Option<&Mark>, small: Option<&Mark>, next: Option<&Mark>) -> Mark {
    match mark.numeral {
        Numeral::Roman => {
            let letter = mark.as_letter();
            letter
                .filter(|letter| capital.is_some_and(|capital| letter.follows(capital)))
                .unwrap_or_else(|| mark.clone())
        }
        Numeral::Letter => {
            let number = crate::words::roman(&mark.text.to_uppercase());
            let begins = number == Some(1) && next.is_some_and(|next| next.text == "ii");
            let goes_on = small.is_some_and(|small| {
                small.numeral == Numeral::SmallRoman && number == small.value.checked_add(1)
            });
            match number.filter(|_| begins || goes_on) {
                Some(value) => Mark { numeral: Numeral::SmallRoman, value, text: mark.text.clone() },
                None => mark.clone(),
            }
        }
        _ => mark.clone(),
    }
}

/// Hangs each row under the row it belongs to; headings with nothing below them fall away with a finding.
pub(super) fn nest(mut lines: Vec<Line>, findings: &mut Findings) -> Vec<Line> {
    hang(&mut lines);
    let empty = |line: &Line| line.rank == Rank::Title && line.children.is_empty() && !line.is_bare_section();
    // An annex of headings only has its work in them.
    if lines.iter().all(|line| !line.has_details()) || !lines.iter().any(empty) {
        return lines;
    }
    lines.iter().filter(|line| empty(line)).for_each(|line| report_empty(line, findings));
    lines.retain(|line| !empty(line));
    hang(&mut lines);
    lines
}

fn hang(lines: &mut [Line]) {
    for line in lines.iter_mut() {
        (line.parent, line.children) = (None, Vec::new());
    }
    let mut open: Vec<usize> = Vec::new();
    for at in 0..lines.len() {
        let parent = parent(lines, &mut open, at);
        lines[at].parent = parent;
        if let Some(parent) = parent {
            lines[parent].children.push(at);
        }
        // Nothing stands below an activity, or below work without a mark.
        if !matches!(lines[at].rank, Rank::Plain | Rank::Label(Level::Activity)) {
            open.push(at);
        }
    }
}

/// The row this one belongs to; rows that are over are closed.
fn parent(lines: &[Line], open: &mut Vec<usize>, at: usize) -> Option<usize> {
    let rank = lines[at].rank;
    if rank == Rank::Plain {
        // Below a heading, beside work.
        let top = open.last().copied()?;
        let beside = lines[top].has_details()
            && lines[top].children.iter().all(|child| lines[*child].rank != Rank::Plain);
        return if beside { lines[top].parent } else { Some(top) };
    }
    if let Some(same) = open.iter().position(|line| lines[*line].rank == rank) {
        open.truncate(same);
        return open.last().copied();
    }
    while let Some(top) = open.last().copied() {
        let heading_right_above = top + 1 == at && !lines[top].has_details();
        let is_deeper = lines[top].rank.usual_depth() > rank.usual_depth();
        if !is_deeper || (heading_right_above && rank != Rank::Title) {
            break;
        }
        open.pop();
    }
    open.last().copied()
}
