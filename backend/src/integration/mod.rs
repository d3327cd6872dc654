//! What other systems follow: the feed of changes.

/// The feed.
pub mod changes;
/// The same as it happens.
pub mod events;
/// People as they appear in other things.
pub mod people;
/// HTTP.
pub mod routes;
