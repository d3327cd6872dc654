//! Units: what work is assigned to and people belong to.

/// Other spellings that mean a unit.
pub mod alias;
/// HTTP.
pub mod routes;
/// Units.
pub mod unit;
