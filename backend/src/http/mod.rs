//! HTTP in, HTTP out: what every endpoint shares.

/// Answers: with a tag, created, or nothing to say.
pub mod answer;
/// What a writing request carries: who, body, key and version.
pub mod ask;
/// Request id, the words of problems, and the log line.
pub mod context;
/// Headers in the document.
pub mod described;
/// Answers that go on.
pub mod events;
/// Headers that keep the browser on its guard.
pub mod guard;
/// Which problems an operation can answer with, for the document.
pub mod problems;
/// Query parameters: unknown ones are refused.
pub mod query;
/// A part of a file.
pub mod ranged;
/// Files and forms of several parts.
pub mod upload;

pub use answer::{Answer, Created, Download, NoContent};
pub use ask::Ask;
pub use events::Events;
pub use problems::{ReadProblems, WriteProblems};
pub use query::{Nothing, Params};
pub use ranged::Ranged;
pub use upload::{Form, Upload};
