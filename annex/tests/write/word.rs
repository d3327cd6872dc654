use tiendo_annex::draft::Draft;
use tiendo_annex::write::{Printed, docx};

use crate::plans;
use crate::unpacked::{assert_well_formed, part};

fn written(draft: &Draft, printed: &Printed) -> String {
    let bytes = docx(draft, printed).unwrap();
    assert_well_formed(&bytes);
    part(&bytes, "word/document.xml")
}

fn count(xml: &str, tag: &str) -> usize {
    xml.matches(tag).count()
}

/// The texts of the cells of a row, the covered ones blank.
fn row(document: &str, number: usize) -> Vec<String> {
    let row = document.split("<w:tr>").nth(number + 1).unwrap();
    let cells = row.split("<w:tc>").skip(1);
    let text = |cell: &str| {
        let runs = cell.split("<w:t xml:space=\"preserve\">").skip(1);
        runs.map(|run| run.split("</w:t>").next().unwrap()).collect::<Vec<_>>().join("\n")
    };
    cells.map(text).collect()
}

#[test]
fn the_page_is_a4_landscape_with_numbers_from_the_second_page_on() {
    let bytes = docx(&plans::of_2026(), &Printed::default()).unwrap();
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"));
    assert!(document.contains("<w:titlePg/>") && document.contains("<w:headerReference w:type=\"default\""));
    assert!(part(&bytes, "word/header1.xml").contains(" PAGE "));
    assert!(part(&bytes, "word/styles.xml").contains("Times New Roman"));
    assert!(!part(&bytes, "docProps/core.xml").contains("dcterms:created"), "no clock");
}

#[test]
fn the_plan_keeps_its_columns_merges_and_labels() {
    let draft = plans::of_2026();
    let document = written(&draft, &Printed::default());
    let titles = draft.layout.columns.iter().map(|column| column.titles[0].clone());
    assert_eq!(row(&document, 0), titles.collect::<Vec<_>>());
    assert_eq!(
        row(&document, 1),
        ["I", "Công tác chỉ đạo, điều hành về cải cách hành chính (4 mục tiêu, 6 nhiệm vụ, 7 hoạt động)"]
    );
    let first = row(&document, 2);
    assert_eq!(first.len(), 8);
    assert_eq!(first[0], "1");
    assert!(first[1].starts_with("Mục tiêu 1: ") && first[2].starts_with("Nhiệm vụ 1: "));
    assert!(first[3].starts_with("Hoạt động 1: "));
    assert_eq!(row(&document, 3)[..3], ["", "", ""], "covered by the row above");

    assert_eq!(count(&document, "<w:tr>"), 1 + 7 + 33);
    assert_eq!(count(&document, "<w:tblHeader/>"), 1);
    assert_eq!(count(&document, "<w:gridSpan w:val=\"7\"/>"), 7);
    // Objectives over several activities; tasks too, each with its running number.
    let over_several = |activities: usize| usize::from(activities > 1);
    let objectives =
        draft.objectives().map(|objective| objective.tasks.iter().map(|task| task.activities.len()).sum());
    let merged = objectives.map(over_several).sum::<usize>()
        + 2 * draft.tasks().map(|task| over_several(task.activities.len())).sum::<usize>();
    assert!(merged > 6);
    assert_eq!(count(&document, "<w:vMerge w:val=\"restart\"/>"), merged);
}

#[test]
fn a_header_of_two_rows_is_repeated_whole() {
    let document = written(&plans::with_two_header_rows(), &Printed::default());
    assert_eq!(count(&document, "<w:tblHeader/>"), 2);
    assert_eq!(row(&document, 0), ["TT", "Nội dung", "Đơn vị", "Hạn"]);
    assert_eq!(row(&document, 1), ["", "", "Chủ trì", "Phối hợp", ""]);
    assert_eq!(count(&document, "<w:gridSpan w:val=\"2\"/>"), 1);
    assert_eq!(count(&document, "<w:vMerge w:val=\"restart\"/>"), 3);
    assert_eq!(row(&document, 3)[1], "=SUM(1;2) &amp; &lt;x&gt; &quot;y&quot;");
}

#[test]
fn columns_fill_the_page_and_keep_their_words() {
    let document = written(&plans::of_2026(), &Printed::default());
    let grid = document.split("<w:gridCol w:w=\"").skip(1);
    let widths: Vec<u32> = grid.map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect();
    let text_width = 16_838 - 1701 - 850;
    let sum: u32 = widths.iter().sum();
    assert!((text_width - 20..=text_width).contains(&sum), "{widths:?}");
    assert!(widths[0] < widths[5] && widths[5] < widths[3], "{widths:?}");
}

#[test]
fn states_stand_on_the_right_of_the_annex() {
    let draft = plans::of_2026();
    let document = written(&draft, &plans::first_under_way(&draft));
    assert!(document.contains("Số liệu tính đến ngày 24/11/2026"));
    assert_eq!(row(&document, 0)[8..], ["Trạng thái", "Hạn", "Kết quả/tài liệu kiểm chứng"]);
    let expected = ["Đang thực hiện\n40%", "31/03/2026", "Kế hoạch số 12/KH-A\nBáo cáo số 3/BC-A"];
    assert_eq!(row(&document, 2)[8..], expected);
    assert_eq!(row(&document, 3)[8..], ["", "", ""]);
    let without = written(&draft, &Printed::default());
    assert!(!without.contains("Số liệu tính đến") && !without.contains("Trạng thái"));
}

#[test]
fn a_plan_without_a_table_of_its_own_gets_the_standard_one() {
    let mut draft =
        plans::of_text("Hoạt động\tChủ trì\tThời hạn\nViệc một\tSở A\t30/6\nViệc hai\tSở B, C\t30/7\n");
    draft.layout.columns.clear();
    for activity in draft.activities_mut() {
        (activity.lead_text, activity.deliverables) = (None, vec!["Kế hoạch".into(), "Báo cáo".into()]);
    }
    let document = written(&draft, &Printed::default());
    let titles =
        ["STT", "Hoạt động", "Kết quả/Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"];
    assert_eq!(row(&document, 0), titles);
    assert_eq!(row(&document, 1), ["1", "Hoạt động 1: Việc một", "Kế hoạch; Báo cáo", "Sở A", "", "30/6"]);
    assert!(document.contains("/KH-…"), "a number is never made up");
}

#[test]
fn what_an_annex_has_no_column_for_is_printed_all_the_same() {
    let mut draft = plans::of_text("Hoạt động\tChủ trì\tThời hạn\nViệc một\tSở A\t30/6\n");
    draft.activities_mut().next().unwrap().deliverables = vec!["Báo cáo".into()];
    draft.sections[0].objectives[0].title = "Nâng cao chất lượng".into();
    let document = written(&draft, &Printed::default());
    assert_eq!(row(&document, 0), ["Hoạt động", "Chủ trì", "Thời hạn", "Kết quả/Sản phẩm"]);
    assert_eq!(row(&document, 1), ["Nâng cao chất lượng"]);
    assert_eq!(row(&document, 2), ["Việc một", "Sở A", "30/6", "Báo cáo"]);
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let draft = plans::of_2026();
    let written = || docx(&draft, &Printed::default()).unwrap();
    assert_eq!(written(), written());
}
