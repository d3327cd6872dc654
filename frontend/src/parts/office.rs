//! The Office's tables: real tables with real headers, n/N beside every rate.

/// F. Conditions awaited.
pub mod awaited;
/// One condition.
pub mod condition_entry;
/// The forms about a condition.
pub mod condition_forms;
/// B. What needs a decision.
pub mod decisions;
/// Work items as a table.
pub mod items_table;
/// G. Load per quarter.
pub mod load;
/// One section of a plan.
pub mod plan_section;
/// What a report is about, to choose.
pub mod report_controls;
/// Heading of the report.
pub mod report_head;
/// Lists kept under a name.
pub mod saved_list;
/// D. Sections.
pub mod sections;
/// A. The seven numbers.
pub mod seven_numbers;
/// E. Targets.
pub mod targets;
/// C. Units and states.
pub mod units;
/// Urgings the rule proposes.
pub mod urging_proposals;
/// Urgings made.
pub mod urging_register;
