//! Who people are: agencies, accounts, passwords, sessions.

/// Accounts.
pub mod account;
/// Agencies: the tenant everything belongs to.
pub mod agency;
/// Password hashes.
pub mod password;
/// The people of an agency.
pub mod person;
/// HTTP.
pub mod routes;
/// Sessions and their rotating refresh tokens.
pub mod session;
/// Slowing down guessing.
pub mod throttle;
/// Access tokens.
pub mod token;
