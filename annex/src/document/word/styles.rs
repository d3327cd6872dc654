use std::collections::HashMap;

use crate::document::xml::{Node, Xml};
use crate::refused::Refused;

/// Styles a document has; more are not kept.
const MOST_STYLES: usize = 5_000;
/// Styles rest on one another at most this deep.
const DEEPEST: usize = 20;

/// What paragraph styles say of numbering.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    based_on: String,
    list: Option<String>,
    level: Option<usize>,
}

impl Styles {
    /// Reads the styles.
    pub(super) fn read(mut xml: Xml<'_>) -> Result<Self, Refused> {
        let mut styles = HashMap::new();
        loop {
            match xml.next()? {
                Node::Open if xml.name() == "style" => {
                    let id = xml.attribute("styleId").unwrap_or_default();
                    let style = style(&mut xml)?;
                    if styles.len() < MOST_STYLES {
                        styles.insert(id, style);
                    }
                }
                Node::Open if xml.name() == "docDefaults" => xml.skip()?,
                Node::End => return Ok(Self(styles)),
                _ => {}
            }
        }
    }

    /// The list a style numbers its paragraphs by, and the level if it says so.
    pub(super) fn list(&self, style: &str) -> Option<(&str, Option<usize>)> {
        let mut style = self.0.get(style)?;
        for _ in 0..DEEPEST {
            if let Some(list) = &style.list {
                return Some((list, style.level));
            }
            style = self.0.get(&style.based_on)?;
        }
        None
    }
}

fn style(xml: &mut Xml<'_>) -> Result<Style, Refused> {
    let mut style = Style::default();
    let outer = xml.level();
    while let Some(node) = xml.next_within(outer)? {
        if node != Node::Open {
            continue;
        }
        match xml.name() {
            "basedOn" => style.based_on = xml.attribute("val").unwrap_or_default(),
            "numId" => style.list = xml.attribute("val"),
            "ilvl" => style.level = xml.number("val"),
            "rPr" | "tblPr" | "tblStylePr" | "pPrChange" => xml.skip()?,
            _ => {}
        }
    }
    Ok(style)
}
