//! What people say to each other about a work item.

/// Comments.
pub mod comment;
/// HTTP.
pub mod routes;
