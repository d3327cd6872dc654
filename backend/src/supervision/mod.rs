//! The Office's view: every item in exactly one of seven numbers, and the list behind each number.

/// What was asked about items by an earlier day.
pub mod asks;
/// Which of the seven numbers an item is in.
pub mod bucket;
/// Conditions awaited (zone F).
pub mod conditions;
/// What needs a decision now (zone B).
pub mod decisions;
/// Which items a number stands for.
pub mod filter;
/// Items as they were on an earlier day.
pub mod history;
/// Who gave the last update of each item.
pub mod last_update;
/// What leadership looks at.
pub mod leadership;
/// The list behind a number.
pub mod list;
/// The numbers over some items (zones A and G).
pub mod numbers;
/// The one screen.
pub mod overview;
/// When work is at risk, and why.
pub mod risk;
/// HTTP.
pub mod routes;
/// Sections (zone D).
pub mod sections;
/// The items as they stand on a day, judged once.
pub mod sight;
/// What a unit's head looks at.
pub mod unit;
/// Units and their items (zone C).
pub mod units;
/// From where a plan is looked at: a day, with or without its amendments.
pub mod view;
/// The worst items with their reasons.
pub mod worst;
