mod counts;
mod numbering;
mod time;
mod units;
mod work;

use crate::columns::{Columns, Role};
use crate::draft::{Declared, FindingCode, Objective, Place, Section, Task};
use crate::findings::Findings;
use crate::join::Labelled;
use crate::label::{self, Level};
use crate::rows::{Item, Text, WorkRow};
use crate::section::Heading;
use crate::units::Vocabulary;
use numbering::Numbering;

pub(crate) use counts::counts;

/// Builds the plan's tree from its rows.
pub(crate) struct Tree<'a> {
    columns: &'a Columns,
    vocabulary: &'a Vocabulary,
    labelled: Labelled,
    has_directory: bool,
    year: i32,
    findings: &'a mut Findings,
    sections: Vec<Section>,
    /// Keys given so far.
    keys: u32,
    numbering: Numbering,
    /// Completion time of the row above in the same section, to propose where one is missing.
    time_above: Option<String>,
    /// Units already reported as unknown.
    unknown: std::collections::HashSet<String>,
}

impl<'a> Tree<'a> {
    pub(crate) fn new(
        (columns, labelled): (&'a Columns, Labelled),
        (vocabulary, has_directory): (&'a Vocabulary, bool),
        year: i32,
        findings: &'a mut Findings,
    ) -> Self {
        Self {
            columns,
            vocabulary,
            labelled,
            has_directory,
            year,
            findings,
            sections: Vec::new(),
            keys: 0,
            numbering: Numbering::default(),
            time_above: None,
            unknown: std::collections::HashSet::new(),
        }
    }

    /// The sections the items make.
    pub(crate) fn build(mut self, items: &[Item], header: Place) -> Vec<Section> {
        self.report_missing_columns(header);
        let mut headings = Vec::new();
        for item in items {
            match item {
                Item::Section(place, heading) => {
                    self.open_section(heading, Some(*place));
                    headings.push((self.sections.len() - 1, *place));
                }
                Item::Work(row) => self.place(row),
            }
        }
        for (at, place) in headings {
            counts::check(&self.sections[at], place, self.findings);
        }
        self.sections
    }

    /// One finding for a column the annex lacks, instead of one for each row.
    fn report_missing_columns(&mut self, header: Place) {
        if !self.columns.has(Role::Deadline) {
            let message = "Bảng không có cột thời gian hoàn thành; mọi hoạt động đều chưa có hạn.";
            self.findings.high(FindingCode::DeadlineMissing, header, message);
        }
        if !self.columns.has(Role::Lead) {
            let message = "Bảng không có cột đơn vị chủ trì; mọi hoạt động đều chưa có đơn vị chủ trì.";
            self.findings.high(FindingCode::LeadMissing, header, message);
        }
    }

    /// The key of the next node.
    fn key(&mut self) -> u32 {
        self.keys += 1;
        self.keys
    }

    fn open_section(&mut self, heading: &Heading, place: Option<Place>) {
        let key = self.key();
        self.sections.push(Section {
            key,
            origin: None,
            place,
            number: heading.number.clone(),
            title: heading.title.clone(),
            declared: heading.declared,
            objectives: Vec::new(),
        });
        self.numbering.restart();
        self.time_above = None;
    }

    fn place(&mut self, row: &WorkRow) {
        // Before anything is numbered: opening a section begins the numbers again.
        self.section();
        self.numbering.check_stt(row, self.findings);
        let opened_objective = row.objective.as_ref().is_some_and(|cell| self.open_objective(cell));
        // A shifted or joined row has its finding already.
        let reports_blanks = row.stt.is_some() && !row.shifted && !row.joined;
        let is_covered = |level| row.covered.contains(&level);
        if row.objective.is_none() && reports_blanks && !is_covered(Level::Objective) {
            self.report_blank(Level::Objective, row);
        }
        let opened_task =
            row.task.as_ref().is_some_and(|cell| self.open_task(cell, row.stt, opened_objective));
        if row.task.is_none() && reports_blanks && !is_covered(Level::Task) {
            self.report_blank(Level::Task, row);
        }
        let has_details = row.details().iter().any(|cell| cell.is_some());
        if row.activity.is_some() || has_details {
            self.add_activity(row, opened_task);
        }
    }

    /// Opens the objective a cell names; a merged cell repeated in every row names the same one.
    fn open_objective(&mut self, cell: &Text) -> bool {
        let (number, title) = number_and_title(&cell.text);
        let current = self.section().objectives.last();
        if current.is_some_and(|current| same(current.number, &current.title, number, title)) {
            return false;
        }
        let number = self.numbering.next(Level::Objective, number, false, cell, self.findings);
        let (key, title) = (self.key(), title.to_owned());
        let tasks = Vec::new();
        self.section().objectives.push(Objective {
            key,
            origin: None,
            place: Some(cell.place),
            number,
            title,
            tasks,
        });
        true
    }

    fn open_task(&mut self, cell: &Text, stt: Option<u32>, opened_objective: bool) -> bool {
        let (number, title) = number_and_title(&cell.text);
        let current = self.objective().tasks.last();
        if current.is_some_and(|current| same(current.number, &current.title, number, title)) {
            return false;
        }
        let number = self.numbering.next(Level::Task, number, opened_objective, cell, self.findings);
        let (key, title) = (self.key(), title.to_owned());
        let activities = Vec::new();
        self.objective().tasks.push(Task {
            key,
            origin: None,
            place: Some(cell.place),
            stt,
            number,
            title,
            activities,
        });
        true
    }

    /// A blank cell of a row with a running number of its own belongs to what stands above it.
    fn report_blank(&mut self, level: Level, row: &WorkRow) {
        let Some(column) = self.columns.find(Role::Level(level)) else {
            return;
        };
        let above = match level {
            Level::Objective => self.objective().title.clone(),
            _ => self.task().title.clone(),
        };
        let place = row.place.cell(column);
        let name = level.name();
        if above.is_empty() {
            let message =
                format!("Ô {name} để trống và phía trên cũng không có {} nào.", name.to_lowercase());
            self.findings.medium(FindingCode::BlankMergedCell, place, message);
        } else {
            let message = format!("Ô {name} để trống (ô gộp); lấy theo dòng trên.");
            self.findings.medium(FindingCode::BlankMergedCell, place, message).proposing(above);
        }
    }

    /// The current section; an annex without sections has one without a name.
    fn section(&mut self) -> &mut Section {
        if self.sections.is_empty() {
            let nameless =
                Heading { number: String::new(), title: String::new(), declared: Declared::default() };
            self.open_section(&nameless, None);
        }
        let last = self.sections.len() - 1;
        &mut self.sections[last]
    }

    /// The current objective; where the annex names none, one without a name.
    fn objective(&mut self) -> &mut Objective {
        if self.section().objectives.is_empty() {
            let key = self.key();
            let (title, tasks) = (String::new(), Vec::new());
            self.section().objectives.push(Objective {
                key,
                origin: None,
                place: None,
                number: 0,
                title,
                tasks,
            });
        }
        let objectives = &mut self.section().objectives;
        let last = objectives.len() - 1;
        &mut objectives[last]
    }

    /// The current task; where the annex names none, one without a name.
    fn task(&mut self) -> &mut Task {
        if self.objective().tasks.is_empty() {
            let key = self.key();
            let (title, activities) = (String::new(), Vec::new());
            self.objective().tasks.push(Task {
                key,
                origin: None,
                place: None,
                stt: None,
                number: 0,
                title,
                activities,
            });
        }
        let tasks = &mut self.objective().tasks;
        let last = tasks.len() - 1;
        &mut tasks[last]
    }
}

fn number_and_title(text: &str) -> (Option<u32>, &str) {
    label::parse(text).map_or((None, text), |label| (Some(label.number), label.wording))
}

fn same(number: u32, title: &str, other_number: Option<u32>, other_title: &str) -> bool {
    title == other_title && other_number.is_none_or(|other| other == number)
}
