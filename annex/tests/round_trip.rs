//! A plan printed and read again is the same plan, whatever the shape of its annex.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::Path;

use tiendo_annex::draft::{Draft, FindingCode};
use tiendo_annex::write::{Printed, WriteError, docx, xlsx};
use tiendo_annex::{Options, document, read};

type Write = fn(&Draft, &Printed) -> Result<Vec<u8>, WriteError>;
const FORMATS: [(&str, Write); 2] = [("plan.docx", docx), ("plan.xlsx", xlsx)];

/// What the reader says of damage in the source, which a printed plan no longer has.
const OF_THE_SOURCE: [FindingCode; 5] = [
    FindingCode::ShiftedRow,
    FindingCode::SplitText,
    FindingCode::Markup,
    FindingCode::BlankMergedCell,
    FindingCode::HeadingIncomplete,
];

fn draft(name: &str, bytes: &[u8]) -> Draft {
    let (document, _) = document::open(name, bytes).unwrap();
    let options = Options { year: Some(2026), ..Options::default() };
    let mut draft = read(&document, &options).unwrap().without_places();
    // Messages name rows, which are places too; so is the order of findings.
    for finding in &mut draft.findings {
        finding.message.retain(|char| !char.is_ascii_digit());
    }
    draft.findings.sort_by_key(|finding| (finding.target, finding.code, finding.read.clone()));
    draft
}

fn without_doubts_of_the_source(mut draft: Draft) -> Draft {
    draft.findings.retain(|finding| !OF_THE_SOURCE.contains(&finding.code));
    draft
}

/// Printed and read, the plan is the same; printed and read once more, so is every finding.
fn assert_comes_back(source: &Draft) {
    for (name, write) in FORMATS {
        let first = draft(name, &write(source, &Printed::default()).unwrap());
        let mut expected = without_doubts_of_the_source(source.clone());
        if expected.plan.attached_to.is_none() {
            // Printed with blanks to be filled in.
            expected.plan.attached_to.clone_from(&first.plan.attached_to);
        }
        let printed = without_doubts_of_the_source(first.clone());
        assert_eq!(printed.findings, expected.findings, "{name}");
        assert_eq!(printed, expected, "{name}");
        let second = draft(name, &write(&first, &Printed::default()).unwrap());
        assert_eq!(second, first, "{name}, the second time");
    }
}

fn file(name: &str) -> Draft {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans").join(name);
    draft(name, &std::fs::read(path).unwrap())
}

fn text(text: &str) -> Draft {
    draft("plan.txt", text.as_bytes())
}

#[test]
fn the_2026_plan_comes_back_from_every_form() {
    for name in ["ke-hoach-cchc-2026.txt", "ke-hoach-cchc-2026.docx", "ke-hoach-cchc-2026.xlsx"] {
        assert_comes_back(&file(name));
    }
}

#[test]
fn the_2026_plan_keeps_its_shared_cells() {
    let source = file("ke-hoach-cchc-2026.docx");
    let shared = |draft: &Draft| {
        draft
            .findings
            .iter()
            .filter(|finding| finding.code == FindingCode::SharedCell)
            .cloned()
            .collect::<Vec<_>>()
    };
    assert!(!shared(&source).is_empty());
    for (name, write) in FORMATS {
        assert_eq!(
            shared(&draft(name, &write(&source, &Printed::default()).unwrap())),
            shared(&source),
            "{name}"
        );
    }
}

#[test]
fn a_flat_list_comes_back() {
    assert_comes_back(&text(
        "DANH MỤC CÔNG VIỆC NĂM 2026\n(Kèm theo Kế hoạch số 12/KH-SA ngày 05/01/2026 của Sở A)\n\
         TT\tNội dung công việc\tSản phẩm\tChủ trì\tPhối hợp\tThời hạn\tGhi chú\n\
         1\tXây dựng kế hoạch\tKế hoạch\tSở A\tCác Sở, ban, ngành; UBND các xã, phường\tTrước ngày 15/6\tgấp\n\
         2\tTổng kết\tBáo cáo\tVăn phòng\t\tQuý III, IV/2027\t\n\
         3\t=SUM(1;2) & <x> \"y\"\tBáo cáo; Tờ trình\tVăn phòng\t\t30/11\t\n",
    ));
}

#[test]
fn cells_of_several_lines_come_back() {
    let mut source = text("Hoạt động\tSản phẩm\tChủ trì\tThời hạn\nViệc một\tx\tSở A\t30/6\n");
    let activity = source.activities_mut().next().unwrap();
    activity.deliverable_text = Some("- Tờ trình\n- Dự thảo Quyết định;\n- Báo cáo".into());
    activity.deliverables = ["Tờ trình", "Dự thảo Quyết định", "Báo cáo"].map(str::to_owned).to_vec();
    assert_comes_back(&source);
}

#[test]
fn levels_come_back_where_the_annex_numbers_activities() {
    assert_comes_back(&text(
        "STT\tMục tiêu\tNhiệm vụ\tHoạt động\tChủ trì\tThời hạn\n\
         A\tPhần một (2 nhiệm vụ)\t\t\t\t\n\
         1\tNâng cao chất lượng\tRà soát\tLập danh mục\tSở A\t30/6\n\
         2\t\t\tBáo cáo\tSở A\t30/6\n\
         3\t\tTập huấn\tMở lớp\tSở B\t30/7\n\
         \t\t\tCấp chứng chỉ\tSở B\t30/7\n",
    ));
}

#[test]
fn labels_of_the_level_that_is_the_work_come_back() {
    assert_comes_back(&text(
        "Mục tiêu\tNhiệm vụ\tKết quả\tCơ quan chủ trì\tThời gian\n\
         Mục tiêu 1: Một\tNhiệm vụ 1: Việc một\tBáo cáo\tSở A\tTháng 6/2026\n\
         \tNhiệm vụ 2: Việc hai\tBáo cáo\tSở B\tTháng 7/2026\n",
    ));
}

#[test]
fn sections_come_back_without_a_column_of_numbers() {
    assert_comes_back(&text(
        "Hoạt động\tSản phẩm\tChủ trì\tThời hạn\n\
         I. Cải cách thể chế (2 hoạt động)\t\t\t\n\
         Hoạt động 1: Rà soát\tBáo cáo\tSở A\t30/6\n\
         Hoạt động 2: Ban hành\tTờ trình\tSở A\t30/6\n\
         II. Công việc khác\t\t\t\n\
         Hoạt động 1: Tổng kết\tBáo cáo\tSở B\tQuý IV\n",
    ));
}

#[test]
fn a_number_given_by_a_person_comes_back() {
    let mut source = text(
        "NHIỆM VỤ NĂM 2026\n(Kèm theo Kế hoạch số: /KH-SA, ngày tháng năm của Sở A)\n\
         Hoạt động\tChủ trì\tThời hạn\nViệc\tSở A\t30/6\n",
    );
    source.plan.number = Some("12/KH-SA".into());
    source.plan.issued_on = chrono::NaiveDate::from_ymd_opt(2026, 1, 5);
    for (name, write) in FORMATS {
        let again = draft(name, &write(&source, &Printed::default()).unwrap());
        assert_eq!(
            (again.plan.number, again.plan.issued_on),
            (source.plan.number.clone(), source.plan.issued_on)
        );
        assert_eq!(again.plan.issuer.as_deref(), Some("Sở A"));
    }
}

#[test]
fn an_outline_below_two_header_rows_comes_back() {
    let source = text(
        "PHỤ LỤC\nDANH MỤC NHIỆM VỤ NĂM 2026\n(Kèm theo Kế hoạch số 3/KH-A ngày 05/01/2026 của UBND xã A)\n\
         Stt\t\tTên nhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tSản phẩm\tThời hạn\n\
         TT\tChi tiết\t\t\t\t\t\n\
         \t1\tLàm sạch dữ liệu\t\t\t\t\n\
         1\ta)\tDữ liệu đầu tư công\tSở T\tSở K\tBáo cáo\t30/8/2026\n\
         2\tb)\tDữ liệu quy hoạch\tSở Q\tSở K\tBáo cáo\t30/8/2026\n\
         \t2\tChuẩn hóa hệ thống\t\t\t\t\n\
         3\ta)\tRà soát phần mềm\tSở K\tSở T\tBáo cáo\t30/9/2026\n\
         4\t3\tViệc đứng riêng\tSở Q\tSở T\tMô hình\t100 ngày kể từ ngày ban hành Kế hoạch\n",
    );
    assert_eq!(source.layout.columns[0].titles, ["Stt", "TT"]);
    let codes: Vec<&str> = source.activities().map(|activity| activity.code.as_str()).collect();
    assert_eq!(codes, ["1.a", "1.b", "2.a", "3"]);
    assert_comes_back(&source);
}

#[test]
fn letters_romans_and_numbers_come_back_with_units_in_one_cell() {
    assert_comes_back(&text(
        "KẾ HOẠCH CÔNG TÁC NĂM 2026\n\
         STT\tNội dung công việc\tĐơn vị thực hiện\tThời gian\tGhi chú\n\
         A\tCÔNG TÁC CHUYÊN MÔN\t\t\t\n\
         I\tCông tác tổ chức\t\t\t\n\
         1\tXây dựng đề án\tChủ trì: Phòng A; phối hợp: Phòng B\tQuý I/2026\tgấp\n\
         2\tBáo cáo năm\tChủ trì: Phòng B; phối hợp: Phòng A\tTháng 12/2026\t\n\
         B\tCÔNG TÁC KHÁC\t\t\t\n\
         I\tSinh hoạt\t\t\t\n\
         1\tHọp đơn vị\tChủ trì: Phòng A\tHằng tháng\t\n",
    ));
}

#[test]
fn decimals_and_durations_come_back() {
    assert_comes_back(&text(
        "KẾ HOẠCH NĂM 2026\n\
         TT\tNhiệm vụ\tĐơn vị chủ trì\tThời hạn\tSố ngày dự kiến\n\
         1\tCông tác thể chế\t\t\t\n\
         1.1\tRà soát văn bản\tPhòng A\t30/6/2026\t30\n\
         1.2\tBan hành quy chế\tPhòng B\t30/9/2026\t45\n\
         2\tCông tác cán bộ\t\t\t\n\
         2.1\tĐào tạo\tPhòng C\tQuý IV/2026\t10\n",
    ));
}

#[test]
fn marks_before_the_wording_come_back() {
    assert_comes_back(&text(
        "KẾ HOẠCH NĂM 2026\n\
         Nội dung\tSản phẩm\tChủ trì\tThời gian hoàn thành\n\
         1. Công tác thể chế\t\t\t\n\
         a) Rà soát văn bản\tBáo cáo\tPhòng A\t30/6/2026\n\
         b) Ban hành quy chế\tQuy chế\tPhòng B\t30/9/2026\n\
         2. Công tác cán bộ\t\t\t\n\
         a) Đào tạo\tKế hoạch\tPhòng C\tQuý IV/2026\n",
    ));
}
