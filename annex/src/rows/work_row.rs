use crate::columns::Role;
use crate::draft::{ExtraCell, Place};
use crate::label::Level;
use crate::outline::Outlined;

#[allow(clippy::struct_field_names)] // a text has a text
/// A cell's wording without mark-up, and where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Text {
    pub text: String,
    pub place: Place,
    /// The cell merged over this one, or the group row above, whose content this is.
    pub shared: Option<Place>,
    /// Whether it was said for a group and this row left it blank.
    pub of_group: bool,
    /// Whether all of it is bold.
    pub bold: bool,
}

/// A row of work, every cell in its column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Four independent things a row may be.
pub(crate) struct WorkRow {
    pub place: Place,
    /// Whether its cells stood in other columns.
    pub shifted: bool,
    /// Whether a cell of it was the rest of a cell above, and was joined to it.
    pub joined: bool,
    /// Whether one cell is merged over most of the row.
    pub wide: bool,
    /// Levels whose cell is merged into the one above: plainly the same objective or task.
    pub covered: Vec<Level>,
    pub stt: Option<u32>,
    /// The cell of the running number as written.
    pub stt_cell: Option<Text>,
    /// The cell of the outline as written.
    pub outline: Option<Text>,
    /// Where an outline puts the row, once it is known.
    pub outlined: Option<Outlined>,
    pub objective: Option<Text>,
    pub task: Option<Text>,
    pub activity: Option<Text>,
    /// The wording merged down from the row above, where the row is more of the same work.
    pub activity_above: Option<Text>,
    pub deliverable: Option<Text>,
    pub lead: Option<Text>,
    pub coordinating: Option<Text>,
    pub deadline: Option<Text>,
    /// How the completion time is to be read, where the cell alone does not say it.
    pub deadline_read_as: Option<String>,
    /// Whether lead and coordinating units stood in one cell that did not say which is which.
    pub units_undivided: bool,
    /// The whole cell lead and coordinating units stood in.
    pub units_cell: Option<String>,
    /// Cells that mean nothing for the work.
    pub extras: Vec<ExtraCell>,
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

    /// The cells that say how the work is done, to change.
    pub(crate) fn details_mut(&mut self) -> [&mut Option<Text>; 4] {
        [&mut self.deliverable, &mut self.lead, &mut self.coordinating, &mut self.deadline]
    }

    /// Whether the row itself says anything of how the work is done.
    pub(crate) fn has_own_details(&self) -> bool {
        self.details().into_iter().flatten().any(|cell| cell.shared.is_none())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.objective.is_none()
            && self.task.is_none()
            && self.activity.is_none()
            && self.details().iter().all(|cell| cell.is_none())
    }

    /// Where a cell of this role goes; nothing for roles that mean nothing for the work.
    pub(super) fn slot(&mut self, role: Role) -> Option<&mut Option<Text>> {
        match role {
            Role::Level(level) => Some(self.level_mut(level)),
            Role::Deliverable => Some(&mut self.deliverable),
            Role::Lead | Role::Units => Some(&mut self.lead),
            Role::Coordinating => Some(&mut self.coordinating),
            Role::Deadline => Some(&mut self.deadline),
            Role::Outline => Some(&mut self.outline),
            Role::Stt => Some(&mut self.stt_cell),
            Role::Period | Role::Duration | Role::Note | Role::Other => None,
        }
    }
}
