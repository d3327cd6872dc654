use super::block::{Block, Doubt, Look, Revision};
use super::symbols;
use crate::document::xml::{Node, Xml};
use crate::refused::Refused;

/// Adds a run, a stretch of text of one look, to the block.
pub(super) fn read(xml: &mut Xml<'_>, block: &mut Block, revision: Revision) -> Result<(), Refused> {
    let mut look = Look::default();
    let level = xml.level();
    while let Some(node) = xml.next_within(level)? {
        if node != Node::Open {
            continue;
        }
        match xml.name() {
            "rPr" => look = read_look(xml)?,
            "t" => text(xml, block, look, revision)?,
            "delText" => text(xml, block, look, Revision::Deleted)?,
            "tab" | "ptab" => block.push("\t", look, revision)?,
            "br" | "cr" => block.push("\n", look, revision)?,
            "noBreakHyphen" => block.push("-", look, revision)?,
            "sym" => symbol(xml, block, look, revision)?,
            "drawing" | "pict" | "object" => picture(xml, block)?,
            "r" => read(xml, block, revision)?,
            // Codes of fields ("PAGE"), the reading aid over a word, the second form of a drawing.
            "instrText" | "delInstrText" | "rt" | "Fallback" => xml.skip()?,
            _ => {}
        }
    }
    Ok(())
}

fn text(xml: &mut Xml<'_>, block: &mut Block, look: Look, revision: Revision) -> Result<(), Refused> {
    let level = xml.level();
    while let Some(node) = xml.next_within(level)? {
        if node == Node::Text {
            block.push(xml.text(), look, revision)?;
        }
    }
    Ok(())
}

fn read_look(xml: &mut Xml<'_>) -> Result<Look, Refused> {
    let mut look = Look::default();
    let level = xml.level();
    while let Some(node) = xml.next_within(level)? {
        if node != Node::Open {
            continue;
        }
        match xml.name() {
            "b" => look.bold = xml.is_on("val"),
            "vanish" => look.hidden = xml.is_on("val"),
            "rPrChange" => xml.skip()?,
            _ => {}
        }
    }
    Ok(look)
}

fn symbol(xml: &Xml<'_>, block: &mut Block, look: Look, revision: Revision) -> Result<(), Refused> {
    let font = xml.attribute("font").unwrap_or_default();
    let code = xml.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
    let char = code.and_then(|code| symbols::char(&font, code));
    if char.is_none() {
        block.doubt(Doubt::UnknownSymbol);
    }
    block.push(char.unwrap_or(symbols::UNKNOWN).encode_utf8(&mut [0; 4]), look, revision)
}

/// Passes over a drawing; the text of text boxes in it is kept for a remark.
pub(super) fn picture(xml: &mut Xml<'_>, block: &mut Block) -> Result<(), Refused> {
    let level = xml.level();
    let mut box_level = None;
    while let Some(node) = xml.next_within(level)? {
        if box_level.is_some_and(|level| xml.level() < level) {
            box_level = None;
        }
        match (node, xml.name()) {
            (Node::Open, "Fallback") => xml.skip()?,
            (Node::Open, "txbxContent") if box_level.is_none() => box_level = Some(xml.level()),
            (Node::Open, "p") if box_level.is_some() => block.push_in_box("\n")?,
            (Node::Open, "t") if box_level.is_some() => {
                let level = xml.level();
                while let Some(node) = xml.next_within(level)? {
                    if node == Node::Text {
                        block.push_in_box(xml.text())?;
                    }
                }
            }
            _ => {}
        }
    }
    block.doubt(Doubt::Picture);
    Ok(())
}
