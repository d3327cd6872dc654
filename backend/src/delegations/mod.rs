//! Who acts on whose behalf, and on which days.

/// Delegations.
pub mod delegation;
/// HTTP.
pub mod routes;
