use super::mark::{Mark, Numeral};
use super::ranks::Rank;
use crate::columns::Columns;
use crate::draft::Place;
use crate::rows::{Item, Text, WorkRow};

/// A row of an outline.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub item: Item,
    pub mark: Option<Mark>,
    pub rank: Rank,
    pub parent: Option<usize>,
    pub children: Vec<usize>,
}

impl Line {
    pub(super) fn row(&self) -> Option<&WorkRow> {
        if let Item::Work(row) = &self.item { Some(row) } else { None }
    }

    pub(super) fn row_mut(&mut self) -> Option<&mut WorkRow> {
        if let Item::Work(row) = &mut self.item { Some(row) } else { None }
    }

    fn cell(&self) -> Option<&Text> {
        self.row().and_then(|row| row.activity.as_ref())
    }

    pub(super) fn title(&self) -> &str {
        match &self.item {
            Item::Section(_, heading) => &heading.title,
            _ => self.cell().map_or("", |cell| cell.text.as_str()),
        }
    }

    pub(super) fn title_place(&self) -> Place {
        match &self.item {
            Item::Section(place, _) => *place,
            Item::Group(group) => group.place,
            Item::Work(row) => row.activity.as_ref().map_or(row.place, |cell| cell.place),
        }
    }

    /// Whether the row says how its own work is done.
    pub(super) fn has_details(&self) -> bool {
        self.row().is_some_and(WorkRow::has_own_details)
    }

    /// A section heading whose rows are missing.
    pub(super) fn is_bare_section(&self) -> bool {
        matches!(self.item, Item::Section(..))
    }

    /// Whether the row looks like a heading even without a mark.
    pub(super) fn looks_like_heading(&self) -> bool {
        let shouted = |text: &str| {
            let mut letters = text.chars().filter(|char| char.is_alphabetic()).peekable();
            letters.peek().is_some() && letters.all(char::is_uppercase)
        };
        let title = self.title();
        self.row().is_some_and(|row| row.wide)
            || self.cell().is_some_and(|cell| cell.bold)
            || title.ends_with(':')
            || shouted(title)
    }

    /// Whether the wording is merged down from the row above.
    pub(super) fn repeats_wording(&self) -> bool {
        self.cell().is_some_and(|cell| cell.shared.is_some())
    }

    /// Whether its mark stands in the column of running numbers and is no mere number.
    pub(super) fn is_marked_by_its_number(&self) -> bool {
        self.row().is_some_and(|row| {
            row.stt_cell
                .as_ref()
                .zip(self.mark.as_ref())
                .is_some_and(|(cell, mark)| Mark::whole(&cell.text).is_some_and(|own| own.text == mark.text))
        })
    }
}

/// The rows with their marks. A mark stands in a column of its own, in that of the running number, or before the
/// wording; the running number counts as one only where nothing else does.
pub(super) fn lines(items: Vec<Item>, columns: &Columns) -> Vec<Line> {
    let in_words = marks_in_words(&items);
    let line = |item: Item| {
        let mark = match &item {
            Item::Section(_, heading) => Mark::whole(&heading.number),
            Item::Group(_) => None,
            Item::Work(row) => mark(row, in_words, columns),
        };
        Line { item, mark, rank: Rank::Plain, parent: None, children: Vec::new() }
    };
    let mut lines: Vec<Line> = items.into_iter().map(line).collect();
    // A wording merged over several rows is numbered once.
    for at in 1..lines.len() {
        if lines[at].mark.is_none() && lines[at].repeats_wording() {
            let above = lines[at - 1].mark.clone();
            lines[at].mark = above;
        }
    }
    lines
}

fn mark(row: &WorkRow, in_words: bool, columns: &Columns) -> Option<Mark> {
    let whole = |cell: &Option<Text>| cell.as_ref().and_then(|cell| Mark::whole(&cell.text));
    if columns.has(crate::columns::Role::Outline) {
        return whole(&row.outline);
    }
    let number = whole(&row.stt_cell);
    let leading = row.activity.as_ref().and_then(|cell| Mark::leading(&cell.text));
    let leading = leading.filter(|mark| in_words || (mark.numeral == Numeral::Bullet && number.is_none()));
    match (&number, leading) {
        // A bullet before a numbered row is only decoration.
        (Some(_), Some(Mark { numeral: Numeral::Bullet, .. })) => number,
        (None | Some(Mark { numeral: Numeral::Number, .. }), Some(leading)) => Some(leading),
        _ => number,
    }
}

/// Whether several wordings begin with a mark: one alone may be part of the wording.
fn marks_in_words(items: &[Item]) -> bool {
    let marks = items.iter().filter(|item| {
        let Item::Work(row) = item else { return false };
        let leading = row.activity.as_ref().and_then(|cell| Mark::leading(&cell.text));
        leading.is_some_and(|mark| mark.numeral != Numeral::Bullet)
    });
    marks.take(2).count() == 2
}
