use tiendo_annex::document::{Spot, Table};

use super::files::{paragraph, table, word, word_with};
use super::{opened, remarks, texts};

const HEADER: [&str; 3] = ["Hoạt động", "Chủ trì", "Thời hạn"];

/// The only table of a document with this body.
fn only_table(body: &str) -> Table {
    let mut document = opened("a.docx", &word(body));
    assert_eq!(document.tables.len(), 1);
    document.tables.remove(0)
}

/// The text of a one-cell row, and the remarks.
fn cell(content: &str) -> (String, Vec<String>) {
    let document = opened("a.docx", &word(&table(&[&HEADER, &[content, "A", "30/6"]])));
    (document.tables[0].rows[1].cells[0].text.clone(), remarks(&document))
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn spans_and_merges_keep_the_grid() {
    let begins = r#"<w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>gộp</w:t></w:r></w:p>"#;
    let goes_on = "<w:tcPr><w:vMerge/></w:tcPr><w:p/>";
    let wide = r#"<w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>rộng</w:t></w:r></w:p>"#;
    let left = r#"<w:tcPr><w:hMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>trái</w:t></w:r></w:p>"#;
    let joined = "<w:tcPr><w:hMerge/></w:tcPr><w:p/>";
    let read = only_table(&table(&[
        &HEADER,
        &["một", "A", begins],
        &["hai", "B", goes_on],
        &["", "", ""],
        &[wide, goes_on],
        &[left, joined, "x"],
    ]));
    let numbers: Vec<u32> = read.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 2, 3, 5, 6], "the blank row counts and is left out");
    let covered = |row: usize, column: usize| read.rows[row].cells[column].covered_by;
    assert_eq!(covered(2, 2), Some(Spot { row: 2, column: 3 }));
    assert_eq!(covered(3, 1), Some(Spot { row: 5, column: 1 }));
    assert_eq!(covered(3, 2), None, "the row between ends the merge");
    assert_eq!(covered(4, 1), Some(Spot { row: 6, column: 1 }));
    assert_eq!(texts(&read)[3], ["rộng", "", ""]);
    assert_eq!(texts(&read)[4], ["trái", "", "x"]);
}

#[test]
fn rows_that_begin_late_or_end_early_stay_in_their_columns() {
    let late = format!(
        r#"<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{}</w:tc></w:tr>"#,
        paragraph("giữa")
    );
    let body = table(&[&HEADER]).replace("</w:tbl>", &format!("{late}</w:tbl>"));
    assert_eq!(texts(&only_table(&body))[1], ["", "giữa", ""]);
}

#[test]
fn text_merged_away_is_not_read_but_remarked_upon() {
    let begins = r#"<w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>30/6</w:t></w:r></w:p>"#;
    let goes_on = "<w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>31/12</w:t></w:r></w:p>";
    let document = opened("a.docx", &word(&table(&[&HEADER, &["một", "A", begins], &["hai", "B", goes_on]])));
    assert_eq!(texts(&document.tables[0])[2], ["hai", "B", ""]);
    assert_eq!(remarks(&document), ["1:3:3 31/12"]);
}

#[test]
fn breaks_tabs_hyphens_and_symbols_are_text() {
    let content = "<w:p><w:r><w:t xml:space=\"preserve\">Kế </w:t><w:t>hoạch</w:t><w:br/><w:t>Báo</w:t><w:tab/>\
                   <w:t>cáo</w:t><w:cr/><w:t>B</w:t><w:noBreakHyphen/><w:t>C</w:t><w:softHyphen/>\
                   <w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>25%</w:t></w:r></w:p><w:p><w:r><w:t>&lt;i&gt; &#7879;</w:t></w:r></w:p>";
    assert_eq!(cell(content), ("Kế hoạch\nBáo cáo\nB-C≥25%\n<i> ệ".to_owned(), vec![]));
    let unknown = r#"<w:p><w:r><w:sym w:font="Webdings" w:char="F061"/></w:r></w:p>"#;
    assert_eq!(cell(unknown), ("□".to_owned(), vec!["1:2:1 □".to_owned()]));
}

#[test]
fn what_wraps_text_is_walked_through() {
    let wraps = [
        ("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:hyperlink r:id=\"rId9\">", "</w:hyperlink>"),
        ("<w:smartTag w:element=\"place\">", "</w:smartTag>"),
        ("<w:customXml w:element=\"a\">", "</w:customXml>"),
        ("<w:fldSimple w:instr=\"DATE\">", "</w:fldSimple>"),
        (
            "<mc:AlternateContent><mc:Choice>",
            "</mc:Choice><mc:Fallback><w:r><w:t>hai lần</w:t></w:r></mc:Fallback></mc:AlternateContent>",
        ),
    ];
    for (open, close) in wraps {
        let content = format!("<w:p>{open}{}{close}</w:p>", run("chữ"));
        assert_eq!(cell(&content), ("chữ".to_owned(), vec![]), "{open}");
    }
    let whole_row =
        table(&[&HEADER, &["việc", "A", "30/6"]]).replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>");
    let whole_row = whole_row.replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>");
    assert_eq!(texts(&only_table(&whole_row))[1], ["việc", "A", "30/6"]);
}

#[test]
fn fields_give_their_result_and_notes_nothing() {
    let content = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \@ "yyyy" </w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2026</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>"#;
    assert_eq!(cell(content), ("2026".to_owned(), vec![]));
}

#[test]
fn tracked_changes_are_read_as_changed_and_both_readings_named() {
    let content = format!(
        "<w:p>{}<w:ins w:id=\"1\">{}</w:ins><w:del w:id=\"2\"><w:r><w:delText>I</w:delText></w:r></w:del>\
         <w:moveFrom w:id=\"3\">{}</w:moveFrom></w:p>",
        run("Quý "),
        run("II"),
        run(" năm 2025")
    );
    let document = opened("a.docx", &word(&table(&[&HEADER, &[&content, "A", "30/6"]])));
    assert_eq!(document.tables[0].rows[1].cells[0].text, "Quý II");
    assert_eq!(remarks(&document), ["1:2:1 Quý II"]);
    assert!(document.remarks[0].message.contains("\"Quý I năm 2025\""), "{}", document.remarks[0].message);

    let gone = |row: &str| format!("<w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc>{}</w:tc>", paragraph(row));
    let rows = format!("<w:tr><w:tc>{}</w:tc></w:tr><w:tr>{}</w:tr>", paragraph("giữ"), gone("bỏ"));
    let document = opened("a.docx", &word(&format!("<w:tbl>{rows}</w:tbl>")));
    assert_eq!(texts(&document.tables[0]), [["giữ"]]);
    assert_eq!(remarks(&document), ["1:2 bỏ"]);

    let format_only =
        "<w:p><w:r><w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>đậm</w:t></w:r></w:p>";
    assert_eq!(cell(format_only), ("đậm".to_owned(), vec![]));
}

#[test]
fn hidden_text_boxes_and_nested_tables_are_remarked_upon() {
    let hidden = format!("<w:p>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>", run("hiện"));
    assert_eq!(cell(&hidden), ("hiện".to_owned(), vec!["1:2:1 ẩn".to_owned()]));
    let off = "<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>hiện</w:t></w:r></w:p>";
    assert_eq!(cell(off), ("hiện".to_owned(), vec![]));

    let boxed = format!(
        "<w:p>{}<w:r><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing></w:r></w:p>",
        run("chữ"),
        paragraph("trong hộp")
    );
    assert_eq!(cell(&boxed), ("chữ".to_owned(), vec!["1:2:1 trong hộp".to_owned()]));

    let nested = format!("{}{}<w:p/>", paragraph("ngoài"), table(&[&["trong", "bảng"]]));
    assert_eq!(cell(&nested).0, "ngoài\ntrong\nbảng");
    assert_eq!(cell(&nested).1, ["1:2:1 ngoài\ntrong\nbảng"]);

    let picture = "<w:p><w:r><w:drawing/></w:r></w:p>";
    assert_eq!(cell(picture), (String::new(), vec!["1:2:1 ".to_owned()]));
}

#[test]
fn bold_is_all_or_nothing() {
    let bold = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>");
    let off = "<w:r><w:rPr><w:b w:val=\"false\"/></w:rPr><w:t>nhạt</w:t></w:r>";
    let rows = [
        format!("<w:p>{}{}</w:p>", bold("cả"), bold("ô")),
        format!("<w:p>{}{}</w:p>", bold("một"), run("nửa")),
        format!("<w:p>{off}</w:p>"),
    ];
    let read = only_table(&table(&[&[&rows[0], &rows[1], &rows[2]]]));
    assert_eq!(read.rows[0].cells.iter().map(|cell| cell.bold).collect::<Vec<_>>(), [true, false, false]);
}

const NUMBERING: &str = r#"<w:numbering>
    <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Phần %1:"/><w:pStyle w:val="Phan"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="10"><w:lvl w:ilvl="0"><w:numFmt w:val="hindiVowels"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="10"/></w:num>
    <w:num w:numId="5"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
    </w:numbering>"#;
const STYLES: &str = r#"<w:styles><w:style w:styleId="Phan"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
    <w:style w:styleId="PhanCon"><w:basedOn w:val="Phan"/></w:style></w:styles>"#;

fn numbered(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

#[test]
fn automatic_numbers_become_text() {
    let styled = |style: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, run(text))
    };
    let rows = [
        [numbered(1, 0, ""), styled("Phan", "một"), "x".to_owned()],
        [numbered(1, 0, ""), numbered(1, 1, "con"), numbered(1, 1, "con") + &numbered(3, 0, "gạch")],
        [numbered(1, 0, ""), styled("PhanCon", "hai"), numbered(0, 0, "không số")],
        [numbered(5, 0, ""), numbered(1, 1, "mới"), numbered(4, 0, "lạ")],
    ];
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let body = table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let file = word_with(&body, &[("word/numbering.xml", NUMBERING), ("word/styles.xml", STYLES)]);
    let document = opened("a.docx", &file);
    assert_eq!(
        texts(&document.tables[0]),
        [
            ["1.", "Phần III: một", "x"],
            ["2.", "2a) con", "2b) con\n- gạch"],
            ["3.", "Phần IV: hai", "không số"],
            ["9.", "9a) mới", "lạ"]
        ]
    );
    assert_eq!(remarks(&document), ["1:4:3 lạ"]);
}

#[test]
fn covered_cells_do_not_count() {
    let begins = format!(r#"<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{}"#, numbered(1, 0, ""));
    let goes_on = format!("<w:tcPr><w:vMerge/></w:tcPr>{}", numbered(1, 0, ""));
    let next = numbered(1, 0, "");
    let body = table(&[&[&begins, "a", "x"], &[&goes_on, "b", "y"], &[&next, "c", "z"]]);
    let document = opened("a.docx", &word_with(&body, &[("word/numbering.xml", NUMBERING)]));
    assert_eq!(texts(&document.tables[0]), [["1.", "a", "x"], ["", "b", "y"], ["2.", "c", "z"]]);
    assert_eq!(document.remarks, []);
}

#[test]
fn the_title_block_is_what_stands_above_the_longest_table() {
    let letterhead = table(&[&["UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]);
    let plan = |first: &str| table(&[&HEADER, &[first, "A", "30/6"], &["hai", "B", "31/7"]]);
    let body = [
        paragraph("Mở đầu"),
        letterhead,
        "<w:p/>".to_owned(),
        paragraph("NHIỆM VỤ NĂM 2027"),
        plan("một"),
        paragraph("II. Phần hai"),
        table(&[&["ba", "A", "30/6"]]),
        paragraph("Nơi nhận"),
        table(&[&["Nơi nhận:", "TRƯỞNG BAN"]]),
    ]
    .concat();
    let document = opened("a.docx", &word(&body));
    let lines: Vec<(u32, &str)> =
        document.title_block.iter().map(|line| (line.row, line.text.as_str())).collect();
    assert_eq!(lines, [(1, "Mở đầu"), (3, "NHIỆM VỤ NĂM 2027")]);
    assert_eq!(document.tables.len(), 4);
    assert_eq!(remarks(&document), ["0:4 II. Phần hai"]);
}

#[test]
fn other_prefixes_and_cdata_are_read_alike() {
    let body = table(&[&HEADER, &["<w:p><w:r><w:t><![CDATA[a < b]]></w:t></w:r></w:p>", "A", "30/6"]]);
    let file = word(&body.replace("w:", "ns0:"));
    assert_eq!(texts(&opened("a.docx", &file).tables[0])[1], ["a < b", "A", "30/6"]);
}
