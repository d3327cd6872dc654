use super::{Columns, Role, titles};
use crate::deadline::{self, DeadlineKind};
use crate::document::Row;
use crate::label::Level;
use crate::outline::Mark;
use crate::units::looks_like_unit;
use crate::words::fold;

/// More rows say nothing new about a column.
const MOST_ROWS: usize = 200;
/// A wording of time is short.
const LONGEST_TIME: usize = 60;
/// Shortest wording, on average, that can be the work itself.
const SHORTEST_WORK: usize = 12;

/// What the cells of one column look like.
#[derive(Debug, Default)]
struct Look {
    written: usize,
    times: usize,
    units: usize,
    marks: usize,
    letters: usize,
    both_kinds_of_units: usize,
}

impl Look {
    fn of(rows: &[Row], column: usize) -> Self {
        let mut look = Self::default();
        let cells = rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.is_blank());
        for cell in cells.take(MOST_ROWS) {
            let text = &cell.text;
            look.written += 1;
            look.letters += text.chars().count();
            look.marks += usize::from(Mark::whole(text).is_some());
            look.units += usize::from(looks_like_unit(text));
            look.times += usize::from(is_time(text));
            let folded = fold(text);
            look.both_kinds_of_units +=
                usize::from(folded.contains("chu tri") && folded.contains("phoi hop"));
        }
        look
    }

    fn mostly(&self, cells: usize) -> bool {
        cells > 0 && cells * 5 >= self.written * 3
    }
}

fn is_time(text: &str) -> bool {
    let speaks_of_time = |kind| {
        !matches!(kind, DeadlineKind::None | DeadlineKind::Relative)
            || fold(text).contains("ngay")
            || fold(text).contains("thang")
    };
    text.chars().count() <= LONGEST_TIME
        && speaks_of_time(deadline::read(text, 2000).kind)
        && deadline::read(text, 2000).kind != DeadlineKind::None
}

/// Lets the cells speak where the titles do not.
pub(super) fn settle(columns: &mut Columns, rows: &[Row]) {
    let rows = &rows[..rows.len().min(MOST_ROWS)];
    split_units(columns, rows);
    for column in columns.unknown().collect::<Vec<_>>() {
        let look = Look::of(rows, column);
        let has = |columns: &Columns, role: Role| columns.roles.contains(&Some(role));
        let led = has(columns, Role::Lead) || has(columns, Role::Units);
        let untitled = columns.whole_title(column).is_empty();
        let found = if look.written == 0 {
            // A column that holds nothing at all asks nothing of anybody.
            columns.roles[column] = Some(Role::Other);
            None
        } else if untitled && column == 0 && look.mostly(look.marks) && !has(columns, Role::Stt) {
            // Nobody needs to confirm a running number.
            columns.roles[column] = Some(Role::Stt);
            None
        } else if look.mostly(look.times) && !has(columns, Role::Deadline) && !has(columns, Role::Period) {
            Some(Role::Deadline)
        } else if look.mostly(look.units) && !led {
            Some(if look.mostly(look.both_kinds_of_units) { Role::Units } else { Role::Lead })
        } else {
            None
        };
        if found.is_some() {
            columns.roles[column] = found;
            columns.guessed.push(column);
        }
    }
    find_leads_among_people(columns, rows);
    find_work(columns, rows);
}

/// Where nothing else says who leads, "Người thực hiện" may name units all the same.
fn find_leads_among_people(columns: &mut Columns, rows: &[Row]) {
    if columns.roles.iter().any(|role| matches!(role, Some(Role::Lead | Role::Units))) {
        return;
    }
    let asks = (0..columns.width()).find(|column| {
        columns.roles[*column] == Some(Role::Other)
            && titles::asks_for_a_person(&columns.whole_title(*column))
    });
    if let Some(column) = asks {
        let look = Look::of(rows, column);
        if look.mostly(look.units) {
            columns.roles[column] = Some(Role::Lead);
            columns.guessed.push(column);
        }
    }
}

/// "Đơn vị thực hiện" may hold "Chủ trì: …; phối hợp: …".
fn split_units(columns: &mut Columns, rows: &[Row]) {
    let has_others = columns.roles.contains(&Some(Role::Coordinating));
    let lead = columns.roles.iter().position(|role| *role == Some(Role::Lead));
    if let Some(column) = lead.filter(|_| !has_others) {
        let look = Look::of(rows, column);
        if look.both_kinds_of_units > 0 {
            columns.roles[column] = Some(Role::Units);
        }
    }
}

/// Where no title names the work, it is the column with the longest wordings.
fn find_work(columns: &mut Columns, rows: &[Row]) {
    if columns.roles.iter().any(|role| matches!(role, Some(Role::Level(_)))) {
        return;
    }
    let length = |column: usize| {
        let look = Look::of(rows, column);
        look.letters / look.written.max(1)
    };
    let longest = columns.unknown().max_by_key(|column| (length(*column), std::cmp::Reverse(*column)));
    if let Some(column) = longest.filter(|column| length(*column) >= SHORTEST_WORK) {
        columns.roles[column] = Some(Role::Level(Level::Activity));
        columns.guessed.push(column);
    }
}
