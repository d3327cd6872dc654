//! When work is complete: which deliverables must be shown, and which are not yet.

/// HTTP.
pub mod routes;
/// What is asked for and what is missing, without a database.
pub mod rule;
/// The rule of an activity as read and as corrected.
pub mod stored;
