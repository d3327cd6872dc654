//! What was found.

/// The list under the words.
pub mod hits;
