use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::above::{Level, above};
use super::candidates::activities;
use super::likeness::{ALIKE, Grams};
use crate::draft::{Activity, Draft, Section};
use crate::words::{fold, on_one_line};

/// Finds for every node of `after` the node of `before` it continues, by content where numbers have shifted, and
/// writes that node's origin into it. Nodes that already have an origin keep it. Where the cell is the same, what was
/// settled about it before still holds.
pub fn continue_from(after: &mut Draft, before: &Draft) {
    let sections = sections(after, before);
    let activities = activities(after, before, &sections);
    for section in &mut after.sections {
        section.origin = section.origin.or_else(|| sections.get(&section.key).copied());
    }
    let retitled = above(after, before, &activities, Level::Section);
    let objectives = above(after, before, &activities, Level::Objective);
    let tasks = above(after, before, &activities, Level::Task);
    let settled: HashMap<Uuid, &Activity> =
        before.activities().filter_map(|activity| Some((activity.origin?, activity))).collect();
    for section in &mut after.sections {
        section.origin = section.origin.or_else(|| retitled.get(&section.key).copied());
    }
    for objective in after.objectives_mut() {
        objective.origin = objective.origin.or_else(|| objectives.get(&objective.key).copied());
    }
    for task in after.tasks_mut() {
        task.origin = task.origin.or_else(|| tasks.get(&task.key).copied());
    }
    for activity in after.activities_mut() {
        activity.origin = activity.origin.or_else(|| activities.get(&activity.key).copied());
        if let Some(before) = activity.origin.and_then(|origin| settled.get(&origin)) {
            keep_settled(activity, before);
        }
    }
}

/// Pairs of keys and origins.
pub(super) type Pairs = HashMap<u32, Uuid>;

fn sections(after: &Draft, before: &Draft) -> Pairs {
    let mut pairs = Pairs::new();
    let kept: HashSet<Uuid> = after.sections.iter().filter_map(|section| section.origin).collect();
    let is_free = |origin: Uuid| !kept.contains(&origin);
    let mut free: Vec<_> =
        before.sections.iter().filter(|section| section.origin.is_some_and(is_free)).collect();
    let same: [fn(&Section, &Section) -> bool; 3] = [
        |a, b| a.number == b.number && fold(&a.title) == fold(&b.title),
        |a, b| fold(&a.title) == fold(&b.title),
        |a, b| {
            let likeness = Grams::of(&a.title).likeness(&Grams::of(&b.title));
            likeness >= ALIKE || (a.number == b.number && likeness > ALIKE / 2.0)
        },
    ];
    for same in same {
        for section in &after.sections {
            if section.origin.is_some() || pairs.contains_key(&section.key) {
                continue;
            }
            if let Some(at) = free.iter().position(|old| same(section, old)) {
                pairs.extend(free.remove(at).origin.map(|origin| (section.key, origin)));
            }
        }
    }
    pairs
}

/// Where a cell says the same as before, the reading a person settled on stays.
fn keep_settled(activity: &mut Activity, before: &Activity) {
    let same = |now: &Option<String>, then: &Option<String>| match (now, then) {
        (Some(now), Some(then)) => on_one_line(now) == on_one_line(then),
        (now, then) => now == then,
    };
    if same(&activity.deliverable_text, &before.deliverable_text) {
        activity.deliverables.clone_from(&before.deliverables);
    }
    if same(&activity.lead_text, &before.lead_text) {
        activity.lead_units.clone_from(&before.lead_units);
    }
    if same(&activity.coordinating_text, &before.coordinating_text) {
        activity.coordinating_units.clone_from(&before.coordinating_units);
    }
    if same(&activity.time_text, &before.time_text) {
        activity.deadline = before.deadline.clone();
        activity.time_read_as.clone_from(&before.time_read_as);
    }
}
