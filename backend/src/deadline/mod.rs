//! Deadline rules. Pure: no clock, no database.

/// Report periods: not calendar quarters.
pub mod period;
/// The one place that says late or not.
pub mod state;
