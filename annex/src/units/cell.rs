use std::collections::HashSet;

use super::kinds::{is_person, looks_like_unit};
use super::prose;
use super::split::{Segment, Separator, ends_with_separator, segments};
use super::vocabulary::Vocabulary;
use crate::draft::UnitName;

/// Most separators a known name may hold ("Các Sở, ban, ngành").
const MOST_JOINED: usize = 6;
/// Names are looked for in so many words of a sentence.
const MOST_WORDS: usize = 200;

/// What is odd about how a cell lists its units, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Doubt {
    /// Nothing between two names.
    NoSeparator,
    /// A full stop between two names.
    Dot,
    /// A slash between two names: both, or one of them.
    Slash,
    /// A dash between two names.
    Dash,
    /// A sentence, of which only the names were taken.
    Prose,
    /// Words around a name that are no part of it.
    WordsAside,
    /// Commas and semicolons in one list.
    Mixed,
    /// A separator with nothing behind it.
    Trailing,
    /// A unit named twice.
    Repeated,
}

/// The units a cell names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CellUnits {
    pub units: Vec<UnitName>,
    /// Those written otherwise than their name.
    pub variants: Vec<UnitName>,
    /// Those the directory does not have.
    pub unknown: Vec<UnitName>,
    /// People named where units should be; they are none of the units.
    pub people: Vec<String>,
    pub doubt: Option<Doubt>,
    /// The units named so far, by their place in the vocabulary.
    named: HashSet<usize>,
}

impl Vocabulary {
    /// Reads a cell of units; no word of it is left out.
    pub(crate) fn read(&self, cell: &str) -> CellUnits {
        if prose::is_prose(cell) {
            return self.read_prose(cell);
        }
        let mut units = CellUnits::default();
        let segments = segments(cell);
        let mut doubts: Vec<Doubt> = Vec::new();
        let mut at = 0;
        while at < segments.len() {
            let (length, found) = self.longest_name(cell, &segments[at..]);
            let text = &cell[segments[at].start..segments[at + length - 1].end];
            doubts.extend(doubt_before(segments[at].before));
            if segments[at..at + length].iter().any(|segment| segment.words_aside) {
                doubts.push(Doubt::WordsAside);
            }
            if let Some(index) = found {
                self.push(&mut units, text, index, &mut doubts);
            } else if let Some(names) = self.run(text) {
                doubts.push(Doubt::NoSeparator);
                for (name, index) in names {
                    self.push(&mut units, &name, index, &mut doubts);
                }
            } else if is_person(text) {
                units.people.push(text.to_owned());
            } else {
                units.add_unknown(text);
            }
            at += length;
        }
        let has = |separator| segments.iter().any(|segment| segment.before == separator);
        if has(Separator::Comma) && (has(Separator::Semicolon) || cell.contains(';')) {
            doubts.push(Doubt::Mixed);
        }
        if ends_with_separator(cell) {
            doubts.push(Doubt::Trailing);
        }
        units.doubt = doubts.into_iter().min();
        units
    }

    /// The units a sentence names: those that do something, and names known elsewhere in the document.
    fn read_prose(&self, cell: &str) -> CellUnits {
        let (mut units, mut doubts) = (CellUnits::default(), vec![Doubt::Prose]);
        for (_, head, rest) in prose::stretches(cell) {
            match self.find(head) {
                Some(index) => self.push(&mut units, head, index, &mut doubts),
                None if looks_like_unit(head) => units.add_unknown(head),
                None => {}
            }
            for (name, index) in rest.map(|rest| self.names_in(rest)).unwrap_or_default() {
                self.push(&mut units, &name, index, &mut doubts);
            }
        }
        units.doubt = Some(Doubt::Prose);
        units
    }

    /// Known names of two words and more in a text, the longest at each place.
    fn names_in(&self, text: &str) -> Vec<(String, usize)> {
        let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS).collect();
        let (mut names, mut at) = (Vec::new(), 0);
        while at < words.len() {
            let most = words.len().min(at + self.longest());
            let found = (at + 2..=most).rev().find_map(|end| {
                let name = words[at..end].join(" ");
                let name = name.trim_end_matches(['.', ',', ';']).to_owned();
                Some((end, self.find(&name).map(|index| (name, index))?))
            });
            match found {
                Some((end, name)) => {
                    names.push(name);
                    at = end;
                }
                None => at += 1,
            }
        }
        names
    }

    /// The longest name that begins here, over separators if it holds some; one segment when none is known.
    fn longest_name(&self, cell: &str, segments: &[Segment]) -> (usize, Option<usize>) {
        let most = segments.len().min(MOST_JOINED);
        let known = |length: usize| self.find(&cell[segments[0].start..segments[length - 1].end]);
        (1..=most).rev().find_map(|length| Some((length, Some(known(length)?)))).unwrap_or((1, None))
    }

    fn push(&self, units: &mut CellUnits, text: &str, index: usize, doubts: &mut Vec<Doubt>) {
        let name = UnitName { name: self.names[index].full.clone(), as_written: text.to_owned() };
        if !units.named.insert(index) {
            doubts.push(Doubt::Repeated);
            return;
        }
        if !self.accepts(text, index) {
            units.variants.push(name.clone());
        }
        if !self.names[index].known {
            units.unknown.push(name.clone());
        }
        units.units.push(name);
    }
}

impl CellUnits {
    fn add_unknown(&mut self, text: &str) {
        if self.units.iter().any(|unit| unit.name == text) {
            return;
        }
        let name = UnitName { name: text.to_owned(), as_written: text.to_owned() };
        self.unknown.push(name.clone());
        self.units.push(name);
    }
}

fn doubt_before(separator: Separator) -> Option<Doubt> {
    match separator {
        Separator::Dot => Some(Doubt::Dot),
        Separator::Slash => Some(Doubt::Slash),
        Separator::Dash => Some(Doubt::Dash),
        Separator::None | Separator::Comma | Separator::Semicolon | Separator::And | Separator::Break => None,
    }
}
