use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::candidates::{MOST_CANDIDATES, Matched};
use super::likeness::Grams;
use super::matching::Pairs;
use crate::draft::{Activity, Draft};
use crate::words::fold;

/// The levels above the activities.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Section,
    Objective,
    Task,
}

/// A node above activities.
struct Holder<'d> {
    key: u32,
    origin: Option<Uuid>,
    title: &'d str,
    activities: Vec<&'d Activity>,
}

fn holders(draft: &Draft, level: Level) -> Vec<Holder<'_>> {
    match level {
        Level::Section => draft
            .sections
            .iter()
            .map(|section| Holder {
                key: section.key,
                origin: section.origin,
                title: &section.title,
                activities: section
                    .objectives
                    .iter()
                    .flat_map(|objective| &objective.tasks)
                    .flat_map(|task| &task.activities)
                    .collect(),
            })
            .collect(),
        Level::Objective => draft
            .objectives()
            .map(|objective| Holder {
                key: objective.key,
                origin: objective.origin,
                title: &objective.title,
                activities: objective.tasks.iter().flat_map(|task| &task.activities).collect(),
            })
            .collect(),
        Level::Task => draft
            .tasks()
            .map(|task| Holder {
                key: task.key,
                origin: task.origin,
                title: &task.title,
                activities: task.activities.iter().collect(),
            })
            .collect(),
    }
}

/// Sections, objectives or tasks: by the activities that went with them, and by their titles.
pub(super) fn above(after: &Draft, before: &Draft, activities: &Pairs, level: Level) -> Pairs {
    let old = holders(before, level);
    let mut holder: HashMap<Uuid, usize> = HashMap::new();
    let mut titled: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, node) in old.iter().enumerate() {
        holder.extend(node.activities.iter().filter_map(|activity| Some((activity.origin?, at))));
        titled.entry(fold(node.title)).or_default().push(at);
    }
    let new = holders(after, level);
    let kept: HashSet<Uuid> = new.iter().filter_map(|node| node.origin).collect();
    let is_free = |old: &Holder<'_>| old.origin.is_some_and(|origin| !kept.contains(&origin));
    let mut scored = Vec::new();
    for (at, node) in new.iter().enumerate().filter(|(_, node)| node.origin.is_none()) {
        let mut votes: HashMap<usize, usize> = HashMap::new();
        let came_with = node
            .activities
            .iter()
            .filter_map(|activity| activity.origin.or_else(|| activities.get(&activity.key).copied()));
        for origin in came_with {
            if let Some(old_at) = holder.get(&origin) {
                *votes.entry(*old_at).or_default() += 1;
            }
        }
        // What has no title is known only by what it holds.
        let same_title = titled.get(&fold(node.title)).filter(|_| !node.title.is_empty());
        let same_title = same_title.into_iter().flatten().take(MOST_CANDIDATES);
        let candidates: HashSet<usize> = votes.keys().chain(same_title).copied().collect();
        for old_at in candidates.into_iter().filter(|old_at| is_free(&old[*old_at])) {
            let share = share(votes.get(&old_at).copied().unwrap_or_default(), node.activities.len());
            let likeness = if node.title == old[old_at].title {
                1.0
            } else {
                Grams::of(node.title).likeness(&Grams::of(old[old_at].title))
            };
            // Reworded beyond recognition it is still the same while it holds the same work.
            if share + likeness >= 0.8 {
                scored.push((share + likeness, at, old_at));
            }
        }
    }
    let mut matched = Matched::default();
    matched.best_first(scored);
    let pair = |(new_at, old_at): (&usize, &usize)| Some((new[*new_at].key, old[*old_at].origin?));
    matched.pairs.iter().filter_map(pair).collect()
}

#[allow(clippy::cast_precision_loss)] // a plan has far fewer than 2^52 activities
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
