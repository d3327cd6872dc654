use crate::columns::Role;
use crate::draft::Place;
use crate::label::Level;

#[allow(clippy::struct_field_names)] // a text has a text
/// A cell's wording without mark-up, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    pub text: String,
    pub place: Place,
    /// The cell merged over this one, or the group row above, whose content this is.
    pub shared: Option<Place>,
}

/// A row of work, every cell in its column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WorkRow {
    pub place: Place,
    /// Whether its cells stood in other columns.
    pub shifted: bool,
    /// Whether a cell of it was the rest of a cell above, and was joined to it.
    pub joined: bool,
    /// Levels whose cell is merged into the one above: plainly the same objective or task.
    pub covered: Vec<Level>,
    pub stt: Option<u32>,
    pub objective: Option<Text>,
    pub task: Option<Text>,
    pub activity: Option<Text>,
    pub deliverable: Option<Text>,
    pub lead: Option<Text>,
    pub coordinating: Option<Text>,
    pub deadline: Option<Text>,
}

impl WorkRow {
    /// The cell of a level.
    pub(crate) fn level_mut(&mut self, level: Level) -> &mut Option<Text> {
        match level {
            Level::Objective => &mut self.objective,
            Level::Task => &mut self.task,
            Level::Activity => &mut self.activity,
        }
    }

    /// The cells that say how the work is done.
    pub(crate) fn details(&self) -> [&Option<Text>; 4] {
        [&self.deliverable, &self.lead, &self.coordinating, &self.deadline]
    }

    pub(super) fn is_empty(&self) -> bool {
        self.objective.is_none()
            && self.task.is_none()
            && self.activity.is_none()
            && self.details().iter().all(|cell| cell.is_none())
    }

    pub(super) fn slot(&mut self, role: Role) -> Option<&mut Option<Text>> {
        match role {
            Role::Stt => None,
            Role::Level(level) => Some(self.level_mut(level)),
            Role::Deliverable => Some(&mut self.deliverable),
            Role::Lead => Some(&mut self.lead),
            Role::Coordinating => Some(&mut self.coordinating),
            Role::Deadline => Some(&mut self.deadline),
        }
    }
}
