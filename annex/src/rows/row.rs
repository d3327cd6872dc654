use super::{Item, Text, WorkRow, aside, doubts, lead_and_others, merged};
use crate::columns::{Columns, Role};
use crate::document::{Cell, Row};
use crate::draft::{ExtraCell, FindingCode, Place};
use crate::findings::Findings;
use crate::label::{self, Level};
use crate::outline::{Mark, Numeral};
use crate::section::{self, Heading};
use crate::shift::{Aligned, align};
use crate::words::without_markup;

/// What a row below the header is; nothing when it is no part of the plan.
pub(super) fn item(
    (row, table): (&Row, &[Row]),
    place: Place,
    columns: &Columns,
    findings: &mut Findings,
) -> Option<Item> {
    if let Some(heading) = section::heading(row) {
        return Some(Item::Section(place, heading));
    }
    if let Some(line) = alone(row).filter(|line| aside::is_footer(line)) {
        let message =
            format!("\"{line}\" đứng dưới bảng, không phải công việc, nên không được đưa vào kế hoạch.");
        doubts::left_out(row, place, &message, findings);
        return None;
    }
    let group = columns.share_one_level() && row.cells.iter().any(|cell| Mark::leading(&cell.text).is_some());
    if row.cells.len() == 1 && columns.width() > 2 && group {
        return Some(wide(row, 0, place, columns, findings));
    }
    if row.cells.len() == 1 && columns.width() > 2 {
        let message = "Dòng này không chia ô như bảng nên chưa được đưa vào kế hoạch.";
        doubts::left_out(row, place, message, findings);
        return None;
    }
    if let Some(title) = wide_title(row, columns) {
        return Some(wide(row, title, place, columns, findings));
    }
    let Some(aligned) = align(row, columns) else {
        let message = "Các ô của dòng này lệch cột và chồng lên nhau nên chưa được đưa vào kế hoạch.";
        doubts::left_out(row, place, message, findings);
        return None;
    };
    let mut work = work_row(row, place, columns, &aligned, findings);
    merged::fill(&mut work, (row, table), columns);
    doubts::cells_outside(row, &aligned.outside, place, findings);
    let covered = row.cells.iter().all(|cell| cell.is_blank() || cell.covered_by.is_some());
    if covered {
        // All of it is merged into rows above.
        return None;
    }
    if work.is_empty() {
        doubts::left_out(row, place, "Dòng này không có nội dung công việc.", findings);
        return None;
    }
    if work.shifted {
        doubts::shifted(row, &work, findings);
    }
    Some(Item::Work(Box::new(work)))
}

/// The only wording of a row.
fn alone(row: &Row) -> Option<&str> {
    let mut written = row.cells.iter().filter(|cell| !cell.is_blank()).map(|cell| cell.text.as_str());
    let first = written.next()?;
    written.all(|other| other == first).then_some(first)
}

/// The column of a title that is merged over the row, or that stands alone where the running number should.
fn wide_title(row: &Row, columns: &Columns) -> Option<usize> {
    let mut titles = row
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.is_blank() && Mark::whole(&cell.text).is_none());
    let (at, title) = titles.next()?;
    // A title merged over several columns may be repeated in each.
    if titles.any(|(_, other)| other.text != title.text) || !title.text.chars().any(char::is_alphabetic) {
        return None;
    }
    let column = u32::try_from(at + 1).ok()?;
    let over = row
        .cells
        .iter()
        .filter(|cell| cell.covered_by.is_some_and(|by| by.row == row.number && by.column == column));
    let in_place_of_a_number = columns.share_one_level()
        && matches!(columns.role(at), Some(Role::Stt | Role::Outline))
        && label::parse(&title.text).is_none_or(|label| label.level != Level::Activity);
    (over.count() * 2 >= columns.width().saturating_sub(at) || in_place_of_a_number).then_some(at)
}

/// A row that is one title.
fn wide(row: &Row, at: usize, place: Place, columns: &Columns, findings: &mut Findings) -> Item {
    let cell = text(&row.cells[at], place.cell(at), findings);
    let label = label::parse(&cell.text).map(|label| label.level);
    let mark = row.cells[..at].iter().position(|cell| !cell.is_blank());
    if !columns.share_one_level() && label.is_none() && mark.is_none() {
        let (title, declared) = section::without_counts(&cell.text);
        let heading = Heading { number: String::new(), title: title.to_owned(), declared };
        return Item::Section(place, heading);
    }
    let level = label.filter(|level| columns.labelled(*level).is_some());
    let level = level.or_else(|| columns.first_level().map(|(_, level)| level)).unwrap_or(Level::Activity);
    let level = if columns.share_one_level() { Level::Activity } else { level };
    let mut work = WorkRow { place, wide: true, ..WorkRow::default() };
    if let Some(mark) = mark {
        let cell = text(&row.cells[mark], place.cell(mark), findings);
        if columns.role(mark) == Some(Role::Outline) {
            work.outline = Some(cell);
        } else {
            work.stt = Mark::whole(&cell.text).and_then(|mark| running(&mark));
            work.stt_cell = Some(cell);
        }
    }
    *work.level_mut(level) = Some(cell);
    Item::Work(Box::new(work))
}

fn work_row(
    row: &Row,
    place: Place,
    columns: &Columns,
    aligned: &Aligned,
    findings: &mut Findings,
) -> WorkRow {
    let mut work = WorkRow { place, shifted: aligned.shifted, ..WorkRow::default() };
    let mut ticked: Vec<(String, Text)> = Vec::new();
    for (column, source) in aligned.sources.iter().enumerate() {
        let Some(source) = *source else { continue };
        let text = text(&row.cells[source], place.cell(source), findings);
        if text.text.is_empty() {
            continue;
        }
        let role = columns.role(column);
        if let Some(role) = role {
            doubts::label_out_of_place(&text, role, findings);
        }
        if matches!(
            role,
            None | Some(Role::Outline | Role::Period | Role::Duration | Role::Note | Role::Other)
        ) {
            let column = u32::try_from(column + 1).unwrap_or(u32::MAX);
            work.extras.push(ExtraCell { column, text: text.text.clone() });
        }
        match role {
            Some(Role::Period) => ticked.push((columns.title(column).to_owned(), text)),
            Some(Role::Duration) if !columns.has(Role::Deadline) && !columns.has(Role::Period) => {
                // "10" under "Số ngày dự kiến".
                let bare = text.text.parse::<u32>().is_ok();
                work.deadline_read_as = bare.then(|| format!("{} ngày", text.text));
                work.deadline = Some(text);
            }
            Some(Role::Units) => lead_and_others::set(&mut work, &text, columns.title(column)),
            Some(role) => {
                if let Some(slot) = work.slot(role) {
                    *slot = Some(text);
                }
            }
            None => {}
        }
    }
    work.deadline = work.deadline.take().or_else(|| periods(ticked));
    work.stt = stt(&work, columns, findings);
    work
}

/// The ticked periods as one wording; what a cell says besides a tick goes before the title of its column.
fn periods(ticked: Vec<(String, Text)>) -> Option<Text> {
    let place = ticked.first()?.1.place;
    let says_more = |text: &str| text.chars().filter(|char| char.is_alphanumeric()).count() > 1;
    let wording = |(title, cell): (String, Text)| if says_more(&cell.text) { cell.text } else { title };
    let text = ticked.into_iter().map(wording).collect::<Vec<_>>().join(", ");
    Some(Text { text, place, ..Text::default() })
}

/// A cell's wording without mark-up.
fn text(cell: &Cell, place: Place, findings: &mut Findings) -> Text {
    let text = without_markup(&cell.text);
    if text != cell.text {
        let message = "Ô này còn thẻ định dạng (như <i>); đã bỏ thẻ, giữ nguyên chữ.";
        findings.low(FindingCode::Markup, place, message).reading(&cell.text).proposing(text.clone());
    }
    Text { text, place, bold: cell.bold, ..Text::default() }
}

fn stt(work: &WorkRow, columns: &Columns, findings: &mut Findings) -> Option<u32> {
    let cell = work.stt_cell.as_ref()?;
    let mark = Mark::whole(&cell.text);
    if mark.is_none() || (!columns.share_one_level() && mark.as_ref().and_then(running).is_none()) {
        let message = "Số thứ tự không phải là số nên được bỏ trống.";
        findings.low(FindingCode::Numbering, cell.place, message).reading(&cell.text);
    }
    running(&mark?)
}

/// A mark that is a running number.
fn running(mark: &Mark) -> Option<u32> {
    (mark.numeral == Numeral::Number).then_some(mark.value)
}
