use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::likeness::Grams;
use crate::draft::{Activity, Draft};
use crate::words::{fold, squeeze};

/// Wordings that have less in common are two things, not one reworded.
const ALIKE: f64 = 0.5;
/// What the same code, or the same section, counts beside the words.
const SAME_PLACE: f64 = 0.1;
/// A word in more wordings than this tells none of them apart.
const COMMON: usize = 200;

/// Finds for every node of `after` the node of `before` it continues, by content where numbers have shifted, and
/// writes that node's origin into it. Nodes that already have an origin keep it. Where the cell is the same, what was
/// settled about it before still holds.
pub fn continue_from(after: &mut Draft, before: &Draft) {
    let sections = sections(after, before);
    let activities = activities(after, before, &sections);
    let objectives = above(after, before, &activities, Level::Objective);
    let tasks = above(after, before, &activities, Level::Task);
    let settled: HashMap<Uuid, &Activity> =
        before.activities().filter_map(|activity| Some((activity.origin?, activity))).collect();
    for section in &mut after.sections {
        section.origin = section.origin.or_else(|| sections.get(&section.key).copied());
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
type Pairs = HashMap<u32, Uuid>;

fn sections(after: &Draft, before: &Draft) -> Pairs {
    let mut pairs = Pairs::new();
    let mut free: Vec<_> = before.sections.iter().filter(|section| section.origin.is_some()).collect();
    let same: [fn(&crate::draft::Section, &crate::draft::Section) -> bool; 3] = [
        |a, b| a.number == b.number && fold(&a.title) == fold(&b.title),
        |a, b| fold(&a.title) == fold(&b.title),
        |a, b| {
            let likeness = Grams::of(&a.title).likeness(&Grams::of(&b.title));
            likeness >= ALIKE || (a.number == b.number && likeness > ALIKE / 2.0)
        },
    ];
    for same in same {
        for section in &after.sections {
            if pairs.contains_key(&section.key) {
                continue;
            }
            if let Some(at) = free.iter().position(|old| same(section, old)) {
                pairs.extend(free.remove(at).origin.map(|origin| (section.key, origin)));
            }
        }
    }
    pairs
}

/// An activity with what decides between candidates.
struct Candidate<'d> {
    activity: &'d Activity,
    /// Origin of its section.
    section: Option<Uuid>,
    folded: String,
    details: String,
}

impl<'d> Candidate<'d> {
    fn of(activity: &'d Activity, section: Option<Uuid>) -> Self {
        let details = [
            &activity.deliverable_text,
            &activity.lead_text,
            &activity.coordinating_text,
            &activity.time_text,
        ];
        let details: Vec<&str> = details.into_iter().flatten().map(String::as_str).collect();
        Self { activity, section, folded: fold(&squeeze(&activity.title)), details: details.join(" ") }
    }
}

fn activities(after: &Draft, before: &Draft, sections: &Pairs) -> Pairs {
    let new: Vec<Candidate<'_>> = after
        .paths()
        .filter(|(.., activity)| activity.origin.is_none())
        .map(|(section, _, _, activity)| Candidate::of(activity, sections.get(&section.key).copied()))
        .collect();
    let kept: HashSet<Uuid> = after.activities().filter_map(|activity| activity.origin).collect();
    let old: Vec<Candidate<'_>> = before
        .paths()
        .filter(|(.., activity)| activity.origin.is_some_and(|origin| !kept.contains(&origin)))
        .map(|(section, _, _, activity)| Candidate::of(activity, section.origin))
        .collect();
    let mut matched = Matched::default();
    matched.by_title(&new, &old, true);
    matched.by_title(&new, &old, false);
    matched.by_likeness(&new, &old);
    let pair =
        |(new_at, old_at): (&usize, &usize)| Some((new[*new_at].activity.key, old[*old_at].activity.origin?));
    matched.pairs.iter().filter_map(pair).collect()
}

#[derive(Default)]
struct Matched {
    pairs: HashMap<usize, usize>,
    taken: HashSet<usize>,
}

impl Matched {
    fn pair(&mut self, new: usize, old: usize) {
        self.pairs.insert(new, old);
        self.taken.insert(old);
    }

    /// The same title, in the same section or anywhere; of several the one whose other cells are most alike, and of
    /// equals the first.
    fn by_title(&mut self, new: &[Candidate<'_>], old: &[Candidate<'_>], same_section: bool) {
        let mut titled: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, candidate) in old.iter().enumerate().filter(|(at, _)| !self.taken.contains(at)) {
            titled.entry(&candidate.folded).or_default().push(at);
        }
        let mut scored = Vec::new();
        for (at, candidate) in new.iter().enumerate().filter(|(at, _)| !self.pairs.contains_key(at)) {
            let fits = |old_at: &&usize| !same_section || old[**old_at].section == candidate.section;
            let found: Vec<usize> =
                titled.get(candidate.folded.as_str()).into_iter().flatten().filter(fits).copied().collect();
            if let [only] = found[..] {
                scored.push((1.0, at, only));
                continue;
            }
            let details = Grams::of(&candidate.details);
            for old_at in found {
                scored.push((details.likeness(&Grams::of(&old[old_at].details)), at, old_at));
            }
        }
        self.best_first(scored);
    }

    /// Reworded: the most alike first. Only wordings that share a telling word are looked at.
    fn by_likeness(&mut self, new: &[Candidate<'_>], old: &[Candidate<'_>]) {
        let free = |taken: &HashSet<usize>| -> Vec<usize> {
            (0..old.len()).filter(|at| !taken.contains(at)).collect()
        };
        let left = free(&self.taken);
        let grams: HashMap<usize, Grams> = left.iter().map(|at| (*at, Grams::of(&old[*at].folded))).collect();
        let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
        for at in &left {
            for gram in grams[at].iter() {
                index.entry(gram).or_default().push(*at);
            }
        }
        let mut scored = Vec::new();
        for (at, candidate) in new.iter().enumerate().filter(|(at, _)| !self.pairs.contains_key(at)) {
            let words = Grams::of(&candidate.folded);
            let candidates: HashSet<usize> = words
                .iter()
                .filter_map(|gram| index.get(gram.as_str()))
                .filter(|found| found.len() <= COMMON)
                .flatten()
                .copied()
                .collect();
            for old_at in candidates {
                let other = &old[old_at];
                let score = words.likeness(&grams[&old_at])
                    + if other.section == candidate.section { SAME_PLACE } else { 0.0 }
                    + if other.activity.code == candidate.activity.code { SAME_PLACE } else { 0.0 };
                if score >= ALIKE {
                    scored.push((score, at, old_at));
                }
            }
        }
        self.best_first(scored);
    }

    fn best_first(&mut self, mut scored: Vec<(f64, usize, usize)>) {
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, new, old) in scored {
            if !self.pairs.contains_key(&new) && !self.taken.contains(&old) {
                self.pair(new, old);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Objective,
    Task,
}

/// A node between sections and activities.
struct Middle<'d> {
    key: u32,
    origin: Option<Uuid>,
    title: &'d str,
    activities: Vec<&'d Activity>,
}

fn middles(draft: &Draft, level: Level) -> Vec<Middle<'_>> {
    match level {
        Level::Objective => draft
            .objectives()
            .map(|objective| Middle {
                key: objective.key,
                origin: objective.origin,
                title: &objective.title,
                activities: objective.tasks.iter().flat_map(|task| &task.activities).collect(),
            })
            .collect(),
        Level::Task => draft
            .tasks()
            .map(|task| Middle {
                key: task.key,
                origin: task.origin,
                title: &task.title,
                activities: task.activities.iter().collect(),
            })
            .collect(),
    }
}

/// Objectives or tasks: by the activities that went with them, and by their titles.
fn above(after: &Draft, before: &Draft, activities: &Pairs, level: Level) -> Pairs {
    let old = middles(before, level);
    let mut holder: HashMap<Uuid, usize> = HashMap::new();
    let mut titled: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, node) in old.iter().enumerate() {
        holder.extend(node.activities.iter().filter_map(|activity| Some((activity.origin?, at))));
        titled.entry(fold(node.title)).or_default().push(at);
    }
    let new = middles(after, level);
    let mut scored = Vec::new();
    for (at, node) in new.iter().enumerate().filter(|(_, node)| node.origin.is_none()) {
        let mut votes: HashMap<usize, f64> = HashMap::new();
        let came_with = node
            .activities
            .iter()
            .filter_map(|activity| activity.origin.or_else(|| activities.get(&activity.key).copied()));
        for origin in came_with {
            if let Some(old_at) = holder.get(&origin) {
                *votes.entry(*old_at).or_default() += 1.0;
            }
        }
        let same_title = titled.get(&fold(node.title)).into_iter().flatten();
        let candidates: HashSet<usize> = votes.keys().chain(same_title).copied().collect();
        #[allow(clippy::cast_precision_loss)] // a plan has far fewer than 2^52 activities
        let all = node.activities.len().max(1) as f64;
        for old_at in candidates {
            let share = votes.get(&old_at).copied().unwrap_or_default() / all;
            let likeness = if node.title.is_empty() && old[old_at].title.is_empty() {
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

/// Where a cell says the same as before, the reading a person settled on stays.
fn keep_settled(activity: &mut Activity, before: &Activity) {
    let same = |now: &Option<String>, then: &Option<String>| match (now, then) {
        (Some(now), Some(then)) => squeeze(now) == squeeze(then),
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
