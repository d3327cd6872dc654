//! What lead units ask of the units that coordinate their work (đề nghị phối hợp).

/// Verbs: deliver, decline, take back.
pub mod answer;
/// Verb: ask.
pub mod request;
/// HTTP.
pub mod routes;
