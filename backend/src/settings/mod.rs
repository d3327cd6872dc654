//! What an agency sets for itself: report periods, risk, reminders, working days.

/// Working days.
pub mod day;
/// HTTP.
pub mod routes;
/// Everything set, in one row.
pub mod setting;

pub use setting::parsed;
