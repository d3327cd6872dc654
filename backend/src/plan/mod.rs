//! Plans: sections, objectives, tasks, activities, and how they come in.

/// Activities: the rows that become work.
pub mod activity;
/// A decision changes a running plan from a day on.
pub mod amend;
/// From the draft of an annex to a running plan.
pub mod import;
/// A report period begins: what recurs is owed for it.
pub mod opening;
/// The rows between a plan and its activities.
pub mod outline;
/// The tree of an earlier version.
pub mod past;
/// Plans.
pub mod plan;
/// The plan printed back.
pub mod print;
/// HTTP.
pub mod routes;
/// A plan put together from its rows.
pub mod snapshot;
/// A plan with its whole tree.
pub mod tree;
/// What a plan was on a day.
pub mod version;
