//! One file per address, in the folder of its application: fetch and arrange, nothing else.

/// The agency: what its leaders and heads look at, its settings, who acts for whom.
pub mod agency;
/// The desk: annexes, and what can be begun from a plan.
pub mod desk;
/// Figures against the plan.
pub mod figures;
/// What everybody opens first.
pub mod home;
/// The numbers over a plan.
pub mod office;
/// Plans as they are written, and what their work waits for.
pub mod plans;
/// The lists behind the numbers, and urging units.
pub mod supervision;

/// A page of another application.
pub mod elsewhere;
/// The side panel with one item.
pub mod item_panel;
/// Which plan a page is about.
pub mod newest_plan;
/// No such page.
pub mod not_found;
/// Finding anything from anywhere.
pub mod search_dialog;
/// Signing in.
pub mod sign_in;
/// A page with the side panel beside it.
pub mod workspace;
