use super::{Activity, Draft, FieldPlaces, Objective, Section, Task};

impl Draft {
    /// Every activity, in document order.
    pub fn activities(&self) -> impl Iterator<Item = &Activity> {
        self.tasks().flat_map(|task| &task.activities)
    }

    /// Every activity to change, in document order.
    pub fn activities_mut(&mut self) -> impl Iterator<Item = &mut Activity> {
        self.tasks_mut().flat_map(|task| &mut task.activities)
    }

    /// Every task, in document order.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.objectives().flat_map(|objective| &objective.tasks)
    }

    /// Every task to change, in document order.
    pub fn tasks_mut(&mut self) -> impl Iterator<Item = &mut Task> {
        self.objectives_mut().flat_map(|objective| &mut objective.tasks)
    }

    /// Every objective, in document order.
    pub fn objectives(&self) -> impl Iterator<Item = &Objective> {
        self.sections.iter().flat_map(|section| &section.objectives)
    }

    /// Every objective to change, in document order.
    pub fn objectives_mut(&mut self) -> impl Iterator<Item = &mut Objective> {
        self.sections.iter_mut().flat_map(|section| &mut section.objectives)
    }

    /// Every activity with the nodes above it.
    pub fn paths(&self) -> impl Iterator<Item = (&Section, &Objective, &Task, &Activity)> {
        self.sections.iter().flat_map(|section| {
            section.objectives.iter().flat_map(move |objective| {
                objective.tasks.iter().flat_map(move |task| {
                    task.activities.iter().map(move |activity| (section, objective, task, activity))
                })
            })
        })
    }

    /// The draft with all places left aside: what two formats of one annex must agree on.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        for section in &mut self.sections {
            section.place = None;
        }
        for objective in self.objectives_mut() {
            objective.place = None;
        }
        for task in self.tasks_mut() {
            task.place = None;
        }
        for activity in self.activities_mut() {
            activity.place = None;
            activity.places = FieldPlaces::default();
        }
        for finding in &mut self.findings {
            finding.place = super::Place::default();
        }
        self
    }
}
