use super::{Activity, Draft, Found, Objective, Section, Task};

/// Where a node stands: how far down its path goes says its level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    Section(usize),
    Objective(usize, usize),
    Task(usize, usize, usize),
    Activity(usize, usize, usize, usize),
}

impl At {
    /// Position of its section.
    pub(crate) fn section(self) -> usize {
        let (Self::Section(s) | Self::Objective(s, _) | Self::Task(s, ..) | Self::Activity(s, ..)) = self;
        s
    }
}

impl Draft {
    /// Where the node with this key stands.
    pub(crate) fn find(&self, key: u32) -> Option<At> {
        for (s, section) in self.sections.iter().enumerate() {
            if section.key == key {
                return Some(At::Section(s));
            }
            for (o, objective) in section.objectives.iter().enumerate() {
                if objective.key == key {
                    return Some(At::Objective(s, o));
                }
                for (t, task) in objective.tasks.iter().enumerate() {
                    if task.key == key {
                        return Some(At::Task(s, o, t));
                    }
                    if let Some(a) = task.activities.iter().position(|activity| activity.key == key) {
                        return Some(At::Activity(s, o, t, a));
                    }
                }
            }
        }
        None
    }

    pub(crate) fn section_mut(&mut self, at: At) -> Option<&mut Section> {
        self.sections.get_mut(at.section())
    }

    pub(crate) fn objective_mut(&mut self, at: At) -> Option<&mut Objective> {
        match at {
            At::Section(_) => None,
            At::Objective(_, o) | At::Task(_, o, _) | At::Activity(_, o, ..) => {
                self.section_mut(at)?.objectives.get_mut(o)
            }
        }
    }

    pub(crate) fn task_mut(&mut self, at: At) -> Option<&mut Task> {
        match at {
            At::Section(_) | At::Objective(..) => None,
            At::Task(_, _, t) | At::Activity(_, _, t, _) => self.objective_mut(at)?.tasks.get_mut(t),
        }
    }

    pub(crate) fn activity_mut(&mut self, at: At) -> Option<&mut Activity> {
        match at {
            At::Activity(.., a) => self.task_mut(at)?.activities.get_mut(a),
            _ => None,
        }
    }

    /// The largest key in use.
    pub(crate) fn last_key(&self) -> u32 {
        self.keys().max().unwrap_or_default()
    }

    /// The keys of all nodes, level by level.
    pub fn keys(&self) -> impl Iterator<Item = u32> {
        let sections = self.sections.iter().map(|section| section.key);
        let objectives = self.objectives().map(|objective| objective.key);
        let tasks = self.tasks().map(|task| task.key);
        let activities = self.activities().map(|activity| activity.key);
        sections.chain(objectives).chain(tasks).chain(activities)
    }

    /// Counts the tree anew; levels the annex does not name do not count.
    pub fn recount(&mut self) {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.counts.found = Found {
            sections: count(
                self.sections
                    .iter()
                    .filter(|section| !section.number.is_empty() || !section.title.is_empty())
                    .count(),
            ),
            objectives: count(self.objectives().filter(|objective| objective.number > 0).count()),
            tasks: count(self.tasks().filter(|task| task.number > 0).count()),
            activities: count(self.activities().count()),
        };
    }
}
