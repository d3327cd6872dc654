use super::line::Line;
use crate::columns::{Columns, Role};
use crate::draft::FindingCode;
use crate::findings::Findings;
use crate::rows::Text;
use crate::words::fold;

/// How a group says that each of its rows speaks for itself.
const SPEAKS_OF_ROWS: [&str; 8] =
    ["duoi day", "sau day", "nhu sau", "tung moc", "theo tung", "ben duoi", "tung noi dung", "tung nhiem vu"];

/// The cells a group can say for all its rows, in the order of a row's details.
const ROLES: [Role; 4] = [Role::Deliverable, Role::Lead, Role::Coordinating, Role::Deadline];

/// Gives rows that leave a cell blank what their group says; what a group says and no row takes is reported.
pub(super) fn pass_on(lines: &mut [Line], columns: &Columns, findings: &mut Findings) {
    let mut taken: Vec<[bool; 4]> = vec![[false; 4]; lines.len()];
    // What each group has to say, from itself or from above, and whose word it is.
    let mut said: Vec<[Option<(usize, Text)>; 4]> = Vec::with_capacity(lines.len());
    let mut read_as: Vec<Option<String>> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter_mut().enumerate() {
        let from_above = line.parent.map(|parent| said[parent].clone()).unwrap_or_default();
        let read_above = line.parent.and_then(|parent| read_as[parent].clone());
        let is_group = !line.children.is_empty();
        let Some(row) = line.row_mut() else {
            said.push(from_above);
            read_as.push(read_above);
            continue;
        };
        let place = row.place;
        let mut own: [Option<(usize, Text)>; 4] = from_above;
        let mut own_read_as = row.deadline_read_as.clone();
        for ((field, cell), role) in row.details_mut().into_iter().enumerate().zip(ROLES) {
            if cell.as_ref().is_some_and(|cell| cell.shared.is_some() && speaks_of_rows(&cell.text)) {
                *cell = None;
            }
            match cell {
                // A cell merged over this row is the group's word all the same.
                Some(text) if text.shared.is_some() => {
                    if let Some((group, _)) = &own[field] {
                        taken[*group][field] = true;
                    }
                }
                Some(text) => {
                    own[field] = (!speaks_of_rows(&text.text)).then(|| (at, text.clone()));
                }
                None if is_group => {}
                None => {
                    if let Some((group, text)) = &own[field] {
                        taken[*group][field] = true;
                        let column = columns.find(role).or_else(|| columns.find(Role::Units));
                        let place = column.map_or(place, |column| place.cell(column));
                        *cell =
                            Some(Text { shared: Some(text.place), of_group: true, place, ..text.clone() });
                        if role == Role::Deadline {
                            own_read_as.clone_from(&read_above);
                        }
                    }
                }
            }
        }
        row.deadline_read_as.clone_from(&own_read_as);
        said.push(own);
        read_as.push(own_read_as.or(read_above));
    }
    report_untaken(lines, &taken, findings);
}

fn speaks_of_rows(text: &str) -> bool {
    let folded = fold(text);
    SPEAKS_OF_ROWS.iter().any(|words| folded.contains(words))
}

/// A group's own result, unit or time that every row below replaces by its own.
fn report_untaken(lines: &[Line], taken: &[[bool; 4]], findings: &mut Findings) {
    for (line, taken) in lines.iter().zip(taken).filter(|(line, _)| !line.children.is_empty()) {
        let Some(row) = line.row() else { continue };
        for (cell, taken) in row.details().into_iter().zip(taken) {
            let Some(cell) = cell.as_ref().filter(|cell| !taken && !speaks_of_rows(&cell.text)) else {
                continue;
            };
            let message =
                "Ô này ghi cho cả nhóm nhưng các việc bên dưới đều ghi riêng nên không dùng cho việc nào.";
            findings.low(FindingCode::SharedCell, cell.place, message).reading(&cell.text);
        }
    }
}
