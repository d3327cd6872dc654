//! What must hold for every document and every wording.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::Path;

use proptest::prelude::*;
use tiendo_annex::deadline;
use tiendo_annex::draft::Draft;
use tiendo_annex::{Options, document, read, render};

fn plan() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans/ke-hoach-cchc-2026.txt");
    std::fs::read_to_string(path).unwrap()
}

/// One way to spoil a document.
#[derive(Debug, Clone)]
enum Spoil {
    DropLine(usize),
    RepeatLine(usize),
    SwapLines(usize, usize),
    JoinLines(usize),
    DropCell(usize, usize),
    RepeatCell(usize, usize),
    SwapCells(usize, usize, usize),
    BreakCell(usize, usize),
}

fn spoil() -> impl Strategy<Value = Spoil> {
    let (line, cell) = (0..60_usize, 0..9_usize);
    prop_oneof![
        line.clone().prop_map(Spoil::DropLine),
        line.clone().prop_map(Spoil::RepeatLine),
        (line.clone(), line.clone()).prop_map(|(a, b)| Spoil::SwapLines(a, b)),
        line.clone().prop_map(Spoil::JoinLines),
        (line.clone(), cell.clone()).prop_map(|(a, b)| Spoil::DropCell(a, b)),
        (line.clone(), cell.clone()).prop_map(|(a, b)| Spoil::RepeatCell(a, b)),
        (line.clone(), cell.clone(), cell.clone()).prop_map(|(a, b, c)| Spoil::SwapCells(a, b, c)),
        (line, cell).prop_map(|(a, b)| Spoil::BreakCell(a, b)),
    ]
}

fn apply(rows: &mut Vec<Vec<String>>, spoil: &Spoil) {
    let cell = |row: &Vec<String>, at: usize| at % row.len().max(1);
    let count = rows.len();
    match *spoil {
        _ if count < 3 => {}
        Spoil::DropLine(at) => _ = rows.remove(at % count),
        Spoil::RepeatLine(at) => rows.insert(at % count, rows[at % count].clone()),
        Spoil::SwapLines(a, b) => rows.swap(a % count, b % count),
        Spoil::JoinLines(at) => {
            let next = rows.remove((at + 1) % count);
            let count = rows.len();
            rows[at % count].extend(next);
        }
        Spoil::DropCell(at, column) => {
            let row = &mut rows[at % count];
            if !row.is_empty() {
                let column = cell(row, column);
                row.remove(column);
            }
        }
        Spoil::RepeatCell(at, column) => {
            let row = &mut rows[at % count];
            if !row.is_empty() {
                let column = cell(row, column);
                row.insert(column, row[column].clone());
            }
        }
        Spoil::SwapCells(at, a, b) => {
            let row = &mut rows[at % count];
            if !row.is_empty() {
                let (a, b) = (cell(row, a), cell(row, b));
                row.swap(a, b);
            }
        }
        Spoil::BreakCell(at, column) => {
            let row = &mut rows[at % count];
            if !row.is_empty() {
                let column = cell(row, column);
                let rest = row.split_off(column);
                rows.insert(at % count + 1, rest);
            }
        }
    }
}

/// The texts in which a label may still be found: titles of activities, and what findings quote.
fn kept(draft: &Draft) -> String {
    let objectives = draft.sections.iter().flat_map(|section| &section.objectives);
    let activities = objectives.flat_map(|objective| &objective.tasks).flat_map(|task| &task.activities);
    let mut kept: Vec<String> =
        activities.map(|activity| format!("Hoạt động {}: {}", activity.number, activity.title)).collect();
    kept.extend(draft.findings.iter().map(|finding| finding.read.clone()));
    kept.join("\n")
}

/// Every label of an activity in the text, with the words right behind it.
fn labels(text: &str) -> Vec<String> {
    let after =
        |at: usize| text[at..].split(['\t', '\n', '<']).next().unwrap_or_default().chars().take(24).collect();
    let labels = text.match_indices("Hoạt động ").filter(|(at, found)| {
        let rest = &text[at + found.len()..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (1..=3).contains(&digits) && rest[digits..].starts_with(':')
    });
    labels.map(|(at, _)| after(at)).map(|label: String| label.trim_end().to_owned()).collect()
}

fn options() -> Options {
    Options { year: Some(2026), ..Options::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_wording_makes_the_deadline_reader_panic(wording in "\\PC*", year in any::<i32>()) {
        let deadline = deadline::read(&wording, year);
        prop_assert!(deadline.start.is_none() || deadline.start <= deadline.end);
        prop_assert_eq!(deadline::read(&deadline.label, year), deadline);
    }

    #[test]
    fn no_string_of_time_words_makes_it_panic(
        words in proptest::collection::vec(proptest::sample::select(vec![
            "quý", "Quý", "I", "IV", "tháng", "12", "13", "0", "31", "/", "2026", "năm", "trong", "sau khi", "khi",
            "theo", "của", "trước", "ngày", "từ", "đến", "-", ",", ";", "(", ")", "6", "đầu", "cuối", "dự kiến", "thường xuyên",
            "kể từ", "làm việc", "hoặc", ".", "99999999999",
        ]), 0..14),
        year in 1..3000_i32,
    ) {
        let wording = words.join(" ");
        let deadline = deadline::read(&wording, year);
        prop_assert!(deadline.start.is_none() || deadline.start <= deadline.end, "{}", wording);
        prop_assert_eq!(deadline::read(&deadline.label, year), deadline);
    }

    #[test]
    fn no_activity_of_a_spoiled_plan_is_lost_in_silence(spoils in proptest::collection::vec(spoil(), 1..8)) {
        let mut rows: Vec<Vec<String>> =
            plan().lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
        for spoil in &spoils {
            apply(&mut rows, spoil);
        }
        let text: String = rows.iter().map(|row| row.join("\t") + "\n").collect();
        let Ok(document) = document::from_text(text.as_bytes()) else { return Ok(()) };
        let Ok(draft) = read(&document, &options()) else { return Ok(()) };
        let kept = kept(&draft);
        for label in labels(&text) {
            prop_assert!(kept.contains(&label), "{label}");
        }
        render::to_text(&draft);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(
        changes in proptest::collection::vec((0..22_000_usize, any::<u8>(), 0..3_u8), 1..40),
    ) {
        let mut bytes = plan().into_bytes();
        for (at, byte, how) in changes {
            let at = at % bytes.len();
            match how {
                0 => bytes[at] = byte,
                1 => _ = bytes.remove(at),
                _ => bytes.insert(at, byte),
            }
        }
        // Both as they are, mostly refused, and as the text they nearly are.
        for bytes in [bytes.clone(), String::from_utf8_lossy(&bytes).replace(char::is_control, "\t").into_bytes(),
            String::from_utf8_lossy(&bytes).chars().filter(|char| !char.is_control() || "\t\n".contains(*char)).collect::<String>().into_bytes()]
        {
            if let Ok(document) = document::from_text(&bytes) && let Ok(draft) = read(&document, &options()) {
                render::to_text(&draft);
            }
        }
    }

    #[test]
    fn no_table_makes_the_reader_panic(rows in proptest::collection::vec(proptest::collection::vec("\\PC{0,12}", 1..6), 0..20)) {
        let rows: String = rows.iter().map(|row| row.join("\t") + "\n").collect();
        let text = format!("Mục tiêu\tHoạt động\tSản phẩm\tChủ trì\tThời hạn\n{rows}");
        if let Ok(document) = document::from_text(text.as_bytes()) && let Ok(draft) = read(&document, &options()) {
            render::to_text(&draft);
        }
    }

    #[test]
    fn no_row_of_an_outline_is_lost_in_silence(rows in proptest::collection::vec(outline_row(), 1..40)) {
        let header = "TT\tNội dung\tSản phẩm\tChủ trì\tPhối hợp\tThời hạn\n";
        let body: String = rows.iter().enumerate().map(|(at, row)| row.replace('@', &format!("nội dung {at}."))).collect();
        let document = document::from_text(format!("{header}{body}").as_bytes()).unwrap();
        let Ok(draft) = read(&document, &options()) else { return Ok(()) };
        let mut told: Vec<String> = draft.findings.iter().map(|finding| finding.read.clone()).collect();
        told.extend(draft.sections.iter().map(|section| section.title.clone()));
        told.extend(draft.objectives().map(|objective| objective.title.clone()));
        told.extend(draft.tasks().map(|task| task.title.clone()));
        told.extend(draft.activities().map(|activity| activity.title.clone()));
        let told = told.join("\n");
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.contains('@')) {
            let wording = format!("nội dung {at}.");
            prop_assert!(told.contains(&wording), "{wording} {row}");
        }
        let mut codes: Vec<&str> = draft.activities().map(|activity| activity.code.as_str()).collect();
        let mut keys: Vec<u32> = draft.sections.iter().map(|section| section.key)
            .chain(draft.objectives().map(|objective| objective.key))
            .chain(draft.tasks().map(|task| task.key))
            .chain(draft.activities().map(|activity| activity.key))
            .collect();
        let (all_codes, all_keys) = (codes.len(), keys.len());
        codes.sort_unstable();
        codes.dedup();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!((codes.len(), keys.len()), (all_codes, all_keys));
        prop_assert!(draft.tasks().all(|task| task.number > 0 || !task.activities.is_empty()), "no empty unnamed task");
        render::to_text(&draft);
    }
}

/// A row of an outline: some mark, a wording (`@`), details or none.
fn outline_row() -> impl Strategy<Value = String> {
    let marks = [
        "", "", "A", "B", "I", "II", "III", "1", "2", "3", "a)", "b)", "đ)", "1.1", "1.2", "2.1.1", "-",
        "i)", "ii)",
    ];
    let wordings = [
        "Việc @",
        "việc @",
        "VỀ VIỆC @",
        "Việc @:",
        "1. Việc @",
        "a) Việc @",
        "- Việc @",
        "Nhiệm vụ 2: Việc @",
    ];
    let details = [
        "\t\t\t",
        "Báo cáo\tPhòng A\tPhòng B\tQuý I/2026",
        "\tPhòng A\t\t",
        "\t\t\tTheo từng mốc dưới đây",
        "Kế hoạch\t\t\t",
    ];
    let one_of = |texts: &[&'static str]| proptest::sample::select(texts.to_vec());
    (one_of(&marks), one_of(&wordings), one_of(&details))
        .prop_map(|(mark, wording, details)| format!("{mark}\t{wording}\t{details}\n"))
}
