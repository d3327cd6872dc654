mod cell;
mod dates;
mod merges;
mod numbers;
mod sheet;
mod strings;
mod styles;
mod workbook;

use super::clean::Budget;
use super::package::Package;
use super::{Document, Remark, Table};
use crate::draft::Place;
use crate::refused::Refused;

use sheet::Sheet;
use strings::Strings;
use styles::Styles;
use workbook::Workbook;

/// Reads an Excel workbook: each sheet with anything on it is a table. Text above the plan's table is on the sheet
/// too, so it comes as rows.
pub(super) fn read(package: &mut Package<'_>, main: &str) -> Result<Document, Refused> {
    let relations = package.relations(main)?;
    // Where the workbook does not say where its styles are, they are where they always are.
    let part_of = |kind: &str, usual: &str| {
        let found = relations.iter().find(|relation| relation.kind == kind && !relation.external);
        found.map_or(usual.to_owned(), |relation| relation.target.clone())
    };
    let workbook = Workbook::read(package.needed(main)?)?;
    let mut reader = Reader { counts_from_1904: workbook.counts_from_1904, ..Reader::default() };
    if let Some(xml) = package.part(&part_of("sharedStrings", "xl/sharedStrings.xml"))? {
        reader.strings = Strings::read(xml)?;
    }
    if let Some(xml) = package.part(&part_of("styles", "xl/styles.xml"))? {
        reader.styles = Styles::read(xml)?;
    }
    for listed in workbook.sheets {
        let relation = relations.iter().find(|relation| relation.id == listed.id && !relation.external);
        let Some(relation) = relation.filter(|relation| relation.kind == "worksheet") else {
            continue;
        };
        if listed.is_hidden {
            let message = format!(
                "Trang tính \"{}\" bị ẩn nên không được đọc. Nếu cần, hãy bỏ ẩn trang tính rồi tải tệp lên lại.",
                listed.name
            );
            reader.remarks.push(Remark { place: Place::of_row(0, 1), message, text: listed.name });
        } else {
            reader.sheet(listed.name, package, &relation.target)?;
        }
    }
    if reader.tables.is_empty() {
        return Err(Refused::NoTable);
    }
    Ok(Document { title_block: Vec::new(), tables: reader.tables, remarks: reader.remarks })
}

/// What is read so far.
#[derive(Debug, Default)]
struct Reader {
    counts_from_1904: bool,
    strings: Strings,
    styles: Styles,
    budget: Budget,
    tables: Vec<Table>,
    remarks: Vec<Remark>,
}

impl Reader {
    /// Reads a sheet; a blank one is left out.
    fn sheet(&mut self, name: String, package: &mut Package<'_>, part: &str) -> Result<(), Refused> {
        let table = u32::try_from(self.tables.len() + 1).unwrap_or(u32::MAX);
        let sheet = Sheet::read(self, &mut package.needed(part)?)?;
        let (rows, mut remarks) = sheet.into_rows(table, &mut self.budget)?;
        if rows.is_empty() {
            for remark in &mut remarks {
                remark.place = Place::of_row(0, 1);
            }
        } else {
            self.tables.push(Table { name: Some(name), rows });
        }
        self.remarks.append(&mut remarks);
        Ok(())
    }
}
