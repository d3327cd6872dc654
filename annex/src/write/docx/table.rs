use std::fmt::{self, Write};

use super::document::paragraph;
use crate::write::grid::{Look, Slot, columns_beside};
use crate::write::measure::Twips;
use crate::write::page::Page;

/// Rows of at most so many lines stay on one page; a longer one may go on on the next, or pages would end half empty.
const SHORT_ROW: u32 = 8;

/// The table of a plan, its header rows repeated on every page.
pub(super) fn write(xml: &mut String, page: &Page) -> fmt::Result {
    let width: Twips = page.widths.columns.iter().sum();
    write!(
        xml,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"AnnexTable\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
    )?;
    for width in &page.widths.columns {
        write!(xml, "<w:gridCol w:w=\"{width}\"/>")?;
    }
    xml.write_str("</w:tblGrid>")?;
    let short = page.widths.height_of_lines(SHORT_ROW);
    let heights = page.widths.heights(&page.grid);
    for (number, (slots, height)) in page.grid.rows.iter().zip(heights).enumerate() {
        let is_header = number < page.header_rows;
        xml.write_str("<w:tr><w:trPr>")?;
        if is_header || height <= short {
            xml.write_str("<w:cantSplit/>")?;
        }
        if is_header {
            xml.write_str("<w:tblHeader/>")?;
        }
        xml.write_str("</w:trPr>")?;
        for (column, slot) in slots.iter().enumerate() {
            cell(xml, page, (number, column), slot)?;
        }
        xml.write_str("</w:tr>")?;
    }
    xml.write_str("</w:tbl>")
}

fn cell(xml: &mut String, page: &Page, (row, column): (usize, usize), slot: &Slot) -> fmt::Result {
    let columns = page.grid.rows.get(row).map_or(1, |slots| 1 + columns_beside(slots, column));
    let begin = |xml: &mut String| {
        let width: Twips = page.widths.columns.iter().skip(column).take(columns).sum();
        write!(xml, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>")?;
        if columns > 1 {
            write!(xml, "<w:gridSpan w:val=\"{columns}\"/>")?;
        }
        Ok(())
    };
    match slot {
        Slot::Left => return Ok(()),
        Slot::Above => {
            begin(xml)?;
            xml.write_str("<w:vMerge/></w:tcPr>")?;
            paragraph(xml, style(Look::Text), "", "")?;
        }
        Slot::Cell(cell) => {
            begin(xml)?;
            if page.grid.rows_below(row, column) > 0 {
                xml.write_str("<w:vMerge w:val=\"restart\"/>")?;
            }
            if cell.look == Look::Header {
                xml.write_str("<w:vAlign w:val=\"center\"/>")?;
            }
            xml.write_str("</w:tcPr>")?;
            // A heading alone at the foot of a page announces nothing.
            let heading = matches!(cell.look, Look::Heading | Look::HeadingNumber);
            paragraph(xml, style(cell.look), if heading { "<w:keepNext/>" } else { "" }, &cell.text)?;
        }
    }
    xml.write_str("</w:tc>")
}

fn style(look: Look) -> &'static str {
    match look {
        Look::Header => "CellHeader",
        Look::Heading => "CellHeading",
        Look::HeadingNumber => "CellHeadingNumber",
        Look::Number => "CellNumber",
        Look::Text => "CellText",
    }
}
