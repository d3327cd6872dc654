//! Merged cells, as Word and Excel have them.

use tiendo_annex::document::{Cell, Document, Row, Spot, Table};
use tiendo_annex::draft::{Draft, Field, FindingCode};
use tiendo_annex::{Options, read};

use super::activities;

/// Rows of cells parted by `|`: `^` is covered from above, `<` from the left, `*` at the front is bold.
fn table(rows: &[&str]) -> Table {
    let mut table = Table::default();
    for (number, line) in (1..).zip(rows) {
        let mut row = Row { number, cells: Vec::new() };
        for (column, text) in (1..).zip(line.split('|')) {
            let cell = match text {
                "^" => covered(&table, column, Spot { row: number - 1, column }),
                "<" => {
                    let left: &Cell = row.cells.last().unwrap();
                    let by = left.covered_by.unwrap_or(Spot { row: number, column: column - 1 });
                    Cell { covered_by: Some(by), ..Cell::default() }
                }
                _ => Cell { bold: text.starts_with('*'), ..Cell::of(text.trim_start_matches('*')) },
            };
            row.cells.push(cell);
        }
        table.rows.push(row);
    }
    table
}

fn covered(table: &Table, column: u32, above: Spot) -> Cell {
    let cell = &table.rows.last().unwrap().cells[column as usize - 1];
    Cell { covered_by: Some(cell.covered_by.unwrap_or(above)), ..Cell::default() }
}

fn draft(tables: &[&[&str]]) -> Draft {
    let tables = tables.iter().map(|rows| table(rows)).collect();
    let document = Document { tables, ..Document::default() };
    read(&document, &Options { year: Some(2026), ..Options::default() }).unwrap()
}

const HEADER: [&str; 2] = ["TT|Nhiệm vụ|Đơn vị|<|Sản phẩm|Thời gian", "^|^|Chủ trì|Phối hợp|^|^"];

fn with_header<'a>(rows: &[&'a str]) -> Vec<&'a str> {
    HEADER.iter().chain(rows).copied().collect()
}

#[test]
fn a_cell_merged_over_rows_gives_each_its_content() {
    let rows = with_header(&[
        "1|2|3|4|5|6",
        "*THỂ CHẾ|<|<|<|<|<",
        "1|Việc một|Phòng Một|Phòng Hai|Quy chế|Quý I/2026",
        "2|Việc hai|^||Báo cáo|^",
        "*TỔ CHỨC|<|<|<|<|<",
        "3|Việc ba|Phòng Ba||Đề án|Quý II/2026",
    ]);
    let draft = draft(&[&rows]);
    let all = activities(&draft);
    assert_eq!(all.len(), 3);
    assert_eq!(all[1].lead_text.as_deref(), Some("Phòng Một"));
    assert_eq!(all[1].time_text.as_deref(), Some("Quý I/2026"));
    assert!(all[1].coordinating_units.is_empty());
    assert_eq!(draft.tasks().map(|task| task.title.as_str()).collect::<Vec<_>>(), ["THỂ CHẾ", "TỔ CHỨC"]);
    let shared: Vec<Field> = draft
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::SharedCell)
        .map(|finding| finding.target.unwrap().field)
        .collect();
    assert_eq!(shared, [Field::LeadUnits, Field::Deadline]);
    assert!(draft.findings.iter().all(|finding| finding.code != FindingCode::DeadlineMissing));
}

#[test]
fn one_wording_over_rows_with_their_own_times_is_several_pieces_of_work() {
    let rows = with_header(&[
        "1|Xây dựng cơ sở dữ liệu|Phòng Một|Phòng Hai|Kế hoạch|Quý I/2026",
        "^|^|^|^|Cơ sở dữ liệu|Quý IV/2026",
        "2|Tổng kết|Phòng Một||Báo cáo|15/12/2026",
        "^|^|^|^|Tờ trình|^",
    ]);
    let draft = draft(&[&rows]);
    let all = activities(&draft);
    assert_eq!(all.iter().map(|work| work.code.as_str()).collect::<Vec<_>>(), ["1", "1-2", "2"]);
    assert_eq!(all[1].title, "Xây dựng cơ sở dữ liệu");
    assert_eq!(all[1].deliverables, ["Cơ sở dữ liệu"]);
    assert_eq!(all[2].deliverables, ["Báo cáo", "Tờ trình"], "one time, so one piece of work");
}

#[test]
fn tables_continue_with_or_without_their_header_and_others_are_left_aside() {
    let emblem: [&str; 2] =
        ["UBND TỈNH A|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ B|Độc lập - Tự do - Hạnh phúc"];
    let first = with_header(&["1|Việc một|Phòng Một||Quy chế|Quý I/2026"]);
    let second = ["2|Việc hai|Phòng Một||Quy chế|Quý I/2026"];
    let third = with_header(&["3|Việc ba|Phòng Một||Quy chế|Quý I/2026"]);
    let signature = ["Nơi nhận:|GIÁM ĐỐC"];
    let draft = draft(&[&emblem, &first, &second, &third, &signature]);
    assert_eq!(activities(&draft).iter().map(|work| work.code.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
    let aside: Vec<u32> = draft
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::UnplacedRow)
        .map(|finding| finding.place.table)
        .collect();
    assert_eq!(aside, [5]);
}

#[test]
fn a_merged_title_among_named_levels_is_a_section() {
    let draft = draft(&[&[
        "Mục tiêu|Nhiệm vụ|Hoạt động|Chủ trì|Thời hạn",
        "*CẢI CÁCH THỂ CHẾ|<|<|<|<",
        "Tăng chất lượng|Rà soát|Lập danh mục|Phòng Một|Quý I/2026",
        "^|^|Công bố|Phòng Một|Quý II/2026",
    ]]);
    assert_eq!(
        draft.sections.iter().map(|section| section.title.as_str()).collect::<Vec<_>>(),
        ["CẢI CÁCH THỂ CHẾ"]
    );
    assert_eq!(
        (draft.counts.found.sections, draft.counts.found.objectives, draft.counts.found.activities),
        (1, 1, 2)
    );
}

#[test]
fn what_the_format_leaves_in_doubt_is_a_finding() {
    let place = tiendo_annex::draft::Place { table: 1, row: 2, column: None };
    let remark =
        tiendo_annex::document::Remark { place, message: "Dòng bị ẩn".into(), text: "Việc".into() };
    let tables = vec![table(&["Hoạt động|Chủ trì|Thời hạn", "Việc|Phòng Một|Quý I/2026"])];
    let document = Document { tables, remarks: vec![remark], ..Document::default() };
    let draft = read(&document, &Options { year: Some(2026), ..Options::default() }).unwrap();
    let finding = draft.findings.iter().find(|finding| finding.code == FindingCode::SourceDoubt).unwrap();
    assert_eq!((finding.place, finding.read.as_str()), (place, "Việc"));
}
