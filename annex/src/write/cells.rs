use crate::draft::{Activity, Meaning, UnitName};
use crate::words::fold;

use super::State;
use super::marks::with_sign;

/// The cell of an activity in a column of its own: as written, else composed of what was read.
pub(super) fn text(activity: &Activity, meaning: Meaning) -> String {
    match meaning {
        Meaning::Activity => activity.title.clone(),
        Meaning::Stt => activity.stt.map(|stt| stt.to_string()).unwrap_or_default(),
        Meaning::Outline => outline(&activity.code),
        Meaning::Deliverable => {
            written(activity.deliverable_text.as_ref()).unwrap_or_else(|| activity.deliverables.join("; "))
        }
        Meaning::Lead => lead(activity),
        Meaning::Coordinating => coordinating(activity),
        Meaning::Units => units(activity),
        Meaning::Deadline => written(activity.time_text.as_ref())
            .or_else(|| written(activity.time_read_as.as_ref()))
            .unwrap_or_default(),
        Meaning::Objective | Meaning::Task | Meaning::Duration | Meaning::Note | Meaning::Other => {
            String::new()
        }
    }
}

/// The cell of a column kept only for printing, by its number in the layout.
pub(super) fn extra(activity: &Activity, column: u32) -> Option<&str> {
    activity.extras.iter().find(|extra| extra.column == column).map(|extra| extra.text.as_str())
}

/// "Đang thực hiện", and below it how much is done.
pub(super) fn state(state: &State) -> String {
    match state.percent {
        Some(percent) => format!("{}\n{percent}%", state.words),
        None => state.words.clone(),
    }
}

fn written(text: Option<&String>) -> Option<String> {
    text.filter(|text| !text.is_empty()).cloned()
}

fn lead(activity: &Activity) -> String {
    written(activity.lead_text.as_ref()).unwrap_or_else(|| names(&activity.lead_units))
}

fn coordinating(activity: &Activity) -> String {
    written(activity.coordinating_text.as_ref()).unwrap_or_else(|| names(&activity.coordinating_units))
}

/// Units in one list; a comma cannot part names that hold commas themselves.
fn names(units: &[UnitName]) -> String {
    let between = if units.iter().any(|unit| unit.name.contains(',')) { "; " } else { ", " };
    units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(between)
}

/// "Chủ trì: …" and "Phối hợp: …" in one cell.
fn units(activity: &Activity) -> String {
    let (lead, coordinating) = (lead(activity), coordinating(activity));
    let whole_cell = lead == coordinating || fold(&lead).contains("phoi hop:");
    match (lead.is_empty(), coordinating.is_empty()) {
        _ if whole_cell => lead,
        (false, true) => lead,
        (true, _) => headed("Phối hợp", &coordinating),
        (false, false) => format!("{}\n{}", headed("Chủ trì", &lead), headed("Phối hợp", &coordinating)),
    }
}

fn headed(heading: &str, text: &str) -> String {
    if text.is_empty() || fold(text).starts_with(&fold(heading)) {
        text.to_owned()
    } else {
        format!("{heading}: {text}")
    }
}

/// The last part of a code such as "2.a": the mark of the row itself.
fn outline(code: &str) -> String {
    with_sign(code.rsplit('.').next().unwrap_or_default())
}
