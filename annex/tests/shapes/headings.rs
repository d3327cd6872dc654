//! Titles, numbers and days in other agencies' ways.

use tiendo_annex::deadline::DeadlineKind;
use tiendo_annex::draft::{Field, FindingCode, Target};

use super::{activities, draft};

#[test]
fn the_day_of_issue_gives_an_end_to_what_is_counted_from_it() {
    let table = "Hoạt động\tChủ trì\tThời hạn\nViệc\tPhòng Một\t100 ngày kể từ ngày ban hành Kế hoạch\n\
                 Khác\tPhòng Một\t10 ngày làm việc kể từ ngày ban hành Kế hoạch\n";
    let issued =
        draft(&format!("KẾ HOẠCH NĂM 2026\n(Kèm theo Kế hoạch số 1/KH-A ngày 05/01/2026 của Sở A)\n{table}"));
    let counted = &activities(&issued)[0].deadline;
    assert_eq!((counted.kind, counted.days), (DeadlineKind::Relative, Some(100)));
    assert_eq!(counted.end.unwrap().to_string(), "2026-04-15");
    let working = &activities(&issued)[1].deadline;
    assert_eq!((working.days, working.working_days, working.end), (Some(10), true, None));
    let blank =
        draft(&format!("KẾ HOẠCH NĂM 2026\n(Kèm theo Kế hoạch số 1/KH-A ngày   /  /2026 của Sở A)\n{table}"));
    assert_eq!(activities(&blank)[0].deadline.end, None);
    let asked = blank.findings.iter().find(|finding| finding.code == FindingCode::HeadingIncomplete).unwrap();
    assert_eq!(asked.target, Some(Target { node: 0, field: Field::IssuedOn }));
}

#[test]
fn titles_in_the_sheet_itself_are_the_heading() {
    let draft = draft(
        "UBND XÃ A\t\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
         \t\t\tĐộc lập - Tự do - Hạnh phúc\n\
         BIỂU TỔNG HỢP NHIỆM VỤ NĂM 2026\t\t\t\n\
         (Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2026 của UBND xã A)\t\t\t\n\
         TT\tNội dung\tChủ trì\tThời hạn\n1\tViệc\tPhòng Một\tQuý I/2026\n",
    );
    assert_eq!(draft.plan.title, "BIỂU TỔNG HỢP NHIỆM VỤ NĂM 2026");
    assert_eq!(draft.plan.number.as_deref(), Some("15/QĐ-UBND"));
    assert_eq!(draft.plan.issuer.as_deref(), Some("UBND xã A"));
    assert_eq!(draft.plan.issued_on.unwrap().to_string(), "2026-01-05");
    assert_eq!(activities(&draft).len(), 1);
}
