//! Views from props to HTML. They are tested natively, without a browser.

/// The agency's tables and forms.
pub mod agency;
/// Annex drafts, at the desk.
pub mod annex;
/// Targets, contradictions, completion rules.
pub mod figures;
/// Fields, forms and what to do after a refusal.
pub mod forms;
/// The frame around every page.
pub mod frame;
/// One work item.
pub mod item;
/// The Office's tables.
pub mod office;
/// The queue's lanes, rows and filters.
pub mod queue;
/// What was found.
pub mod search;

/// One of several.
pub mod choice;
/// A problem, in words.
pub mod problem_view;
/// A state as a word and a shape.
pub mod state_mark;
