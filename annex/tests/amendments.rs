//! What an amended annex changes, and what only looks like a change.
#![allow(missing_docs, clippy::unwrap_used, clippy::format_collect)]

use std::collections::HashSet;
use std::path::Path;
use std::time::{Duration, Instant};

use tiendo_annex::compare::{ChangeKind, Difference, NodeLevel, compare, continue_from};
use tiendo_annex::draft::{Draft, Field};
use tiendo_annex::edit::{Edit, edit};
use tiendo_annex::{Directory, Options, document, read};
use uuid::Uuid;

fn text() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans/ke-hoach-cchc-2026.txt");
    std::fs::read_to_string(path).unwrap()
}

fn draft_of(text: &str) -> Draft {
    let document = document::from_text(text.as_bytes()).unwrap();
    read(&document, &Options { year: Some(2026), ..Options::default() }).unwrap()
}

/// The plan as a running plan holds it: every node continues a row.
fn running(text: &str) -> Draft {
    let mut draft = draft_of(text);
    let id = |key: u32| Some(Uuid::from_u128(u128::from(key)));
    for section in &mut draft.sections {
        section.origin = id(section.key);
    }
    for objective in draft.objectives_mut() {
        objective.origin = id(objective.key);
    }
    for task in draft.tasks_mut() {
        task.origin = id(task.key);
    }
    for activity in draft.activities_mut() {
        activity.origin = id(activity.key);
    }
    draft
}

fn amended(before: &Draft, text: &str) -> Difference {
    let mut after = draft_of(text);
    continue_from(&mut after, before);
    compare(before, &after)
}

/// Kind and level of each change.
fn told(difference: &Difference) -> Vec<(ChangeKind, NodeLevel)> {
    difference.changes.iter().map(|change| (change.kind, change.level)).collect()
}

#[test]
fn sections_that_only_shifted_their_numbers_are_no_changes() {
    let before = running(&text());
    let new_section = "\nII\tChuyển đổi xanh tại cửa khẩu\t\t\t\t\t\t\n1\tMục tiêu 1: Xanh\tNhiệm vụ 1: Trồng cây\tHoạt \
                       động 1: Trồng cây quanh bãi đỗ xe\tBáo cáo\tVăn phòng\tPhòng nghiệp vụ\tQuý II/2026\nII\tCải cách";
    let mut after = text().replacen("\nII\tCải cách", new_section, 1);
    for (old, new) in [("VII", "VIII"), ("VI", "VII"), ("V", "VI"), ("IV", "V"), ("III", "IV")] {
        after = after.replacen(&format!("\n{old}\t"), &format!("\n{new}\t"), 1);
    }
    after = after.replacen("\nII\tCải cách", "\nIII\tCải cách", 1);
    let difference = amended(&before, &after);
    let added = [NodeLevel::Section, NodeLevel::Objective, NodeLevel::Task, NodeLevel::Activity];
    assert_eq!(told(&difference), added.map(|level| (ChangeKind::Added, level)));
    assert_eq!(difference.unchanged, 33);
}

#[test]
fn a_number_that_did_not_shift_is_a_change() {
    let before = running(&text());
    let difference = amended(&before, &text().replacen("\nVII\t", "\nIX\t", 1));
    assert_eq!(told(&difference), [(ChangeKind::Changed, NodeLevel::Section)]);
    assert_eq!(difference.changes[0].fields[0].field, Field::Number);
}

#[test]
fn a_section_is_known_by_its_work_when_its_title_is_another() {
    let before = running(&text());
    let after = text().replacen("Cải cách tổ chức bộ máy (", "Sắp xếp đơn vị (", 1);
    let difference = amended(&before, &after);
    assert_eq!(told(&difference), [(ChangeKind::Changed, NodeLevel::Section)]);
    assert_eq!(difference.changes[0].fields[0].field, Field::Title);
}

#[test]
fn a_line_break_where_a_space_was_is_no_change() {
    let before = running(&text());
    let mut after = before.clone();
    for activity in after.activities_mut() {
        activity.title = activity.title.replacen(' ', "\n", 1);
        for cell in [&mut activity.time_text, &mut activity.lead_text, &mut activity.coordinating_text] {
            *cell = cell.as_ref().map(|cell| cell.replacen(' ', "\n", 1));
        }
    }
    assert_eq!(compare(&before, &after).changes, []);
}

#[test]
fn word_and_excel_differ_from_text_only_where_text_had_lost_a_cell() {
    let before = running(&text());
    for name in ["ke-hoach-cchc-2026.docx", "ke-hoach-cchc-2026.xlsx"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans").join(name);
        let (document, _) = document::open(name, &std::fs::read(path).unwrap()).unwrap();
        let mut after = read(&document, &Options { year: Some(2026), ..Options::default() }).unwrap();
        continue_from(&mut after, &before);
        let difference = compare(&before, &after);
        let codes: Vec<&str> =
            difference.changes.iter().filter_map(|change| change.code_after.as_deref()).collect();
        assert_eq!(codes, ["I.HĐ7", "II.HĐ4"], "{name}");
        assert!(difference.changes.iter().all(|change| change.fields.len() == 1));
        assert!(difference.changes.iter().all(|change| change.fields[0].field == Field::Deadline));
    }
}

#[test]
fn no_two_nodes_continue_the_same_one() {
    let before = running(&text());
    let mut after = before.clone();
    let (section, objective) = (&before.sections[1], &before.sections[0].objectives[0]);
    let twins = [(None, section.title.clone()), (Some(before.sections[0].key), objective.title.clone())];
    for (parent, title) in twins {
        edit(&mut after, &Edit::Add { parent, before: None, title }, &Directory::default()).unwrap();
    }
    continue_from(&mut after, &before);
    let sections = after.sections.iter().filter_map(|section| section.origin);
    let origins: Vec<Uuid> =
        sections.chain(after.objectives().filter_map(|objective| objective.origin)).collect();
    assert_eq!(origins.iter().collect::<HashSet<_>>().len(), origins.len());
}

#[test]
fn five_thousand_rows_are_matched_in_time_whatever_they_say() {
    const ROWS: usize = 5_000;
    let flat = |title: &dyn Fn(usize) -> String| {
        let row = |at: usize| format!("{at}\t{}\tBáo cáo\tSở A\tQuý I/2026\n", title(at));
        let rows: String = (1..=ROWS).map(row).collect();
        format!("TT\tNội dung công việc\tSản phẩm\tChủ trì\tThời hạn\n{rows}")
    };
    let one_title = flat(&|_| "Báo cáo kết quả".into());
    let numbered = flat(&|at| format!("Thực hiện nhiệm vụ thứ {at} của lĩnh vực"));
    let reworded = flat(&|at| format!("Thực hiện tốt nhiệm vụ thứ {at} của lĩnh vực"));
    let under_objectives: String = (1..=ROWS)
        .map(|at| format!("{at}\tMục tiêu {at}: Đạt chỉ số {at}\tHoạt động {at}: Việc số {at}\tQuý I/2026\n"))
        .collect();
    let under_objectives = format!("TT\tMục tiêu\tHoạt động\tThời hạn\n{under_objectives}");
    // Unoptimised code on a busy machine is many times slower than what people wait for.
    let most = Duration::from_secs(if cfg!(debug_assertions) { 120 } else { 3 });
    for (before, after, changes) in
        [(&one_title, &one_title, 0), (&numbered, &reworded, ROWS), (&under_objectives, &under_objectives, 0)]
    {
        let (before, mut after) = (running(before), draft_of(after));
        let begun = Instant::now();
        continue_from(&mut after, &before);
        let difference = compare(&before, &after);
        assert!(begun.elapsed() < most, "{:?}", begun.elapsed());
        assert_eq!(difference.changes.len(), changes);
        assert!(difference.changes.iter().all(|change| change.kind == ChangeKind::Changed));
    }
}
