use super::{Tree, number_and_title, same};
use crate::draft::{Declared, Objective, Place, Section, Task};
use crate::label::Level;
use crate::outline::{Above, Group};
use crate::rows::Text;
use crate::section::Heading;

/// Opening the nodes of a plan, and finding the ones that are open.
impl Tree<'_> {
    /// The key of the next node.
    pub(super) fn key(&mut self) -> u32 {
        self.keys += 1;
        self.keys
    }

    pub(super) fn open_section(&mut self, heading: &Heading, place: Option<Place>) {
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

    /// Opens the objective a cell names; a merged cell repeated in every row names the same one.
    pub(super) fn open_objective(&mut self, cell: &Text) -> bool {
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

    pub(super) fn open_task(&mut self, cell: &Text, stt: Option<u32>, opened_objective: bool) -> bool {
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

    /// Opens a group of an outline; its marks are checked already.
    pub(super) fn open_group(&mut self, group: &Group) {
        self.stand_under(group.above, group.level);
        let (key, title, place) = (self.key(), group.title.clone(), Some(group.place));
        match group.level {
            Level::Objective => {
                let tasks = Vec::new();
                let objective = Objective { key, origin: None, place, number: group.number, title, tasks };
                self.section().objectives.push(objective);
            }
            Level::Task | Level::Activity => {
                let (number, stt, activities) = (group.number, group.stt, Vec::new());
                self.objective().tasks.push(Task {
                    key,
                    origin: None,
                    place,
                    stt,
                    number,
                    title,
                    activities,
                });
            }
        }
        self.time_above = None;
    }

    /// Opens nodes without a name, down to the level of what comes next, where it stands higher than what is open.
    /// Says whether it did.
    pub(super) fn stand_under(&mut self, above: Above, next: Level) -> bool {
        let nameless = Heading { number: String::new(), title: String::new(), declared: Declared::default() };
        let named = |section: &Section| !section.number.is_empty() || !section.title.is_empty();
        let mut opened = false;
        if above < Above::Section && self.sections.last().is_some_and(named) {
            self.open_section(&nameless, None);
            opened = true;
        }
        if next > Level::Objective
            && above < Above::Objective
            && self.section().objectives.last().is_some_and(|last| last.number > 0)
        {
            self.open_nameless_objective();
            opened = true;
        }
        if next > Level::Task
            && above < Above::Task
            && self.objective().tasks.last().is_some_and(|last| last.number > 0)
        {
            self.open_nameless_task();
            opened = true;
        }
        opened
    }

    fn open_nameless_objective(&mut self) {
        let (key, title, tasks) = (self.key(), String::new(), Vec::new());
        let objective = Objective { key, origin: None, place: None, number: 0, title, tasks };
        self.section().objectives.push(objective);
    }

    fn open_nameless_task(&mut self) {
        let (key, title, activities) = (self.key(), String::new(), Vec::new());
        let task = Task { key, origin: None, place: None, stt: None, number: 0, title, activities };
        self.objective().tasks.push(task);
    }

    /// The current section; an annex without sections has one without a name.
    pub(super) fn section(&mut self) -> &mut Section {
        if self.sections.is_empty() {
            let nameless =
                Heading { number: String::new(), title: String::new(), declared: Declared::default() };
            self.open_section(&nameless, None);
        }
        let last = self.sections.len() - 1;
        &mut self.sections[last]
    }

    /// The current objective; where the annex names none, one without a name.
    pub(super) fn objective(&mut self) -> &mut Objective {
        if self.section().objectives.is_empty() {
            self.open_nameless_objective();
        }
        let objectives = &mut self.section().objectives;
        let last = objectives.len() - 1;
        &mut objectives[last]
    }

    /// The current task; where the annex names none, one without a name.
    pub(super) fn task(&mut self) -> &mut Task {
        if self.objective().tasks.is_empty() {
            self.open_nameless_task();
        }
        let tasks = &mut self.objective().tasks;
        let last = tasks.len() - 1;
        &mut tasks[last]
    }
}
