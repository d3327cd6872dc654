//! What does not fit together in what was reported. Nothing is refused for it: a person looks.

/// Found over the rows of an item or a plan.
pub mod list;
/// HTTP.
pub mod routes;
/// What contradicts what, without a database.
pub mod rule;
