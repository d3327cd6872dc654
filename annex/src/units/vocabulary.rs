use std::collections::HashMap;

use super::Directory;
use super::collect::Collected;
use super::spelling::key;

/// Longest run of words tried as names written one after the other.
const LONGEST_RUN: usize = 60;

/// A unit's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub full: String,
    /// Whether the caller's directory has it.
    pub known: bool,
    /// Whether the document names it once and leaves no work to it.
    pub passing: bool,
}

/// Every name of every unit in an annex, the directory's and the document's own.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vocabulary {
    pub(super) names: Vec<Name>,
    /// Lower-case spelling to the unit it means.
    spellings: HashMap<String, usize>,
    /// Spellings of the directory, as written there: they need no remark.
    accepted: Vec<String>,
    /// Words in the longest spelling.
    longest: usize,
}

impl Vocabulary {
    /// The directory's names, and those of the document's rows (lead cell, coordinating cell) it lacks.
    pub(crate) fn new<'a>(directory: &Directory, rows: impl Iterator<Item = [&'a str; 2]> + Clone) -> Self {
        let mut vocabulary = Self::default();
        for unit in &directory.units {
            let index = vocabulary.add(&unit.name, true);
            vocabulary.accepted.push(unit.name.clone());
            for alias in &unit.aliases {
                vocabulary.spell(alias, index);
                vocabulary.accepted.push(alias.clone());
            }
        }
        Collected::from(rows, &vocabulary).enter(&mut vocabulary);
        vocabulary.accepted.sort_unstable();
        vocabulary
    }

    /// Words in the longest spelling.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// Adds a unit under its full name.
    pub(super) fn add(&mut self, full: &str, known: bool) -> usize {
        let index = self.names.len();
        self.names.push(Name { full: full.to_owned(), known, passing: false });
        self.spell(full, index);
        index
    }

    /// Adds a spelling; the first to claim it keeps it.
    pub(super) fn spell(&mut self, spelling: &str, index: usize) {
        let words = spelling.split_whitespace().count();
        let spelling = key(spelling);
        if !spelling.is_empty() {
            self.longest = self.longest.max(words);
            self.spellings.entry(spelling).or_insert(index);
        }
    }

    /// The unit a text names as a whole.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        self.spellings.get(&key(text)).copied()
    }

    /// The full name of the unit a text names as a whole.
    pub(crate) fn full_name(&self, text: &str) -> Option<&str> {
        self.find(text).map(|index| self.names[index].full.as_str())
    }

    /// Whether a spelling needs no remark: the full name, or an alias exactly as the directory has it.
    pub(super) fn accepts(&self, spelling: &str, index: usize) -> bool {
        self.names[index].full == spelling
            || self.accepted.binary_search_by(|accepted| accepted.as_str().cmp(spelling)).is_ok()
    }

    /// Whether the document names a unit once and leaves no work to it.
    pub(crate) fn is_passing(&self, full: &str) -> bool {
        self.find(full).is_some_and(|index| self.names[index].passing)
    }

    /// Names written one after the other with nothing between, longest names first.
    pub(super) fn run(&self, text: &str) -> Option<Vec<(String, usize)>> {
        run(text, self.longest, |name| self.find(name))
    }
}

/// Cuts a text into two or more names; nothing when any word is left over.
pub(super) fn run<T: Copy>(
    text: &str,
    longest: usize,
    find: impl Fn(&str) -> Option<T>,
) -> Option<Vec<(String, T)>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < 2 || words.len() > LONGEST_RUN {
        return None;
    }
    let folded: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    // From the back: what the words from here on cut into, if they can be cut.
    let mut cuts: Vec<Option<(usize, T)>> = vec![None; words.len()];
    let reaches_end = |cuts: &[Option<(usize, T)>], at: usize| at == words.len() || cuts[at].is_some();
    for at in (0..words.len()).rev() {
        let furthest = words.len().min(at + longest);
        cuts[at] = (at + 1..=furthest).rev().filter(|end| *end - at < words.len()).find_map(|end| {
            let name = folded[at..end].join(" ");
            // "A và B": the word between belongs to neither.
            let end_with_and = if folded.get(end).is_some_and(|word| word == "và") { end + 1 } else { end };
            let next = [end, end_with_and]
                .into_iter()
                .find(|next| *next <= words.len() && reaches_end(&cuts, *next))?;
            find(&name).map(|found| (next, found))
        });
    }
    let (mut names, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let (next, found) = cuts[at]?;
        let end = if folded[next - 1] == "và" { next - 1 } else { next };
        names.push((words[at..end].join(" "), found));
        at = next;
    }
    (names.len() > 1).then_some(names)
}
