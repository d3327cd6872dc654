use super::{Text, WorkRow};
use crate::columns::{Columns, Role};
use crate::document::{Row, Spot};
use crate::draft::Place;
use crate::label::Level;
use crate::words::without_markup;

/// Gives a row the content of cells that are merged over its own from a row above. A merged level cell says that the
/// row belongs to the same objective or task.
pub(super) fn fill(work: &mut WorkRow, (row, table): (&Row, &[Row]), columns: &Columns) {
    for (column, cell) in row.cells.iter().enumerate() {
        let Some(by) = cell.covered_by.filter(|by| by.row != row.number) else { continue };
        let shared = || {
            let place = work.place.cell(column);
            let from = Place { row: by.row, column: Some(by.column), ..place };
            Some(Text { text: content(by, table)?, place, shared: Some(from), ..Text::default() })
        };
        match columns.role(column) {
            Some(Role::Level(Level::Activity)) => work.activity_above = shared(),
            Some(Role::Level(level)) => work.covered.push(level),
            Some(Role::Units) if work.lead.is_none() => {
                if let Some(text) = shared() {
                    super::lead_and_others::set(work, &text, columns.title(column));
                }
            }
            Some(role @ (Role::Deliverable | Role::Lead | Role::Coordinating | Role::Deadline)) => {
                let text = shared();
                if let Some(slot @ None) = work.slot(role) {
                    *slot = text;
                }
            }
            _ => {}
        }
    }
}

/// What the cell at a spot says.
fn content(spot: Spot, table: &[Row]) -> Option<String> {
    let at = table.binary_search_by_key(&spot.row, |row| row.number).ok()?;
    let column = usize::try_from(spot.column).ok()?.checked_sub(1)?;
    let text = without_markup(&table.get(at)?.cells.get(column)?.text);
    (!text.is_empty()).then_some(text)
}
