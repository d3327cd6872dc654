mod levels;
mod line;
mod mark;
mod numbers;
mod passing_on;
mod ranks;

use crate::columns::{Columns, Role};
use crate::draft::{FindingCode, Place};
use crate::findings::Findings;
use crate::join::Labelled;
use crate::label::{self, Level};
use crate::rows::{Item, WorkRow};
use crate::section::{Heading, without_counts};
use line::Line;

pub(crate) use mark::{Mark, Numeral};

/// What a row of an outline stands under directly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Above {
    #[default]
    Nothing,
    Section,
    Objective,
    Task,
}

/// Where an outline puts a row of work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Outlined {
    pub above: Above,
    pub number: Option<u32>,
    /// As the agency would say it: "1.a"; nothing when the row has no mark.
    pub code: Option<String>,
    /// Whether the running number is a count apart from the marks.
    pub counted_apart: bool,
}

/// A group of an outline that is no section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub place: Place,
    /// Objective or task.
    pub level: Level,
    pub above: Above,
    pub number: u32,
    pub stt: Option<u32>,
    pub title: String,
}

/// The rows of an annex whose levels share one column, each in its place.
pub(crate) struct Arranged {
    pub items: Vec<Item>,
    /// Whether the running numbers are the marks of the outline, not a count of their own.
    pub numbers_are_marks: bool,
}

/// Finds the groups among the rows by their marks and headings, and passes on what a group says for all its rows.
pub(crate) fn arrange(
    items: Vec<Item>,
    columns: &Columns,
    labelled: Labelled,
    findings: &mut Findings,
) -> Arranged {
    let mut lines = line::lines(items, columns);
    let numbers_are_marks = !columns.has(Role::Outline) && lines.iter().any(Line::is_marked_by_its_number);
    ranks::rank(&mut lines);
    let lines = ranks::nest(lines, findings);
    let levels = levels::levels(&lines);
    numbers::check(&lines, findings);
    let numbers = numbers::numbers(&lines, labelled);
    let mut lines = lines;
    passing_on::pass_on(&mut lines, columns, findings);

    // Plain numbers below sections only count; anything else in their column is an outline.
    let is_outline = (0..lines.len()).any(|at| {
        let line = &lines[at];
        let is_leaf = line.children.is_empty() && !line.is_bare_section();
        let is_number = line.mark.as_ref().is_some_and(|mark| mark.numeral == Numeral::Number);
        if is_leaf {
            line.is_marked_by_its_number() && !is_number
        } else {
            line.mark.is_some() && levels[at] != Above::Section
        }
    });
    let outline_column = columns.find(Role::Stt).filter(|_| numbers_are_marks && is_outline);
    let mut arranged = Vec::with_capacity(lines.len());
    for at in 0..lines.len() {
        let above = lines[at].parent.map_or(Above::Nothing, |parent| levels[parent]);
        let line = &lines[at];
        if line.children.is_empty() && !line.is_bare_section() {
            let Item::Work(row) = &line.item else { continue };
            let mut row: WorkRow = (**row).clone();
            row.outlined = Some(Outlined {
                above,
                number: numbers[at].number,
                code: numbers[at].code.clone(),
                counted_apart: !line.is_marked_by_its_number(),
            });
            if let (Some(column), Some(cell)) = (outline_column, &row.stt_cell) {
                let column = u32::try_from(column + 1).unwrap_or(u32::MAX);
                row.extras.insert(0, crate::draft::ExtraCell { column, text: cell.text.clone() });
                row.stt = None;
            }
            arranged.push(Item::Work(Box::new(row)));
            continue;
        }
        match levels[at] {
            Above::Section => arranged.extend(section(&lines, at, &levels)),
            level => {
                let level = if level == Above::Objective { Level::Objective } else { Level::Task };
                let number = numbers[at].number.unwrap_or(1);
                arranged.push(Item::Group(Box::new(group(
                    line,
                    level,
                    above,
                    number,
                    outline_column.is_none(),
                ))));
            }
        }
    }
    Arranged { items: arranged, numbers_are_marks: outline_column.is_some() }
}

fn group(line: &Line, level: Level, above: Above, number: u32, counts: bool) -> Group {
    let title = line.title();
    let title = label::parse(title).map_or(title, |label| label.wording);
    let stt = line.row().and_then(|row| row.stt).filter(|_| counts);
    Group { place: line.title_place(), level, above, number, stt, title: title.to_owned() }
}

/// The section a group opens. Where an outline has more levels than a plan, the outer ones share one heading.
fn section(lines: &[Line], at: usize, levels: &[Above]) -> Option<Item> {
    let line = &lines[at];
    let only_holds_sections = !line.children.is_empty()
        && line
            .children
            .iter()
            .all(|child| levels[*child] == Above::Section && !lines[*child].children.is_empty());
    if only_holds_sections {
        return None;
    }
    let (title, declared) = if let Item::Section(_, heading) = &line.item {
        (heading.title.clone(), heading.declared)
    } else {
        let (title, declared) = without_counts(line.title());
        (title.to_owned(), declared)
    };
    let mut heading = Heading {
        number: line.mark.as_ref().map(|mark| mark.text.clone()).unwrap_or_default(),
        title,
        declared,
    };
    let mut parent = line.parent;
    while let Some(outer) = parent {
        let outer = &lines[outer];
        if let Some(mark) = &outer.mark {
            heading.number = format!("{}.{}", mark.text, heading.number);
        }
        heading.title = format!("{} – {}", outer.title(), heading.title);
        parent = outer.parent;
    }
    Some(Item::Section(line.title_place(), heading))
}

/// A heading with nothing below it.
fn report_empty(line: &Line, findings: &mut Findings) {
    let message = "Dòng này chỉ có tiêu đề, không có việc nào bên dưới, nên chưa được đưa vào kế hoạch.";
    findings.medium(FindingCode::UnplacedRow, line.title_place(), message).reading(line.title());
}
