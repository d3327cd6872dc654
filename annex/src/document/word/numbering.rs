use std::collections::HashMap;

use crate::document::xml::{Element, Token};
use crate::words::to_roman;

/// Automatic numbers: the text Word shows before a paragraph and does not write into it.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    shapes: HashMap<u32, Vec<Level>>,
    /// List to shape.
    lists: HashMap<u32, u32>,
    /// Count of each level of each shape: lists of one shape go on counting.
    counts: HashMap<u32, Vec<u32>>,
    reading: Reading,
}

#[derive(Debug, Default)]
struct Reading {
    shape: Option<u32>,
    list: Option<u32>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    text: String,
    start: Option<u32>,
}

/// Levels Word can number.
const LEVELS: usize = 9;

impl Numbering {
    /// Learns from a token of `numbering.xml`.
    pub(super) fn token(&mut self, token: &Token<'_>) {
        match token {
            Token::Open(element) => self.open(element),
            Token::Close("abstractNum") => self.reading.shape = None,
            Token::Close("num") => self.reading.list = None,
            Token::Close(_) | Token::Text(_) => {}
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        let value = || element.attribute("val").unwrap_or_default();
        match element.name() {
            "abstractNum" => {
                self.reading.shape = element.number("abstractNumId");
                if let Some(shape) = self.reading.shape {
                    self.shapes.entry(shape).or_default();
                }
            }
            "num" => self.reading.list = element.number("numId"),
            "abstractNumId" => {
                if let (Some(list), Some(shape)) = (self.reading.list, element.number("val")) {
                    self.lists.insert(list, shape);
                }
            }
            "lvl" => {
                if let Some(levels) = self.shape() {
                    levels.push(Level::default());
                }
            }
            "numFmt" => self.level(|level| level.format = value()),
            "lvlText" => self.level(|level| level.text = value()),
            "start" => self.level(|level| level.start = element.number("val")),
            _ => {}
        }
    }

    fn shape(&mut self) -> Option<&mut Vec<Level>> {
        self.shapes.get_mut(&self.reading.shape?).filter(|levels| levels.len() < LEVELS)
    }

    fn level(&mut self, set: impl FnOnce(&mut Level)) {
        let shape = self.reading.shape.and_then(|shape| self.shapes.get_mut(&shape));
        if let Some(level) = shape.and_then(|levels| levels.last_mut()) {
            set(level);
        }
    }

    /// The number of the next paragraph of a list, as shown; nothing for bullets.
    pub(super) fn next(&mut self, list: u32, level: usize) -> Option<String> {
        let shape = *self.lists.get(&list)?;
        let levels = self.shapes.get(&shape)?;
        let of = levels.get(level)?;
        let start = |level: &Level| level.start.unwrap_or(1);
        let counts = self
            .counts
            .entry(shape)
            .or_insert_with(|| levels.iter().map(|each| start(each).wrapping_sub(1)).collect());
        let count = counts.get_mut(level)?;
        *count = count.wrapping_add(1);
        for (deeper, each) in levels.iter().enumerate().skip(level + 1) {
            counts[deeper] = start(each).wrapping_sub(1);
        }
        if of.format == "bullet" || of.format == "none" {
            return None;
        }
        let mut shown = of.text.clone();
        for (at, each) in levels.iter().enumerate() {
            let number = counts[at].max(1);
            shown = shown.replace(&format!("%{}", at + 1), &numeral(&each.format, number));
        }
        Some(shown)
    }
}

fn numeral(format: &str, number: u32) -> String {
    let letter = || {
        let at = (number - 1) % 26;
        char::from_u32(u32::from(b'a') + at).map(String::from).unwrap_or_default()
    };
    match format {
        "upperRoman" => to_roman(number.min(3_999)),
        "lowerRoman" => to_roman(number.min(3_999)).to_lowercase(),
        "lowerLetter" => letter(),
        "upperLetter" => letter().to_uppercase(),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}
