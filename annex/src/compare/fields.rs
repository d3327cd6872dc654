use super::{FieldChange, NodeLevel, flat::Node};
use crate::draft::{Activity, Field, UnitName};
use crate::words::{on_one_line, roman, squeeze};

/// The fields in which a node differs. A number or code that shifted with the rows around it is no difference.
pub(super) fn changed(old: &Node<'_>, new: &Node<'_>) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    let mut note = |field, before: &str, after: &str| {
        if on_one_line(before) != on_one_line(after) {
            changes.push(FieldChange { field, before: squeeze(before), after: squeeze(after) });
        }
    };
    note(Field::Title, old.title, new.title);
    if old.level == NodeLevel::Section && !shifted(old, new) {
        note(Field::Number, &old.code, &new.code);
    }
    if let (Some(old), Some(new)) = (old.activity, new.activity) {
        let [before, after] = [old, new].map(deliverables);
        note(Field::Deliverables, &before, &after);
        let [before, after] =
            [old, new].map(|activity| units(activity.lead_text.as_ref(), &activity.lead_units));
        note_reading(
            &mut note,
            Field::LeadUnits,
            (&before, &after),
            same_units(&old.lead_units, &new.lead_units),
        );
        let [before, after] = [old, new]
            .map(|activity| units(activity.coordinating_text.as_ref(), &activity.coordinating_units));
        let same = same_units(&old.coordinating_units, &new.coordinating_units);
        note_reading(&mut note, Field::CoordinatingUnits, (&before, &after), same);
        let [before, after] = [old, new].map(time);
        note(Field::Deadline, &before, &after);
    }
    changes
}

/// Whether a section's number only goes with its place: "II" became "III" because a section was put before it.
fn shifted(old: &Node<'_>, new: &Node<'_>) -> bool {
    let before_it =
        |node: &Node<'_>| Some(i64::from(ordinal(&node.code)?) - i64::try_from(node.position).ok()?);
    before_it(old).is_some_and(|before| before_it(new) == Some(before))
}

/// A roman number, or a letter.
fn ordinal(number: &str) -> Option<u32> {
    match number.as_bytes() {
        [letter @ b'A'..=b'H'] => Some(u32::from(letter - b'A') + 1),
        _ => roman(number),
    }
}

/// Units differ by what the cell says, or by what a person settled it to mean.
fn note_reading(
    note: &mut impl FnMut(Field, &str, &str),
    field: Field,
    (before, after): (&(String, String), &(String, String)),
    same_reading: bool,
) {
    if on_one_line(&before.0) != on_one_line(&after.0) {
        note(field, &before.0, &after.0);
    } else if !same_reading {
        note(field, &before.1, &after.1);
    }
}

fn same_units(before: &[UnitName], after: &[UnitName]) -> bool {
    before.iter().map(|unit| &unit.name).eq(after.iter().map(|unit| &unit.name))
}

/// The cell, and the names it was read as.
fn units(cell: Option<&String>, units: &[UnitName]) -> (String, String) {
    let names = units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(", ");
    (cell.cloned().unwrap_or_else(|| names.clone()), names)
}

fn deliverables(activity: &Activity) -> String {
    activity.deliverables.join("\n")
}

/// The wording, with what it was settled to mean.
fn time(activity: &Activity) -> String {
    let written = activity.time_text.as_deref().unwrap_or_default();
    match &activity.time_read_as {
        Some(settled) => format!("{written} ({settled})"),
        None => written.to_owned(),
    }
}
