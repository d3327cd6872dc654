//! Changes a person makes to a draft: pure, one at a time, each leaves a sound tree.

mod adding;
mod moving;
mod numbering;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::deadline;
use crate::draft::{Activity, At, Draft, Field, FieldPlaces, Target};
use crate::settle::{self, Names};
use crate::units::Directory;
use crate::words::{lower, typed};
use adding::add;

/// One change of a draft's tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Edit {
    /// Puts a new node under a parent.
    Add {
        /// Key of the parent; empty for a new section. The new node is of the level below: under a section an
        /// objective, under an objective a task, under a task an activity.
        parent: Option<u32>,
        /// Key of the sibling it stands before; empty puts it last.
        before: Option<u32>,
        /// Its wording, without label and number.
        title: String,
    },
    /// Rewords a field; an activity's field is read anew from the words.
    Reword {
        /// Key of the node; 0 is the plan's heading.
        node: u32,
        /// Which field.
        field: Field,
        /// The new words; deliverables and units one per line. Empty clears a field that may be empty.
        text: String,
    },
    /// Moves a node with everything below it.
    Move {
        /// Key of the node.
        node: u32,
        /// Key of the new parent, one level above; empty for a section.
        parent: Option<u32>,
        /// Key of the sibling it stands before; empty puts it last.
        before: Option<u32>,
    },
    /// Takes a node out, with everything below it.
    Remove {
        /// Key of the node.
        node: u32,
    },
    /// Makes one activity of several lead units into one activity for each of them.
    SplitLeads {
        /// Key of the activity.
        node: u32,
    },
}

/// Why a change cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotEditable {
    /// No node has this key.
    #[error("no node has the key {0}")]
    NoSuchNode(u32),
    /// The node has no such field, or the node is of the wrong level.
    #[error("the node {0} has no such field or is of the wrong level")]
    WrongLevel(u32),
    /// The words cannot be empty here.
    #[error("the words must not be empty")]
    Empty,
    /// The words say no day, or no unit.
    #[error("the words could not be read")]
    Unreadable,
    /// An activity of one lead unit cannot be split.
    #[error("the activity {0} has one lead unit")]
    OneLead(u32),
}

/// Makes a change. Codes and numbers of what follows stay as they are: they are the document's own.
pub fn edit(draft: &mut Draft, edit: &Edit, directory: &Directory) -> Result<(), NotEditable> {
    match edit {
        Edit::Add { parent, before, title } => add(draft, *parent, *before, title),
        Edit::Reword { node, field, text } => reword(draft, (*node, *field), text, directory),
        Edit::Move { node, parent, before } => moving::node(draft, *node, *parent, *before),
        Edit::Remove { node } => remove(draft, *node),
        Edit::SplitLeads { node } => split_leads(draft, *node),
    }?;
    draft.recount();
    Ok(())
}

/// Names a node: its title, or a section's number.
pub(crate) fn name(draft: &mut Draft, at: At, target: Target, value: &str) -> Result<(), NotEditable> {
    if value.is_empty() {
        return Err(NotEditable::Empty);
    }
    let wrong = NotEditable::WrongLevel(target.node);
    let slot = match (at, target.field) {
        (At::Section(_), Field::Number) => draft.section_mut(at).map(|section| &mut section.number),
        (_, Field::Number) => None,
        (At::Section(_), _) => draft.section_mut(at).map(|section| &mut section.title),
        (At::Objective(..), _) => draft.objective_mut(at).map(|objective| &mut objective.title),
        (At::Task(..), _) => draft.task_mut(at).map(|task| &mut task.title),
        (At::Activity(..), _) => draft.activity_mut(at).map(|activity| &mut activity.title),
    };
    value.clone_into(slot.ok_or(wrong)?);
    Ok(())
}

fn reword(
    draft: &mut Draft,
    (node, field): (u32, Field),
    text: &str,
    directory: &Directory,
) -> Result<(), NotEditable> {
    let text = typed(text);
    let text = text.as_str();
    if node == 0 {
        return settle::heading(draft, field, text);
    }
    let at = draft.find(node).ok_or(NotEditable::NoSuchNode(node))?;
    if matches!(field, Field::Title | Field::Number) {
        name(draft, at, Target { node, field }, text)?;
        note_contingent(draft, at);
        return Ok(());
    }
    let names = Names::of(draft, directory);
    let (year, issued_on) = (draft.plan.year, draft.plan.issued_on);
    let activity = draft.activity_mut(at).ok_or(NotEditable::WrongLevel(node))?;
    let cell = (!text.is_empty()).then(|| text.to_owned());
    match field {
        Field::Deliverables => {
            activity.deliverables = settle::deliverables_of(text);
            activity.deliverable_text = cell;
        }
        Field::LeadUnits | Field::CoordinatingUnits => {
            let units = if text.contains('\n') { names.read(text) } else { names.read_cell(text) };
            let cell = cell.map(|cell| cell.replace('\n', ", "));
            if field == Field::LeadUnits {
                (activity.lead_units, activity.lead_text) = (units, cell);
            } else {
                (activity.coordinating_units, activity.coordinating_text) = (units, cell);
            }
        }
        Field::Deadline => {
            activity.deadline = deadline::read_for(text, year, issued_on);
            activity.time_text = cell;
            activity.time_read_as = None;
        }
        _ => return Err(NotEditable::WrongLevel(node)),
    }
    note_contingent(draft, at);
    Ok(())
}

/// What says "(nếu có)" in its own words, its deliverables' or its task's may turn out not to arise.
fn note_contingent(draft: &mut Draft, at: At) {
    let says_so = |text: &str| lower(text).contains("(nếu ");
    let Some(task) = draft.task_mut(at) else { return };
    let task_says_so = says_so(&task.title);
    for activity in &mut task.activities {
        let deliverable_says_so = activity.deliverable_text.as_deref().is_some_and(says_so);
        activity.contingent = task_says_so || deliverable_says_so || says_so(&activity.title);
    }
}

/// Takes out a node with everything below it. An unnamed node above that is left empty goes too.
fn remove(draft: &mut Draft, node: u32) -> Result<(), NotEditable> {
    let at = draft.find(node).ok_or(NotEditable::NoSuchNode(node))?;
    moving::take(draft, at);
    moving::tidy(draft);
    Ok(())
}

/// One activity for each lead unit; the first one keeps what came before.
fn split_leads(draft: &mut Draft, node: u32) -> Result<(), NotEditable> {
    let at = draft.find(node).ok_or(NotEditable::NoSuchNode(node))?;
    let last = draft.last_key();
    let mut codes = codes(draft);
    let whole = draft.activity_mut(at).ok_or(NotEditable::WrongLevel(node))?;
    if whole.lead_units.len() < 2 {
        return Err(NotEditable::OneLead(node));
    }
    let leads = std::mem::take(&mut whole.lead_units);
    let model = whole.clone();
    let mut parts = Vec::with_capacity(leads.len() - 1);
    for (key, lead) in (last..).zip(leads) {
        let text = Some(lead.as_written.clone());
        if key == last {
            whole.lead_units = vec![lead];
            whole.lead_text = text;
            continue;
        }
        let code = free(&mut codes, &model.code);
        let lead_units = vec![lead];
        parts.push(Activity {
            key,
            origin: None,
            code,
            // The row of the document, and its running number, stay with the first.
            stt: None,
            place: None,
            places: FieldPlaces::default(),
            lead_units,
            lead_text: text,
            ..model.clone()
        });
    }
    let (At::Activity(.., position), Some(task)) = (at, draft.task_mut(at)) else {
        return Err(NotEditable::WrongLevel(node));
    };
    let after = position + 1;
    task.activities.splice(after..after, parts);
    Ok(())
}

/// Every display code in use.
pub(crate) fn codes(draft: &Draft) -> HashSet<String> {
    draft.activities().map(|activity| activity.code.clone()).collect()
}

/// The code, or the first numbered form of it that is free.
pub(crate) fn free(codes: &mut HashSet<String>, code: &str) -> String {
    let numbered = (2..).map(|times| format!("{code}-{times}"));
    let free = std::iter::once(code.to_owned()).chain(numbered).find(|code| !codes.contains(code));
    let free = free.unwrap_or_else(|| code.to_owned());
    codes.insert(free.clone());
    free
}
