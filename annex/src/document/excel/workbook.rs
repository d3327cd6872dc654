use crate::document::package::bomb;
use crate::document::xml::{Node, Xml};
use crate::refused::Refused;

/// More sheets than any workbook has.
const MOST_SHEETS: usize = 1_000;

/// What the workbook says of its sheets.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    /// Whether days are counted from 1904 and not from 1900, as old Macintosh workbooks do.
    pub counts_from_1904: bool,
    /// In the order of their tabs.
    pub sheets: Vec<Listed>,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    pub name: String,
    /// The link to its part.
    pub id: String,
    pub is_hidden: bool,
}

impl Workbook {
    pub(super) fn read(mut xml: Xml<'_>) -> Result<Self, Refused> {
        let mut workbook = Self::default();
        loop {
            match xml.next()? {
                Node::Open if xml.name() == "workbookPr" => {
                    workbook.counts_from_1904 = xml.is_set("date1904");
                }
                Node::Open if xml.name() == "sheet" => {
                    let attribute = |name| xml.attribute(name).unwrap_or_default();
                    let is_hidden = matches!(attribute("state").as_str(), "hidden" | "veryHidden");
                    workbook.sheets.push(Listed { name: attribute("name"), id: attribute("id"), is_hidden });
                    if workbook.sheets.len() > MOST_SHEETS {
                        return Err(bomb());
                    }
                }
                Node::End => return Ok(workbook),
                _ => {}
            }
        }
    }
}
