//! The Office's view: every item in exactly one of seven numbers, and the list behind each number.

/// What was asked about items by an earlier day.
pub mod asks;
/// Which of the seven numbers an item is in.
pub mod bucket;
/// Items as they were on an earlier day.
pub mod history;
/// The list behind a number.
pub mod list;
/// The one screen.
pub mod overview;
/// HTTP.
pub mod routes;
/// From where a plan is looked at: a day, with or without its amendments.
pub mod view;
