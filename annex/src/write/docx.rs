mod document;
mod table;

use std::io::{Cursor, Write};

use chrono::NaiveDateTime;
use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::error::WriteError;
use super::page::Page;

/// The parts that are the same for every plan.
const PARTS: [(&str, &str); 5] = [
    ("[Content_Types].xml", include_str!("docx/content_types.xml")),
    ("_rels/.rels", include_str!("docx/package_rels.xml")),
    ("word/_rels/document.xml.rels", include_str!("docx/document_rels.xml")),
    ("word/settings.xml", include_str!("docx/settings.xml")),
    ("word/header1.xml", include_str!("docx/header.xml")),
];
/// The styles, but for the size of the table's text.
const STYLES: &str = include_str!("docx/styles.xml");
/// Where the size stands in them.
const TABLE_HALF_POINTS: &str = "{table-half-points}";

/// Puts the parts of the Word file together.
pub(super) fn write(page: &Page, made_at: Option<NaiveDateTime>) -> Result<Vec<u8>, WriteError> {
    let document = document::xml(page).map_err(not_written)?;
    let styles = STYLES.replace(TABLE_HALF_POINTS, &(page.widths.points * 2).to_string());
    let properties = properties(page.title(), made_at);
    let of_the_plan = [
        ("word/document.xml", document.as_str()),
        ("word/styles.xml", styles.as_str()),
        ("docProps/core.xml", properties.as_str()),
    ];
    // The same plan gives the same bytes: no clock stands in the archive either.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in PARTS.into_iter().chain(of_the_plan) {
        archive.start_file(name, options).map_err(not_written)?;
        archive.write_all(xml.as_bytes()).map_err(not_written)?;
    }
    Ok(archive.finish().map_err(not_written)?.into_inner())
}

fn not_written(error: impl std::error::Error) -> WriteError {
    WriteError::NotWritten { reason: error.to_string() }
}

fn properties(title: &str, made_at: Option<NaiveDateTime>) -> String {
    let made_at = made_at.map(|moment| moment.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    let moment = |name: &str| match &made_at {
        Some(moment) => format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{moment}</dcterms:{name}>"),
        None => String::new(),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>{}{}\
         <dc:language>vi-VN</dc:language></cp:coreProperties>",
        escape(title),
        moment("created"),
        moment("modified"),
    )
}
