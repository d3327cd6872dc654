//! Plans: sections, objectives, tasks, activities, and how they come in.

/// Activities: the rows that become work.
pub mod activity;
/// Conditions work waits for.
pub mod condition;
/// From the draft of an annex to a running plan.
pub mod import;
/// The rows between a plan and its activities.
pub mod outline;
/// Plans.
pub mod plan;
/// HTTP.
pub mod routes;
/// A plan with its whole tree.
pub mod tree;
