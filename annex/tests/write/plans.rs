use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use tiendo_annex::draft::{Draft, LayoutColumn};
use tiendo_annex::write::{Printed, State, States};
use tiendo_annex::{Options, document, read};

/// The 2026 plan as received.
pub fn of_2026() -> Draft {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans/ke-hoach-cchc-2026.txt");
    of_text(&std::fs::read_to_string(path).unwrap())
}

pub fn of_text(text: &str) -> Draft {
    let document = document::from_text(text.as_bytes()).unwrap();
    read(&document, &Options { year: Some(2026), ..Options::default() }).unwrap()
}

/// A flat list whose header has two rows, the units under one title.
pub fn with_two_header_rows() -> Draft {
    let mut draft = of_text(
        "TT\tNội dung công việc\tChủ trì\tPhối hợp\tThời hạn\n\
         1\tXây dựng kế hoạch\tSở A\tSở B\t30/6\n\
         2\t=SUM(1;2) & <x> \"y\"\tSở C\t\t30/11\n",
    );
    let titles = [
        ["TT", "TT"],
        ["Nội dung", "Nội dung"],
        ["Đơn vị", "Chủ trì"],
        ["Đơn vị", "Phối hợp"],
        ["Hạn", "Hạn"],
    ];
    for (column, titles) in draft.layout.columns.iter_mut().zip(titles) {
        *column = LayoutColumn { titles: titles.map(str::to_owned).to_vec(), ..column.clone() };
    }
    // No file can hold this character.
    draft.activities_mut().for_each(|activity| activity.title.push('\u{1}'));
    draft
}

/// The first activity is under way, the others have no state.
pub fn first_under_way(draft: &Draft) -> Printed {
    let state = State {
        words: "Đang thực hiện".into(),
        percent: Some(40),
        due: NaiveDate::from_ymd_opt(2026, 3, 31),
        evidence: vec!["Kế hoạch số 12/KH-A".into(), "Báo cáo số 3/BC-A".into()],
    };
    let key = draft.activities().next().unwrap().key;
    let as_of = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    Printed { states: Some(States { as_of, activities: HashMap::from([(key, state)]) }), made_at: None }
}
