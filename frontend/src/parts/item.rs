//! One work item: what it is, what happened to it, what may be done with it.

/// Documents that show a result.
pub mod evidence_list;
/// What happened, in time order.
pub mod history;
/// The open form.
pub mod open_form;
/// The six clear things.
pub mod six_clear;
/// What may be done now.
pub mod verbs;
