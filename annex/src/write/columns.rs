use crate::draft::{Activity, Draft, LayoutColumn, Meaning};
use crate::words::fold;

/// What a printed column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// What the annex's own column means.
    Plan(Meaning),
    /// Cells kept only for printing, by their column of the layout, from 1.
    Extra(u32),
    /// The state in words.
    State,
    /// The day the work is due.
    Due,
    /// What proves it.
    Evidence,
}

/// A printed column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// One title for each header row.
    pub titles: Vec<String>,
    pub holds: Holds,
}

/// The printed columns, from the left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub list: Vec<Column>,
    /// Rows of the header.
    pub header_rows: usize,
}

/// The columns of an annex that has no table of its own, and the homes of what a table has no column for.
const STANDARD: [(&str, Meaning); 8] = [
    ("STT", Meaning::Stt),
    ("Mục tiêu", Meaning::Objective),
    ("Nhiệm vụ", Meaning::Task),
    ("Hoạt động", Meaning::Activity),
    ("Kết quả/Sản phẩm", Meaning::Deliverable),
    ("Đơn vị chủ trì", Meaning::Lead),
    ("Đơn vị phối hợp", Meaning::Coordinating),
    ("Thời gian hoàn thành", Meaning::Deadline),
];
const STATES: [(&str, Holds); 3] =
    [("Trạng thái", Holds::State), ("Hạn", Holds::Due), ("Kết quả/tài liệu kiểm chứng", Holds::Evidence)];

impl Columns {
    pub(super) fn of(draft: &Draft, with_states: bool) -> Self {
        let layout = &draft.layout.columns;
        let header_rows = layout.iter().map(|column| column.titles.len()).max().unwrap_or(1).max(1);
        let mut columns = Self { list: Vec::new(), header_rows };
        if layout.is_empty() {
            columns.add_standard(draft);
        } else {
            columns.add_layout(layout);
            columns.add_homes(draft);
        }
        for (title, holds) in STATES.into_iter().filter(|_| with_states) {
            columns.add(title, holds);
        }
        columns
    }

    /// The column of a meaning, if the annex has it.
    pub(super) fn find(&self, meaning: Meaning) -> Option<usize> {
        self.list.iter().position(|column| column.holds == Holds::Plan(meaning))
    }

    /// Whether the first column holds numbers.
    pub(super) fn begin_with_a_number(&self) -> bool {
        let first = self.list.first().map(|column| column.holds);
        [Meaning::Stt, Meaning::Outline].iter().any(|meaning| first == Some(Holds::Plan(*meaning)))
    }

    fn add(&mut self, title: &str, holds: Holds) {
        self.list.push(Column { titles: vec![title.to_owned(); self.header_rows], holds });
    }

    fn add_standard(&mut self, draft: &Draft) {
        let lacks = |meaning| match meaning {
            Meaning::Objective => draft.objectives().all(|objective| objective.title.is_empty()),
            Meaning::Task => draft.tasks().all(|task| task.title.is_empty()),
            _ => false,
        };
        for (title, meaning) in STANDARD.into_iter().filter(|(_, meaning)| !lacks(*meaning)) {
            self.add(title, Holds::Plan(meaning));
        }
    }

    fn add_layout(&mut self, layout: &[LayoutColumn]) {
        let has_deadline = layout.iter().any(|column| column.meaning == Some(Meaning::Deadline));
        for (number, column) in (1..).zip(layout) {
            let holds = match column.meaning {
                None | Some(Meaning::Note | Meaning::Other) => Holds::Extra(number),
                // Where nothing else says when, how long the work takes does.
                Some(Meaning::Duration) if has_deadline => Holds::Extra(number),
                Some(Meaning::Duration) => Holds::Plan(Meaning::Deadline),
                Some(meaning) => Holds::Plan(meaning),
            };
            // Two columns of one meaning: the plan was read from the first.
            let taken = self.list.iter().any(|column| column.holds == holds);
            let holds = if taken { Holds::Extra(number) } else { holds };
            let mut titles = column.titles.clone();
            titles.resize(self.header_rows, String::new());
            self.list.push(Column { titles, holds });
        }
    }

    /// What was added to a plan later may have no column in its annex; it is printed all the same.
    fn add_homes(&mut self, draft: &Draft) {
        for (title, meaning) in STANDARD {
            let has_home = match meaning {
                Meaning::Stt | Meaning::Objective | Meaning::Task => true,
                Meaning::Lead | Meaning::Coordinating if self.find(Meaning::Units).is_some() => true,
                meaning => self.find(meaning).is_some(),
            };
            if !has_home && draft.activities().any(|activity| is_homeless(activity, meaning)) {
                self.add(title, Holds::Plan(meaning));
            }
        }
    }

    /// What the label of the work's level is called: its column may be another level's by name.
    pub(super) fn name_of_work(&self) -> &'static str {
        let title = self
            .find(Meaning::Activity)
            .and_then(|at| self.list.get(at))
            .map(|column| column.titles.join(" "));
        let title = fold(&title.unwrap_or_default());
        let named =
            ["Hoạt động", "Nhiệm vụ", "Mục tiêu"].into_iter().find(|name| title.contains(&fold(name)));
        named.unwrap_or("Hoạt động")
    }
}

/// Whether the activity says something the annex has no cell for; a cell may say it without a column of its own.
fn is_homeless(activity: &Activity, meaning: Meaning) -> bool {
    let places = &activity.places;
    let place = match meaning {
        Meaning::Deliverable => places.deliverables,
        Meaning::Lead => places.lead,
        Meaning::Coordinating => places.coordinating,
        Meaning::Deadline => places.deadline,
        _ => None,
    };
    place.is_none() && !super::cells::text(activity, meaning).is_empty()
}
