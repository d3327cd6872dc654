//! Targets (chỉ tiêu): read from the plan, confirmed by the Office, measured in each report period.

/// Targets as they stood on a day.
pub mod list;
/// Targets that the wording of a plan states.
pub mod proposal;
/// HTTP.
pub mod routes;
/// Met or not, without a database.
pub mod state;
/// Targets and the verbs on them.
pub mod target;
/// What a target says, from a day on.
pub mod term;
/// Values reported for targets.
pub mod value;
