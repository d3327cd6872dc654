use crate::document::{Cell, Row};
use crate::draft::{LayoutColumn, Meaning};
use crate::label::{self, Level};
use crate::words::fold;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Role {
    Stt,
    Level(Level),
    Deliverable,
    Lead,
    Coordinating,
    Deadline,
}

impl Role {
    fn meaning(self) -> Meaning {
        match self {
            Self::Stt => Meaning::Stt,
            Self::Level(Level::Objective) => Meaning::Objective,
            Self::Level(Level::Task) => Meaning::Task,
            Self::Level(Level::Activity) => Meaning::Activity,
            Self::Deliverable => Meaning::Deliverable,
            Self::Lead => Meaning::Lead,
            Self::Coordinating => Meaning::Coordinating,
            Self::Deadline => Meaning::Deadline,
        }
    }
}

/// What columns are called, without diacritics; the first that a title contains wins.
/// Titles that hold one wording only as a whole are marked by `=`.
const TITLES: [(&str, Role); 25] = [
    ("=stt", Role::Stt),
    ("=tt", Role::Stt),
    ("=so tt", Role::Stt),
    ("=so thu tu", Role::Stt),
    ("phoi hop", Role::Coordinating),
    ("chu tri", Role::Lead),
    ("phu trach", Role::Lead),
    ("dau moi", Role::Lead),
    ("don vi thuc hien", Role::Lead),
    ("co quan thuc hien", Role::Lead),
    ("thoi gian", Role::Deadline),
    ("thoi han", Role::Deadline),
    ("tien do", Role::Deadline),
    ("han hoan thanh", Role::Deadline),
    ("ngay hoan thanh", Role::Deadline),
    ("=hoan thanh", Role::Deadline),
    ("san pham", Role::Deliverable),
    ("ket qua", Role::Deliverable),
    ("dau ra", Role::Deliverable),
    ("muc tieu", Role::Level(Level::Objective)),
    ("hoat dong", Role::Level(Level::Activity)),
    ("nhiem vu", Role::Level(Level::Task)),
    ("noi dung", Role::Level(Level::Activity)),
    ("cong viec", Role::Level(Level::Activity)),
    ("ten viec", Role::Level(Level::Activity)),
];

/// Titles are short; a longer cell is text that happens to use the same words.
const LONGEST_TITLE: usize = 60;
/// A header row names at least this many different columns.
const FEWEST_ROLES: usize = 3;

/// Which column holds what, as a header row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    /// Role of each column from the left; nothing for a column of another meaning.
    roles: Vec<Option<Role>>,
    /// The level whose rows are the work: the deepest the annex has.
    deepest: Level,
}

impl Columns {
    /// Reads a row as a header; nothing when it is none.
    pub(crate) fn of(row: &Row) -> Option<Self> {
        let titles = row.cells.iter().filter(|cell| !cell.is_blank()).count();
        let mut roles: Vec<Option<Role>> = Vec::with_capacity(row.cells.len());
        for cell in &row.cells {
            // Only the first column of a role has it: a second one is not to be mistaken for it.
            let role = role(&cell.text).filter(|role| !roles.contains(&Some(*role)));
            roles.push(role);
        }
        let named: Vec<Role> = roles.iter().flatten().copied().collect();
        let deepest = Level::ALL.into_iter().rev().find(|level| named.contains(&Role::Level(*level)))?;
        let about_work = [Role::Deliverable, Role::Lead, Role::Coordinating, Role::Deadline]
            .iter()
            .any(|role| named.contains(role));
        let is_header = named.len() >= FEWEST_ROLES && named.len() * 2 > titles && about_work;
        is_header.then_some(Self { roles, deepest })
    }

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

    /// The column in which cells labelled with this level belong.
    pub(crate) fn labelled(&self, level: Level) -> Option<usize> {
        self.roles.iter().position(|role| *role == Some(Role::Level(level)))
    }

    /// The columns as their header row titles them.
    pub(crate) fn titled(&self, header: &Row) -> Vec<LayoutColumn> {
        let column = |(at, cell): (usize, &Cell)| LayoutColumn {
            titles: vec![cell.text.clone()],
            meaning: self.role(at).map(Role::meaning),
        };
        header.cells.iter().enumerate().map(column).collect()
    }

    /// The columns whose meaning is not known.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = usize> {
        self.roles.iter().enumerate().filter(|(_, role)| role.is_none()).map(|(column, _)| column)
    }
}

fn role(title: &str) -> Option<Role> {
    if title.is_empty() || title.chars().count() > LONGEST_TITLE || label::parse(title).is_some() {
        return None;
    }
    let title = fold(&title.replace('\n', " "));
    let title = title.trim_matches(|char: char| !char.is_alphanumeric());
    TITLES
        .iter()
        .find(|(wording, _)| match wording.strip_prefix('=') {
            Some(whole) => title == whole,
            None => title.contains(wording),
        })
        .map(|(_, role)| *role)
}
