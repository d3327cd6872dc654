//! One to four levels, by marks and headings.

use tiendo_annex::draft::Field::{CoordinatingUnits, Deadline, Deliverables, LeadUnits};
use tiendo_annex::draft::{Draft, FindingCode};

use super::{activities, draft};

const HEADER: &str = "TT\tNội dung\tSản phẩm\tChủ trì\tPhối hợp\tThời hạn\n";

fn outline(rows: &[&str]) -> Draft {
    draft(&format!("{HEADER}{}\n", rows.join("\n")))
}

fn codes(draft: &Draft) -> Vec<&str> {
    activities(draft).iter().map(|work| work.code.as_str()).collect()
}

#[test]
fn four_levels_are_section_objective_task_and_activity() {
    let draft = outline(&[
        "A\tNHIỆM VỤ CHUNG\t\t\t\t",
        "I\tChỉ đạo\t\t\t\t",
        "1\tBan hành kế hoạch\t\t\t\t",
        "a)\tDự thảo\tDự thảo\tPhòng Một\t\tQuý I/2026",
        "b)\tTrình ký\tKế hoạch\tPhòng Một\t\tQuý I/2026",
        "II\tHạ tầng\t\t\t\t",
        "1\tMua sắm\tBiên bản\tPhòng Hai\t\tQuý II/2026",
        "B\tNHIỆM VỤ CỤ THỂ\t\t\t\t",
        "1\tTổng kết\tBáo cáo\tPhòng Hai\t\tQuý IV/2026",
    ]);
    assert_eq!(codes(&draft), ["A.I.1.a", "A.I.1.b", "A.II.1", "B.1"]);
    let paths: Vec<_> =
        draft.paths().map(|(s, o, t, _)| (s.number.as_str(), o.title.as_str(), t.title.as_str())).collect();
    assert_eq!(paths[0], ("A", "Chỉ đạo", "Ban hành kế hoạch"));
    assert_eq!(paths[2], ("A", "Hạ tầng", ""));
    assert_eq!(paths[3], ("B", "", ""));
    let found = draft.counts.found;
    assert_eq!((found.sections, found.objectives, found.tasks, found.activities), (2, 2, 1, 4));
    assert!(draft.findings.iter().all(|finding| finding.code != FindingCode::Numbering));
}

#[test]
fn letters_follow_the_vietnamese_alphabet() {
    let letters = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l"];
    let rows: Vec<String> = letters
        .iter()
        .map(|letter| format!("{letter})\tViệc {letter}\tx\tPhòng Một\t\tQuý I/2026"))
        .collect();
    let mut all = vec!["1\tNhóm\t\t\t\t"];
    all.extend(rows.iter().map(String::as_str));
    let draft = outline(&all);
    assert_eq!(codes(&draft)[4], "1.đ");
    assert_eq!(
        activities(&draft).iter().map(|work| work.number).collect::<Vec<_>>(),
        (1..=11).collect::<Vec<_>>()
    );
    assert!(draft.findings.iter().all(|finding| finding.code != FindingCode::Numbering));
}

#[test]
fn decimals_say_their_groups_themselves() {
    let draft = outline(&[
        "1\tNhóm một\t\t\t\t",
        "1.1\tNhóm nhỏ\t\t\t\t",
        "1.1.1\tViệc\tx\tPhòng Một\t\tQuý I/2026",
        "1.1.3\tViệc khác\tx\tPhòng Một\t\tQuý I/2026",
        "2\tNhóm hai\t\t\t\t",
        "2.1\tViệc thẳng\tx\tPhòng Một\t\tQuý I/2026",
    ]);
    assert_eq!(codes(&draft), ["1.1.1", "1.1.3", "2.1"]);
    let numbering: Vec<&str> = draft
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::Numbering)
        .map(|finding| finding.read.as_str())
        .collect();
    assert_eq!(numbering, ["1.1.3"], "the gap, and nothing else");
}

#[test]
fn a_group_without_rows_is_work_of_its_own() {
    let draft = outline(&[
        "1\tNhóm\t\t\t\t",
        "a)\tViệc\tx\tPhòng Một\t\tQuý I/2026",
        "2\tViệc lớn\ty\tPhòng Hai\t\tQuý II/2026",
        "3\tNhóm sau\t\t\t\t",
        "a)\tViệc\tz\tPhòng Một\t\tQuý III/2026",
    ]);
    assert_eq!(codes(&draft), ["1.a", "2", "3.a"]);
    let tasks: Vec<(u32, &str)> = draft.tasks().map(|task| (task.number, task.title.as_str())).collect();
    assert_eq!(tasks, [(1, "Nhóm"), (0, ""), (3, "Nhóm sau")]);
}

#[test]
fn a_group_speaks_for_rows_that_leave_cells_blank() {
    let draft = outline(&[
        "1\tNhóm\tBáo cáo\tPhòng Một\tPhòng Hai\tTheo từng mốc thời hạn dưới đây",
        "a)\tViệc\t\t\t\tQuý I/2026",
        "b)\tViệc khác\tKế hoạch\tPhòng Ba\t\tQuý II/2026",
        "2\tNhóm sau\tĐạt các chỉ tiêu sau đây:\tPhòng Một\t\t30/6/2026",
        "a)\tViệc\tx\t\t\t",
    ]);
    let all = activities(&draft);
    assert_eq!(all[0].deliverables, ["Báo cáo"]);
    assert_eq!(
        (all[0].lead_text.as_deref(), all[0].coordinating_text.as_deref()),
        (Some("Phòng Một"), Some("Phòng Hai"))
    );
    assert_eq!(
        (all[1].lead_text.as_deref(), all[1].coordinating_text.as_deref()),
        (Some("Phòng Ba"), Some("Phòng Hai"))
    );
    assert_eq!(all[2].time_text.as_deref(), Some("30/6/2026"));
    let shared: Vec<_> = draft
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::SharedCell)
        .filter_map(|finding| finding.target.filter(|_| finding.done))
        .map(|target| (target.node, target.field))
        .collect();
    let (first, second, third) = (all[0].key, all[1].key, all[2].key);
    assert_eq!(
        shared,
        [
            (first, Deliverables),
            (first, LeadUnits),
            (first, CoordinatingUnits),
            (second, CoordinatingUnits),
            (third, LeadUnits),
            (third, Deadline)
        ]
    );
}

#[test]
fn what_a_group_says_in_vain_is_not_lost() {
    let draft =
        outline(&["1\tNhóm\tBáo cáo chung\t\t\t", "a)\tViệc\tBáo cáo riêng\tPhòng Một\t\tQuý I/2026"]);
    let finding = draft.findings.iter().find(|finding| finding.read == "Báo cáo chung").unwrap();
    assert_eq!((finding.code, finding.target), (FindingCode::SharedCell, None));
}

#[test]
fn marks_may_lead_the_wording_and_bullets_count_in_their_group() {
    let text = "Nội dung\tChủ trì\tThời hạn\n\
                1. Rà soát thủ tục\t\t\n\
                - Lập danh mục\tPhòng Một\t31/3/2026\n\
                - Công bố\tPhòng Hai\t30/4/2026\n\
                2. Đơn giản hóa\tPhòng Một\tQuý III/2026\n";
    let draft = draft(text);
    assert_eq!(codes(&draft), ["1.1", "1.2", "2"]);
    assert_eq!(activities(&draft)[0].title, "- Lập danh mục");
}

#[test]
fn headings_without_a_mark_are_groups_and_the_count_goes_on() {
    let draft = outline(&[
        "\tVỀ THỂ CHẾ\t\t\t\t",
        "1\tViệc một\tx\tPhòng Một\t\tQuý I/2026",
        "\tVỀ TỔ CHỨC\t\t\t\t",
        "2\tViệc hai\tx\tPhòng Một\t\tQuý I/2026",
        "\tVỀ SAU\t\t\t\t",
    ]);
    assert_eq!(codes(&draft), ["1", "2"]);
    assert_eq!(
        draft.tasks().map(|task| task.title.as_str()).collect::<Vec<_>>(),
        ["VỀ THỂ CHẾ", "VỀ TỔ CHỨC"]
    );
    let empty = draft.findings.iter().find(|finding| finding.code == FindingCode::UnplacedRow).unwrap();
    assert_eq!(empty.read, "VỀ SAU");
    assert!(draft.findings.iter().all(|finding| finding.code != FindingCode::Numbering));
}

#[test]
fn rows_split_by_a_page_break_are_joined_in_outlines_too() {
    let draft = outline(&[
        "1\tNhóm\t\t\t\t",
        "a)\tXây dựng kế\tGiảm 50%\tPhòng Một\t\tQuý I/2026",
        HEADER.trim_end(),
        "\thoạch năm\tthời gian giải quyết\t\t\t",
        "b)\tViệc khác\tx\tPhòng Một\t\tQuý I/2026",
    ]);
    assert_eq!(codes(&draft), ["1.a", "1.b"]);
    assert_eq!(activities(&draft)[0].title, "Xây dựng kế hoạch năm");
    assert_eq!(activities(&draft)[0].deliverables, ["Giảm 50% thời gian giải quyết"]);
}
