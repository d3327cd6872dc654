use tiendo_annex::document;
use tiendo_annex::draft::Draft;
use tiendo_annex::write::{Printed, WriteError, xlsx};

use crate::plans;
use crate::unpacked::{assert_well_formed, part};

/// The rows of the sheet by their number, the lines above the table too.
struct Sheet {
    rows: Vec<Vec<String>>,
    xml: String,
}

impl Sheet {
    fn row(&self, number: usize) -> &[String] {
        &self.rows[number - 1]
    }

    fn count(&self, tag: &str) -> usize {
        self.xml.matches(tag).count()
    }
}

fn written(draft: &Draft, printed: &Printed) -> Sheet {
    let bytes = xlsx(draft, printed).unwrap();
    assert_well_formed(&bytes);
    let (document, _) = document::open("plan.xlsx", &bytes).unwrap();
    let mut rows: Vec<Vec<String>> =
        document.title_block.iter().map(|line| vec![line.text.clone()]).collect();
    for row in document.tables.iter().flat_map(|table| &table.rows) {
        rows.resize(rows.len().max(row.number as usize), Vec::new());
        rows[row.number as usize - 1] = row.cells.iter().map(|cell| cell.text.clone()).collect();
    }
    Sheet { rows, xml: part(&bytes, "xl/worksheets/sheet1.xml") }
}

#[test]
fn the_plan_keeps_its_columns_and_merges() {
    let draft = plans::of_2026();
    let sheet = written(&draft, &Printed::default());
    let titles: Vec<String> = draft.layout.columns.iter().map(|column| column.titles[0].clone()).collect();
    assert_eq!(sheet.row(4), titles);
    assert_eq!(sheet.row(5)[0], "I");
    assert_eq!(sheet.row(6)[0], "1");
    assert!(
        sheet.xml.contains("<c r=\"A6\" s=\"") && !sheet.xml.contains("<c r=\"A6\" t="),
        "a number, no text"
    );
    assert_eq!(sheet.rows.len(), 3 + 1 + 7 + 33);
    let several = |activities: usize| usize::from(activities > 1);
    let objectives =
        draft.objectives().map(|objective| objective.tasks.iter().map(|task| task.activities.len()).sum());
    let down = objectives.map(several).sum::<usize>()
        + 2 * draft.tasks().map(|task| several(task.activities.len())).sum::<usize>();
    assert_eq!(
        sheet.count("<mergeCell "),
        3 + 7 + down,
        "the lines above, the sections, the cells over several rows"
    );
}

#[test]
fn the_sheet_is_ready_for_printing() {
    let bytes = xlsx(&plans::of_2026(), &Printed::default()).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for setting in
        ["orientation=\"landscape\"", "paperSize=\"9\"", "fitToHeight=\"0\"", "<pane ", "state=\"frozen\""]
    {
        assert!(sheet.contains(setting), "{setting}");
    }
    assert!(sheet.contains("<pageSetUpPr fitToPage=\"1\"/>"));
    assert!(part(&bytes, "xl/workbook.xml").contains("'Phụ lục'!$4:$4"), "the header on every page");
    assert!(part(&bytes, "xl/styles.xml").contains("Times New Roman"));
}

#[test]
fn what_looks_like_a_formula_stays_text() {
    let sheet = written(&plans::with_two_header_rows(), &Printed::default());
    assert_eq!(sheet.row(3), ["TT", "Nội dung", "Đơn vị", "", "Hạn"]);
    assert_eq!(sheet.row(4), ["", "", "Chủ trì", "Phối hợp", ""]);
    assert_eq!(sheet.row(6)[1], "=SUM(1;2) & <x> \"y\"");
    assert_eq!(sheet.row(5)[4], "30/6", "a deadline stays as written");
    assert_eq!(sheet.count("<f>"), 0);
}

#[test]
fn states_stand_on_the_right_of_the_annex() {
    let draft = plans::of_2026();
    let sheet = written(&draft, &plans::first_under_way(&draft));
    assert_eq!(sheet.row(4)[0], "Số liệu tính đến ngày 24/11/2026");
    assert_eq!(sheet.row(5)[8..], ["Trạng thái", "Hạn", "Kết quả/tài liệu kiểm chứng"]);
    assert_eq!(sheet.row(7)[8..10], ["Đang thực hiện\n40%", "31/03/2026"]);
}

#[test]
fn a_cell_excel_cannot_hold_is_refused_and_never_cut() {
    let mut draft = plans::of_text("Hoạt động\tChủ trì\tThời hạn\nViệc\tSở A\t30/6\n");
    draft.activities_mut().next().unwrap().title = "ă".repeat(32_768);
    let error = xlsx(&draft, &Printed::default()).unwrap_err();
    assert!(matches!(error, WriteError::CellTooLong { .. }));
    assert!(error.in_vietnamese().contains("Word") && error.in_english().contains("Word"));
    assert!(tiendo_annex::write::docx(&draft, &Printed::default()).is_ok());
}

#[test]
fn many_rows_are_written() {
    let row = |number: u32| {
        format!("{number}\tHoạt động {number}: Rà soát, xây dựng danh mục\tVăn phòng\tQuý I/2026\n")
    };
    let rows: String = (1..=5_000).map(row).collect();
    let draft = plans::of_text(&format!("STT\tHoạt động\tChủ trì\tThời hạn\n{rows}"));
    assert_eq!(written(&draft, &Printed::default()).rows.len(), 2 + 1 + 5_000);
    assert_well_formed(&tiendo_annex::write::docx(&draft, &Printed::default()).unwrap());
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let draft = plans::of_2026();
    let written = || xlsx(&draft, &Printed::default()).unwrap();
    assert_eq!(written(), written());
}
