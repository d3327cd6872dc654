use super::{NotEditable, adding::place, numbering::Numbers};
use crate::draft::{Activity, At, Draft, Objective, Section, Task};

/// A node taken out of the tree, with everything below it.
pub(super) enum Taken {
    Section(Section),
    Objective(Objective),
    Task(Task),
    Activity(Box<Activity>),
}

/// Moves a node to another parent of the same level, or among its siblings.
pub(super) fn node(
    draft: &mut Draft,
    node: u32,
    parent: Option<u32>,
    before: Option<u32>,
) -> Result<(), NotEditable> {
    let at = draft.find(node).ok_or(NotEditable::NoSuchNode(node))?;
    let target = match parent {
        Some(key) => Some(draft.find(key).ok_or(NotEditable::NoSuchNode(key))?),
        None => None,
    };
    let fits = matches!(
        (at, target),
        (At::Section(_), None)
            | (At::Objective(..), Some(At::Section(_)))
            | (At::Task(..), Some(At::Objective(..)))
            | (At::Activity(..), Some(At::Task(..)))
    );
    if !fits {
        return Err(NotEditable::WrongLevel(parent.unwrap_or(node)));
    }
    if before == Some(node) {
        return Ok(());
    }
    // Everything is checked on a copy, so that a move that fails leaves nothing half done.
    let mut moved = draft.clone();
    let Some(mut taken) = take(&mut moved, at) else { return Err(NotEditable::NoSuchNode(node)) };
    if let Some(target) = target.filter(|target| target.section() != at.section()) {
        let from = section(draft, at).map(|section| section.number.clone()).unwrap_or_default();
        if let Some(section) = section(&moved, target) {
            taken.number_in(&mut Numbers::of(&moved, section), &from);
        }
    }
    put(&mut moved, taken, parent, before)?;
    tidy(&mut moved);
    *draft = moved;
    Ok(())
}

impl Taken {
    /// Numbers it for another section.
    fn number_in(&mut self, numbers: &mut Numbers, from: &str) {
        match self {
            Self::Section(_) => {}
            Self::Objective(objective) => numbers.objective(objective, from),
            Self::Task(task) => numbers.task(task, from),
            Self::Activity(activity) => numbers.activity(activity, from),
        }
    }
}

fn section(draft: &Draft, at: At) -> Option<&Section> {
    draft.sections.get(at.section())
}

/// Takes a node out.
pub(super) fn take(draft: &mut Draft, at: At) -> Option<Taken> {
    match at {
        At::Section(s) => (s < draft.sections.len()).then(|| Taken::Section(draft.sections.remove(s))),
        At::Objective(_, o) => Some(Taken::Objective(draft.section_mut(at)?.objectives.remove(o))),
        At::Task(_, _, t) => Some(Taken::Task(draft.objective_mut(at)?.tasks.remove(t))),
        At::Activity(.., a) => Some(Taken::Activity(Box::new(draft.task_mut(at)?.activities.remove(a)))),
    }
}

fn put(draft: &mut Draft, taken: Taken, parent: Option<u32>, before: Option<u32>) -> Result<(), NotEditable> {
    let missing = NotEditable::NoSuchNode(parent.unwrap_or_default());
    let at = parent.and_then(|key| draft.find(key));
    match taken {
        Taken::Section(section) => {
            let position = place(draft.sections.iter().map(|each| each.key), before)?;
            draft.sections.insert(position, section);
        }
        Taken::Objective(objective) => {
            let section = at.and_then(|at| draft.section_mut(at)).ok_or(missing)?;
            let position = place(section.objectives.iter().map(|each| each.key), before)?;
            section.objectives.insert(position, objective);
        }
        Taken::Task(task) => {
            let objective = at.and_then(|at| draft.objective_mut(at)).ok_or(missing)?;
            let position = place(objective.tasks.iter().map(|each| each.key), before)?;
            objective.tasks.insert(position, task);
        }
        Taken::Activity(activity) => {
            let task = at.and_then(|at| draft.task_mut(at)).ok_or(missing)?;
            let position = place(task.activities.iter().map(|each| each.key), before)?;
            task.activities.insert(position, *activity);
        }
    }
    Ok(())
}

/// Unnamed nodes only hold what is below them: left empty, they go.
pub(super) fn tidy(draft: &mut Draft) {
    for objective in draft.objectives_mut() {
        objective.tasks.retain(|task| task.number > 0 || !task.activities.is_empty());
    }
    for section in &mut draft.sections {
        section.objectives.retain(|objective| objective.number > 0 || !objective.tasks.is_empty());
    }
    draft.sections.retain(|section| !section.number.is_empty() || !section.objectives.is_empty());
}
