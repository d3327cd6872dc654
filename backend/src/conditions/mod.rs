//! What work waits for: outside documents and events, shared by the activities that wait for the same thing.

/// Outside authorities and who took over from them.
pub mod authority;
/// Conditions.
pub mod condition;
/// Asking where a document is.
pub mod enquiry;
/// What was awaited came.
pub mod event;
/// Making, confirming, merging and giving up.
pub mod keeping;
/// What the annex says work follows.
pub mod proposal;
/// Conditions as they are shown.
pub mod register;
/// HTTP.
pub mod routes;
/// Who issues what, read from the words.
pub mod wording;
