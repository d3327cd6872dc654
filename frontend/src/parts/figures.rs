//! Figures against the plan: targets, contradictions, completion rules.

/// What a completion rule asks for, and what is shown.
pub mod clauses;
/// Correct a completion rule.
pub mod completion_form;
/// What does not fit together.
pub mod contradiction_table;
/// Numbers as people here write them.
pub mod number;
/// What is done to a target.
pub mod target_forms;
/// What was reported for a target, and decided about it.
pub mod target_log;
/// The targets of a plan.
pub mod target_table;
/// A target period by period.
pub mod trend;
/// A number that is typed.
pub mod typed;
/// A value of a target, reported.
pub mod value_form;
