use super::Above;
use super::line::Line;
use super::mark::Numeral;
use super::ranks::Rank;
use crate::label::Level;

/// Levels of a plan above its work.
const MOST: usize = 3;

/// The level of each group: the deepest groups are tasks, those above them objectives, then sections; roman numbers
/// and capital letters head sections.
pub(super) fn levels(lines: &[Line]) -> Vec<Above> {
    let depths = depths(lines);
    let is_group = |at: usize| !lines[at].children.is_empty() || lines[at].is_bare_section();
    let deepest = (0..lines.len()).filter(|at| !is_group(*at)).map(|at| depths[at]).max().unwrap_or_default();
    (0..lines.len()).map(|at| level(lines, at, depths[at], deepest)).collect()
}

fn depths(lines: &[Line]) -> Vec<usize> {
    let mut depths = vec![0; lines.len()];
    for (at, line) in lines.iter().enumerate() {
        // Rows stand in document order, so what a row belongs to is known already.
        depths[at] = line.parent.map_or(0, |parent| depths[parent] + 1);
    }
    depths
}

fn level(lines: &[Line], at: usize, depth: usize, deepest: usize) -> Above {
    let line = &lines[at];
    match line.rank {
        Rank::Label(Level::Objective) => return Above::Objective,
        Rank::Label(Level::Task) => return Above::Task,
        Rank::Marked(Numeral::Roman | Numeral::Capital) if depth == 0 => return Above::Section,
        Rank::Title if line.is_bare_section() => return Above::Section,
        _ => {}
    }
    let below_a_section = line
        .parent
        .is_some_and(|parent| deepest <= MOST && level(lines, parent, depth - 1, deepest) >= Above::Section);
    let steps = (depth + MOST).saturating_sub(deepest.max(1)).max(usize::from(below_a_section));
    match steps {
        0 => Above::Section,
        1 => Above::Objective,
        _ => Above::Task,
    }
}
