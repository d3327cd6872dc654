use std::fmt::{self, Write};

use quick_xml::escape::escape;

use super::table;
use crate::write::heading::{Line, LineLook};
use crate::write::page::{self, Page};

const BEGINNING: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>",
);

/// The body of the Word file: the lines above the table, the table, the page.
pub(super) fn xml(page: &Page) -> Result<String, fmt::Error> {
    let mut xml = String::from(BEGINNING);
    for line in &page.lines {
        paragraph(&mut xml, style(line), "", &line.text)?;
    }
    table::write(&mut xml, page)?;
    section(&mut xml)?;
    xml.push_str("</w:body></w:document>");
    Ok(xml)
}

fn style(line: &Line) -> &'static str {
    match line.look {
        LineLook::Appendix => "AnnexName",
        LineLook::Title => "AnnexTitle",
        LineLook::Note => "AnnexNote",
    }
}

/// A paragraph of one style; its line breaks are soft ones.
pub(super) fn paragraph(xml: &mut String, style: &str, properties: &str, text: &str) -> fmt::Result {
    write!(xml, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>")?;
    if !text.is_empty() {
        let lines: Vec<String> = text
            .split('\n')
            .map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(line)))
            .collect();
        write!(xml, "<w:r>{}</w:r>", lines.join("<w:br/>"))?;
    }
    xml.write_str("</w:p>")
}

/// The page: A4 landscape, its number above from the second page on. The paragraph that must follow a table is as
/// small as can be, so that it opens no page of its own.
fn section(xml: &mut String) -> fmt::Result {
    paragraph(xml, "AfterTable", "", "")?;
    write!(
        xml,
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/>\
         <w:pgSz w:w=\"{}\" w:h=\"{}\" w:orient=\"landscape\"/>\
         <w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" w:header=\"{}\" w:footer=\"{}\" \
         w:gutter=\"0\"/><w:titlePg/></w:sectPr>",
        page::WIDTH,
        page::HEIGHT,
        page::TOP,
        page::RIGHT,
        page::BOTTOM,
        page::LEFT,
        page::PAGE_NUMBER,
        page::PAGE_NUMBER,
    )
}
