//! Who leads and who helps, however a cell says it.

use tiendo_annex::draft::{Draft, FindingCode, UnitName};

use super::{activities, draft};

fn units(lead: &str, coordinating: &str) -> Draft {
    draft(&format!("Hoạt động\tChủ trì\tPhối hợp\tThời hạn\nViệc\t{lead}\t{coordinating}\tQuý I/2026\n"))
}

fn names(units: &[UnitName]) -> Vec<&str> {
    units.iter().map(|unit| unit.name.as_str()).collect()
}

fn coordinating(cell: &str) -> Vec<String> {
    let draft = units("Phòng Chín", cell);
    activities(&draft)[0].coordinating_units.iter().map(|unit| unit.name.clone()).collect()
}

#[test]
fn names_of_groups_and_names_with_joining_words_stay_whole() {
    let cells: [(&str, &[&str]); 9] = [
        ("Các Sở, ban, ngành; UBND các xã, phường", &["Các Sở, ban, ngành", "UBND các xã, phường"]),
        ("Các phòng, đơn vị thuộc Sở", &["Các phòng, đơn vị thuộc Sở"]),
        (
            "sở, ngành có liên quan và UBND các xã, phường.",
            &["sở, ngành có liên quan", "UBND các xã, phường"],
        ),
        ("UBND xã/phường, Công an tỉnh", &["UBND xã/phường", "Công an tỉnh"]),
        ("Sở Một/các công ty quản lý liên quan", &["Sở Một", "các công ty quản lý liên quan"]),
        (
            "Sở Quy hoạch - Kiến trúc, Sở Văn hóa – Thể thao",
            &["Sở Quy hoạch - Kiến trúc", "Sở Văn hóa – Thể thao"],
        ),
        ("Sở Khoa học và Công nghệ và Công an tỉnh", &["Sở Khoa học và Công nghệ", "Công an tỉnh"]),
        ("Đề nghị phối hợp với các Bộ, ngành liên quan", &["các Bộ, ngành liên quan"]),
        ("Văn phòng HĐND và UBND tỉnh; Thanh tra tỉnh", &["Văn phòng HĐND và UBND tỉnh", "Thanh tra tỉnh"]),
    ];
    for (cell, expected) in cells {
        assert_eq!(coordinating(cell), expected, "{cell}");
    }
}

#[test]
fn a_sentence_is_searched_for_names_and_doubted() {
    let draft = draft(
        "Hoạt động\tChủ trì\tThời hạn\n\
         Việc\tSở Khoa học và Công nghệ\tQuý I/2026\n\
         Khác\tUBND các xã, phường trực tiếp triển khai tại địa bàn Sở Khoa học và Công nghệ triển khai hệ thống, hạ tầng.\tQuý I/2026\n",
    );
    let work = activities(&draft)[1];
    assert_eq!(names(&work.lead_units), ["UBND các xã, phường", "Sở Khoa học và Công nghệ"]);
    let doubt = draft.findings.iter().find(|finding| finding.code == FindingCode::UnitSeparator).unwrap();
    assert_eq!(doubt.target.unwrap().node, work.key);
}

#[test]
fn people_are_not_units() {
    let draft = units("Đ/c Bình", "Phòng Một (đ/c An), ông Nguyễn Văn Cường");
    let work = activities(&draft)[0];
    assert!(work.lead_units.is_empty());
    assert_eq!(names(&work.coordinating_units), ["Phòng Một"]);
    let told: Vec<&str> = draft
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::UnknownUnit && finding.message.contains("là người"))
        .map(|finding| finding.read.as_str())
        .collect();
    assert_eq!(told, ["Đ/c Bình", "ông Nguyễn Văn Cường"]);
    assert!(draft.findings.iter().any(|finding| finding.code == FindingCode::LeadMissing));
}

#[test]
fn one_cell_may_name_lead_and_others() {
    let draft = draft(
        "TT\tNhiệm vụ\tCơ quan chủ trì, phối hợp\tThời hạn\n\
         1\tViệc một\tChủ trì: Phòng Một; phối hợp: Phòng Hai, Phòng Ba\tQuý I/2026\n\
         2\tViệc hai\tPhòng Hai chủ trì, phối hợp với Phòng Một\tQuý I/2026\n\
         3\tViệc ba\tPhòng Ba, Phòng Một\tQuý I/2026\n",
    );
    let read: Vec<_> = activities(&draft)
        .iter()
        .map(|work| (names(&work.lead_units), names(&work.coordinating_units)))
        .collect();
    assert_eq!(read[0], (vec!["Phòng Một"], vec!["Phòng Hai", "Phòng Ba"]));
    assert_eq!(read[1], (vec!["Phòng Hai"], vec!["Phòng Một"]));
    assert_eq!(read[2], (vec!["Phòng Ba", "Phòng Một"], vec![]));
    let cell = "Chủ trì: Phòng Một; phối hợp: Phòng Hai, Phòng Ba";
    let work = activities(&draft)[0];
    assert_eq!((work.lead_text.as_deref(), work.coordinating_text.as_deref()), (Some(cell), Some(cell)));
    let undivided = draft.findings.iter().find(|finding| finding.code == FindingCode::UnitSeparator).unwrap();
    assert_eq!(undivided.proposed.as_deref(), Some("Phòng Ba\nPhòng Một"));
    assert_eq!(undivided.alternative.as_deref(), Some("Phòng Ba"));
}

#[test]
fn a_lead_that_coordinates_with_itself_is_proposed_away_one_unit_a_line() {
    let draft = units("Phòng Một", "Phòng Hai, Phòng Một, Phòng Ba");
    let finding =
        draft.findings.iter().find(|finding| finding.code == FindingCode::LeadAlsoCoordinating).unwrap();
    assert_eq!((finding.proposed.as_deref(), finding.done), (Some("Phòng Hai\nPhòng Ba"), false));
}

#[test]
fn spellings_that_differ_only_in_joining_signs_are_one_unit() {
    let draft = units("Sở Văn hóa và Thể thao", "Phòng Một");
    assert_eq!(names(&activities(&draft)[0].lead_units), ["Sở Văn hóa và Thể thao"]);
    let two = super::draft(
        "Hoạt động\tChủ trì\tThời hạn\nA\tSở Văn hóa và Thể thao\tQuý I/2026\nB\tSở Văn hoá – Thể thao\tQuý I/2026\n",
    );
    assert_eq!(names(&activities(&two)[1].lead_units), ["Sở Văn hóa và Thể thao"]);
    assert!(two.findings.iter().any(|finding| finding.code == FindingCode::UnitVariant));
}
