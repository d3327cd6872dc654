mod evidence;
mod header;
mod levels;
mod titles;

use crate::draft::{LayoutColumn, Meaning};
use crate::label::Level;

pub(crate) use header::Header;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Role {
    Stt,
    /// Marks of an outline ("1", "a)").
    Outline,
    Level(Level),
    Deliverable,
    Lead,
    Coordinating,
    /// Lead and coordinating units in one cell.
    Units,
    Deadline,
    /// One period of several, ticked where the work falls in it.
    Period,
    Duration,
    Note,
    Other,
}

impl Role {
    fn meaning(self) -> Option<Meaning> {
        Some(match self {
            Self::Stt => Meaning::Stt,
            Self::Outline => Meaning::Outline,
            Self::Level(Level::Objective) => Meaning::Objective,
            Self::Level(Level::Task) => Meaning::Task,
            Self::Level(Level::Activity) => Meaning::Activity,
            Self::Deliverable => Meaning::Deliverable,
            Self::Lead => Meaning::Lead,
            Self::Coordinating => Meaning::Coordinating,
            Self::Units => Meaning::Units,
            Self::Deadline => Meaning::Deadline,
            Self::Duration => Meaning::Duration,
            Self::Note => Meaning::Note,
            Self::Other => Meaning::Other,
            Self::Period => return None,
        })
    }

    fn of(meaning: Meaning) -> Self {
        match meaning {
            Meaning::Stt => Self::Stt,
            Meaning::Outline => Self::Outline,
            Meaning::Objective => Self::Level(Level::Objective),
            Meaning::Task => Self::Level(Level::Task),
            Meaning::Activity => Self::Level(Level::Activity),
            Meaning::Deliverable => Self::Deliverable,
            Meaning::Lead => Self::Lead,
            Meaning::Coordinating => Self::Coordinating,
            Meaning::Units => Self::Units,
            Meaning::Deadline => Self::Deadline,
            Meaning::Duration => Self::Duration,
            Meaning::Note => Self::Note,
            Meaning::Other => Self::Other,
        }
    }

    /// Whether it says how the work is done: what, by whom, until when.
    fn is_detail(self) -> bool {
        matches!(
            self,
            Self::Deliverable
                | Self::Lead
                | Self::Coordinating
                | Self::Units
                | Self::Deadline
                | Self::Period
                | Self::Duration
        )
    }

    /// Whether several columns may hold it.
    fn may_repeat(self) -> bool {
        matches!(self, Self::Note | Self::Other | Self::Period)
    }
}

/// Which column holds what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    /// Role of each column from the left; nothing for a column of unknown meaning.
    roles: Vec<Option<Role>>,
    /// The titles, one entry for each header row.
    titles: Vec<Vec<String>>,
    /// The level whose rows are the work: the deepest the annex has.
    deepest: Level,
    /// Columns whose cells, not their titles, say what they hold.
    guessed: Vec<usize>,
}

impl Columns {
    /// Number of columns.
    pub(crate) fn width(&self) -> usize {
        self.roles.len()
    }

    /// What the column holds; nothing when that is not known.
    pub(crate) fn role(&self, column: usize) -> Option<Role> {
        match self.roles.get(column).copied().flatten()? {
            // The deepest level is the work, whatever the annex calls it.
            Role::Level(level) if level == self.deepest => Some(Role::Level(Level::Activity)),
            role => Some(role),
        }
    }

    /// The column of a role, if the annex has it.
    pub(crate) fn find(&self, role: Role) -> Option<usize> {
        (0..self.width()).find(|column| self.role(*column) == Some(role))
    }

    pub(crate) fn has(&self, role: Role) -> bool {
        self.find(role).is_some()
    }

    /// Whether the annex says when work is due, in a column of its own or by ticking periods.
    pub(crate) fn say_when(&self) -> bool {
        [Role::Deadline, Role::Period, Role::Duration].iter().any(|role| self.has(*role))
    }

    /// Whether all levels share one column, so that only marks and headings tell them apart.
    pub(crate) fn share_one_level(&self) -> bool {
        self.roles.iter().filter(|role| matches!(role, Some(Role::Level(_)))).count() == 1
    }

    /// Whether the annex counts or marks its rows in a column of their own.
    pub(crate) fn count_rows(&self) -> bool {
        self.has(Role::Stt) || self.has(Role::Outline)
    }

    /// The running numbers turned out to be the marks of an outline.
    pub(crate) fn read_numbers_as_marks(&mut self) {
        for role in &mut self.roles {
            if *role == Some(Role::Stt) {
                *role = Some(Role::Outline);
            }
        }
    }

    /// The column in which cells labelled with this level belong.
    pub(crate) fn labelled(&self, level: Level) -> Option<usize> {
        self.roles.iter().position(|role| *role == Some(Role::Level(level)))
    }

    /// The outermost level of the annex and its column.
    pub(crate) fn first_level(&self) -> Option<(usize, Level)> {
        [Level::Objective, Level::Task, Level::Activity]
            .into_iter()
            .find_map(|level| Some((self.find(Role::Level(level))?, level)))
    }

    /// The title that says most about the column: that of the lowest header row.
    pub(crate) fn title(&self, column: usize) -> &str {
        self.titles.get(column).and_then(|titles| titles.last()).map_or("", String::as_str)
    }

    /// All titles of a column, those merged over several header rows once.
    pub(crate) fn whole_title(&self, column: usize) -> String {
        let mut titles = self.titles.get(column).cloned().unwrap_or_default();
        titles.dedup();
        titles.join(" ").trim().to_owned()
    }

    /// The columns as their header titles them.
    pub(crate) fn layout(&self) -> Vec<LayoutColumn> {
        let column = |(at, titles): (usize, &Vec<String>)| LayoutColumn {
            titles: titles.clone(),
            meaning: self.role(at).and_then(Role::meaning),
        };
        self.titles.iter().enumerate().map(column).collect()
    }

    /// The columns whose meaning is not known.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = usize> {
        self.roles.iter().enumerate().filter(|(_, role)| role.is_none()).map(|(column, _)| column)
    }

    /// The columns whose cells, not their titles, say what they hold.
    pub(crate) fn guessed(&self) -> impl Iterator<Item = (usize, Role)> {
        self.guessed.iter().filter_map(|column| Some((*column, self.role(*column)?)))
    }

    /// Whether another header titles the same columns.
    pub(crate) fn same_titles(&self, other: &Self) -> bool {
        let folded = |columns: &Self| -> Vec<String> {
            (0..columns.width()).map(|column| titles::plain(&columns.whole_title(column))).collect()
        };
        let (mut these, mut those) = (folded(self), folded(other));
        for titles in [&mut these, &mut those] {
            while titles.last().is_some_and(String::is_empty) {
                titles.pop();
            }
        }
        these == those || self.roles == other.roles
    }
}
