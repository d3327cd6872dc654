//! Annex drafts: from a document to a running plan, every doubt settled by a person.

/// Drafts.
pub mod annex;
/// From a draft to a plan, or to an amendment of one.
pub mod approval;
/// Drafts that begin from a plan: amendments and carry-overs.
pub mod begin;
/// What the columns hold.
pub mod columns;
/// The document and the draft, apart from the row that lists read.
pub mod content;
/// Changes of a draft's tree.
pub mod edits;
/// Doubts and decisions.
pub mod finding;
/// A source table cell for cell.
pub mod picture;
/// Drafts as they are looked at.
pub mod read;
/// A document becomes a draft.
pub mod reading;
/// HTTP.
pub mod routes;
/// Documents as sent.
pub mod upload;
