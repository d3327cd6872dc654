//! What stays true of numbers, codes, spellings and flags when a draft is edited and carried over.
#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

use tiendo_annex::carry::next_year;
use tiendo_annex::draft::{Activity, Draft, Field, Target, UnitName};
use tiendo_annex::edit::{Edit, edit};
use tiendo_annex::settle::settle;
use tiendo_annex::{Directory, Options, document, read};

fn draft_of(text: &str, year: i32) -> Draft {
    let document = document::from_text(text.as_bytes()).unwrap();
    read(&document, &Options { year: Some(year), ..Options::default() }).unwrap()
}

fn plan() -> Draft {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans/ke-hoach-cchc-2026.txt");
    draft_of(&std::fs::read_to_string(path).unwrap(), 2026)
}

fn activity<'d>(draft: &'d Draft, code: &str) -> &'d Activity {
    draft.activities().find(|activity| activity.code == code).unwrap()
}

fn change(draft: &mut Draft, change: &Edit) {
    edit(draft, change, &Directory::default()).unwrap();
}

#[test]
fn units_put_in_another_order_keep_their_own_spellings() {
    let mut draft = plan();
    let node = activity(&draft, "VI.HĐ1").key;
    let target = Target { node, field: Field::LeadUnits };
    settle(&mut draft, target, "Trung tâm dịch vụ\nVăn phòng", &Directory::default()).unwrap();
    let unit = |name: &str, as_written: &str| UnitName { name: name.into(), as_written: as_written.into() };
    assert_eq!(
        activity(&draft, "VI.HĐ1").lead_units,
        [unit("Trung tâm dịch vụ", "Trung tâm Dịch vụ"), unit("Văn phòng", "Văn phòng")]
    );
}

#[test]
fn what_moves_to_another_section_is_numbered_there() {
    let mut draft = plan();
    let node = activity(&draft, "III.HĐ1").key;
    let parent = Some(draft.sections[1].objectives[0].tasks[0].key);
    change(&mut draft, &Edit::Move { node, parent, before: None });
    // II has four activities, so that 1 is taken and 5 is next.
    let moved = activity(&draft, "II.HĐ5");
    assert_eq!((moved.key, moved.number), (node, 5));

    let node = activity(&draft, "III.HĐ10").key;
    change(&mut draft, &Edit::Move { node, parent, before: None });
    assert_eq!(activity(&draft, "II.HĐ10").key, node, "a free number stays");

    let objective = draft.sections[2].objectives[1].key;
    let parent = Some(draft.sections[3].key);
    change(&mut draft, &Edit::Move { node: objective, parent, before: None });
    let numbers: Vec<u32> = draft.sections[3].objectives.iter().map(|objective| objective.number).collect();
    assert_eq!(numbers, [1, 2]);
    assert!(draft.sections[3].objectives[1].tasks.iter().all(|task| {
        task.activities.iter().all(|activity| activity.code == format!("IV.HĐ{}", activity.number))
    }));
}

#[test]
fn a_parted_row_keeps_its_place_and_running_number_once() {
    let table =
        "TT\tNội dung công việc\tSản phẩm\tChủ trì\tThời hạn\n1\tRà soát\tBáo cáo\tSở A, Sở B\tQuý I/2026\n";
    let mut draft = draft_of(table, 2026);
    let node = draft.activities().next().unwrap().key;
    change(&mut draft, &Edit::SplitLeads { node });
    let parts: Vec<_> = draft.activities().map(|part| (part.stt, part.place.is_some())).collect();
    assert_eq!(parts, [(Some(1), true), (None, false)]);
}

#[test]
fn words_that_say_maybe_make_an_activity_contingent_and_others_take_it_back() {
    let mut draft = plan();
    let node = activity(&draft, "I.HĐ1").key;
    let reword = |draft: &mut Draft, field, text: &str| {
        change(draft, &Edit::Reword { node, field, text: text.into() });
        activity(draft, "I.HĐ1").contingent
    };
    assert!(reword(&mut draft, Field::Deliverables, "Kế hoạch (nếu có)"));
    assert!(!reword(&mut draft, Field::Deliverables, "Kế hoạch"));
    assert!(reword(&mut draft, Field::Title, "Xây dựng Kế hoạch (nếu có)"));
}

#[test]
fn typed_words_are_composed_and_single_spaced() {
    let mut draft = plan();
    let node = activity(&draft, "I.HĐ1").key;
    change(
        &mut draft,
        &Edit::Reword { node, field: Field::Title, text: " Xây du\u{31b}\u{323}ng  kế hoạch ".into() },
    );
    assert_eq!(activity(&draft, "I.HĐ1").title, "Xây dựng kế hoạch");
}

#[test]
fn a_29_february_is_due_on_the_28th_a_year_later() {
    let table = "TT\tNội dung công việc\tSản phẩm\tChủ trì\tThời hạn\n1\tRà soát\tBáo cáo\tSở A\t29/02\n\
                 2\tTổng kết\tBáo cáo\tSở A\tngày 29 tháng 02 năm 2028\n3\tKiểm tra\tBáo cáo\tSở A\t30-6-2028\n";
    let next = next_year(&draft_of(table, 2028), &BTreeSet::new());
    let ends: Vec<String> =
        next.activities().map(|activity| activity.deadline.end.unwrap().to_string()).collect();
    assert_eq!(ends, ["2029-02-28", "2029-02-28", "2029-06-30"]);
    assert_eq!(next.findings.len(), 3, "each wording that moved on is pointed out");
}
