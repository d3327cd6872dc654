//! One work item: what it is, what happened to it, what may be done with it.

/// What people said.
pub mod comment_list;
/// What does not fit together.
pub mod contradiction_list;
/// What coordinating units are asked for.
pub mod contribution_list;
/// Documents that show a result.
pub mod evidence_list;
/// Later due days asked for.
pub mod extension_list;
/// What happened, in time order.
pub mod history;
/// How far the item is to be before its due day.
pub mod milestone_list;
/// The open form.
pub mod open_form;
/// Forms that are declared by their fields.
pub mod plain_bodies;
/// The six clear things.
pub mod six_clear;
/// Urgings and their receipts.
pub mod urging_list;
/// What may be done now.
pub mod verbs;
