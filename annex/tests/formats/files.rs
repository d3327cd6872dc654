//! Small Word and Excel files, made in the tests.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A ZIP file of these parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const WORD_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const EXCEL_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;

fn root_relation(target: &str) -> String {
    relations(&[("rId1", "officeDocument", target)])
}

/// A part of links.
pub fn relations(links: &[(&str, &str, &str)]) -> String {
    let link = |(id, kind, target): &(&str, &str, &str)| {
        let kind = format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}");
        format!(r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"/>"#)
    };
    let links: String = links.iter().map(link).collect();
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>"#
    )
}

/// A Word file with this body and these further parts.
pub fn word_with(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    let root = root_relation("word/document.xml");
    let links = relations(&[("rId1", "numbering", "numbering.xml"), ("rId2", "styles", "styles.xml")]);
    let mut parts = vec![
        ("[Content_Types].xml", WORD_TYPES),
        ("_rels/.rels", root.as_str()),
        ("word/_rels/document.xml.rels", links.as_str()),
        ("word/document.xml", document.as_str()),
    ];
    parts.extend_from_slice(more);
    package(&parts)
}

/// A Word file with this body.
pub fn word(body: &str) -> Vec<u8> {
    word_with(body, &[])
}

/// A paragraph.
pub fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A table of these rows of cells, each the XML inside `w:tc`.
pub fn table(rows: &[&[&str]]) -> String {
    let cell = |content: &&str| {
        let content = if content.starts_with('<') { (*content).to_owned() } else { paragraph(content) };
        format!("<w:tc>{content}</w:tc>")
    };
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// A workbook being made.
#[derive(Default)]
pub struct Workbook {
    /// Attributes of `workbookPr`.
    pub properties: &'static str,
    /// Name, further attributes, content of `worksheet`.
    pub sheets: Vec<(&'static str, &'static str, String)>,
    /// Content of `sst`.
    pub strings: String,
    /// Content of `styleSheet`.
    pub styles: String,
    /// Further parts.
    pub more: Vec<(&'static str, String)>,
}

impl Workbook {
    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let ids: Vec<(String, String)> = (1..=self.sheets.len())
            .map(|at| (format!("s{at}"), format!("worksheets/sheet{at}.xml")))
            .collect();
        let mut listed = String::new();
        for ((name, attributes, _), (id, _)) in self.sheets.iter().zip(&ids) {
            write!(listed, r#"<sheet name="{name}" sheetId="1" r:id="{id}" {attributes}/>"#).unwrap();
        }
        let workbook = format!(
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr {}/><sheets>{listed}</sheets></workbook>"#,
            self.properties
        );
        let mut links: Vec<(&str, &str, &str)> =
            ids.iter().map(|(id, target)| (id.as_str(), "worksheet", target.as_str())).collect();
        links.extend([("st", "styles", "styles.xml"), ("ss", "sharedStrings", "sharedStrings.xml")]);
        let (root, links) = (root_relation("xl/workbook.xml"), relations(&links));
        let strings = format!("<sst>{}</sst>", self.strings);
        let styles = format!("<styleSheet>{}</styleSheet>", self.styles);
        let names: Vec<String> = ids.iter().map(|(_, target)| format!("xl/{target}")).collect();
        let sheets: Vec<String> =
            self.sheets.iter().map(|(_, _, content)| format!("<worksheet>{content}</worksheet>")).collect();
        let mut parts = vec![
            ("[Content_Types].xml", EXCEL_TYPES),
            ("_rels/.rels", root.as_str()),
            ("xl/workbook.xml", workbook.as_str()),
            ("xl/_rels/workbook.xml.rels", links.as_str()),
            ("xl/sharedStrings.xml", strings.as_str()),
            ("xl/styles.xml", styles.as_str()),
        ];
        parts.extend(names.iter().map(String::as_str).zip(sheets.iter().map(String::as_str)));
        parts.extend(self.more.iter().map(|(name, content)| (*name, content.as_str())));
        package(&parts)
    }

    /// A workbook of one sheet.
    pub fn of(sheet: impl Into<String>) -> Self {
        Self { sheets: vec![("Phụ lục", "", sheet.into())], ..Self::default() }
    }
}
