//! Documents of other shapes, and documents that are none.
#![allow(missing_docs, clippy::unwrap_used)]

mod columns;
mod headings;
mod levels;
mod merges;
mod units;

use std::path::Path;

use tiendo_annex::deadline::DeadlineKind;
use tiendo_annex::draft::{Activity, Draft, FindingCode};
use tiendo_annex::{Options, Refused, document, read};
use unicode_normalization::UnicodeNormalization;

fn plan() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans/ke-hoach-cchc-2026.txt");
    std::fs::read_to_string(path).unwrap()
}

fn try_draft(bytes: &[u8]) -> Result<Draft, Refused> {
    let document = document::from_text(bytes)?;
    read(&document, &Options { year: Some(2026), ..Options::default() })
}

fn draft(text: &str) -> Draft {
    try_draft(text.as_bytes()).unwrap()
}

fn activities(draft: &Draft) -> Vec<&Activity> {
    let objectives = draft.sections.iter().flat_map(|section| &section.objectives);
    objectives.flat_map(|objective| &objective.tasks).flat_map(|task| &task.activities).collect()
}

fn refusal(bytes: &[u8]) -> &'static str {
    let refused = try_draft(bytes).unwrap_err();
    assert!(!refused.in_english().is_empty() && !refused.in_vietnamese().is_empty());
    refused.code()
}

#[test]
fn the_way_a_text_is_stored_does_not_matter() {
    let plan = plan();
    let expected = draft(&plan);
    let utf16 = |order: fn(u16) -> [u8; 2]| {
        let marked = format!("\u{FEFF}{plan}");
        marked.encode_utf16().flat_map(order).collect::<Vec<u8>>()
    };
    let stored: [(&str, Vec<u8>); 6] = [
        ("CRLF", plan.replace('\n', "\r\n").into_bytes()),
        ("BOM", format!("\u{FEFF}{plan}").into_bytes()),
        ("NFD", plan.nfd().collect::<String>().into_bytes()),
        ("NBSP", plan.replace(' ', "\u{A0}").into_bytes()),
        ("UTF-16LE", utf16(u16::to_le_bytes)),
        ("UTF-16BE", utf16(u16::to_be_bytes)),
    ];
    for (name, bytes) in stored {
        assert_eq!(try_draft(&bytes).unwrap(), expected, "{name}");
    }
}

#[test]
fn the_order_of_columns_does_not_matter() {
    // A shifted row says nothing once its columns are shuffled, so those two are left out.
    let whole = plan();
    let unshifted = whole.lines().filter(|line| !line.starts_with("6\t") && !line.starts_with("9\t"));
    let plan = unshifted.collect::<Vec<_>>().join("\n");
    let order = [7, 3, 5, 0, 2, 6, 1, 4];
    let shuffle = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() < order.len() { line.to_owned() } else { order.map(|at| cells[at]).join("\t") }
    };
    let shuffled = plan.lines().map(shuffle).collect::<Vec<_>>().join("\n");
    let (mut expected, mut shuffled) = (draft(&plan), draft(&shuffled));
    assert_eq!(activities(&shuffled).len(), 31);
    for draft in [&mut expected, &mut shuffled] {
        *draft = draft.clone().without_places();
        draft.layout.columns.clear();
        draft.findings.sort_by(|a, b| (a.place, a.code, &a.read).cmp(&(b.place, b.code, &b.read)));
    }
    assert_eq!(shuffled, expected);
}

#[test]
fn a_plan_without_levels_keeps_every_row() {
    let draft = draft(
        "TT\tNội dung công việc\tSản phẩm\tChủ trì\tPhối hợp\tThời hạn\tGhi chú\n\
         1\tXây dựng kế hoạch\tKế hoạch\tSở Nội vụ\tCác Sở, ban, ngành; UBND các xã, phường\tTrước ngày 15/6\tx\n\
         2\tTổng kết\tBáo cáo\tVăn phòng\t\tQuý III, IV/2027\t\n",
    );
    let all = activities(&draft);
    assert_eq!(all.iter().map(|activity| activity.code.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(all[0].title, "Xây dựng kế hoạch");
    let coordinating: Vec<&str> = all[0].coordinating_units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(coordinating, ["Các Sở, ban, ngành", "UBND các xã, phường"]);
    assert_eq!(all[0].deadline.end.unwrap().to_string(), "2026-06-15");
    assert_eq!(all[1].deadline.end.unwrap().to_string(), "2027-12-31");
    assert_eq!(
        (draft.counts.found.objectives, draft.counts.found.tasks, draft.counts.found.activities),
        (0, 0, 2)
    );
    assert_eq!((all[0].extras[0].column, all[0].extras[0].text.as_str()), (7, "x"));
    assert!(draft.findings.iter().all(|finding| finding.code != FindingCode::UnreadColumn));
}

#[test]
fn the_deepest_level_of_an_annex_is_the_work() {
    let draft = draft(
        "Mục tiêu\tNhiệm vụ\tKết quả\tCơ quan chủ trì\tThời gian\n\
         Mục tiêu 1: Một\tNhiệm vụ 1: Việc một\tBáo cáo\tSở A\tTháng 6/2026\n\
         \tNhiệm vụ 2: Việc hai\tBáo cáo\tSở B\tTháng 7/2026\n",
    );
    assert_eq!(
        activities(&draft).iter().map(|work| work.title.as_str()).collect::<Vec<_>>(),
        ["Việc một", "Việc hai"]
    );
    assert_eq!(draft.counts.found.objectives, 1);
}

#[test]
fn a_merged_cell_repeated_in_every_row_is_one() {
    let draft = draft(
        "Mục tiêu\tNhiệm vụ\tHoạt động\tChủ trì\tThời hạn\n\
         Mục tiêu 1: A\tNhiệm vụ 1: B\tHoạt động 1: C\tSở A\t30/6\n\
         Mục tiêu 1: A\tNhiệm vụ 1: B\tHoạt động 2: D\tSở A\t30/6\n",
    );
    assert_eq!(
        (draft.counts.found.objectives, draft.counts.found.tasks, draft.counts.found.activities),
        (1, 1, 2)
    );
}

#[test]
fn a_row_split_by_a_page_break_is_joined() {
    let draft = draft(
        "Hoạt động\tSản phẩm\tChủ trì\tThời hạn\n\
         Hoạt động 1: Xây dựng kế\tKế hoạch\tVăn phòng\tQuý I\n\
         Hoạt động\tSản phẩm\tChủ trì\tThời hạn\n\
         hoạch kiểm tra\tBáo cáo\tđại diện\t\n\
         Hoạt động 2: Khác\tBáo cáo\tSở B\tQuý II\n",
    );
    let all = activities(&draft);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].title, "Xây dựng kế hoạch kiểm tra");
    assert_eq!(all[0].deliverables, ["Kế hoạch", "Báo cáo"]);
    assert_eq!(all[0].lead_units[0].name, "Văn phòng đại diện");
    assert!(draft.findings.iter().filter(|finding| finding.code == FindingCode::SplitText).count() >= 3);
}

#[test]
fn nothing_missing_goes_unsaid() {
    let draft = draft(
        "Hoạt động\tSản phẩm\tChủ trì\tThời hạn\nViệc một\t\t\tkhi nào xong thì thôi\nViệc hai\tx\tA\tvô hạn định\n",
    );
    let has = |code| draft.findings.iter().any(|finding| finding.code == code);
    assert!(
        has(FindingCode::LeadMissing)
            && has(FindingCode::DeliverableMissing)
            && has(FindingCode::DeadlineUnclear)
    );
    assert_eq!(activities(&draft)[1].deadline.kind, DeadlineKind::None);
    assert_eq!(activities(&draft)[1].deadline.label, "vô hạn định");
}

#[test]
fn a_line_outside_the_table_is_reported() {
    let draft = draft(
        "Hoạt động\tChủ trì\tThời hạn\nViệc một\tA\t30/6\nHoạt động 9: rơi ra ngoài\nNơi nhận: như trên\n",
    );
    let unplaced: Vec<&str> = draft
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::UnplacedRow)
        .map(|finding| finding.read.as_str())
        .collect();
    assert_eq!(unplaced, ["Hoạt động 9: rơi ra ngoài", "Nơi nhận: như trên"]);
}

#[test]
fn the_title_is_what_stands_right_above_the_table() {
    let draft = draft(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCăn cứ Kế hoạch kèm theo năm 2020\nMột\nHai\nPhụ lục I\nDANH MỤC NHIỆM VỤ\nNĂM 2027\n\
         (Kèm theo Kế hoạch số 1/KH-A ngày 05/01/2027 của Sở A)\n\
         Hoạt động\tChủ trì\tThời hạn\nViệc\tA\t30/6\n",
    );
    assert_eq!(draft.plan.title, "DANH MỤC NHIỆM VỤ NĂM 2027");
    let heading = draft.findings.iter().find(|finding| finding.code == FindingCode::HeadingIncomplete);
    assert!(heading.unwrap().message.contains("2027"), "the caller's year is 2026");
}

#[test]
fn what_is_no_annex_is_refused_with_a_reason() {
    assert_eq!(refusal(b""), "empty");
    assert_eq!(refusal(b" \r\n\r\n "), "empty");
    assert_eq!(refusal("Một lá thư.\nKhông có bảng.".as_bytes()), "no_table");
    assert_eq!(refusal("Tên\tTuổi\nAn\t30".as_bytes()), "no_header");
    assert_eq!(refusal("Hoạt động\tChủ trì\tThời hạn\n".as_bytes()), "no_rows");
    assert_eq!(refusal(b"PK\x03\x04rest of a zip"), "other_format");
    assert_eq!(refusal(b"%PDF-1.7"), "other_format");
    assert_eq!(refusal(b"Ho\0at\tdong\n"), "binary");
    assert_eq!(refusal(&[0xC3, 0x28, 0xA0, 0xA1, b'\t', b'\n']), "wrong_encoding");
    assert_eq!(refusal(&(0..=255).cycle().take(4096).collect::<Vec<u8>>()), "binary");
    let utf16_without_mark: Vec<u8> =
        "Hoạt động\tChủ trì".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refusal(&utf16_without_mark), "wrong_encoding");
}

#[test]
fn what_is_too_large_is_refused_before_it_costs_memory() {
    let header = "Hoạt động\tChủ trì\tThời hạn\n";
    assert_eq!(refusal(&vec![b'a'; document::MAX_BYTES + 1]), "too_large");
    assert_eq!(refusal(format!("{header}{}\t\t", "a".repeat(100_000)).as_bytes()), "cell_too_long");
    assert_eq!(refusal(format!("{header}{}", "a\t".repeat(201)).as_bytes()), "too_many_columns");
    assert_eq!(refusal(format!("{header}{}", "a\tb\tc\td\n".repeat(250_000)).as_bytes()), "too_many_cells");
}

#[test]
fn a_million_blank_rows_are_nothing() {
    let text = format!("Hoạt động\tChủ trì\tThời hạn\n{}Việc\tA\t30/6\n", "\t\t\n".repeat(1_000_000));
    assert_eq!(activities(&draft(&text))[0].place.unwrap().row, 1_000_002);
}

#[test]
fn many_rows_and_odd_cells_are_read() {
    let row = |number: u32| {
        format!(
            "{number}\tHoạt động {number}: Việc\tBáo cáo\tĐơn vị {number}, Văn phòng\tQuý I, khi có {number}"
        )
    };
    let rows = (1..=10_000).map(row).collect::<Vec<_>>().join("\n");
    let text = format!("STT\tHoạt động\tSản phẩm\tChủ trì\tThời hạn\n{rows}");
    assert_eq!(activities(&draft(&text)).len(), 10_000);
    for odd in ["<", "theo ", "khi, ", "Phòng A/", "1/", "(", "Kế hoạch ", "Hoạt động 1", "a, "] {
        let cell = odd.repeat(20_000 / odd.len());
        let text = format!(
            "Hoạt động\tSản phẩm\tChủ trì\tThời hạn\n{}",
            format!("{cell}\t{cell}\t{cell}\t{cell}\n").repeat(3)
        );
        assert!(try_draft(text.as_bytes()).is_ok(), "{odd}");
    }
}
