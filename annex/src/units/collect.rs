use std::collections::{HashMap, HashSet};

use super::kinds::{is_person, looks_like_unit};
use super::prose::is_prose;
use super::spelling::key;
use super::split::segments;
use super::vocabulary::{Vocabulary, run};

/// Names longer than this have no short form worth looking for.
const LONGEST_WITH_SHORT_FORM: usize = 12;

/// More ways to write one name are not told apart.
const MOST_FORMS: usize = 50;

/// Names the directory lacks, as the document writes them.
#[derive(Debug, Default)]
pub(super) struct Collected {
    /// Lower-case spelling to how it is written.
    written: HashMap<String, Written>,
    /// The only longer name each of these may be short for.
    short_forms: HashMap<String, String>,
    /// A name and a shorter one side by side: two units, however alike.
    apart: HashMap<(String, String), usize>,
}

#[derive(Debug, Default)]
struct Written {
    order: usize,
    leads: bool,
    forms: Vec<(String, usize)>,
}

impl Written {
    fn times(&self) -> usize {
        self.forms.iter().map(|(_, times)| *times).sum()
    }

    fn is_passing(&self) -> bool {
        !self.leads && self.times() == 1
    }

    /// The spelling used most, the first of equals.
    fn usual(&self) -> &str {
        let most = self.forms.iter().map(|(_, times)| *times).max();
        self.forms.iter().find(|(_, times)| Some(*times) == most).map_or("", |(form, _)| form.as_str())
    }
}

impl Collected {
    pub(super) fn from<'a>(
        rows: impl Iterator<Item = [&'a str; 2]> + Clone,
        vocabulary: &Vocabulary,
    ) -> Self {
        let mut collected = Self::default();
        for [lead, coordinating] in rows.clone() {
            for (cell, leads) in [(lead, true), (coordinating, false)] {
                // A sentence names nobody in a way worth learning from.
                if is_prose(cell) {
                    continue;
                }
                for segment in segments(cell).into_iter().filter(|segment| !is_person(segment.of(cell))) {
                    collected.write(segment.of(cell), leads, vocabulary);
                }
            }
        }
        collected.drop_runs(vocabulary);
        collected.short_forms = collected.find_short_forms(vocabulary);
        for row in rows {
            collected.note_side_by_side(row);
        }
        collected
    }

    /// Enters the names into the vocabulary, short forms under the name they shorten.
    pub(super) fn enter(self, vocabulary: &mut Vocabulary) {
        let is_short = |name: &String| {
            let long = self.short_forms.get(name)?;
            // In one cell they are two units at once; across a row once may be a slip.
            (self.apart.get(&(name.clone(), long.clone())).copied().unwrap_or(0) < 2).then_some(long)
        };
        let mut names: Vec<(&String, &Written)> = self.written.iter().collect();
        names.sort_unstable_by_key(|(_, written)| written.order);
        for (_, written) in names.iter().filter(|(name, _)| is_short(name).is_none()) {
            let index = vocabulary.add(written.usual(), false);
            vocabulary.names[index].passing = written.is_passing();
        }
        // Longest first, so that the short form of a short form finds its unit entered.
        let mut short: Vec<(&String, &String)> =
            names.iter().filter_map(|(name, _)| Some((*name, is_short(name)?))).collect();
        short.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        for (name, long) in short {
            match vocabulary.find(long) {
                Some(index) => vocabulary.spell(name, index),
                None => _ = vocabulary.add(self.written[name].usual(), false),
            }
        }
    }

    fn write(&mut self, name: &str, leads: bool, vocabulary: &Vocabulary) {
        let key = key(name);
        if vocabulary.find(&key).is_some() {
            return;
        }
        let order = self.written.len();
        let written = self.written.entry(key).or_insert_with(|| Written { order, ..Written::default() });
        written.leads |= leads;
        let room = written.forms.len() < MOST_FORMS;
        match written.forms.iter_mut().find(|(form, _)| form == name) {
            Some((_, times)) => *times += 1,
            None if room => written.forms.push((name.to_owned(), 1)),
            None => {}
        }
    }

    /// Two names run together are not a third name.
    fn drop_runs(&mut self, vocabulary: &Vocabulary) {
        let longest = self
            .written
            .keys()
            .map(|name| name.split(' ').count())
            .max()
            .unwrap_or(0)
            .max(vocabulary.longest());
        let is_name =
            |name: &str| (self.written.contains_key(name) || vocabulary.find(name).is_some()).then_some(());
        let runs: Vec<String> = self
            .written
            .keys()
            .filter(|name| run(name, longest.min(LONGEST_WITH_SHORT_FORM), is_name).is_some())
            .cloned()
            .collect();
        for name in runs {
            self.written.remove(&name);
        }
    }

    /// For each name that begins or ends exactly one longer name, that longer name.
    fn find_short_forms(&self, vocabulary: &Vocabulary) -> HashMap<String, String> {
        let known = vocabulary.names.iter().map(|name| (key(&name.full), usize::MAX));
        let written = self.written.iter().map(|(name, written)| (name.clone(), written.times()));
        let mut longer: HashMap<String, HashSet<String>> = HashMap::new();
        for (long, times) in known.chain(written) {
            let words: Vec<&str> = long.split(' ').collect();
            // A list is nobody's full name.
            if words.len() > LONGEST_WITH_SHORT_FORM || long.contains([',', '/']) {
                continue;
            }
            for cut in 1..words.len() {
                // "UBND tỉnh" is no short form of "Văn phòng UBND tỉnh": it is a unit of its own.
                let tail = words[cut..].join(" ");
                let tail = (!looks_like_unit(&tail)).then_some(tail);
                for short in [Some(words[..cut].join(" ")), tail].into_iter().flatten() {
                    // What is written more often is the full name, however short.
                    if self.written.get(&short).is_some_and(|short| short.times() <= times) {
                        longer.entry(short).or_default().insert(long.clone());
                    }
                }
            }
        }
        let only = |long: HashSet<String>| {
            if long.len() == 1 { long.into_iter().next() } else { None }
        };
        longer.into_iter().filter_map(|(short, long)| Some((short, only(long)?))).collect()
    }

    fn note_side_by_side(&mut self, row: [&str; 2]) {
        let [lead, coordinating] = row.map(|cell| {
            segments(cell).into_iter().map(|segment| key(segment.of(cell))).collect::<HashSet<String>>()
        });
        for (short, own, other) in lead
            .iter()
            .map(|name| (name, &lead, &coordinating))
            .chain(coordinating.iter().map(|name| (name, &coordinating, &lead)))
        {
            let Some(long) = self.short_forms.get(short) else {
                continue;
            };
            let weight = if own.contains(long) { 2 } else { usize::from(other.contains(long)) };
            *self.apart.entry((short.clone(), long.clone())).or_default() += weight;
        }
    }
}
