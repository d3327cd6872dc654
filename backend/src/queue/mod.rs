//! A unit's queue: four lanes, each row with the reason it is there.

/// What is asked of the reader.
pub mod asks;
/// What may stand in a queue.
pub mod candidate;
/// Which lane an item stands in.
pub mod lane;
/// The queue itself.
pub mod read;
/// Why a row is here, in words.
pub mod reason;
/// HTTP.
pub mod routes;
