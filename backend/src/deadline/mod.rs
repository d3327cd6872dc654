//! Deadline rules. Pure: no clock, no database.

/// Working days.
pub mod calendar;
/// Due days of work that waited for something.
pub mod due;
/// Public holidays.
pub mod holidays;
/// The lunar calendar.
pub mod lunar;
/// Report periods: not calendar quarters.
pub mod period;
/// The one place that says late or not.
pub mod state;
