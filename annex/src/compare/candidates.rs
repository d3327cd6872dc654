use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;

use uuid::Uuid;

use super::likeness::{ALIKE, Grams};
use super::matching::Pairs;
use crate::draft::{Activity, Draft};
use crate::words::{fold, on_one_line};

/// What the same code, or the same section, counts beside the words.
const SAME_PLACE: f64 = 0.1;
/// A word in more wordings than this tells none of them apart.
const COMMON: usize = 200;
/// Candidates looked at for one wording; its rarest words name the best of them first.
pub(super) const MOST_CANDIDATES: usize = 60;

/// An activity with what decides between candidates.
struct Candidate<'d> {
    activity: &'d Activity,
    /// Origin of its section.
    section: Option<Uuid>,
    folded: String,
    details: String,
    /// The words of the details.
    grams: Grams,
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
        let details = on_one_line(&details.join(" "));
        let grams = Grams::of(&details);
        Self { activity, section, folded: fold(&on_one_line(&activity.title)), details, grams }
    }
}

/// The activity each activity continues.
pub(super) fn activities(after: &Draft, before: &Draft, sections: &Pairs) -> Pairs {
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

/// Pairs found so far; each node is in one at most.
#[derive(Default)]
pub(super) struct Matched {
    pub(super) pairs: HashMap<usize, usize>,
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
        let section = |of: &Candidate<'_>| of.section.filter(|_| same_section);
        self.in_order(new, old, |of| (section(of), of.folded.clone(), of.details.clone()));
        self.by_details(new, old, same_section);
        self.in_order(new, old, |of| (section(of), of.folded.clone(), String::new()));
    }

    /// Those that are equal in what the key says, the first with the first.
    fn in_order<'d, K: Eq + Hash>(
        &mut self,
        new: &[Candidate<'d>],
        old: &[Candidate<'d>],
        key: impl Fn(&Candidate<'d>) -> K,
    ) {
        let mut waiting: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (at, candidate) in old.iter().enumerate().filter(|(at, _)| !self.taken.contains(at)) {
            waiting.entry(key(candidate)).or_default().push_back(at);
        }
        for (at, candidate) in new.iter().enumerate() {
            if self.pairs.contains_key(&at) {
                continue;
            }
            if let Some(old_at) = waiting.get_mut(&key(candidate)).and_then(VecDeque::pop_front) {
                self.pair(at, old_at);
            }
        }
    }

    /// Of the same title, those whose other cells are most alike.
    fn by_details(&mut self, new: &[Candidate<'_>], old: &[Candidate<'_>], same_section: bool) {
        let mut titled: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, candidate) in old.iter().enumerate().filter(|(at, _)| !self.taken.contains(at)) {
            titled.entry(&candidate.folded).or_default().push(at);
        }
        let mut scored = Vec::new();
        for (at, candidate) in new.iter().enumerate().filter(|(at, _)| !self.pairs.contains_key(at)) {
            let fits = |old_at: &&usize| !same_section || old[**old_at].section == candidate.section;
            let found = titled.get(candidate.folded.as_str()).into_iter().flatten().filter(fits);
            for old_at in found.take(MOST_CANDIDATES) {
                scored.push((candidate.grams.likeness(&old[*old_at].grams), at, *old_at));
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
            let mut telling: Vec<(&String, &Vec<usize>)> =
                words.iter().filter_map(|gram| Some((gram, index.get(gram.as_str())?))).collect();
            telling.retain(|(_, found)| found.len() <= COMMON);
            telling.sort_unstable_by_key(|(gram, found)| (found.len(), *gram));
            let mut candidates: HashSet<usize> = HashSet::new();
            for (_, found) in telling {
                if candidates.len() >= MOST_CANDIDATES {
                    break;
                }
                candidates.extend(found);
            }
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

    /// The highest score first.
    pub(super) fn best_first(&mut self, mut scored: Vec<(f64, usize, usize)>) {
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, new, old) in scored {
            if !self.pairs.contains_key(&new) && !self.taken.contains(&old) {
                self.pair(new, old);
            }
        }
    }
}
