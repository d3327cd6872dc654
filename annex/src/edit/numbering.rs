//! Numbers of what comes into another section: they restart with each.

use std::collections::HashSet;

use super::free;
use crate::draft::{Activity, Draft, Objective, Section, Task};

/// The numbers and codes in use where something is going to stand.
pub(super) struct Numbers {
    section: String,
    objectives: HashSet<u32>,
    tasks: HashSet<u32>,
    activities: HashSet<u32>,
    codes: HashSet<String>,
}

impl Numbers {
    pub(super) fn of(draft: &Draft, section: &Section) -> Self {
        let tasks = || section.objectives.iter().flat_map(|objective| &objective.tasks);
        Self {
            section: section.number.clone(),
            objectives: section.objectives.iter().map(|objective| objective.number).collect(),
            tasks: tasks().map(|task| task.number).collect(),
            activities: tasks().flat_map(|task| &task.activities).map(|activity| activity.number).collect(),
            codes: super::codes(draft),
        }
    }

    /// Numbers an objective that came from another section, with everything below it.
    pub(super) fn objective(&mut self, objective: &mut Objective, from: &str) {
        fit(&mut self.objectives, &mut objective.number);
        for task in &mut objective.tasks {
            self.task(task, from);
        }
    }

    /// Numbers a task that came from another section, with everything below it.
    pub(super) fn task(&mut self, task: &mut Task, from: &str) {
        fit(&mut self.tasks, &mut task.number);
        for activity in &mut task.activities {
            self.activity(activity, from);
        }
    }

    /// Numbers an activity that came from another section. A code that is the annex's own mark stays.
    pub(super) fn activity(&mut self, activity: &mut Activity, from: &str) {
        let says_where = activity.code.starts_with(&code(from, activity.number));
        fit(&mut self.activities, &mut activity.number);
        let wanted = if says_where { code(&self.section, activity.number) } else { activity.code.clone() };
        activity.code = free(&mut self.codes, &wanted);
    }
}

/// The code of an activity in an annex without marks of its own.
pub(super) fn code(section: &str, number: u32) -> String {
    if section.is_empty() { format!("HĐ{number}") } else { format!("{section}.HĐ{number}") }
}

/// Keeps a number that is free, else takes the next after the highest; a level without a name has none.
fn fit(used: &mut HashSet<u32>, number: &mut u32) {
    if *number > 0 && !used.insert(*number) {
        *number = used.iter().max().copied().unwrap_or_default().saturating_add(1);
        used.insert(*number);
    }
}
