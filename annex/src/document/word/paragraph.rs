use super::Reader;
use super::block::{Block, Doubt, Revision};
use crate::document::xml::{Node, Xml};
use crate::refused::Refused;

impl Reader {
    /// Adds a paragraph to the block.
    pub(super) fn paragraph(&mut self, xml: &mut Xml<'_>, block: &mut Block) -> Result<(), Refused> {
        block.begin_paragraph()?;
        self.content(xml, block, Revision::Kept)
    }

    /// What a paragraph, or a tracked change in it, holds.
    fn content(&mut self, xml: &mut Xml<'_>, block: &mut Block, revision: Revision) -> Result<(), Refused> {
        let level = xml.level();
        while let Some(node) = xml.next_within(level)? {
            if node != Node::Open {
                continue;
            }
            match xml.name() {
                "pPr" => self.number(xml, block)?,
                "r" => super::run::read(xml, block, revision)?,
                "ins" | "moveTo" if revision == Revision::Kept => {
                    self.content(xml, block, Revision::Inserted)?;
                }
                "del" | "moveFrom" => self.content(xml, block, Revision::Deleted)?,
                "drawing" | "pict" | "object" => super::run::picture(xml, block)?,
                "sdtPr" | "Fallback" | "rt" => xml.skip()?,
                // Hyperlinks, fields, content controls and the like only wrap runs.
                _ => {}
            }
        }
        Ok(())
    }

    /// Puts the number of an automatically numbered paragraph before it.
    fn number(&mut self, xml: &mut Xml<'_>, block: &mut Block) -> Result<(), Refused> {
        let (mut style, mut list, mut at) = (String::new(), None, None);
        let level = xml.level();
        while let Some(node) = xml.next_within(level)? {
            if node != Node::Open {
                continue;
            }
            match xml.name() {
                "pStyle" => style = xml.attribute("val").unwrap_or_default(),
                "numId" => list = xml.attribute("val"),
                "ilvl" => at = xml.number("val"),
                "rPr" | "pPrChange" | "sectPr" => xml.skip()?,
                _ => {}
            }
        }
        let of_style = self.styles.list(&style);
        let Some(list) = list.as_deref().or(of_style.map(|(list, _)| list)) else {
            return Ok(());
        };
        // List 0 takes the numbering away; a paragraph that does not show does not count.
        if list == "0" || block.is_covered || block.is_deleted {
            return Ok(());
        }
        let styled = || of_style.and_then(|(_, level)| level);
        let level = at.or_else(styled).unwrap_or_else(|| self.numbering.level_of_style(list, &style));
        if let Some(number) = self.numbering.next(list, level) {
            return block.push_number(&number);
        }
        block.doubt(Doubt::UnknownNumber);
        Ok(())
    }
}
