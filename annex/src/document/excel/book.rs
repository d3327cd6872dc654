use std::collections::HashMap;

use crate::document::package::Package;
use crate::document::xml::Token;
use crate::refused::Refused;

/// The sheets of a workbook, in order.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub sheets: Vec<Listed>,
    /// Whether days count from 1904, as old Macs did.
    pub from_1904: bool,
}

#[derive(Debug)]
pub(super) struct Listed {
    pub name: String,
    /// Path of its part.
    pub part: String,
    pub hidden: bool,
}

impl Book {
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, Refused> {
        let mut parts: HashMap<String, String> = HashMap::new();
        package.walk("xl/_rels/workbook.xml.rels", |token| {
            if let Token::Open(element) = token
                && element.is("Relationship")
                && let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
            {
                let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                parts.insert(id, path);
            }
            Ok(())
        })?;
        let mut book = Self::default();
        package.walk("xl/workbook.xml", |token| {
            let Token::Open(element) = token else { return Ok(()) };
            match element.name() {
                "workbookPr" => {
                    let says = element.attribute("date1904");
                    book.from_1904 = matches!(says.as_deref(), Some("1" | "true" | "on"));
                }
                "sheet" => {
                    // The relation's id is `r:id`; the sheet's own is `sheetId`.
                    let part = element.attribute("id").and_then(|id| parts.get(&id).cloned());
                    let hidden = element.attribute("state").is_some_and(|state| state != "visible");
                    let name = element.attribute("name").unwrap_or_default();
                    book.sheets.extend(part.map(|part| Listed { name, part, hidden }));
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(book)
    }
}
