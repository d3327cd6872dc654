//! A unit's queue: four lanes, each row with the reason it is there.

/// Which lane an item stands in.
pub mod lane;
/// The queue itself.
pub mod read;
/// Why a row is here, in words.
pub mod reason;
/// HTTP.
pub mod routes;
