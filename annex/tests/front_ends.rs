//! Word and Excel files, and what text editors and spreadsheets save.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "formats/excel.rs"]
mod excel;
#[path = "formats/files.rs"]
mod files;
#[path = "formats/plan.rs"]
mod plan;
#[path = "formats/refusals.rs"]
mod refusals;
#[path = "formats/text.rs"]
mod text;
#[path = "formats/word.rs"]
mod word;

use tiendo_annex::document::{self, Document, Format, Table};

fn opened(name: &str, bytes: &[u8]) -> Document {
    document::open(name, bytes).unwrap().0
}

fn format(name: &str, bytes: &[u8]) -> Format {
    document::open(name, bytes).unwrap().1
}

fn refusal(bytes: &[u8]) -> &'static str {
    let refused = document::open("tệp", bytes).unwrap_err();
    assert!(!refused.in_english().is_empty() && !refused.in_vietnamese().is_empty());
    refused.code()
}

/// The cells' texts.
fn texts(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

/// Place and text of each remark: "1:2:3 text".
fn remarks(document: &Document) -> Vec<String> {
    let remark = |remark: &document::Remark| {
        let place = remark.place;
        let column = place.column.map_or_else(String::new, |column| format!(":{column}"));
        format!("{}:{}{column} {}", place.table, place.row, remark.text)
    };
    document.remarks.iter().map(remark).collect()
}
