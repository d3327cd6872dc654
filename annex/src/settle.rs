//! Settling a doubt: the reading changes, the wording stays.

use chrono::NaiveDate;

use crate::deadline::{self, Deadline, DeadlineKind};
use crate::deliverables;
use crate::draft::{Activity, Draft, Field, Target, UnitName};
use crate::edit::NotEditable;
use crate::units::{Directory, KnownUnit, Vocabulary};
use crate::words::typed;

/// Writes what a person decided about a field: deliverables and units one per line, a completion time as a wording,
/// a day as `dd/mm/yyyy`. The cell as written stays; where it was empty it takes the words.
pub fn settle(
    draft: &mut Draft,
    target: Target,
    value: &str,
    directory: &Directory,
) -> Result<(), NotEditable> {
    let value = typed(value);
    let value = value.as_str();
    if target.node == 0 {
        return heading(draft, target.field, value);
    }
    let at = draft.find(target.node).ok_or(NotEditable::NoSuchNode(target.node))?;
    let names = Names::of(draft, directory);
    let (year, issued_on) = (draft.plan.year, draft.plan.issued_on);
    let wrong = NotEditable::WrongLevel(target.node);
    match target.field {
        Field::Title | Field::Number => crate::edit::name(draft, at, target, value),
        Field::Deadline => {
            let said = deadline::read_for(value, year, issued_on);
            decide_deadline(draft.activity_mut(at).ok_or(wrong)?, value, said)
        }
        Field::Deliverables => {
            let activity = draft.activity_mut(at).ok_or(wrong)?;
            activity.deliverables = lines(value).map(str::to_owned).collect();
            written(&mut activity.deliverable_text, &activity.deliverables.join("\n"));
            Ok(())
        }
        Field::LeadUnits => {
            let activity = draft.activity_mut(at).ok_or(wrong)?;
            let units = names.read(value);
            if units.is_empty() {
                return Err(NotEditable::Empty);
            }
            activity.lead_units = spelt_as_before(units, &activity.lead_units);
            written(&mut activity.lead_text, &listed(&activity.lead_units));
            Ok(())
        }
        Field::CoordinatingUnits => {
            let activity = draft.activity_mut(at).ok_or(wrong)?;
            activity.coordinating_units = spelt_as_before(names.read(value), &activity.coordinating_units);
            written(&mut activity.coordinating_text, &listed(&activity.coordinating_units));
            Ok(())
        }
        Field::IssuedOn | Field::Issuer => Err(wrong),
    }
}

/// Writes a field of the plan's heading.
pub(crate) fn heading(draft: &mut Draft, field: Field, value: &str) -> Result<(), NotEditable> {
    let plan = &mut draft.plan;
    let stated = (!value.is_empty()).then(|| value.to_owned());
    match field {
        Field::Title if value.is_empty() => return Err(NotEditable::Empty),
        Field::Title => value.clone_into(&mut plan.title),
        Field::Number => plan.number = stated,
        Field::Issuer => plan.issuer = stated,
        Field::IssuedOn => {
            plan.issued_on = match stated {
                Some(day) => Some(date(&day).ok_or(NotEditable::Unreadable)?),
                None => None,
            };
            count_again(draft);
        }
        _ => return Err(NotEditable::WrongLevel(0)),
    }
    Ok(())
}

/// Times that run from the issue of the plan follow its day.
fn count_again(draft: &mut Draft) {
    let (year, issued_on) = (draft.plan.year, draft.plan.issued_on);
    for activity in draft.activities_mut().filter(|activity| activity.deadline.runs_from_issue()) {
        if let Some(wording) = activity.time_read_as.as_ref().or(activity.time_text.as_ref()) {
            let label = std::mem::take(&mut activity.deadline.label);
            activity.deadline = Deadline { label, ..deadline::read_for(wording, year, issued_on) };
        }
    }
}

fn date(text: &str) -> Option<NaiveDate> {
    let day = |format| NaiveDate::parse_from_str(text, format).ok();
    day("%d/%m/%Y").or_else(|| day("%Y-%m-%d"))
}

fn decide_deadline(activity: &mut Activity, value: &str, read: Deadline) -> Result<(), NotEditable> {
    if read.kind == DeadlineKind::None {
        return Err(if value.is_empty() { NotEditable::Empty } else { NotEditable::Unreadable });
    }
    let value = value.replace('\n', " ");
    if let Some(text) = &activity.time_text {
        activity.deadline = Deadline { label: text.clone(), ..read };
        activity.time_read_as = (*text != value).then_some(value);
    } else {
        activity.deadline = read;
        activity.time_text = Some(value);
    }
    Ok(())
}

/// A cell that was empty takes the words.
fn written(cell: &mut Option<String>, words: &str) {
    if cell.is_none() && !words.is_empty() {
        *cell = Some(words.to_owned());
    }
}

fn listed(units: &[UnitName]) -> String {
    units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// A unit that was there keeps the spelling of the cell. Where the others only got another name, the cell still spells
/// them as before: that spelling is what is learned.
fn spelt_as_before(mut units: Vec<UnitName>, before: &[UnitName]) -> Vec<UnitName> {
    let renamed = units.len() == before.len();
    let stays = |known: &UnitName, units: &[UnitName]| units.iter().any(|unit| unit.name == known.name);
    let spellings: Vec<Option<String>> = units
        .iter()
        .enumerate()
        .map(|(at, unit)| {
            let same = before.iter().find(|known| known.name == unit.name);
            let in_its_place = before.get(at).filter(|known| renamed && !stays(known, &units));
            same.or(in_its_place).map(|known| known.as_written.clone())
        })
        .collect();
    for (unit, spelling) in units.iter_mut().zip(spellings) {
        unit.as_written = spelling.unwrap_or_else(|| unit.as_written.clone());
    }
    units
}

/// The units a draft and a directory know by name.
pub(crate) struct Names(Vocabulary);

impl Names {
    pub(crate) fn of(draft: &Draft, directory: &Directory) -> Self {
        let mut all = directory.clone();
        let is_new = |name: &str, all: &Directory| {
            all.units.iter().all(|unit| unit.name != name && unit.aliases.iter().all(|alias| alias != name))
        };
        let units = draft.activities().flat_map(|activity| {
            activity.lead_units.iter().chain(&activity.coordinating_units).map(|unit| &unit.name)
        });
        let mut seen = std::collections::HashSet::new();
        for name in units.filter(|name| seen.insert(name.as_str())) {
            if is_new(name, &all) {
                all.units.push(KnownUnit { name: name.clone(), aliases: Vec::new() });
            }
        }
        Self(Vocabulary::new(&all, std::iter::empty()))
    }

    /// Units, one per line, each in full or in any spelling known.
    pub(crate) fn read(&self, text: &str) -> Vec<UnitName> {
        let mut units: Vec<UnitName> = Vec::new();
        for line in text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty()) {
            let unit = self.0.full_name(line).map_or_else(
                || UnitName { name: line.to_owned(), as_written: line.to_owned() },
                |name| UnitName { name: name.to_owned(), as_written: line.to_owned() },
            );
            if units.iter().all(|known| known.name != unit.name) {
                units.push(unit);
            }
        }
        units
    }

    /// Units as a cell lists them.
    pub(crate) fn read_cell(&self, cell: &str) -> Vec<UnitName> {
        self.0.read(cell).units
    }
}

/// The deliverables of a cell.
pub(crate) fn deliverables_of(cell: &str) -> Vec<String> {
    deliverables::split(cell)
}
