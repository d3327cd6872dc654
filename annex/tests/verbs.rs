//! What people do to a draft: settle, edit, amend, carry over.
#![allow(missing_docs, clippy::unwrap_used, clippy::format_collect)]

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;

use proptest::prelude::*;
use tiendo_annex::carry::next_year;
use tiendo_annex::compare::{ChangeKind, Difference, NodeLevel, compare, continue_from};
use tiendo_annex::deadline::DeadlineKind;
use tiendo_annex::draft::{Activity, Draft, Field, FindingCode, Target};
use tiendo_annex::edit::{Edit, NotEditable, edit};
use tiendo_annex::settle::settle;
use tiendo_annex::{Directory, KnownUnit, Options, document, read};
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
    for section in &mut draft.sections {
        section.origin = Some(Uuid::from_u128(u128::from(section.key)));
    }
    for objective in draft.objectives_mut() {
        objective.origin = Some(Uuid::from_u128(u128::from(objective.key)));
    }
    for task in draft.tasks_mut() {
        task.origin = Some(Uuid::from_u128(u128::from(task.key)));
    }
    for activity in draft.activities_mut() {
        activity.origin = Some(Uuid::from_u128(u128::from(activity.key)));
    }
    draft
}

fn amended(before: &Draft, text: &str) -> Difference {
    let mut after = draft_of(text);
    continue_from(&mut after, before);
    compare(before, &after)
}

/// Kind, level, code after (or before) of each change.
fn told(difference: &Difference) -> Vec<(ChangeKind, NodeLevel, String)> {
    let code = |change: &tiendo_annex::compare::NodeChange| {
        change.code_after.clone().or_else(|| change.code_before.clone()).unwrap()
    };
    difference.changes.iter().map(|change| (change.kind, change.level, code(change))).collect()
}

fn activity<'d>(draft: &'d Draft, code: &str) -> &'d Activity {
    draft.activities().find(|activity| activity.code == code).unwrap()
}

fn target(draft: &Draft, code: &str, field: Field) -> Target {
    Target { node: activity(draft, code).key, field }
}

#[test]
fn a_settled_time_changes_the_rule_and_keeps_the_wording() {
    let mut draft = draft_of(&text());
    let directory = Directory::default();
    let at = target(&draft, "I.HĐ2", Field::Deadline);
    settle(&mut draft, at, "30/11/2026", &directory).unwrap();
    let settled = activity(&draft, "I.HĐ2");
    assert_eq!(settled.deadline.kind, DeadlineKind::Fixed);
    assert_eq!(settled.time_text.as_deref(), Some("Thường xuyên Trong năm 2026"));
    assert_eq!(
        (settled.deadline.label.as_str(), settled.time_read_as.as_deref()),
        ("Thường xuyên Trong năm 2026", Some("30/11/2026"))
    );

    let at = target(&draft, "I.HĐ7", Field::Deadline);
    assert_eq!(settle(&mut draft, at, "bao giờ xong", &directory), Err(NotEditable::Unreadable));
    settle(&mut draft, at, "Dự kiến tháng 10/2026", &directory).unwrap();
    let settled = activity(&draft, "I.HĐ7");
    assert_eq!(settled.time_text.as_deref(), Some("Dự kiến tháng 10/2026"));
    assert!(settled.time_read_as.is_none() && settled.deadline.tentative);
}

#[test]
fn a_settled_unit_keeps_its_spelling_to_be_learned() {
    let mut draft = draft_of(&text());
    let known = KnownUnit { name: "Phòng nghiệp vụ".into(), aliases: Vec::new() };
    let directory = Directory { units: vec![known] };
    let at = target(&draft, "III.HĐ5", Field::LeadUnits);
    settle(&mut draft, at, "Văn phòng\nPhòng nghiệp vụ", &directory).unwrap();
    let units = &activity(&draft, "III.HĐ5").lead_units;
    assert_eq!(
        units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>(),
        ["Văn phòng", "Phòng nghiệp vụ"]
    );
    assert_eq!(units[1].as_written, "Nghiệp vụ");
    assert_eq!(settle(&mut draft, at, " \n ", &directory), Err(NotEditable::Empty));
}

#[test]
fn the_heading_is_settled_field_by_field() {
    let mut draft = draft_of(&text());
    let at = |field| Target { node: 0, field };
    let directory = Directory::default();
    settle(&mut draft, at(Field::Number), "12/KH-BQL", &directory).unwrap();
    settle(&mut draft, at(Field::IssuedOn), "30/12/2025", &directory).unwrap();
    assert_eq!(draft.plan.number.as_deref(), Some("12/KH-BQL"));
    assert_eq!(draft.plan.issued_on.unwrap().to_string(), "2025-12-30");
    assert_eq!(settle(&mut draft, at(Field::IssuedOn), "hôm qua", &directory), Err(NotEditable::Unreadable));
}

#[test]
fn what_is_counted_from_the_issue_follows_its_day() {
    let mut draft = draft_of(&text());
    let directory = Directory::default();
    let at = target(&draft, "III.HĐ5", Field::Deadline);
    settle(&mut draft, at, "100 ngày kể từ ngày ban hành Kế hoạch", &directory).unwrap();
    assert_eq!(activity(&draft, "III.HĐ5").deadline.end, None);
    for (issued_on, end) in
        [("30/12/2025", Some("2026-04-09")), ("01/01/2026", Some("2026-04-11")), ("", None)]
    {
        settle(&mut draft, Target { node: 0, field: Field::IssuedOn }, issued_on, &directory).unwrap();
        let deadline = &activity(&draft, "III.HĐ5").deadline;
        assert_eq!(deadline.end.map(|end| end.to_string()).as_deref(), end, "{issued_on}");
    }
}

#[test]
fn the_same_annex_again_changes_nothing() {
    let before = running(&text());
    let difference = amended(&before, &text());
    assert_eq!((difference.changes.len(), difference.unchanged), (0, 33));
}

#[test]
fn an_amended_copy_differs_in_exactly_what_was_amended() {
    let before = running(&text());
    let mut lines: Vec<String> = text().lines().map(str::to_owned).collect();
    let find = |lines: &[String], words: &str| lines.iter().position(|line| line.contains(words)).unwrap();
    let at = find(&lines, "Hoạt động 1: Xây dựng Kế hoạch tuyên truyền");
    lines[at] = lines[at].replace(
        "Kế hoạch tuyên truyền cải cách hành chính năm 2026",
        "Kế hoạch tuyên truyền, phổ biến cải cách hành chính năm 2026",
    );
    let at = find(&lines, "Hoạt động 5: Ban hành Kế hoạch kiểm tra");
    lines[at] = lines[at].replace("tổ chức kiểm tra\t", "tổ chức kiểm tra đột xuất\t");
    let at = find(&lines, "Hoạt động 3: Tiến hành thu thập");
    lines[at] = lines[at].replace("Quý I/2026", "Quý II/2026");
    let at = find(&lines, "Hoạt động 2: Xây dựng, đăng tải");
    lines.insert(at + 1, "\t\t\tHoạt động 8: Tổ chức hội thi tìm hiểu cải cách hành chính\tBáo cáo\tVăn phòng\tPhòng nghiệp vụ\tQuý III/2026".into());
    let at = find(&lines, "Hoạt động 2: Tham mưu Dự thảo văn bản quy phạm");
    lines.remove(at);
    let difference = amended(&before, &lines.join("\n"));
    let expected = [
        (ChangeKind::Changed, "I.HĐ1"),
        (ChangeKind::Added, "I.HĐ8"),
        (ChangeKind::Changed, "I.HĐ3"),
        (ChangeKind::Changed, "I.HĐ5"),
        (ChangeKind::Dropped, "II.HĐ2"),
    ];
    let expected: Vec<_> =
        expected.iter().map(|(kind, code)| (*kind, NodeLevel::Activity, (*code).to_owned())).collect();
    assert_eq!(told(&difference), expected);
    let fields: Vec<Vec<Field>> = difference
        .changes
        .iter()
        .map(|change| change.fields.iter().map(|field| field.field).collect())
        .collect();
    assert_eq!(fields, [vec![Field::Title], vec![], vec![Field::Deadline], vec![Field::Title], vec![]]);
    assert_eq!(difference.unchanged, 29);
}

#[test]
fn shifted_numbers_are_no_change_and_a_moved_row_is_moved() {
    let flat = |rows: &[&str]| {
        let rows: Vec<String> = rows
            .iter()
            .enumerate()
            .map(|(at, title)| format!("{}\t{title}\tBáo cáo\tSở A\tQuý I/2026", at + 1))
            .collect();
        format!("TT\tNội dung công việc\tSản phẩm\tChủ trì\tThời hạn\n{}\n", rows.join("\n"))
    };
    let names = ["Rà soát thủ tục", "Tập huấn cán bộ", "Mua sắm thiết bị", "Tổng kết năm"];
    let before = running(&flat(&names));
    let inserted =
        amended(&before, &flat(&["Việc mới hoàn toàn khác", names[0], names[1], names[2], names[3]]));
    assert_eq!(told(&inserted).iter().map(|change| change.0).collect::<Vec<_>>(), [ChangeKind::Added]);
    let moved = amended(&before, &flat(&[names[1], names[2], names[3], names[0]]));
    assert_eq!(moved.changes.len(), 1);
    assert_eq!((moved.changes[0].kind, moved.changes[0].title.as_str()), (ChangeKind::Moved, names[0]));
    // Rows of one wording are told apart by what else they say, and by their order.
    let twins = running(&flat(&["Báo cáo", "Báo cáo", "Báo cáo"]));
    assert_eq!(amended(&twins, &flat(&["Báo cáo", "Báo cáo"])).changes.len(), 1);
}

#[test]
fn five_thousand_activities_are_compared_quickly() {
    let rows = |skip: usize| -> String {
        (0..5_000)
            .filter(|at| at % 500 != skip)
            .map(|at| {
                format!(
                    "{at}\tThực hiện nhiệm vụ thứ {at} của lĩnh vực {}\tBáo cáo\tSở {}\tQuý I/2026\n",
                    at % 37,
                    at % 11
                )
            })
            .collect()
    };
    let header = "TT\tNội dung công việc\tSản phẩm\tChủ trì\tThời hạn\n";
    let before = running(&format!("{header}{}", rows(1)));
    let difference = amended(&before, &format!("{header}{}", rows(2)));
    let kinds = |kind| difference.changes.iter().filter(|change| change.kind == kind).count();
    assert_eq!(
        kinds(ChangeKind::Added) + kinds(ChangeKind::Changed),
        10,
        "ten rows are new, or look like those dropped"
    );
    assert_eq!(difference.unchanged, 4_980);
}

#[test]
fn the_year_after_keeps_lineage_and_clears_what_was_this_years() {
    let plan = running(&text());
    let unfinished = BTreeSet::from([activity(&plan, "V.HĐ1").key]);
    let next = next_year(&plan, &unfinished);
    assert_eq!(next.plan.year, 2027);
    assert!(next.plan.title.ends_with("NĂM 2027") && next.plan.attached_to.is_none());
    let origins = |draft: &Draft| draft.activities().map(|activity| activity.origin).collect::<Vec<_>>();
    assert_eq!(origins(&next), origins(&plan));
    let first = activity(&next, "I.HĐ1");
    assert_eq!(first.title, "Xây dựng Kế hoạch tuyên truyền cải cách hành chính năm 2027");
    assert_eq!(first.deadline.end.unwrap().to_string(), "2027-03-31");
    assert!(activity(&next, "I.HĐ3").title.contains("chỉ số CCHC năm 2026"));
    let of = |code| next.findings.iter().filter(move |finding| finding.code == code);
    assert_eq!(of(FindingCode::Unfinished).count(), 1);
    assert!(
        of(FindingCode::YearAdvanced)
            .all(|finding| finding.done && finding.read != *finding.proposed.as_ref().unwrap())
    );
    assert!(of(FindingCode::YearAdvanced).count() > 20);
}

#[test]
fn a_joint_activity_is_parted_by_its_leads() {
    let mut draft = draft_of(&text());
    let node = activity(&draft, "III.HĐ5").key;
    edit(&mut draft, &Edit::SplitLeads { node }, &Directory::default()).unwrap();
    let parts: Vec<_> = draft.activities().filter(|activity| activity.code.starts_with("III.HĐ5")).collect();
    assert_eq!(parts.iter().map(|part| part.code.as_str()).collect::<Vec<_>>(), ["III.HĐ5", "III.HĐ5-2"]);
    assert!(parts.iter().all(|part| part.lead_units.len() == 1));
    assert_eq!(draft.counts.found.activities, 34);
    assert_eq!(
        edit(&mut draft, &Edit::SplitLeads { node }, &Directory::default()),
        Err(NotEditable::OneLead(node))
    );
}

#[test]
fn what_is_added_is_numbered_on_and_what_is_reworded_is_read_anew() {
    let mut draft = draft_of(&text());
    let directory = Directory::default();
    let task = draft.tasks().next().unwrap().key;
    edit(&mut draft, &Edit::Add { parent: Some(task), before: None, title: "Việc thêm".into() }, &directory)
        .unwrap();
    let node = activity(&draft, "I.HĐ8").key;
    for (field, text) in [
        (Field::Deadline, "Quý III/2026"),
        (Field::LeadUnits, "Văn phòng\nPhòng nghiệp vụ"),
        (Field::Deliverables, "Kế hoạch\nBáo cáo"),
    ] {
        edit(&mut draft, &Edit::Reword { node, field, text: text.into() }, &directory).unwrap();
    }
    let added = activity(&draft, "I.HĐ8");
    assert_eq!(added.deadline.end.unwrap().to_string(), "2026-09-30");
    assert_eq!((added.lead_units.len(), added.deliverables.len()), (2, 2));
    assert_eq!(
        edit(&mut draft, &Edit::Remove { node: 9_999 }, &directory),
        Err(NotEditable::NoSuchNode(9_999))
    );
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let key = || 0..130_u32;
    let maybe = || proptest::option::of(0..130_u32);
    prop_oneof![
        (maybe(), maybe(), "[a-zđ ]{0,12}").prop_map(|(parent, before, title)| Edit::Add {
            parent,
            before,
            title
        }),
        (key(), maybe(), maybe()).prop_map(|(node, parent, before)| Edit::Move { node, parent, before }),
        key().prop_map(|node| Edit::Remove { node }),
        key().prop_map(|node| Edit::SplitLeads { node }),
        (
            key(),
            "[a-z0-9/\n ]{0,12}",
            prop_oneof![
                Just(Field::Title),
                Just(Field::Deadline),
                Just(Field::LeadUnits),
                Just(Field::Number)
            ]
        )
            .prop_map(|(node, text, field)| Edit::Reword { node, field, text }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_edits_make_an_unsound_tree(edits in proptest::collection::vec(any_edit(), 1..25)) {
        let mut draft = draft_of(&text());
        for change in &edits {
            let before = draft.clone();
            if edit(&mut draft, change, &Directory::default()).is_err() {
                prop_assert_eq!(&draft, &before, "a refused change changes nothing");
            }
            let mut keys: HashMap<u32, usize> = HashMap::new();
            for section in &draft.sections {
                *keys.entry(section.key).or_default() += 1;
            }
            draft.objectives().map(|each| each.key).chain(draft.tasks().map(|each| each.key))
                .chain(draft.activities().map(|each| each.key)).for_each(|key| *keys.entry(key).or_default() += 1);
            prop_assert!(keys.values().all(|times| *times == 1), "keys are unique");
            let codes: HashSet<&str> = draft.activities().map(|each| each.code.as_str()).collect();
            prop_assert_eq!(codes.len(), draft.activities().count(), "codes are unique");
            prop_assert_eq!(draft.counts.found.activities as usize, codes.len());
        }
    }
}
