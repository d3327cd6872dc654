//! The queue's lanes, rows and filters.

/// What to do with the selected rows.
pub mod bulk_bar;
/// Part, section, unit, words.
pub mod filters;
/// One lane.
pub mod lane;
/// One row.
pub mod row;
/// The box that finds.
pub mod search_box;
