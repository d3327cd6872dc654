use std::path::Path;
use std::time::{Duration, Instant};

use tiendo_annex::document::{self, Document, Format, Spot};
use tiendo_annex::draft::{Activity, Draft, Finding, FindingCode};
use tiendo_annex::{Options, deadline, read};

const FORMATS: [(&str, Format); 2] =
    [("ke-hoach-cchc-2026.docx", Format::Word), ("ke-hoach-cchc-2026.xlsx", Format::Excel)];
/// STT 6 and 9: in Word and Excel their deadline is the cell of the row above, merged over them; the text lost it.
const SHARED_DEADLINES: [&str; 2] = ["I.HĐ7", "II.HĐ4"];

fn plan(name: &str) -> (Document, Draft) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans").join(name);
    let (document, _) = document::open(name, &std::fs::read(path).unwrap()).unwrap();
    let draft = read(&document, &Options::default()).unwrap();
    (document, draft)
}

/// What the formats must agree on. The text lost the line breaks inside cells, and with them where one deliverable
/// ends and the next begins.
fn comparable(draft: Draft) -> Draft {
    let flat = |text: &mut Option<String>| *text = text.take().map(|text| text.replace('\n', " "));
    let mut draft = draft.without_places();
    for activity in draft.activities_mut() {
        let Activity { deliverable_text, lead_text, coordinating_text, time_text, .. } = activity;
        [deliverable_text, lead_text, coordinating_text, time_text].into_iter().for_each(flat);
        activity.deliverables = vec![activity.deliverables.join(" ")];
        activity.deadline.label = activity.deadline.label.replace('\n', " ");
        if SHARED_DEADLINES.contains(&activity.code.as_str()) {
            (activity.time_text, activity.deadline) = (None, deadline::read("", 2026));
        }
    }
    draft.findings.clear();
    draft
}

#[test]
fn the_plan_is_the_same_in_every_format() {
    let (_, text) = plan("ke-hoach-cchc-2026.txt");
    let text = comparable(text);
    for (name, _) in FORMATS {
        let (document, draft) = plan(name);
        assert_eq!(document.remarks, [], "{name}");
        assert_eq!(comparable(draft), text, "{name}");
    }
}

#[test]
fn word_and_excel_agree_to_the_last_finding() {
    let [word, excel] = FORMATS.map(|(name, _)| {
        let mut draft = plan(name).1.without_places();
        // Sentences name rows, and the rows of a sheet are not those of a Word table.
        draft.findings.iter_mut().for_each(|finding| finding.message.clear());
        draft
    });
    assert_eq!(word, excel);
}

#[test]
fn a_deadline_merged_over_two_rows_is_both_rows_own() {
    for (name, _) in FORMATS {
        let (_, draft) = plan(name);
        for (code, written) in SHARED_DEADLINES
            .into_iter()
            .zip(["Dự kiến tháng 10/2026", "Trong năm 2026, theo văn bản, hướng dẫn của Sở Tư pháp"])
        {
            let activity = draft.activities().find(|activity| activity.code == code).unwrap();
            assert_eq!(activity.time_text.as_deref(), Some(written), "{name}");
            assert_eq!(activity.deadline, deadline::read(written, 2026), "{name}");
        }
        let shared = |finding: &&Finding| finding.code == FindingCode::SharedCell;
        assert!(draft.findings.iter().filter(shared).count() >= 2, "{name}");
    }
}

#[test]
fn merged_cells_say_what_covers_them() {
    for ((name, _), above) in FORMATS.into_iter().zip([8, 11]) {
        let (document, _) = plan(name);
        let table = &document.tables[0];
        let row = |number| table.rows.iter().find(|row| row.number == number).unwrap();
        let (above, below) = (row(above), row(above + 1));
        assert_eq!([&above.cells[0].text, &below.cells[0].text], ["5", "6"], "{name}");
        let covered = |column: usize| below.cells[column].covered_by;
        assert_eq!([covered(0), covered(2)], [None; 2], "{name}");
        assert_eq!(covered(1), Some(Spot { row: above.number, column: 2 }), "{name}");
        assert_eq!(covered(7), Some(Spot { row: above.number, column: 8 }), "{name}");
        assert_eq!(above.cells[7].text, "Dự kiến tháng 10/2026", "{name}");
    }
}

#[test]
fn the_format_is_told_by_the_content_and_not_by_the_name() {
    for (name, format) in FORMATS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans").join(name);
        let bytes = std::fs::read(path).unwrap();
        for name in [name, "ke-hoach.txt", "", "ke-hoach.DOC"] {
            let begun = Instant::now();
            assert_eq!(super::format(name, &bytes), format);
            // 50 ms in a release build; tests are built without optimising and run beside one another.
            assert!(begun.elapsed() < Duration::from_secs(2));
        }
    }
}
