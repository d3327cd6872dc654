use tiendo_annex::document::Spot;

use super::files::Workbook;
use super::{opened, remarks, texts};

/// A text cell.
fn text(reference: &str, text: &str) -> String {
    format!(r#"<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn row(number: u32, attributes: &str, cells: &str) -> String {
    format!(r#"<row r="{number}" {attributes}>{cells}</row>"#)
}

fn sheet(rows: &[String]) -> String {
    format!("<sheetData>{}</sheetData>", rows.concat())
}

/// The texts of row 1 of a sheet with these cells.
fn shown(workbook: Workbook, cells: &str) -> Vec<String> {
    let workbook = Workbook { sheets: vec![("A", "", sheet(&[row(1, "", cells)]))], ..workbook };
    let document = opened("a.xlsx", &workbook.bytes());
    document.tables[0].rows[0].cells.iter().map(|cell| cell.text.clone()).collect()
}

#[test]
fn numbers_texts_and_formulas_show_as_in_excel() {
    let workbook = Workbook {
        strings: "<si><t>chung</t></si><si><r><rPr><b/></rPr><t>giàu </t></r><r><t>nghèo</t></r><rPh><t>x</t></rPh></si>"
            .into(),
        ..Workbook::default()
    };
    let cells = r#"<c r="A1"><v>1</v></c><c r="B1"><v>1.5</v></c><c r="C1" t="s"><v>0</v></c><c r="D1" t="s"><v>1</v></c>
        <c r="E1" t="str"><f>A1&amp;"x"</f><v>1x</v></c><c r="F1"><f>1+1</f><v>2</v></c><c r="G1" t="b"><v>1</v></c>
        <c r="H1" t="inlineStr"><is><r><t>một_x000D_
hai</t></r></is></c><c><v>0.30000000000000004</v></c><c r="J1" t="d"><v>2026-06-15</v></c>"#;
    assert_eq!(
        shown(workbook, cells),
        ["1", "1.5", "chung", "giàu nghèo", "1x", "2", "TRUE", "một\nhai", "0.3", "15/6/2026"]
    );
}

#[test]
fn formats_make_days_and_percents() {
    let styles = r#"<numFmts><numFmt numFmtId="170" formatCode="mm/yyyy"/><numFmt numFmtId="171" formatCode="&quot;Quý &quot;0"/></numFmts>
        <fonts><font/><font><b/></font></fonts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="171" fontId="1"/></cellXfs>
        <dxfs><dxf><font><b/></font><numFmt numFmtId="171" formatCode="0%"/></dxf></dxfs>"#;
    let cells = r#"<c r="A1" s="1"><v>46188</v></c><c r="B1" s="2"><v>1</v></c><c r="C1" s="3"><v>46188</v></c>
        <c r="D1" s="4"><v>3</v></c><c r="E1" s="0"><v>46188</v></c>"#;
    let workbook = |properties| Workbook { styles: styles.into(), properties, ..Workbook::default() };
    assert_eq!(shown(workbook(""), cells), ["15/6/2026", "100%", "6/2026", "Quý 3", "46188"]);
    assert_eq!(shown(workbook(r#"date1904="1""#), cells)[0], "16/6/2030");

    let file = Workbook { sheets: vec![("A", "", sheet(&[row(1, "", cells)]))], ..workbook("") };
    let document = opened("a.xlsx", &file.bytes());
    let bold: Vec<bool> = document.tables[0].rows[0].cells.iter().map(|cell| cell.bold).collect();
    assert_eq!(bold, [false, false, false, true, false]);
}

#[test]
fn merges_cover_and_rows_keep_their_numbers() {
    let rows = [
        row(2, "", &text("A2", "KẾ HOẠCH NĂM 2027")),
        row(4, "", &(text("A4", "Hoạt động") + &text("B4", "Chủ trì") + &text("C4", "Thời hạn"))),
        row(5, "", &(text("A5", "một") + &text("B5", "A") + &text("C5", "30/6"))),
        row(7, "", &(text("A7", "hai") + &text("B7", "B") + &text("C7", "chữ bị che"))),
    ];
    let merges = r#"<mergeCells><mergeCell ref="A2:C2"/><mergeCell ref="C5:C7"/><mergeCell ref="A9:XFD1048576"/></mergeCells>"#;
    let document = opened("a.xlsx", &Workbook::of(sheet(&rows) + merges).bytes());
    let table = &document.tables[0];
    assert_eq!(table.name.as_deref(), Some("Phụ lục"));
    assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4, 5, 7]);
    assert_eq!(texts(table)[0], ["KẾ HOẠCH NĂM 2027", "", ""]);
    assert_eq!(table.rows[0].cells[2].covered_by, Some(Spot { row: 2, column: 1 }));
    assert_eq!(table.rows[3].cells[2].covered_by, Some(Spot { row: 5, column: 3 }));
    assert_eq!(texts(table)[3], ["hai", "B", ""]);
    assert_eq!(remarks(&document), ["1:7:3 chữ bị che"]);
}

#[test]
fn each_written_sheet_is_a_table_and_hidden_ones_are_named() {
    let written = |word: &str| sheet(&[row(1, "", &text("A1", word))]);
    let workbook = Workbook {
        sheets: vec![
            ("Bìa", "", written("Bìa")),
            ("Trống", "", sheet(&[])),
            ("Nháp", r#"state="hidden""#, written("nháp")),
            ("Kế hoạch", "", written("kế hoạch")),
        ],
        ..Workbook::default()
    };
    let document = opened("a.xlsx", &workbook.bytes());
    let names: Vec<_> = document.tables.iter().map(|table| table.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["Bìa", "Kế hoạch"]);
    assert_eq!(remarks(&document), ["0:1 Nháp"]);
}

#[test]
fn hidden_rows_and_columns_are_read_and_named() {
    let cells = |number: u32| text(&format!("A{number}"), "một") + &text(&format!("B{number}"), "hai");
    let hidden = r#"hidden="1""#;
    let rows = [
        row(1, "", &cells(1)),
        row(2, hidden, &cells(2)),
        row(3, hidden, &cells(3)),
        row(4, "", &cells(4)),
        row(5, hidden, ""),
    ];
    let columns = r#"<cols><col min="2" max="9" hidden="1"/></cols>"#;
    let document = opened("a.xlsx", &Workbook::of(columns.to_owned() + &sheet(&rows)).bytes());
    assert_eq!(document.tables[0].rows.len(), 4);
    assert_eq!(remarks(&document), ["1:2 một | hai | một | hai", "1:1:2 hai"]);
    assert!(document.remarks[0].message.starts_with("Các dòng từ 2 đến 3"));
    assert!(document.remarks[1].message.starts_with("Cột B "));
}

#[test]
fn results_that_are_missing_or_wrong_are_remarked_upon() {
    let cells =
        text("A1", "x") + r#"<c r="B1"><f>SUM(A1)</f></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>"#;
    let document = opened("a.xlsx", &Workbook::of(sheet(&[row(1, "", &cells)])).bytes());
    assert_eq!(texts(&document.tables[0])[0], ["x"]);
    assert_eq!(remarks(&document), ["1:1:2 =SUM(A1)", "1:1:3 #DIV/0!"]);

    let many: Vec<String> = (1..=100)
        .map(|at| row(at, "", &format!(r#"<c r="A{at}"><v>1</v></c><c r="B{at}"><f>A1</f></c>"#)))
        .collect();
    let document = opened("a.xlsx", &Workbook::of(sheet(&many)).bytes());
    assert_eq!(document.remarks.len(), 20);
    assert!(document.remarks[19].message.contains("Còn 80 ô khác"));
}

#[test]
fn a_million_blank_rows_cost_nothing() {
    use std::fmt::Write;
    let mut rows = String::with_capacity(40_000_000);
    rows.push_str(&row(1, "", &text("A1", "đầu")));
    for number in 2..1_000_000 {
        write!(rows, r#"<row r="{number}"><c s="1"/></row>"#).unwrap();
    }
    rows.push_str(&row(1_000_000, "", &text("B1000000", "cuối")));
    let document = opened("a.xlsx", &Workbook::of(sheet(&[rows])).bytes());
    assert_eq!(texts(&document.tables[0]), [["đầu", ""], ["", "cuối"]]);
    assert_eq!(document.tables[0].rows[1].number, 1_000_000);
}
