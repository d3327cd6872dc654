//! The agency's tables and forms.

/// A day of the working calendar.
pub mod day_form;
/// The days of a year that are no ordinary ones.
pub mod day_table;
/// Who acts on whose behalf.
pub mod delegation_table;
/// Milestones of an item, to change.
pub mod milestone_editor;
/// Milestones proposed, to accept.
pub mod milestone_proposals;
/// What one was told.
pub mod notice_list;
/// People of a unit.
pub mod people_table;
/// Report periods, to read and to set.
pub mod period_table;
/// How many items each sign of risk is on.
pub mod risk_counts;
/// What can be set.
pub mod setting;
/// The settings, to read.
pub mod settings_facts;
/// The settings, to change.
pub mod settings_form;
/// Items with the reasons to worry.
pub mod worst_table;
