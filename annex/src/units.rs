mod cell;
mod collect;
mod kinds;
mod prose;
mod spelling;
mod split;
mod trim;
mod vocabulary;

pub(crate) use cell::{CellUnits, Doubt};
pub(crate) use kinds::looks_like_unit;
pub(crate) use vocabulary::Vocabulary;

/// A unit the caller knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownUnit {
    /// Full name.
    pub name: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
}

/// The units the caller knows; when it knows none, names are collected from the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory {
    /// The units.
    pub units: Vec<KnownUnit>,
}
