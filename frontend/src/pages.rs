//! One file per address: fetch and arrange, nothing else.

/// A page of the other application.
pub mod elsewhere;
/// The side panel with one item.
pub mod item_panel;
/// The work items behind a number.
pub mod items;
/// The way to the newest plan's overview.
pub mod newest_overview;
/// No such page.
pub mod not_found;
/// The Office's screen.
pub mod overview;
/// Changing one's password.
pub mod password;
/// A plan's tree.
pub mod plan;
/// The plans of the agency.
pub mod plans;
/// A unit's queue.
pub mod queue;
/// Signing in.
pub mod sign_in;
/// A page with the side panel beside it.
pub mod workspace;
