mod counts;
mod numbering;
mod open;
mod time;
mod units;
mod work;

use crate::columns::{Columns, Role};
use crate::draft::{FindingCode, Place, PlanHeading, Section};
use crate::findings::Findings;
use crate::join::Labelled;
use crate::label::{self, Level};
use crate::rows::{Item, WorkRow};
use crate::units::Vocabulary;
use numbering::Numbering;

pub(crate) use counts::counts;

/// Builds the plan's tree from its rows.
pub(crate) struct Tree<'a> {
    columns: &'a Columns,
    vocabulary: &'a Vocabulary,
    labelled: Labelled,
    has_directory: bool,
    plan: &'a PlanHeading,
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
        plan: &'a PlanHeading,
        findings: &'a mut Findings,
    ) -> Self {
        Self {
            columns,
            vocabulary,
            labelled,
            has_directory,
            plan,
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
                Item::Group(group) => self.open_group(group),
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
        if !self.columns.say_when() {
            let message = "Bảng không có cột thời gian hoàn thành; mọi hoạt động đều chưa có hạn.";
            self.findings.high(FindingCode::DeadlineMissing, header, message);
        }
        if !self.columns.has(Role::Lead) && !self.columns.has(Role::Units) {
            let message = "Bảng không có cột đơn vị chủ trì; mọi hoạt động đều chưa có đơn vị chủ trì.";
            self.findings.high(FindingCode::LeadMissing, header, message);
        }
    }

    fn place(&mut self, row: &WorkRow) {
        if let Some(outlined) = &row.outlined {
            if outlined.counted_apart {
                self.numbering.check_stt(row, self.findings);
            }
            let beside = self.stand_under(outlined.above, Level::Activity);
            self.add_activity(row, beside);
            return;
        }
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
}

fn number_and_title(text: &str) -> (Option<u32>, &str) {
    label::parse(text).map_or((None, text), |label| (Some(label.number), label.wording))
}

fn same(number: u32, title: &str, other_number: Option<u32>, other_title: &str) -> bool {
    title == other_title && other_number.is_none_or(|other| other == number)
}
