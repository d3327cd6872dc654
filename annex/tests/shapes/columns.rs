//! What columns hold, whatever they are called.

use tiendo_annex::deadline::DeadlineKind;
use tiendo_annex::draft::Meaning::{
    self, Activity, Coordinating, Deadline, Deliverable, Lead, Note, Other, Outline, Stt,
};
use tiendo_annex::draft::{Draft, FindingCode};
use tiendo_annex::{KnownColumn, Options, Refused, document, read};

use super::{activities, draft};

fn meanings(draft: &Draft) -> Vec<Option<Meaning>> {
    draft.layout.columns.iter().map(|column| column.meaning).collect()
}

fn names(units: &[tiendo_annex::draft::UnitName]) -> Vec<&str> {
    units.iter().map(|unit| unit.name.as_str()).collect()
}

#[test]
fn the_usual_names_of_columns_are_known() {
    let draft = draft(
        "Số TT\tTên nhiệm vụ\tCơ quan tham mưu\tPhối hợp\tSản phẩm đầu ra\tTiến độ\tLãnh đạo phụ trách\tGhi chú\n\
         1\tXây dựng quy chế\tPhòng Một\tPhòng Hai\tQuy chế\tQuý I\tÔng An\tx\n",
    );
    let expected = [Stt, Activity, Lead, Coordinating, Deliverable, Deadline, Other, Note];
    assert_eq!(meanings(&draft), expected.map(Some));
    let extras = &activities(&draft)[0].extras;
    assert_eq!(
        extras.iter().map(|cell| (cell.column, cell.text.as_str())).collect::<Vec<_>>(),
        [(7, "Ông An"), (8, "x")]
    );
}

#[test]
fn a_header_may_have_two_rows_and_a_row_of_numbers() {
    let draft = draft(
        "Stt\t\tTên nhiệm vụ\tĐơn vị\t\tThời hạn\n\
         TT\tMục\t\tChủ trì\tPhối hợp\t\n\
         (1)\t(2)\t(3)\t(4)\t(5)\t(6)\n\
         \t1\tNhóm việc\t\t\t\n\
         1\ta)\tViệc một\tPhòng Một\tPhòng Hai\t30/6/2026\n\
         Stt\t\tTên nhiệm vụ\tĐơn vị\t\tThời hạn\n\
         TT\tMục\t\tChủ trì\tPhối hợp\t\n\
         2\tb)\tViệc hai\tPhòng Hai\t\t30/6/2026\n",
    );
    let titles: Vec<Vec<&str>> = draft
        .layout
        .columns
        .iter()
        .map(|column| column.titles.iter().map(String::as_str).collect())
        .collect();
    assert_eq!(titles[1], ["Stt", "Mục"]);
    assert_eq!(titles[2], ["Tên nhiệm vụ", "Tên nhiệm vụ"]);
    assert_eq!(titles[4], ["Đơn vị", "Phối hợp"]);
    assert_eq!(meanings(&draft), [Stt, Outline, Activity, Lead, Coordinating, Deadline].map(Some));
    let found: Vec<_> = activities(&draft).iter().map(|work| (work.code.clone(), work.stt)).collect();
    assert_eq!(found, [("1.a".to_owned(), Some(1)), ("1.b".to_owned(), Some(2))]);
    assert!(draft.findings.iter().all(|finding| finding.code != FindingCode::UnplacedRow));
}

#[test]
fn where_titles_say_nothing_the_cells_do_and_a_person_confirms() {
    let draft = draft(
        "TT\tNội dung\tPhòng ban\tKỳ\n1\tLập danh mục thủ tục\tPhòng Tư pháp\t31/3\n2\tCông bố\tVăn phòng\t30/4\n",
    );
    assert_eq!(names(&activities(&draft)[0].lead_units), ["Phòng Tư pháp"]);
    assert_eq!(activities(&draft)[1].deadline.end.unwrap().to_string(), "2026-04-30");
    let asked: Vec<&str> = draft
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::UnreadColumn)
        .map(|finding| finding.read.as_str())
        .collect();
    assert_eq!(asked, ["Phòng ban", "Kỳ"]);
}

#[test]
fn what_a_person_once_said_of_a_column_goes_before_its_title() {
    let text =
        "TT\tNội dung\tĐơn vị chủ trì\tĐầu việc cụ thể\tThời hạn\n1\tA\tPhòng Một\tLập danh mục\t31/3\n";
    let document = document::from_text(text.as_bytes()).unwrap();
    let said = |title: &str, meaning| KnownColumn { title: title.to_owned(), meaning };
    let columns = vec![said("ĐẦU VIỆC CỤ THỂ", Meaning::Deliverable), said("noi dung", Meaning::Activity)];
    let draft = read(&document, &Options { year: Some(2026), columns, ..Options::default() }).unwrap();
    assert_eq!(activities(&draft)[0].title, "A");
    assert_eq!(activities(&draft)[0].deliverables, ["Lập danh mục"]);
}

#[test]
fn a_duration_is_a_time_only_where_nothing_else_says_when() {
    let alone = draft("TT\tNhiệm vụ\tSố ngày dự kiến\tChủ trì\n1\tViệc\t45\tPhòng Một\n");
    let work = activities(&alone)[0];
    assert_eq!((work.deadline.kind, work.deadline.days), (DeadlineKind::Relative, Some(45)));
    assert_eq!((work.time_text.as_deref(), work.time_read_as.as_deref()), (Some("45"), Some("45 ngày")));
    let asked = alone.findings.iter().find(|finding| finding.code == FindingCode::DeadlineUnclear).unwrap();
    assert_eq!(asked.proposed.as_deref(), Some("45 ngày kể từ ngày ban hành Kế hoạch"));
    assert_eq!(asked.alternative.as_deref(), Some("45 ngày kể từ ngày được giao"));
    assert!(!asked.done);
    let beside = draft("TT\tNhiệm vụ\tSố ngày dự kiến\tChủ trì\tThời hạn\n1\tViệc\t45\tPhòng Một\tQuý I\n");
    assert_eq!(activities(&beside)[0].time_text.as_deref(), Some("Quý I"));
    assert_eq!(activities(&beside)[0].extras[0].text, "45");
}

#[test]
fn periods_may_be_ticked() {
    let draft = draft(
        "STT\tNội dung\tChủ trì\tThời gian\t\t\n\t\t\tQuý I\tQuý II\tQuý III\n1\tViệc\tPhòng Một\t\tx\tx\n2\tKhác\tPhòng Một\t15/2\t\t\n",
    );
    assert_eq!(activities(&draft)[0].time_text.as_deref(), Some("Quý II, Quý III"));
    assert_eq!(activities(&draft)[1].time_text.as_deref(), Some("15/2"));
}

#[test]
fn tables_of_another_kind_are_left_aside() {
    let work = "TT\tNội dung\tChủ trì\tThời hạn\n1\tViệc\tPhòng Một\tQuý I\nNơi nhận: như trên\t\t\tGIÁM ĐỐC\n\t\t\tNguyễn Văn An\n";
    let draft = draft(work);
    assert_eq!(activities(&draft).len(), 1);
    assert_eq!(activities(&draft)[0].time_text.as_deref(), Some("Quý I"));
    let no_header = document::from_text("Tên\tTuổi\tQuê\nAn\t30\tHà Nội".as_bytes()).unwrap();
    assert_eq!(read(&no_header, &Options { year: Some(2026), ..Options::default() }), Err(Refused::NoHeader));
}

#[test]
fn a_school_names_its_head_where_others_name_units() {
    let draft = draft(
        "Thời gian\tNội dung công việc\tBộ phận thực hiện\nTháng 9/2026\tKhai giảng\tHiệu trưởng\nTháng 10/2026\tHội nghị\tCông đoàn\n",
    );
    assert_eq!(activities(&draft).len(), 2);
    assert_eq!(names(&activities(&draft)[0].lead_units), ["Hiệu trưởng"]);
}

#[test]
fn a_general_word_means_less_than_where_its_column_stands() {
    let draft = draft(
        "Nội dung\tNhiệm vụ cụ thể\tChủ trì\tThời hạn\nThể chế\tRà soát\tPhòng Một\tQuý I/2026\n\tBan hành\tPhòng Một\tQuý II/2026\n",
    );
    assert_eq!(
        activities(&draft).iter().map(|work| work.title.as_str()).collect::<Vec<_>>(),
        ["Rà soát", "Ban hành"]
    );
    assert_eq!(draft.tasks().map(|task| task.title.as_str()).collect::<Vec<_>>(), ["Thể chế"]);
}

#[test]
fn blank_columns_ask_nothing() {
    let draft = draft("\tTT\tNội dung\tChủ trì\tThời hạn\t\n\t1\tViệc\tPhòng Một\tQuý I/2026\t\n");
    assert_eq!(activities(&draft)[0].stt, Some(1));
    assert!(draft.findings.iter().all(|finding| finding.code != FindingCode::UnreadColumn));
}

#[test]
fn units_may_stand_under_people() {
    let draft = draft(
        "TT\tNội dung\tNgười thực hiện\tThời hạn\n1\tViệc\tTổ Văn phòng\tQuý I/2026\n2\tKhác\tBan Giám hiệu\tQuý I/2026\n",
    );
    assert_eq!(names(&activities(&draft)[1].lead_units), ["Ban Giám hiệu"]);
    assert!(draft.findings.iter().any(|finding| finding.code == FindingCode::UnreadColumn));
    let people = super::draft("TT\tNội dung\tNgười thực hiện\tThời hạn\n1\tViệc\tÔng An\tQuý I/2026\n");
    assert!(activities(&people)[0].lead_units.is_empty());
    assert_eq!(people.findings.iter().filter(|finding| finding.code == FindingCode::LeadMissing).count(), 1);
}
