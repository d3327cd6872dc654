//! The real plan against its exact reading, field by field.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::Path;

use serde_json::Value;
use tiendo_annex::deadline::DeadlineKind;
use tiendo_annex::draft::{Activity, Draft, Finding, FindingCode, Severity, UnitName};
use tiendo_annex::{Directory, KnownUnit, Options, document, read};

fn plan(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans").join(name)).unwrap()
}

fn truth() -> Value {
    serde_json::from_slice(&plan("ke-hoach-cchc-2026.truth.json")).unwrap()
}

fn draft(directory: Directory) -> Draft {
    let document = document::from_text(&plan("ke-hoach-cchc-2026.txt")).unwrap();
    read(&document, &Options { directory, ..Options::default() }).unwrap()
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

/// The directory the truth file describes: every spelling of a unit is an alias.
fn directory(truth: &Value) -> Directory {
    let unit = |unit: &Value| KnownUnit {
        name: unit["name"].as_str().unwrap().to_owned(),
        aliases: texts(&unit["variants"]).into_iter().map(str::to_owned).collect(),
    };
    Directory { units: truth["units"].as_array().unwrap().iter().map(unit).collect() }
}

/// The truth's code of a unit, by its name or by any spelling of it.
fn code<'a>(truth: &'a Value, unit: &UnitName) -> &'a str {
    let units = truth["units"].as_array().unwrap();
    let named = |known: &&Value| {
        known["name"] == unit.name.as_str() || texts(&known["variants"]).contains(&unit.name.as_str())
    };
    units.iter().find(named).unwrap_or_else(|| panic!("{unit:?}"))["code"].as_str().unwrap()
}

fn words(text: &str) -> Vec<&str> {
    text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

fn check_against_truth(truth: &Value, draft: &Draft) {
    check_heading(truth, draft);
    let sections = truth["sections"].as_array().unwrap();
    assert_eq!(draft.sections.len(), sections.len());
    for (read, true_) in draft.sections.iter().zip(sections) {
        assert_eq!(read.number, true_["roman"]);
        assert_eq!(read.title, true_["title"]);
        assert_eq!(read.declared.objectives, Some(number(&true_["declared"]["objectives"])));
        assert_eq!(read.declared.tasks, Some(number(&true_["declared"]["tasks"])));
        assert_eq!(read.declared.activities, Some(number(&true_["declared"]["activities"])));
        let objectives = true_["objectives"].as_array().unwrap();
        assert_eq!(read.objectives.len(), objectives.len(), "{}", read.number);
        for (read, true_) in read.objectives.iter().zip(objectives) {
            assert_eq!(read.number, number(&true_["number"]));
            assert_eq!(read.title, true_["title"]);
            let tasks = true_["tasks"].as_array().unwrap();
            assert_eq!(read.tasks.len(), tasks.len(), "{}", read.title);
            for (read, true_) in read.tasks.iter().zip(tasks) {
                assert_eq!(read.stt, Some(number(&true_["stt"])));
                assert_eq!(read.number, number(&true_["number"]));
                assert_eq!(read.title, true_["title"]);
                let activities = true_["activities"].as_array().unwrap();
                assert_eq!(read.activities.len(), activities.len(), "{}", read.title);
                for (read, true_) in read.activities.iter().zip(activities) {
                    check_activity(truth, read, true_);
                }
            }
        }
    }
}

fn check_heading(truth: &Value, draft: &Draft) {
    let (read, true_) = (&draft.plan, &truth["plan"]);
    assert_eq!(read.title, true_["title"]);
    assert_eq!(read.attached_to.as_deref(), true_["attached_to_raw"].as_str());
    assert_eq!(i64::from(read.year), true_["plan_year"].as_i64().unwrap());
    assert_eq!(read.issuer.as_deref(), true_["issuer"].as_str());
    assert_eq!((&read.number, read.issued_on), (&None, None));

    let (declared, found) = (draft.counts.declared, draft.counts.found);
    let counts = &truth["counts"];
    assert_eq!(declared.objectives, Some(number(&counts["declared"]["objectives"])));
    assert_eq!(declared.tasks, Some(number(&counts["declared"]["tasks"])));
    assert_eq!(declared.activities, Some(number(&counts["declared"]["activities"])));
    assert_eq!(found.sections, number(&counts["sections"]));
    assert_eq!(found.objectives, number(&counts["actual"]["objectives"]));
    assert_eq!(found.tasks, number(&counts["actual"]["tasks"]));
    assert_eq!(found.activities, number(&counts["actual"]["activities"]));
}

fn check_activity(truth: &Value, read: &Activity, true_: &Value) {
    let id = true_["id"].as_str().unwrap();
    assert_eq!(read.code, id.replace("HD", "HĐ"));
    assert_eq!(read.number, number(&true_["number"]), "{id}");
    assert_eq!(read.title, true_["title"], "{id}");
    assert_eq!(words(&read.deliverables.join(" ")), words(true_["result"].as_str().unwrap()), "{id}");
    let codes = |units: &[UnitName]| units.iter().map(|unit| code(truth, unit)).collect::<Vec<_>>();
    assert_eq!(codes(&read.lead_units), texts(&true_["lead"]), "{id}");
    assert_eq!(codes(&read.coordinating_units), texts(&true_["coordinating"]), "{id}");
    for unit in read.lead_units.iter().chain(&read.coordinating_units) {
        let written = format!("{}{}", true_["lead_raw"], true_["coordinating_raw"]);
        assert!(written.contains(&unit.as_written), "{id}: {unit:?}");
    }
    assert_eq!(read.time_text.as_deref(), true_["time_raw"].as_str(), "{id}");
    assert_eq!(read.contingent, !texts(&true_["contingent_where"]).is_empty(), "{id}");
    let place = read.place.unwrap();
    assert_eq!((place.table, place.row), (1, number(&true_["source_line"])), "{id}");
    check_deadline(id, read, &true_["time"]);
}

fn check_deadline(id: &str, read: &Activity, time: &Value) {
    let deadline = &read.deadline;
    if time["status"] == "missing" {
        assert_eq!((deadline.kind, deadline.start, deadline.end), (DeadlineKind::None, None, None), "{id}");
        return;
    }
    let kind = match deadline.kind {
        DeadlineKind::Fixed => "fixed",
        DeadlineKind::YearLong => "year_long",
        DeadlineKind::Recurring => "recurring",
        DeadlineKind::OnCondition => "event_triggered",
        DeadlineKind::Relative => "relative",
        DeadlineKind::None => "missing",
    };
    assert!(texts(&time["acceptable_kinds"]).contains(&kind), "{id}: {kind}");
    assert_eq!(kind, time["kind"], "{id}");
    assert_eq!(deadline.label, time["raw"], "{id}");
    assert_eq!(deadline.start.map(|date| date.to_string()).as_deref(), time["start"].as_str(), "{id}");
    assert_eq!(deadline.end.map(|date| date.to_string()).as_deref(), time["end"].as_str(), "{id}");
    let precision = serde_json::to_value(deadline.granularity).unwrap();
    assert_eq!(precision, time["precision"], "{id}");
    assert_eq!(deadline.tentative, time["tentative"], "{id}");
    assert_eq!(deadline.trigger.as_deref(), time["trigger"].as_str(), "{id}");
    assert_eq!(deadline.basis.as_deref(), time["basis"].as_str(), "{id}");
    assert_eq!(deadline.year_stated, time["year_stated"], "{id}");
}

/// The findings of a code, by row.
fn rows(draft: &Draft, code: FindingCode) -> Vec<u32> {
    let mut rows: Vec<u32> = draft
        .findings
        .iter()
        .filter(|finding| finding.code == code)
        .map(|finding| finding.place.row)
        .collect();
    rows.dedup();
    rows
}

fn lines(truth: &Value, anomaly: &str) -> Vec<u32> {
    let anomalies = truth["anomalies"].as_array().unwrap();
    let anomaly = anomalies.iter().find(|known| known["id"] == anomaly).unwrap();
    anomaly["source_lines"].as_array().unwrap().iter().map(number).collect()
}

fn the(draft: &Draft, code: FindingCode, row: u32) -> &Finding {
    let found = draft.findings.iter().find(|finding| finding.code == code && finding.place.row == row);
    found.unwrap_or_else(|| panic!("{code:?} in row {row}"))
}

#[test]
fn the_plan_reads_as_the_truth_says_with_units_collected_from_it() {
    check_against_truth(&truth(), &draft(Directory::default()));
}

#[test]
fn the_plan_reads_as_the_truth_says_with_a_directory() {
    let truth = truth();
    let draft = draft(directory(&truth));
    check_against_truth(&truth, &draft);
    assert_eq!(rows(&draft, FindingCode::UnknownUnit), [0; 0]);
}

#[test]
fn a_directory_without_aliases_is_enough() {
    let truth = truth();
    let mut directory = directory(&truth);
    directory.units.iter_mut().for_each(|unit| unit.aliases.clear());
    directory.units.retain(|unit| !unit.name.starts_with("Bộ phận"));
    let draft = draft(directory);
    check_against_truth(&truth, &draft);
    assert_eq!(rows(&draft, FindingCode::UnknownUnit), lines(&truth, "A17"));
}

/// Everything that stands between two commas in the unit cells of the plan, and the units it means.
const THIRTEEN_SPELLINGS: [(&str, &[&str]); 13] = [
    ("Văn phòng", &["VP"]),
    ("Phòng nghiệp vụ", &["PNV"]),
    ("Phòng Nghiệp vụ", &["PNV"]),
    ("Văn phòng đại diện", &["VPDD"]),
    ("Trung tâm dịch vụ", &["TTDV"]),
    ("Trung tâm Dịch vụ", &["TTDV"]),
    ("Văn phòng/ Nghiệp vụ", &["VP", "PNV"]),
    ("Văn phòng đại diện. Trung tâm dịch vụ", &["VPDD", "TTDV"]),
    ("văn phòng đại diện. Trung tâm dịch vụ", &["VPDD", "TTDV"]),
    ("Văn phòng đại diện Trung tâm dịch vụ", &["VPDD", "TTDV"]),
    ("Văn phòng đại diện; Trung tâm dịch vụ", &["VPDD", "TTDV"]),
    ("Văn phòng đại diện; Trung tâm", &["VPDD", "TTDV"]),
    ("văn phòng đại diện; Trung tâm", &["VPDD", "TTDV"]),
];

#[test]
fn the_plan_holds_exactly_these_thirteen_spellings_of_its_four_units() {
    let truth = truth();
    let mut spellings: Vec<&str> = Vec::new();
    for section in truth["sections"].as_array().unwrap() {
        let objectives = section["objectives"].as_array().unwrap().iter();
        let tasks = objectives.flat_map(|objective| objective["tasks"].as_array().unwrap());
        for activity in tasks.flat_map(|task| task["activities"].as_array().unwrap()) {
            for cell in [&activity["lead_raw"], &activity["coordinating_raw"]] {
                let names = cell.as_str().unwrap().split(',').map(|name| name.trim().trim_end_matches(';'));
                spellings.extend(names.filter(|name| !name.starts_with("Bộ phận")));
            }
        }
    }
    spellings.sort_unstable();
    spellings.dedup();
    let mut thirteen = THIRTEEN_SPELLINGS.map(|(spelling, _)| spelling);
    thirteen.sort_unstable();
    assert_eq!(spellings, thirteen);
}

#[test]
fn each_spelling_is_read_and_each_but_the_full_names_is_a_finding() {
    let truth = truth();
    let mut directory = directory(&truth);
    directory.units.iter_mut().for_each(|unit| unit.aliases.clear());
    for (spelling, units) in THIRTEEN_SPELLINGS {
        let text = format!("Hoạt động\tĐơn vị chủ trì\tThời hạn\nBáo cáo\t{spelling}\tQuý I/2026");
        let document = document::from_text(text.as_bytes()).unwrap();
        let draft = read(
            &document,
            &Options { year: Some(2026), directory: directory.clone(), ..Options::default() },
        )
        .unwrap();
        let activity = &draft.sections[0].objectives[0].tasks[0].activities[0];
        let read: Vec<&str> = activity.lead_units.iter().map(|unit| code(&truth, unit)).collect();
        assert_eq!(read, units, "{spelling}");
        let full = directory.units.iter().any(|unit| unit.name == spelling);
        let told = [FindingCode::UnitVariant, FindingCode::UnitSeparator];
        let reported = draft.findings.iter().any(|finding| told.contains(&finding.code));
        // A semicolon alone is as good a separator as any; in the plan it is mixed with commas.
        assert_eq!(reported, !full && spelling != "Văn phòng đại diện; Trung tâm dịch vụ", "{spelling}");
    }
}

#[test]
fn every_high_anomaly_is_a_finding_with_its_row() {
    let truth = truth();
    let draft = draft(Directory::default());
    let shifted: Vec<u32> = [lines(&truth, "A01"), lines(&truth, "A02")].concat();
    assert_eq!(rows(&draft, FindingCode::ShiftedRow), shifted);
    assert_eq!(rows(&draft, FindingCode::DeadlineMissing), shifted);
    assert_eq!(rows(&draft, FindingCode::SplitText), [26]);
    assert!(lines(&truth, "A03").contains(&26));
    assert_eq!(rows(&draft, FindingCode::CountMismatch), [34]);
    assert!(lines(&truth, "A04").contains(&34));
    assert_eq!(rows(&draft, FindingCode::LeadAlsoCoordinating), lines(&truth, "A16"));
    assert_eq!(rows(&draft, FindingCode::HeadingIncomplete), lines(&truth, "A22"));

    let high = draft.findings.iter().filter(|finding| finding.severity == Severity::High);
    assert_eq!(high.count(), 2 + 2 + 1 + 1 + 1 + 1, "no other finding is as grave");
}

#[test]
fn a_missing_deadline_proposes_the_one_above() {
    let draft = draft(Directory::default());
    let proposed = |row| the(&draft, FindingCode::DeadlineMissing, row).proposed.clone().unwrap();
    assert_eq!(proposed(14), "Dự kiến tháng 10/2026");
    assert_eq!(proposed(20), "Trong năm 2026, theo văn bản, hướng dẫn của Sở Tư pháp");
}

#[test]
fn the_other_anomalies_a_machine_can_see_are_findings_too() {
    let truth = truth();
    let draft = draft(Directory::default());
    assert_eq!(rows(&draft, FindingCode::BlankMergedCell), lines(&truth, "A06"));
    let mut separators: Vec<u32> =
        ["A10", "A11", "A12", "A13"].iter().flat_map(|anomaly| lines(&truth, anomaly)).collect();
    separators.sort_unstable();
    assert_eq!(rows(&draft, FindingCode::UnitSeparator), separators);
    let mut variants: Vec<u32> =
        ["A13", "A14", "A15"].iter().flat_map(|anomaly| lines(&truth, anomaly)).collect();
    variants.sort_unstable();
    variants.dedup();
    assert_eq!(rows(&draft, FindingCode::UnitVariant), variants);
    assert_eq!(rows(&draft, FindingCode::UnknownUnit), lines(&truth, "A17"));
    assert_eq!(rows(&draft, FindingCode::Markup), lines(&truth, "A19"));
    // Line 35 of A20 lost the break between two units, and is a separator finding.
    assert_eq!(rows(&draft, FindingCode::LostLineBreak), [9, 23, 37]);
    assert_eq!(rows(&draft, FindingCode::YearInferred), lines(&truth, "A21"));
    for silent in [
        FindingCode::DeadlineUnclear,
        FindingCode::Numbering,
        FindingCode::UnplacedRow,
        FindingCode::LeadMissing,
        FindingCode::DeliverableMissing,
        FindingCode::UnreadColumn,
    ] {
        assert_eq!(rows(&draft, silent), [0; 0], "{silent:?}");
    }
}

#[test]
fn no_cell_is_reported_twice_for_one_thing() {
    let draft = draft(Directory::default());
    let mut places: Vec<_> = draft.findings.iter().map(|finding| (finding.place, finding.code)).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), draft.findings.len());
}

#[test]
fn a_lost_line_break_between_two_deliverables_keeps_them_one() {
    let draft = draft(Directory::default());
    assert_eq!(the(&draft, FindingCode::LostLineBreak, 37).proposed.as_deref(), Some("Kế hoạch\nBáo cáo"));
    let split = the(&draft, FindingCode::LostLineBreak, 23).proposed.as_deref();
    assert_eq!(split, Some("Tờ trình/dự thảo Quyết định\nBáo cáo kết quả rà soát"));
}

#[test]
fn the_outline_names_every_activity_and_every_finding() {
    let draft = draft(Directory::default());
    let text = tiendo_annex::render::to_text(&draft);
    let activities = draft.sections.iter().flat_map(|section| &section.objectives);
    let activities = activities.flat_map(|objective| &objective.tasks).flat_map(|task| &task.activities);
    assert!(activities.into_iter().all(|activity| text.contains(&activity.code)));
    assert!(draft.findings.iter().all(|finding| text.contains(&finding.message)));
}

#[test]
fn every_target_of_the_objectives_is_read() {
    use tiendo_annex::targets;
    let truth = truth();
    let mut read_in_all = 0;
    for section in truth["sections"].as_array().unwrap() {
        for objective in section["objectives"].as_array().unwrap() {
            let title = objective["title"].as_str().unwrap();
            let read: Vec<_> = targets::read(title)
                .into_iter()
                .map(|target| (target.operator.symbol(), target.value, target.unit))
                .collect();
            let wanted: Vec<_> = objective["targets"]
                .as_array()
                .unwrap()
                .iter()
                .map(|target| {
                    let unit = target["unit"].as_str().unwrap().to_owned();
                    (target["op"].as_str().unwrap(), target["value"].as_f64().unwrap(), unit)
                })
                .collect();
            assert_eq!(read, wanted, "{title}");
            read_in_all += read.len();
        }
    }
    assert_eq!(read_in_all, 15);
}

#[test]
fn targets_stand_in_deliverables_too_and_in_nothing_that_is_none() {
    use tiendo_annex::targets;
    let draft = draft(Directory::default());
    let read = |texts: Vec<&str>| texts.into_iter().map(|text| targets::read(text).len()).sum::<usize>();
    assert_eq!(read(draft.tasks().map(|task| task.title.as_str()).collect()), 0);
    assert_eq!(read(draft.activities().map(|activity| activity.title.as_str()).collect()), 0);
    let deliverables = draft.activities().flat_map(|activity| &activity.deliverables);
    assert_eq!(read(deliverables.map(String::as_str).collect()), 3);
}
