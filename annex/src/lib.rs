//! Reads the annex of a public plan.
//!
//! ```text
//! bytes --document::from_text--> Document --read--> Draft (tree + findings) --render::to_text--> outline
//! ```
//!
//! Nothing here knows a clock, a database or a network; nothing here knows one particular plan.
//! A new document format is a new way to get a [`document::Document`], nothing more.

/// A finished plan as the draft of the year after.
pub mod carry;
/// What changed between a plan and an amended one.
pub mod compare;
/// The wording of a completion time, read as a rule.
pub mod deadline;
/// A document as tables of cells, each cell with its place.
pub mod document;
/// What reading gives: the plan's tree and the findings a person must settle.
pub mod draft;
/// Changes a person makes to a draft.
pub mod edit;
/// What a deliverable asks for: all that it lists, or any of it.
pub mod products;
/// A draft as an outline for the terminal.
pub mod render;
/// Targets in the wording of a plan.
pub mod targets;
/// A draft as the annex it came from, in Word and Excel.
#[cfg(feature = "formats")]
pub mod write;

/// Settling a doubt.
pub mod settle;

mod columns;
mod deliverables;
mod findings;
mod heading;
mod join;
mod label;
mod outline;
mod read;
mod refused;
mod rows;
mod section;
mod shift;
mod tree;
mod units;
mod words;

pub use read::{KnownColumn, Options, read};
pub use refused::Refused;
pub use units::{Directory, KnownUnit};
