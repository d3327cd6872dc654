use tiendo_annex::document;

use super::files::{Workbook, package, paragraph, table, word, word_with};
use super::refusal;

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

fn compound_file(stream: &str) -> Vec<u8> {
    let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
    OLE.iter().copied().chain([0; 504]).chain(name).chain([0; 512]).collect()
}

fn plan() -> String {
    table(&[&["Hoạt động", "Chủ trì", "Thời hạn"], &["một", "A", "30/6"]])
}

#[test]
fn other_formats_are_named() {
    assert_eq!(refusal(&compound_file("EncryptedPackage")), "encrypted");
    assert_eq!(refusal(&compound_file("WordDocument")), "old_format");
    assert_eq!(refusal(&compound_file("Workbook")), "old_format");
    assert_eq!(refusal(&compound_file("PowerPoint Document")), "other_format");
    assert_eq!(refusal(b"%PDF-1.7 renamed .docx"), "other_format");
    assert_eq!(refusal("<html><table><tr><td>a".as_bytes()), "other_format");
    assert_eq!(refusal("\u{FEFF}<?xml version=\"1.0\"?><a/>".as_bytes()), "other_format");
    assert_eq!(
        refusal(&package(&[
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", "<a/>")
        ])),
        "other_format"
    );
    assert_eq!(refusal(&word_with(&plan(), &[("ppt/presentation.xml", "<a/>")])), "other_format");
    assert_eq!(refusal(&package(&[("a.txt", "chữ")])), "other_format");
    assert_eq!(refusal(b""), "empty");
}

#[test]
fn damaged_and_truncated_files_say_so() {
    let file = word(&plan());
    for kept in [4, 30, file.len() / 2, file.len() - 30] {
        assert_eq!(refusal(&file[..kept]), "truncated", "{kept}");
    }
    let mut broken = file.clone();
    let middle = file.len() / 3;
    broken[middle..middle + 40].fill(0xAA);
    assert_eq!(refusal(&broken), "damaged");
    assert_eq!(refusal(&word("<w:tbl><w:tr><w:tc>")), "damaged");
    assert_eq!(refusal(&word("<w:p></w:r></w:p>")), "damaged");
    assert_eq!(refusal(&word(&("<w:p>".repeat(50_000) + &"</w:p>".repeat(50_000)))), "damaged");
    assert_eq!(refusal(&word(&paragraph("&#xD800;"))), "damaged");
    let types =
        r#"<Types><Override PartName="/word/document.xml" ContentType="a.wordprocessingml.b"/></Types>"#;
    assert_eq!(refusal(&package(&[("[Content_Types].xml", types)])), "damaged");
}

#[test]
fn a_document_without_a_table_says_so() {
    assert_eq!(refusal(&word(&paragraph("Một lá thư."))), "no_table");
    assert_eq!(refusal(&word(&table(&[&["", ""]]))), "no_table");
    assert_eq!(refusal(&Workbook::of("<sheetData/>").bytes()), "no_table");
}

#[test]
fn what_travels_with_a_file_is_refused() {
    assert_eq!(refusal(&word_with(&plan(), &[("word/vbaProject.bin", "x")])), "macros");
    let macros = r#"<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"#;
    assert_eq!(
        refusal(&package(&[("[Content_Types].xml", macros), ("word/document.xml", "<a/>")])),
        "macros"
    );

    let external = |kind: &str, target: &str| {
        let link = format!(
            r#"<Relationships><Relationship Id="x" Type="http://a/{kind}" Target="{target}" TargetMode="External"/></Relationships>"#
        );
        word_with(&plan(), &[("word/_rels/settings.xml.rels", &link)])
    };
    assert_eq!(refusal(&external("image", "http://example.org/a.png")), "external_content");
    assert_eq!(refusal(&external("attachedTemplate", "https://example.org/a.dotm")), "external_content");
    assert_eq!(refusal(&external("attachedTemplate", r"\\server\share\a.dotm")), "external_content");
    assert_eq!(refusal(&external("attachedTemplate", "file://server/a.dotm")), "external_content");
    for harmless in [
        external("hyperlink", "https://example.org"),
        external("attachedTemplate", r"file:///C:\Users\a\Normal.dotm"),
        external("attachedTemplate", "Normal.dotm"),
    ] {
        assert!(document::open("a.docx", &harmless).is_ok());
    }
    let linked = Workbook {
        more: vec![("xl/externalLinks/externalLink1.xml", "<a/>".into())],
        ..Workbook::of("<sheetData/>")
    };
    assert_eq!(refusal(&linked.bytes()), "external_content");
}

#[test]
fn entities_are_refused() {
    let document = "<!DOCTYPE a [<!ENTITY b \"cc\">]><w:document><w:body/></w:document>";
    let file = word(&plan());
    assert!(document::open("a.docx", &file).is_ok());
    assert_eq!(refusal(&word(&format!("{document}{}", plan()))), "entities");
    assert_eq!(refusal(&word(&paragraph("&lol;"))), "entities");
}

#[test]
fn what_is_too_much_is_refused_before_it_costs_memory() {
    let zeros = " ".repeat(24 * 1024 * 1024);
    assert_eq!(refusal(&word(&zeros)), "bomb", "much of nothing");
    drop(zeros);
    let many: Vec<String> = (0..6_000).map(|at| format!("a{at}")).collect();
    let parts: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(refusal(&package(&parts)), "bomb");

    let wide = vec!["x"; 201];
    assert_eq!(refusal(&word(&table(&[&wide]))), "too_many_columns");
    let span = r#"<w:tcPr><w:gridSpan w:val="4000000000"/></w:tcPr><w:p/>"#;
    assert_eq!(refusal(&word(&table(&[&[span]]))), "too_many_columns");
    let far = r#"<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>"#;
    assert_eq!(refusal(&Workbook::of(far).bytes()), "too_many_columns");

    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(100));
    let cells = format!("<sheetData>{}</sheetData>", row.repeat(5_001));
    assert_eq!(refusal(&Workbook::of(cells).bytes()), "too_many_cells");
    let long = paragraph(&"chữ ".repeat(20_000));
    assert_eq!(refusal(&word(&table(&[&["a", &long]]))), "cell_too_long");
    let much = "chữ ".repeat(10_000);
    let rows = vec![[much.as_str()]; 500];
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 1]>::as_slice).collect();
    assert_eq!(refusal(&word(&table(&rows))), "too_much_text");
}
