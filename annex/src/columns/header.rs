use super::{Columns, Role, evidence, levels, titles};
use crate::deadline::{self, DeadlineKind, Granularity};
use crate::document::{Cell, Row};
use crate::label::Level;
use crate::outline::Mark;
use crate::read::KnownColumn;

/// Titles stand in at most so many rows.
const MOST_ROWS: usize = 3;

/// A header: its columns, and how many rows it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub columns: Columns,
    pub rows: usize,
}

impl Header {
    /// Reads a header at the top of the rows; nothing when none begins there.
    ///
    /// Where no titles of a document say enough, the cells below them may (`by_cells`).
    pub(crate) fn at(rows: &[Row], known: &[KnownColumn], by_cells: bool) -> Option<Self> {
        let first = rows.first()?;
        let written = first.cells.iter().filter(|cell| !cell.is_blank());
        // Rows of work are counted, titles are not.
        if written.clone().next().is_some_and(|cell| Mark::whole(&cell.text).is_some()) {
            return None;
        }
        // One wording alone is a line of the heading, however wide it is merged.
        if written.clone().count() < 2 {
            return None;
        }
        if written.filter(|cell| !titles::can_be_title(&cell.text)).count() > 1 {
            return None;
        }
        let mut height = 1;
        while height < MOST_ROWS && rows.get(height).is_some_and(|next| goes_on(&rows[height - 1], next)) {
            height += 1;
        }
        // The tallest that makes sense: what looks like a second row of titles may be the first row of work.
        (1..=height).rev().find_map(|height| Self::of(&rows[..height], &rows[height..], known, by_cells))
    }

    fn of(header: &[Row], below: &[Row], known: &[KnownColumn], by_cells: bool) -> Option<Self> {
        let titles = titles_of(header);
        let roles = roles(&titles, known);
        let accepted = is_header(&roles, &titles) || (by_cells && may_be_header(&roles, &titles));
        if !accepted {
            return None;
        }
        let mut columns = Columns { roles, titles, deepest: Level::Activity, guessed: Vec::new() };
        let whole: Vec<String> = (0..columns.width()).map(|column| columns.whole_title(column)).collect();
        levels::tell_apart(&mut columns.roles, |column| titles::is_generic(&whole[column]));
        evidence::settle(&mut columns, below);
        if !columns.roles.iter().flatten().any(|role| role.is_detail()) {
            return None;
        }
        let named = |level: &Level| columns.roles.contains(&Some(Role::Level(*level)));
        columns.deepest = Level::ALL.into_iter().rev().find(named)?;
        Some(Self { columns, rows: header.len() })
    }
}

/// Whether a row holds the lower titles of the header row above it.
fn goes_on(above: &Row, row: &Row) -> bool {
    let blank = |row: &Row, at: usize| row.cells.get(at).is_none_or(Cell::is_blank);
    let written: Vec<usize> = (0..row.cells.len()).filter(|at| !blank(row, *at)).collect();
    let titles = written.iter().all(|at| {
        let text = &row.cells[*at].text;
        titles::can_be_title(text) && Mark::whole(text).is_none()
    });
    if written.is_empty() || !titles {
        return false;
    }
    let merged_down =
        row.cells.iter().any(|cell| cell.covered_by.is_some_and(|spot| spot.row == above.number));
    if merged_down {
        return true;
    }
    // Without merges a lower title stands where the row above is blank, or at the left end of such a blank.
    let width = above.cells.len().max(row.cells.len());
    let below_a_group = |at: &usize| blank(above, *at) || (*at + 1 < width && blank(above, at + 1));
    let titled = |at: usize| !blank(above, at) || !blank(row, at);
    let used = (0..width).filter(|at| titled(*at)).count();
    written.iter().all(below_a_group) && used + 1 >= width && written.len() < width
}

/// The titles of each column, from the top; one merged over rows or columns is repeated in each.
fn titles_of(header: &[Row]) -> Vec<Vec<String>> {
    let width = header.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let mut titles: Vec<Vec<String>> = vec![vec![String::new(); header.len()]; width];
    for (at, row) in header.iter().enumerate() {
        for column in 0..width {
            let text = written(row, column);
            let merged = row.cells.get(column).and_then(|cell| cell.covered_by);
            let left = column.checked_sub(1).map(|left| titles[left][at].clone()).unwrap_or_default();
            let beneath = |column: usize| header.get(at + 1).map_or("", |row| written(row, column));
            let in_group = merged.is_some_and(|spot| spot.row == row.number)
                || (merged.is_none()
                    && !beneath(column).is_empty()
                    && column.checked_sub(1).is_some_and(|left| !beneath(left).is_empty()));
            titles[column][at] = if text.is_empty() && in_group { left } else { text.to_owned() };
        }
    }
    for column in &mut titles {
        for at in 1..column.len() {
            if column[at].is_empty() {
                let above = column[at - 1].clone();
                column[at] = above;
            }
        }
        for at in (1..column.len()).rev() {
            if column[at - 1].is_empty() {
                let below = column[at].clone();
                column[at - 1] = below;
            }
        }
    }
    titles
}

/// The wording of a cell; blank beyond the row's end.
fn written(row: &Row, column: usize) -> &str {
    row.cells.get(column).map_or("", |cell| cell.text.as_str())
}

/// What the titles say; a person's word goes before them.
fn roles(titles: &[Vec<String>], known: &[KnownColumn]) -> Vec<Option<Role>> {
    let whole = |column: &[String]| {
        let mut titles = column.to_vec();
        titles.dedup();
        titles.join(" ")
    };
    let said = |column: &Vec<String>| {
        let title = titles::plain(&whole(column));
        known.iter().find(|known| titles::plain(&known.title) == title).map(|known| Role::of(known.meaning))
    };
    let told: Vec<Option<Role>> = titles.iter().map(said).collect();
    let mut roles = told.clone();
    // Of two columns of time the one that says "hoàn thành" counts.
    let strong = titles.iter().position(|column| {
        let title = whole(column);
        titles::role(&title) == Some(Role::Deadline) && titles::says_end(&title)
    });
    for (at, column) in titles.iter().enumerate().filter(|(at, _)| told[*at].is_none()) {
        let role = role(column, &whole(column));
        let taken = |role: Role| roles.contains(&Some(role)) && !role.may_repeat();
        let weaker = role == Some(Role::Deadline) && strong.is_some_and(|strong| strong != at);
        let is_level = matches!(role, Some(Role::Level(_)));
        roles[at] = role.filter(|role| is_level || (!taken(*role) && !weaker));
    }
    forget_lone_periods(&mut roles);
    roles
}

fn role(titles: &[String], whole: &str) -> Option<Role> {
    let lowest = titles.last().map_or("", String::as_str);
    let group = titles.first().filter(|group| *group != lowest).and_then(|group| titles::role(group));
    if is_period(lowest) {
        return Some(Role::Period);
    }
    match (group, titles::role(lowest)) {
        // "Stt" over "TT" and "Chi tiết": the second is the outline.
        (Some(Role::Stt), None) => Some(Role::Outline),
        (_, Some(role)) => Some(role),
        _ => titles::role(whole),
    }
}

/// "Quý I", "Tháng 3/2026": a column to be ticked.
fn is_period(title: &str) -> bool {
    let deadline = deadline::read(title, 2000);
    let fine = matches!(deadline.granularity, Some(Granularity::Month | Granularity::Quarter));
    deadline.kind == DeadlineKind::Fixed && fine && title.split_whitespace().count() <= 3
}

/// Periods are ticked only where there are several.
fn forget_lone_periods(roles: &mut [Option<Role>]) {
    if roles.iter().filter(|role| **role == Some(Role::Period)).count() < 2 {
        roles.iter_mut().filter(|role| **role == Some(Role::Period)).for_each(|role| *role = None);
    }
}

fn is_header(roles: &[Option<Role>], titles: &[Vec<String>]) -> bool {
    let titled = titles.iter().filter(|column| column.iter().any(|title| !title.is_empty())).count();
    let named: Vec<Role> = roles.iter().flatten().copied().collect();
    let has_level = named.iter().any(|role| matches!(role, Role::Level(_)));
    let details = named.iter().filter(|role| role.is_detail()).count();
    let enough = named.len() >= 3 || (named.len() == 2 && titled <= 3 && has_level);
    let most = named.len() >= 4 || named.len() * 2 > titled;
    // Without a title for the work some other column must be able to hold it.
    let work = has_level || (titled > named.len() && (named.contains(&Role::Stt) || details >= 2));
    enough && most && details > 0 && work
}

/// Whether the titles name the work, or number it, and leave enough columns to their cells.
fn may_be_header(roles: &[Option<Role>], titles: &[Vec<String>]) -> bool {
    let titled = titles.iter().filter(|column| column.iter().any(|title| !title.is_empty())).count();
    let about_work = |role: &Role| matches!(role, Role::Stt | Role::Outline | Role::Level(_));
    titled >= 3 && roles.iter().flatten().any(about_work)
}
