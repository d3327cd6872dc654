use std::collections::HashSet;
use std::ops::Range;

use crate::draft::{
    Activity, Declared, Draft, Field, FindingCode, Labels, Meaning, Objective, Section, Task,
};

use super::columns::{Columns, Holds};
use super::grid::{Cell, Grid, Look, Slot};
use super::marks::Marks;
use super::{States, cells};

/// Sets the rows of a plan below its header: a row for each section and activity, the cells of objectives and tasks
/// merged over their activities. A level without a column of its own gets a row.
pub(super) struct Body<'a> {
    draft: &'a Draft,
    columns: &'a Columns,
    states: Option<&'a States>,
    labels: Labels,
    /// Cells the source shares with the row above.
    shared: HashSet<(u32, Field)>,
    /// Number of the last row, where the annex has no numbers of its own.
    running: Option<u32>,
    grid: Grid,
}

impl<'a> Body<'a> {
    pub(super) fn new(draft: &'a Draft, columns: &'a Columns, states: Option<&'a States>) -> Self {
        let without_table = draft.layout.columns.is_empty();
        let every = Labels { objective: true, task: true, activity: true };
        let has_numbers = draft.tasks().any(|task| task.stt.is_some())
            || draft.activities().any(|activity| activity.stt.is_some());
        let shared =
            draft.findings.iter().filter(|finding| finding.code == FindingCode::SharedCell && finding.done);
        Self {
            draft,
            columns,
            states,
            labels: if without_table { every } else { draft.layout.labels },
            shared: shared
                .filter_map(|finding| finding.target)
                .map(|target| (target.node, target.field))
                .collect(),
            running: (without_table && !has_numbers).then_some(0),
            grid: Grid::default(),
        }
    }

    /// All rows of the plan.
    pub(super) fn rows(mut self) -> Vec<Vec<Slot>> {
        for section in &self.draft.sections {
            self.section(section);
        }
        self.grid.rows
    }

    fn section(&mut self, section: &Section) {
        if !section.number.is_empty() || !section.title.is_empty() {
            self.section_heading(section);
        }
        for objective in &section.objectives {
            self.objective(section, objective);
        }
    }

    fn section_heading(&mut self, section: &Section) {
        let title = format!("{}{}", section.title, counts(section.declared));
        let mut row = vec![Slot::Left; self.columns.list.len()];
        let number_apart = self.columns.begin_with_a_number() && row.len() > 1 && !section.number.is_empty();
        let heading = match (number_apart, section.number.is_empty()) {
            (true, _) | (_, true) => title,
            (false, false) => format!("{}. {title}", section.number),
        };
        let mut spots = row.iter_mut();
        if number_apart && let Some(first) = spots.next() {
            *first = Slot::Cell(Cell::new(&section.number, Look::HeadingNumber));
        }
        if let Some(next) = spots.next() {
            *next = Slot::Cell(Cell::new(&heading, Look::Heading));
        }
        self.grid.rows.push(row);
    }

    fn objective(&mut self, section: &Section, objective: &Objective) {
        let first = self.grid.rows.len();
        let name = labelled("Mục tiêu", self.labels.objective, objective.number, &objective.title);
        let column = self.columns.find(Meaning::Objective);
        if column.is_none() {
            let path = objective.tasks.iter().find_map(|task| Some((task, task.activities.first()?)));
            let marks = path.map(|(task, activity)| marks(section, objective, task, activity));
            self.group(&name, marks.unwrap_or_default().objective.as_deref(), None);
        }
        for task in &objective.tasks {
            self.task(section, objective, task);
        }
        if let Some(column) = column {
            self.merge(first, column, &name);
        }
    }

    fn task(&mut self, section: &Section, objective: &Objective, task: &Task) {
        let first = self.grid.rows.len();
        let name = labelled("Nhiệm vụ", self.labels.task, task.number, &task.title);
        let column = self.columns.find(Meaning::Task);
        if column.is_none() {
            let marks = task.activities.first().map(|activity| marks(section, objective, task, activity));
            self.group(&name, marks.unwrap_or_default().task.as_deref(), task.stt);
        }
        for activity in &task.activities {
            self.activity(activity);
        }
        if let Some(column) = column {
            self.merge(first, column, &name);
        }
        if column.is_some() || name.is_empty() {
            self.number(task, first);
        }
    }

    /// A row for a level without a column; its title goes on over the cells it leaves blank.
    fn group(&mut self, name: &str, mark: Option<&str>, stt: Option<u32>) {
        if name.is_empty() {
            return;
        }
        let blank = Slot::Cell(Cell::new("", Look::Text));
        let mut row = vec![blank; self.columns.list.len()];
        let mut set = |column: Option<usize>, slot: Slot| {
            if let Some(spot) = column.and_then(|column| row.get_mut(column)) {
                *spot = slot;
            }
        };
        let number = |text: &str| Slot::Cell(Cell::new(text, Look::HeadingNumber));
        set(self.columns.find(Meaning::Outline), number(mark.unwrap_or_default()));
        set(self.columns.find(Meaning::Stt), number(&stt.map(|stt| stt.to_string()).unwrap_or_default()));
        let title = self.columns.find(Meaning::Activity);
        set(title, Slot::Cell(Cell::new(name, Look::Heading)));
        for column in self.details_after(title) {
            set(Some(column), Slot::Left);
        }
        self.grid.rows.push(row);
    }

    /// The columns on the right of a level's up to the next one that stands on its own.
    fn details_after(&self, column: Option<usize>) -> Range<usize> {
        let apart = [Meaning::Stt, Meaning::Outline, Meaning::Objective, Meaning::Task].map(Holds::Plan);
        let first = column.map_or(self.columns.list.len(), |column| column + 1);
        let rest = self.columns.list.iter().skip(first);
        first..first + rest.take_while(|column| !apart.contains(&column.holds)).count()
    }

    fn activity(&mut self, activity: &Activity) {
        let row = self.columns.list.iter().enumerate().map(|(at, column)| {
            let cell = self.cell(activity, column.holds);
            if self.is_shared(activity, column.holds) && self.text_above(at) == Some(cell.text.as_str()) {
                Slot::Above
            } else {
                Slot::Cell(cell)
            }
        });
        let row = row.collect();
        self.grid.rows.push(row);
    }

    fn cell(&self, activity: &Activity, holds: Holds) -> Cell {
        let state = self.states.and_then(|states| states.activities.get(&activity.key));
        let (text, look) = match holds {
            Holds::Plan(Meaning::Activity) => {
                let name = self.columns.name_of_work();
                (labelled(name, self.labels.activity, activity.number, &activity.title), Look::Text)
            }
            Holds::Plan(Meaning::Outline) => {
                let column = (1..).zip(&self.columns.list).find(|(_, column)| column.holds == holds);
                let own = column.and_then(|(number, _)| cells::extra(activity, number));
                (own.map_or_else(|| cells::text(activity, Meaning::Outline), str::to_owned), Look::Number)
            }
            Holds::Plan(Meaning::Stt) => (cells::text(activity, Meaning::Stt), Look::Number),
            Holds::Plan(meaning) => (cells::text(activity, meaning), Look::Text),
            Holds::Extra(column) => {
                (cells::extra(activity, column).unwrap_or_default().to_owned(), Look::Text)
            }
            Holds::State => (state.map(cells::state).unwrap_or_default(), Look::Text),
            Holds::Due => {
                let due = state.and_then(|state| state.due);
                (due.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default(), Look::Number)
            }
            Holds::Evidence => (state.map(|state| state.evidence.join("\n")).unwrap_or_default(), Look::Text),
        };
        Cell::new(&text, look)
    }

    fn is_shared(&self, activity: &Activity, holds: Holds) -> bool {
        let fields: &[Field] = match holds {
            Holds::Plan(Meaning::Deliverable) => &[Field::Deliverables],
            Holds::Plan(Meaning::Lead) => &[Field::LeadUnits],
            Holds::Plan(Meaning::Coordinating) => &[Field::CoordinatingUnits],
            Holds::Plan(Meaning::Units) => &[Field::LeadUnits, Field::CoordinatingUnits],
            Holds::Plan(Meaning::Deadline) => &[Field::Deadline],
            _ => &[],
        };
        !fields.is_empty() && fields.iter().all(|field| self.shared.contains(&(activity.key, *field)))
    }

    /// The wording of the cell that ends in the last row.
    fn text_above(&self, column: usize) -> Option<&str> {
        let mut slots = self.grid.rows.iter().rev().filter_map(|row| row.get(column));
        let slot = slots.find(|slot| **slot != Slot::Above)?;
        if let Slot::Cell(cell) = slot { Some(&cell.text) } else { None }
    }

    /// The running number of a task stands once over its rows, as far as they have none of their own.
    fn number(&mut self, task: &Task, first: usize) {
        let Some(column) = self.columns.find(Meaning::Stt) else { return };
        if let Some(running) = &mut self.running {
            *running += 1;
        }
        let Some(stt) = self.running.or(task.stt) else { return };
        let own = task.activities.iter().skip(1).position(|activity| activity.stt.is_some());
        let last = own.map_or(self.grid.rows.len(), |at| first + 1 + at);
        self.grid.merge_down(first..last, column, Cell::new(&stt.to_string(), Look::Number));
    }

    /// Puts the name of a level over its rows; where it has none yet, gives it one.
    fn merge(&mut self, first: usize, column: usize, name: &str) {
        if name.is_empty() {
            return;
        }
        if self.grid.rows.len() == first {
            let blank = Slot::Cell(Cell::new("", Look::Text));
            self.grid.rows.push(vec![blank; self.columns.list.len()]);
        }
        self.grid.merge_down(first..self.grid.rows.len(), column, Cell::new(name, Look::Text));
    }
}

/// The marks of the groups above an activity.
fn marks(section: &Section, objective: &Objective, task: &Task, activity: &Activity) -> Marks {
    Marks::of(&section.number, &activity.code, !objective.title.is_empty(), !task.title.is_empty())
}

/// "Nhiệm vụ 3: …" where the annex labels this level, else the wording alone.
fn labelled(name: &str, labelled: bool, number: u32, title: &str) -> String {
    if labelled && number > 0 {
        format!("{name} {number}: {title}").trim_end().to_owned()
    } else {
        title.to_owned()
    }
}

/// " (4 mục tiêu, 6 nhiệm vụ, 7 hoạt động)", as far as the heading declares them.
fn counts(declared: Declared) -> String {
    let counts =
        [(declared.objectives, "mục tiêu"), (declared.tasks, "nhiệm vụ"), (declared.activities, "hoạt động")];
    let counts: Vec<String> =
        counts.iter().filter_map(|(count, name)| count.map(|count| format!("{count} {name}"))).collect();
    if counts.is_empty() { String::new() } else { format!(" ({})", counts.join(", ")) }
}
