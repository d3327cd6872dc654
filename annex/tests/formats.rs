//! Word and Excel files, the real ones and small ones made here.
#![allow(missing_docs, clippy::unwrap_used, clippy::format_collect)]

use std::io::{Cursor, Write};
use std::path::Path;

use tiendo_annex::document::{self, Document, Format};
use tiendo_annex::draft::{Draft, FindingCode, UnitName};
use tiendo_annex::{Options, read};
use zip::write::SimpleFileOptions;

fn plan(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans").join(name)).unwrap()
}

fn draft(name: &str) -> (Draft, Format) {
    let (document, format) = document::open(name, &plan(name)).unwrap();
    (read(&document, &Options { year: Some(2026), ..Options::default() }).unwrap(), format)
}

/// An archive of parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn word(body: &str) -> Vec<u8> {
    packed(&[(
        "word/document.xml",
        &format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"),
    )])
}

fn excel(sheet: &str) -> Vec<u8> {
    packed(&[
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><workbookPr/><sheets><sheet name=\"Một\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        (
            "xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><fonts><font/><font><b/></font></fonts><cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"164\" fontId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\"/></cellXfs></styleSheet>",
        ),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet>{sheet}</worksheet>")),
    ])
}

fn opened(bytes: &[u8]) -> Document {
    document::open("phu-luc", bytes).unwrap().0
}

fn refusal(bytes: &[u8]) -> &'static str {
    let refused = document::open("phu-luc", bytes).unwrap_err();
    assert!(!refused.in_english().is_empty() && !refused.in_vietnamese().is_empty());
    refused.code()
}

/// A cell of a Word table.
fn cell(inside: &str) -> String {
    format!("<w:tc>{inside}</w:tc>")
}

fn text(words: &str) -> String {
    cell(&format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"))
}

fn table(rows: &[String]) -> String {
    let rows: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
    format!("<w:tbl>{rows}</w:tbl>")
}

fn texts(document: &Document) -> Vec<Vec<&str>> {
    let rows = document.tables.iter().flat_map(|table| &table.rows);
    rows.map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

#[test]
fn the_plan_is_the_same_in_every_format() {
    let (expected, format) = draft("ke-hoach-cchc-2026.txt");
    assert_eq!(format, Format::Text);
    for (name, kind) in
        [("ke-hoach-cchc-2026.docx", Format::Word), ("ke-hoach-cchc-2026.xlsx", Format::Excel)]
    {
        let (read, format) = draft(name);
        assert_eq!(format, kind);
        let shared = read.findings.iter().filter(|finding| finding.code == FindingCode::SharedCell);
        assert_eq!(shared.count(), 2, "{name}");
        for (code, time) in MERGED {
            let merged = read.activities().find(|activity| activity.code == code).unwrap();
            assert_eq!(merged.time_text.as_deref(), Some(time), "{name}");
        }
        assert_eq!(read.plan, expected.plan, "{name}");
        assert_eq!((&read.counts, &read.layout), (&expected.counts, &expected.layout), "{name}");
        for (read, expected) in outline(&read).iter().zip(outline(&expected)) {
            assert_eq!(*read, expected, "{name}");
        }
        assert_eq!(doubts(&read), doubts(&expected), "{name}");
    }
}

/// The two activities whose time is merged with the row above, which the text form lost.
const MERGED: [(&str, &str); 2] = [
    ("I.HĐ7", "Dự kiến tháng 10/2026"),
    ("II.HĐ4", "Trong năm 2026, theo văn bản, hướng dẫn của Sở Tư pháp"),
];

/// Every activity with what stands above it, but for places and for line breaks, which the text form does not have.
fn outline(draft: &Draft) -> Vec<String> {
    let line = |text: &Option<String>| text.as_deref().unwrap_or_default().replace('\n', " ");
    let names = |units: &[UnitName]| units.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>();
    let mut lines = Vec::new();
    for (section, objective, task, activity) in draft.paths() {
        lines.push(format!("{} {} {:?}", section.number, section.title, section.declared));
        lines.push(format!("{} {}", objective.number, objective.title));
        lines.push(format!("{:?} {} {}", task.stt, task.number, task.title));
        lines.push(format!("{} {} {} {}", activity.key, activity.code, activity.title, activity.contingent));
        lines.push(line(&activity.deliverable_text));
        lines.push(format!("{} {:?}", line(&activity.lead_text), names(&activity.lead_units)));
        lines.push(format!(
            "{} {:?}",
            line(&activity.coordinating_text),
            names(&activity.coordinating_units)
        ));
        if MERGED.iter().all(|(code, _)| *code != activity.code) {
            let of = &activity.deadline;
            lines.push(format!("{} {:?} {:?} {:?}", line(&activity.time_text), of.kind, of.start, of.end));
            lines.push(format!("{:?} {:?} {}", of.trigger, of.basis, of.tentative));
        }
    }
    lines
}

/// What is doubtful whatever the format: without what merges and line breaks explain.
fn doubts(draft: &Draft) -> Vec<(FindingCode, String)> {
    let of_the_format = [
        FindingCode::SharedCell,
        FindingCode::ShiftedRow,
        FindingCode::DeadlineMissing,
        FindingCode::BlankMergedCell,
        FindingCode::LostLineBreak,
        FindingCode::Markup,
        FindingCode::SplitText,
        FindingCode::UnitSeparator,
    ];
    let left = draft.findings.iter().filter(|finding| !of_the_format.contains(&finding.code));
    let mut told: Vec<_> = left.map(|finding| (finding.code, finding.read.replace('\n', " "))).collect();
    told.sort();
    told
}

#[test]
fn word_merges_and_breaks_are_read() {
    let body = table(&[
        format!(
            "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Nhóm</w:t></w:r></w:p></w:tc>{}",
            text("x")
        ),
        format!(
            "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc>{}{}",
            text("1"),
            text("2")
        ),
        format!("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>{}{}", text("3"), text("4")),
    ]);
    let document = opened(&word(&body));
    assert_eq!(texts(&document), [vec!["Nhóm", "", "x"], vec!["a\nb\nc", "1", "2"], vec!["", "3", "4"]]);
    let rows = &document.tables[0].rows;
    assert!(rows[0].cells[0].bold && !rows[0].cells[2].bold);
    let by = |row: usize, column: usize| rows[row].cells[column].covered_by.map(|by| (by.row, by.column));
    assert_eq!((by(0, 1), by(2, 0), by(1, 0)), (Some((1, 1)), Some((2, 1)), None));
}

#[test]
fn what_word_hides_or_takes_back_is_told() {
    let doubtful = cell(
        "<w:p><w:r><w:t>Quý </w:t></w:r><w:del><w:r><w:delText>I</w:delText></w:r></w:del><w:ins><w:r><w:t>II</w:t></w:r></w:ins>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>bí mật</w:t></w:r>\
         <w:r><w:pict><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
    );
    let nested = cell(&format!("{}<w:p/>", table(&[text("trong")])));
    let document = opened(&word(&table(&[format!("{doubtful}{nested}{}", text("z"))])));
    assert_eq!(texts(&document), [["Quý II", "trong", "z"]]);
    let told: Vec<&str> = document.remarks.iter().map(|remark| remark.text.as_str()).collect();
    assert_eq!(told, ["Quý II", "bí mật", "hộp", "trong"]);
    let row_gone = opened(&word(&table(&[
        format!("{}{}", text("giữ"), text("a")),
        format!("<w:trPr><w:del w:id=\"1\"/></w:trPr>{}{}", text("bỏ"), text("b")),
    ])));
    assert_eq!((texts(&row_gone).len(), row_gone.remarks.len()), (1, 1));
}

#[test]
fn automatic_numbers_are_part_of_what_is_shown() {
    let numbered = "<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:p></w:tc>";
    let body = table(&[format!("{numbered}{}", text("a")), format!("{numbered}{}", text("b"))]);
    let bytes = packed(&[
        ("word/document.xml", &format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")),
        (
            "word/numbering.xml",
            "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"2\"/></w:num></w:numbering>",
        ),
    ]);
    assert_eq!(texts(&opened(&bytes)), [["1.", "a"], ["2.", "b"]]);
}

#[test]
fn the_text_before_the_largest_table_is_the_title() {
    let line = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let motto = table(&[format!("{}{}", text("UBND TỈNH"), text("CỘNG HÒA"))]);
    let plan = table(&[
        format!("{}{}{}", text("a"), text("b"), text("c")),
        format!("{}{}{}", text("d"), text("e"), text("f")),
    ]);
    let document = opened(&word(&format!("{motto}{}{plan}{}", line("PHỤ LỤC"), line("Nơi nhận"))));
    assert_eq!(document.title_block.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["PHỤ LỤC"]);
    assert_eq!(document.tables.len(), 2);
}

#[test]
fn excel_cells_are_read_as_shown() {
    let sheet = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>\
        <row r=\"1\"><c r=\"A1\" s=\"2\" t=\"inlineStr\"><is><r><t>Đậm </t></r><r><t>hai</t></r></is></c><c r=\"C1\"><v>1</v></c></row>\
        <row r=\"3\" hidden=\"1\"><c r=\"A3\" s=\"1\"><v>46203</v></c><c r=\"B3\"><f>1+1</f><v>2</v></c><c r=\"C3\"><f>SUM()</f></c></row>\
        <row r=\"4\"><c r=\"A4\" t=\"e\"><v>#REF!</v></c><c r=\"B4\" t=\"str\"><v>chữ</v></c></row>\
        </sheetData><mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C3:C4\"/></mergeCells>";
    let document = opened(&excel(sheet));
    assert_eq!(texts(&document), [["Đậm hai", "", "1"], ["30/6/2026", "2", ""], ["", "chữ", ""]]);
    let rows = &document.tables[0].rows;
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 3, 4]);
    assert!(rows[0].cells[0].bold);
    assert_eq!(rows[2].cells[2].covered_by.map(|by| (by.row, by.column)), Some((3, 3)));
    assert_eq!(document.remarks.len(), 4, "a formula without value, an error, a hidden row, a hidden column");
    assert_eq!(document.tables[0].name.as_deref(), Some("Một"));
}

#[test]
fn separated_values_are_read_whoever_wrote_them() {
    for (name, bytes) in [
        ("a.csv", "Hoạt động,Chủ trì,Thời hạn\n\"Việc một, hai\",Sở A,30/6\n"),
        ("a.csv", "\u{FEFF}Hoạt động;Chủ trì;Thời hạn\r\n\"Việc một, hai\";Sở A;30/6\r\n"),
        ("a.txt", "sep=;\nHoạt động;Chủ trì;Thời hạn\nViệc một, hai;Sở A;30/6\n"),
    ] {
        let (document, format) = document::open(name, bytes.as_bytes()).unwrap();
        assert_eq!(format, Format::Csv);
        assert_eq!(texts(&document)[1], ["Việc một, hai", "Sở A", "30/6"], "{bytes}");
    }
    let pasted = "Hoạt động\tChủ trì\tThời hạn\n\"Việc\nhai dòng\"\tSở A\t30/6\n";
    assert_eq!(texts(&opened(pasted.as_bytes()))[1], ["Việc\nhai dòng", "Sở A", "30/6"]);
}

#[test]
fn what_cannot_or_must_not_be_read_is_refused_with_the_reason() {
    let whole = plan("ke-hoach-cchc-2026.docx");
    assert_eq!(refusal(&whole[..whole.len() / 2]), "truncated");
    assert_eq!(refusal(&packed(&[("word/document.xml", "<w:document><w:body>")])), "damaged");
    assert_eq!(
        refusal(&packed(&[("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>")])),
        "entities"
    );
    assert_eq!(refusal(&packed(&[("word/document.xml", "<a/>"), ("word/vbaProject.bin", "x")])), "macros");
    let link = "<Relationships><Relationship Id=\"a\" Type=\"x/image\" Target=\"http://a\" TargetMode=\"External\"/></Relationships>";
    assert_eq!(
        refusal(&packed(&[("word/document.xml", "<a/>"), ("word/_rels/document.xml.rels", link)])),
        "external_content"
    );
    assert_eq!(refusal(&packed(&[("content.xml", "<a/>")])), "other_format");
    assert_eq!(refusal(&packed(&[("ppt/presentation.xml", "<a/>")])), "other_format");
    assert_eq!(refusal(&word("<w:p/>")), "no_table");
    let ole = |name: &str| {
        [
            b"\xD0\xCF\x11\xE0".as_slice(),
            &[0; 508],
            &name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        ]
        .concat()
    };
    assert_eq!(refusal(&ole("EncryptedPackage")), "encrypted");
    assert_eq!(refusal(&ole("WordDocument")), "old_format");
    assert_eq!(refusal(b"%PDF-1.7 renamed"), "other_format");
    let wide = "<w:tr>".to_owned() + &text("a").repeat(201) + "</w:tr>";
    assert_eq!(refusal(&word(&format!("<w:tbl>{wide}</w:tbl>"))), "too_many_columns");
    let bomb = packed(&[(
        "word/document.xml",
        &format!("<w:document>{}</w:document>", " ".repeat(64 * 1024 * 1024)),
    )]);
    assert!(bomb.len() < 100_000);
    assert_eq!(refusal(&bomb), "bomb");
}

#[test]
fn a_million_blank_rows_of_a_sheet_are_nothing() {
    let blank: String = (2..=1_000_000).map(|row| format!("<row r=\"{row}\"/>")).collect();
    let sheet = format!(
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Hoạt động</v></c></row>{blank}<row r=\"1000001\"><c r=\"A1000001\" t=\"str\"><v>x</v></c></row></sheetData>"
    );
    let document = opened(&excel(&sheet));
    assert_eq!(document.tables[0].rows.last().unwrap().number, 1_000_001);
}
