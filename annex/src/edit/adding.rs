use super::{NotEditable, codes, free, numbering::code};
use crate::deadline::Deadline;
use crate::draft::{Activity, At, Declared, Draft, FieldPlaces, Objective, Section, Task};
use crate::words::{to_roman, typed};

/// Puts a new node under a parent, before a sibling or last.
pub(super) fn add(
    draft: &mut Draft,
    parent: Option<u32>,
    before: Option<u32>,
    title: &str,
) -> Result<(), NotEditable> {
    let title = typed(title).replace('\n', " ");
    if title.is_empty() {
        return Err(NotEditable::Empty);
    }
    let key = draft.last_key() + 1;
    let Some(parent) = parent else {
        let number = next_section_number(draft);
        let section = Section {
            key,
            origin: None,
            place: None,
            number,
            title,
            declared: Declared::default(),
            objectives: Vec::new(),
        };
        let at = place(draft.sections.iter().map(|each| each.key), before)?;
        draft.sections.insert(at, section);
        return Ok(());
    };
    let at = draft.find(parent).ok_or(NotEditable::NoSuchNode(parent))?;
    match at {
        At::Section(_) => {
            let number = next(draft, at, |section| section.objectives.iter().map(|each| each.number).max());
            let objective = Objective { key, origin: None, place: None, number, title, tasks: Vec::new() };
            let section = draft.section_mut(at).ok_or(NotEditable::NoSuchNode(parent))?;
            let at = place(section.objectives.iter().map(|each| each.key), before)?;
            section.objectives.insert(at, objective);
        }
        At::Objective(..) => {
            let number = next(draft, at, |section| {
                section.objectives.iter().flat_map(|each| &each.tasks).map(|each| each.number).max()
            });
            let stt = None;
            let task = Task { key, origin: None, place: None, stt, number, title, activities: Vec::new() };
            let objective = draft.objective_mut(at).ok_or(NotEditable::NoSuchNode(parent))?;
            let at = place(objective.tasks.iter().map(|each| each.key), before)?;
            objective.tasks.insert(at, task);
        }
        above @ At::Task(..) => {
            let activity = activity(draft, at, key, title);
            let task = draft.task_mut(at).ok_or(NotEditable::NoSuchNode(parent))?;
            let at = place(task.activities.iter().map(|each| each.key), before)?;
            task.activities.insert(at, activity);
            super::note_contingent(draft, above);
        }
        At::Activity(..) => return Err(NotEditable::WrongLevel(parent)),
    }
    Ok(())
}

fn activity(draft: &mut Draft, at: At, key: u32, title: String) -> Activity {
    let number = next(draft, at, |section| {
        let tasks = section.objectives.iter().flat_map(|each| &each.tasks);
        tasks.flat_map(|each| &each.activities).map(|each| each.number).max()
    });
    let mut taken = codes(draft);
    let section = draft.section_mut(at).map(|section| section.number.clone()).unwrap_or_default();
    let code = code(&section, number);
    Activity {
        key,
        origin: None,
        code: free(&mut taken, &code),
        number,
        stt: None,
        title,
        deliverable_text: None,
        deliverables: Vec::new(),
        lead_text: None,
        lead_units: Vec::new(),
        coordinating_text: None,
        coordinating_units: Vec::new(),
        time_text: None,
        time_read_as: None,
        deadline: Deadline::none(""),
        contingent: false,
        extras: Vec::new(),
        place: None,
        places: FieldPlaces::default(),
    }
}

/// Where among siblings a new one goes.
pub(super) fn place(
    mut siblings: impl Iterator<Item = u32> + Clone,
    before: Option<u32>,
) -> Result<usize, NotEditable> {
    match before {
        None => Ok(siblings.count()),
        Some(key) => siblings.position(|sibling| sibling == key).ok_or(NotEditable::NoSuchNode(key)),
    }
}

/// The number after the highest of a level in a section: numbers restart with each.
fn next(draft: &mut Draft, at: At, highest: impl Fn(&Section) -> Option<u32>) -> u32 {
    draft.section_mut(at).and_then(|section| highest(section)).unwrap_or_default().saturating_add(1)
}

fn next_section_number(draft: &Draft) -> String {
    let next = u32::try_from(draft.sections.len()).unwrap_or(u32::MAX).saturating_add(1);
    let taken = |number: &String| draft.sections.iter().any(|section| section.number == *number);
    (next..=next.saturating_add(100)).map(to_roman).find(|number| !taken(number)).unwrap_or_default()
}
