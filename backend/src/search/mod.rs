//! Search over everything one may see, and the filters people save.

/// Plans, conditions, units and people.
pub mod around;
/// Filters saved under a name.
pub mod filter;
/// One list of everything found.
pub mod find;
/// How well a thing fits what was typed.
pub mod rank;
/// HTTP.
pub mod routes;
/// Activities and the evidence given for them.
pub mod work;
