use crate::draft::FindingCode;
use crate::findings::Findings;
use crate::label::{self, Level};
use crate::outline::Mark;
use crate::rows::{Item, Text, WorkRow};

/// Which levels an annex labels: there, a cell without a label is the rest of another cell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Labelled([bool; 3]);

impl Labelled {
    /// A level is labelled when at least half of its cells are.
    pub(crate) fn of(items: &mut [Item]) -> Self {
        Self(Level::ALL.map(|level| {
            let (mut cells, mut labels) = (0, 0);
            for row in items.iter_mut().filter_map(work) {
                if let Some(cell) = row.level_mut(level) {
                    cells += 1;
                    labels += usize::from(label::parse(&cell.text).is_some());
                }
            }
            labels > 0 && labels * 2 >= cells
        }))
    }

    pub(crate) fn has(self, level: Level) -> bool {
        self.0[level as usize]
    }

    /// Whether the cell holds the rest of another cell's text.
    fn is_rest(self, level: Level, cell: Option<&Text>) -> bool {
        self.has(level) && cell.is_some_and(|cell| label::parse(&cell.text).is_none())
    }
}

fn work(item: &mut Item) -> Option<&mut WorkRow> {
    if let Item::Work(row) = item { Some(row) } else { None }
}

/// Joins what a page break took apart: the rest of an objective or task to the row that began it, the rest of a
/// whole row to the row before.
///
/// Where rows are marked, an unmarked wording that begins with a small letter is the rest of the one before.
pub(crate) fn join_split_rows(
    items: Vec<Item>,
    labelled: Labelled,
    marked: bool,
    findings: &mut Findings,
) -> Vec<Item> {
    let mut joined: Vec<Item> = Vec::with_capacity(items.len());
    // For each level, the row that holds the beginning of what is being said.
    let mut begun: [Option<usize>; 3] = [None; 3];
    for mut item in items {
        let Some(row) = work(&mut item) else {
            begun = [None; 3];
            joined.push(item);
            continue;
        };
        for level in [Level::Objective, Level::Task] {
            let beginning = begun[level as usize].and_then(|at| joined.get_mut(at)).and_then(work);
            if let Some(beginning) =
                beginning.filter(|_| labelled.is_rest(level, row.level_mut(level).as_ref()))
            {
                append(beginning.level_mut(level), row.level_mut(level).take(), " ", findings);
                row.joined = true;
            }
        }
        let last = begun[Level::Activity as usize].and_then(|at| joined.get_mut(at)).and_then(work);
        if takes_wording_from_above(row) {
            row.activity = row.activity_above.take();
        }
        if let Some(last) = last.filter(|_| is_rest_of_a_row(row, labelled, marked)) {
            append(&mut last.activity, row.activity.take(), " ", findings);
            for (whole, rest) in last.details_mut().into_iter().zip(row.details_mut()) {
                // What is merged over both rows is said already.
                let rest = rest.take().filter(|rest| rest.shared.is_none());
                let between = if starts_afresh(rest.as_ref()) { "\n" } else { " " };
                append(whole, rest, between, findings);
            }
            last.extras.append(&mut row.extras);
            continue;
        }
        for level in Level::ALL {
            if row.level_mut(level).is_some() {
                begun[level as usize] = Some(joined.len());
            }
        }
        joined.push(item);
    }
    joined
}

/// A wording merged over several rows is several pieces of work when each row has its own lead or its own time.
fn takes_wording_from_above(row: &WorkRow) -> bool {
    let own = |cell: &Option<Text>| cell.as_ref().is_some_and(|cell| cell.shared.is_none());
    row.activity.is_none() && row.activity_above.is_some() && (own(&row.lead) || own(&row.deadline))
}

/// A row that begins nothing of its own.
fn is_rest_of_a_row(row: &WorkRow, labelled: Labelled, marked: bool) -> bool {
    let has_mark = row.outline.is_some()
        || row.stt_cell.as_ref().is_some_and(|cell| row.stt.is_some() || Mark::whole(&cell.text).is_some());
    let begins_nothing = !has_mark && row.objective.is_none() && row.task.is_none() && !row.wide;
    let goes_on = match &row.activity {
        Some(cell) if cell.shared.is_some() => false,
        Some(cell) => {
            labelled.is_rest(Level::Activity, Some(cell))
                || (marked
                    && cell.text.starts_with(char::is_lowercase)
                    && Mark::leading(&cell.text).is_none())
        }
        None => true,
    };
    begins_nothing && goes_on
}

/// A rest that begins with a capital is a new line of its cell, one that does not is the rest of a line.
fn starts_afresh(rest: Option<&Text>) -> bool {
    rest.is_some_and(|rest| crate::words::is_capitalised(&rest.text))
}

fn append(whole: &mut Option<Text>, rest: Option<Text>, between: &str, findings: &mut Findings) {
    let Some(rest) = rest else { return };
    match whole {
        Some(whole) => {
            whole.text.push_str(between);
            whole.text.push_str(&rest.text);
            let message = format!(
                "Nội dung này là phần tiếp theo của ô ở dòng {}, bị ngắt trang hoặc gộp ô; đã nối lại.",
                whole.place.row
            );
            let joined = (rest.text.len() + whole.text.len() <= LONGEST_SHOWN).then(|| whole.text.clone());
            findings.high(FindingCode::SplitText, rest.place, message).reading(rest.text).proposing(joined);
        }
        None => *whole = Some(rest),
    }
}

/// Joined texts longer than this are not repeated in the finding.
const LONGEST_SHOWN: usize = 8 * 1024;
