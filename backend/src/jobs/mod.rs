//! Work in the background: rows with a due time, so that a killed process loses nothing and no replica does it twice.

/// Work that comes back regularly.
pub mod duty;
/// A piece of work.
pub mod job;
/// HTTP.
pub mod routes;
/// Takes what is due and does it.
pub mod worker;
