use std::collections::{HashMap, HashSet};

use super::numerals::Numerals;
use crate::document::xml::{Node, Xml};
use crate::refused::Refused;

/// Levels a list has.
const LEVELS: usize = 9;
/// Lists a document has; more are not kept.
const MOST_LISTS: usize = 5_000;
/// A number's surroundings ("Nhiệm vụ %1:") are short.
const LONGEST_PATTERN: usize = 200;

/// How one level of a list is numbered.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    numerals: Option<Numerals>,
    /// "%1.%2." with the numbers of the levels left open.
    pattern: String,
    /// The paragraph style that belongs to this level.
    style: String,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Definitions, by their own numbers.
    definitions: HashMap<String, Vec<Option<Level>>>,
    /// Lists: the definition each follows and where it starts anew.
    lists: HashMap<String, List>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

#[derive(Debug, Clone, Default)]
struct List {
    definition: String,
    starts: [Option<u32>; LEVELS],
}

impl Numbering {
    /// Reads the definitions.
    pub(super) fn read(mut xml: Xml<'_>) -> Result<Self, Refused> {
        let mut numbering = Self::default();
        loop {
            match xml.next()? {
                Node::Open if xml.name() == "abstractNum" => {
                    let id = xml.attribute("abstractNumId").unwrap_or_default();
                    let levels = levels(&mut xml)?;
                    if numbering.definitions.len() < MOST_LISTS {
                        numbering.definitions.insert(id, levels);
                    }
                }
                Node::Open if xml.name() == "num" => {
                    let id = xml.attribute("numId").unwrap_or_default();
                    let list = list(&mut xml)?;
                    if numbering.lists.len() < MOST_LISTS {
                        numbering.lists.insert(id, list);
                    }
                }
                Node::End => return Ok(numbering),
                _ => {}
            }
        }
    }

    /// The level a paragraph style belongs to in a list.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> usize {
        let levels = self.lists.get(list).and_then(|list| self.definitions.get(&list.definition));
        let of_style = |level: &Option<Level>| level.as_ref().is_some_and(|level| level.style == style);
        levels.and_then(|levels| levels.iter().position(of_style)).unwrap_or_default()
    }

    /// Counts one paragraph and gives its number as written; nothing when the document does not say how.
    pub(super) fn next(&mut self, list_id: &str, level: usize) -> Option<String> {
        let list = self.lists.get(list_id)?;
        let levels = self.definitions.get(&list.definition)?;
        let counts = self.counts.entry(list.definition.clone()).or_default();
        if list.starts.iter().any(Option::is_some) && self.begun.insert(list_id.to_owned()) {
            *counts = [None; LEVELS];
        }
        let start = |at: usize| {
            let own = levels.get(at).and_then(Option::as_ref).map_or(1, |level| level.start);
            list.starts.get(at).copied().flatten().unwrap_or(own)
        };
        let defined = levels.get(level)?.as_ref()?;
        let (above, rest) = counts.split_at_mut_checked(level)?;
        let (own, below) = rest.split_first_mut()?;
        let number = own.map_or_else(|| start(level), |count| count.saturating_add(1));
        *own = Some(number);
        below.fill(None);
        // A level that was skipped counts as begun.
        for (at, count) in above.iter_mut().enumerate() {
            count.get_or_insert_with(|| start(at));
        }
        let numerals = defined.numerals?;
        match numerals {
            Numerals::Bullet => return Some("-".to_owned()),
            Numerals::None => return Some(String::new()),
            _ => {}
        }
        let mut text = defined.pattern.clone();
        for (at, count) in counts.iter().enumerate().take(level + 1) {
            let hole = format!("%{}", at + 1);
            let numerals = levels.get(at).and_then(Option::as_ref).and_then(|level| level.numerals);
            if text.contains(&hole) {
                text = text.replace(&hole, &numerals?.write((*count)?));
            }
        }
        Some(text)
    }
}

fn levels(xml: &mut Xml<'_>) -> Result<Vec<Option<Level>>, Refused> {
    let mut levels = vec![None; LEVELS];
    let outer = xml.level();
    while let Some(node) = xml.next_within(outer)? {
        if node == Node::Open && xml.name() == "lvl" {
            let at: Option<usize> = xml.number("ilvl");
            let level = level(xml)?;
            if let Some(slot) = at.and_then(|at| levels.get_mut(at)) {
                *slot = Some(level);
            }
        }
    }
    Ok(levels)
}

fn level(xml: &mut Xml<'_>) -> Result<Level, Refused> {
    let mut level =
        Level { start: 1, numerals: Some(Numerals::Decimal), pattern: String::new(), style: String::new() };
    let outer = xml.level();
    while let Some(node) = xml.next_within(outer)? {
        if node != Node::Open {
            continue;
        }
        let value = xml.attribute("val").unwrap_or_default();
        match xml.name() {
            "start" => level.start = value.parse().unwrap_or(1),
            "numFmt" => level.numerals = Numerals::named(&value),
            "lvlText" => level.pattern = value.chars().take(LONGEST_PATTERN).collect(),
            "pStyle" => level.style = value,
            "pPr" | "rPr" => xml.skip()?,
            _ => {}
        }
    }
    Ok(level)
}

fn list(xml: &mut Xml<'_>) -> Result<List, Refused> {
    let mut list = List::default();
    let mut at = 0;
    let outer = xml.level();
    while let Some(node) = xml.next_within(outer)? {
        if node != Node::Open {
            continue;
        }
        match xml.name() {
            "abstractNumId" => list.definition = xml.attribute("val").unwrap_or_default(),
            "lvlOverride" => at = xml.number("ilvl").unwrap_or_default(),
            "startOverride" => {
                if let Some(slot) = list.starts.get_mut(at) {
                    *slot = xml.number("val");
                }
            }
            // A level defined anew for this list alone is rare; the list's own definition stands in.
            "lvl" => xml.skip()?,
            _ => {}
        }
    }
    Ok(list)
}
