//! One work item: what it is, what happened to it, what may be done with it.

/// Forms of what people ask of each other.
pub mod ask_forms;
/// What people said.
pub mod comment_list;
/// What coordinating units are asked for.
pub mod contribution_list;
/// Documents that show a result.
pub mod evidence_list;
/// Later due days asked for.
pub mod extension_list;
/// What happened, in time order.
pub mod history;
/// The open form.
pub mod open_form;
/// Who can be chosen in a form.
pub mod people;
/// The six clear things.
pub mod six_clear;
/// Urgings and their receipts.
pub mod urging_list;
/// What may be done now.
pub mod verbs;
