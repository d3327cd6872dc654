//! Reads the annex of a public plan.
//!
//! ```text
//! bytes --document::from_text--> Document --read--> Draft (tree + findings) --render::to_text--> outline
//! ```
//!
//! Nothing here knows a clock, a database or a network; nothing here knows one particular plan.
//! A new document format is a new way to get a [`document::Document`], nothing more.

/// The wording of a completion time, read as a rule.
pub mod deadline;
/// A document as tables of cells, each cell with its place.
pub mod document;
/// What reading gives: the plan's tree and the findings a person must settle.
pub mod draft;
/// A draft as an outline for the terminal.
pub mod render;

mod columns;
mod deliverables;
mod findings;
mod heading;
mod join;
mod label;
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
