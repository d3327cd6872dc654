//! Urging the units that lead work (đôn đốc): by hand, or as the agency's rule proposes.

/// Urgings of a stretch of time, counted per unit.
pub mod list;
/// What the rule proposes.
pub mod proposal;
/// Verb: confirm having read one.
pub mod receipt;
/// HTTP.
pub mod routes;
/// The rule itself.
pub mod rule;
/// Verb: urge.
pub mod urging;
