//! What the journeys stand on: a real server on the demo agency, real browsers, and an accessibility audit.
//!
//! The journeys themselves are in `tests/journeys`. They are ignored by a plain `cargo test`, which says so, because
//! they need Chromium and a built application; `cargo xtask test` gets both and runs them.

/// The accessibility audit.
pub mod axe;
/// A browser in the hands of one person.
pub mod browser;
/// One journey: its server, its people, its pictures.
pub mod journey;
/// Screenshots and prints.
pub mod picture;
/// Processes that never outlive the journey.
mod process;
/// Where the built things and tools are.
mod setup;
/// Waiting for conditions, never for time.
pub mod wait;

pub use browser::Browser;
pub use journey::Journey;
pub use picture::{LOOKS, Look};
pub use thirtyfour::Key;
