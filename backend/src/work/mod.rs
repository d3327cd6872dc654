//! Work items: one obligation of a unit each, and the verbs on them.

/// What was asked about work items and is not done with.
pub mod asked;
/// Everything that was asked about a work item.
pub mod asks;
/// Verb: hand to a person.
pub mod assignee;
/// Which units owe a work item.
pub mod assignment;
/// Verb: let it wait on.
pub mod carry_over;
/// A work item with all that happened to it.
pub mod detail;
/// Due days that were changed.
pub mod due_change;
/// Documents that show deliverables.
pub mod evidence;
/// Stored files.
pub mod file;
/// What a file is, by its content.
pub mod file_type;
/// Work items.
pub mod item;
/// Verb: report progress.
pub mod progress;
/// Verb: open again what arose after all.
pub mod reopening;
/// Verbs: confirm and return.
pub mod review;
/// HTTP.
pub mod routes;
/// Work items in lists.
pub mod row;
/// Verb: submit.
pub mod submission;
