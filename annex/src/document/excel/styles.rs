use std::collections::HashMap;

use super::numbers::NumberFormat;
use crate::document::package::bomb;
use crate::document::xml::{Node, Xml};
use crate::refused::Refused;

/// Excel allows 65 490 looks of cells.
const MOST_LOOKS: usize = 66_000;

/// How cells look, by the number a cell gives.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: Vec<Look>,
    formats: Vec<NumberFormat>,
}

#[derive(Debug, Clone, Copy)]
struct Look {
    format: usize,
    is_bold: bool,
}

impl Styles {
    pub(super) fn read(mut xml: Xml<'_>) -> Result<Self, Refused> {
        let mut styles = Self::default();
        let mut codes: HashMap<u32, String> = HashMap::new();
        let mut numbers: HashMap<u32, usize> = HashMap::new();
        let mut bold = Vec::new();
        loop {
            match xml.next()? {
                Node::Open if xml.name() == "numFmt" => {
                    let code = xml.attribute("formatCode").unwrap_or_default();
                    codes.insert(xml.number("numFmtId").unwrap_or_default(), code);
                }
                Node::Open if xml.name() == "fonts" => bold = bold_fonts(&mut xml)?,
                Node::Open if xml.name() == "cellXfs" => {
                    let level = xml.level();
                    while let Some(node) = xml.next_within(level)? {
                        if node == Node::Open && xml.name() == "xf" && styles.looks.len() < MOST_LOOKS {
                            let number = xml.number("numFmtId").unwrap_or_default();
                            let font: Option<usize> = xml.number("fontId");
                            let is_bold = font.and_then(|font| bold.get(font)).copied().unwrap_or_default();
                            let format = *numbers.entry(number).or_insert_with(|| {
                                let own = codes.get(&number).map(|code| NumberFormat::of_code(code));
                                styles.formats.push(own.unwrap_or_else(|| NumberFormat::built_in(number)));
                                styles.formats.len() - 1
                            });
                            styles.looks.push(Look { format, is_bold });
                        }
                    }
                }
                // Looks that depend on conditions have fonts and formats of their own.
                Node::Open if matches!(xml.name(), "dxfs" | "cellStyleXfs") => xml.skip()?,
                Node::End => return Ok(styles),
                _ => {}
            }
            if codes.len() > MOST_LOOKS || bold.len() > MOST_LOOKS {
                return Err(bomb());
            }
        }
    }

    /// How the cell shows its number.
    pub(super) fn format(&self, look: usize) -> &NumberFormat {
        let format = self.looks.get(look).and_then(|look| self.formats.get(look.format));
        format.unwrap_or(&NumberFormat::General)
    }

    /// Whether the cell is bold as a whole.
    pub(super) fn is_bold(&self, look: usize) -> bool {
        self.looks.get(look).is_some_and(|look| look.is_bold)
    }
}

fn bold_fonts(xml: &mut Xml<'_>) -> Result<Vec<bool>, Refused> {
    let mut fonts = Vec::new();
    let level = xml.level();
    while let Some(node) = xml.next_within(level)? {
        match (node, xml.name()) {
            (Node::Open, "font") => fonts.push(false),
            (Node::Open, "b") => {
                let is_bold = xml.is_on("val");
                fonts.last_mut().into_iter().for_each(|font| *font = is_bold);
            }
            _ => {}
        }
        if fonts.len() > MOST_LOOKS {
            return Err(bomb());
        }
    }
    Ok(fonts)
}
