//! Tiến Độ: the server. Modules in reading order.

/// What every request needs.
pub mod app;
/// How the server is configured.
pub mod config;
/// Where SQLite and PostgreSQL differ.
pub mod db;
/// What time it is.
pub mod clock;
/// What can go wrong.
pub mod error;
/// HTTP in, HTTP out.
pub mod http;
/// Every endpoint in one list.
pub mod routes;
/// The HTTP server.
pub mod server;
/// The browser application as static files.
pub mod web;
/// Who is asking.
pub mod actor;
/// Who may do what: the table.
pub mod policy;
/// Find + permit.
pub mod access;
/// One transaction per change, the same request once.
pub mod once;
/// The append-only journal.
pub mod journal;
/// Keyset pages.
pub mod page;
/// Text without accents.
pub mod fold;
/// Enums as stored.
pub mod word;
/// Who people are.
pub mod accounts;
/// What work is assigned to.
pub mod units;
/// Plans and how they come in.
pub mod plan;
/// Periods, and late or not.
pub mod deadline;
/// Work items and the verbs on them.
pub mod work;
/// A unit's four lanes.
pub mod queue;
/// The Office's view.
pub mod supervision;
/// What other systems follow.
pub mod integration;
/// An agency to try the product with.
pub mod demo;
/// The command line.
pub mod cli;
