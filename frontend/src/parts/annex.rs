//! Views of a draft: no fetching, no session.

/// The approval of a draft, or what stands in its way.
pub mod approval;
/// The columns and what they hold.
pub mod columns;
/// What an amendment changes.
pub mod difference;
/// Doubts and their decisions.
pub mod doubts;
/// The fields of a node, to be edited.
pub mod editor;
/// The heading of the plan and its counts.
pub mod heading;
/// A stretch of the source, cell for cell.
pub mod picture;
/// The tree as read.
pub mod tree;
/// Sending an annex.
pub mod upload;
