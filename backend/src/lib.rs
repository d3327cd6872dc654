//! Tiến Độ: the server. Modules in reading order.

/// Find + permit.
pub mod access;
/// Who people are.
pub mod accounts;
/// Who is asking.
pub mod actor;
/// Annex drafts: from a document to a plan.
pub mod annexes;
/// What every request needs.
pub mod app;
/// Rings when a journal goes on.
pub mod bell;
/// In what capacity somebody acts.
pub mod capacity;
/// The command line.
pub mod cli;
/// What time it is.
pub mod clock;
/// What people say about work items.
pub mod comments;
/// When work is complete.
pub mod completion;
/// What work waits for.
pub mod conditions;
/// How the server is configured.
pub mod config;
/// What does not fit together.
pub mod contradictions;
/// What lead units ask of coordinating units.
pub mod contributions;
/// Where SQLite and PostgreSQL differ.
pub mod db;
/// Periods, and late or not.
pub mod deadline;
/// Who acts on whose behalf.
pub mod delegations;
/// An agency to try the product with.
pub mod demo;
/// What can go wrong.
pub mod error;
/// Requests for a later due day.
pub mod extensions;
/// Where the bytes of files are.
pub mod files;
/// Text without accents.
pub mod fold;
/// HTTP in, HTTP out.
pub mod http;
/// What other systems follow.
pub mod integration;
/// Work in the background.
pub mod jobs;
/// The append-only journal.
pub mod journal;
/// How far work is to be before its due day.
pub mod milestones;
/// Who is told of what, in the inbox and by e-mail.
pub mod notify;
/// One transaction per change, the same request once.
pub mod once;
/// Keyset pages.
pub mod page;
/// Plans and how they come in.
pub mod plan;
/// Who may do what: the table.
pub mod policy;
/// A unit's four lanes.
pub mod queue;
/// Every endpoint in one list.
pub mod routes;
/// Search over everything one may see, and saved filters.
pub mod search;
/// Random texts and digests.
pub mod secret;
/// The HTTP server.
pub mod server;
/// What an agency sets for itself.
pub mod settings;
/// Answers kept until their agency changes.
pub mod shelf;
/// The Office's view.
pub mod supervision;
/// Targets and how far they are met.
pub mod targets;
/// What work is assigned to.
pub mod units;
/// Urging the units that lead work.
pub mod urgings;
/// Records changed over the version that was seen.
pub mod versioned;
/// The browser application as static files.
pub mod web;
/// Enums as stored.
pub mod word;
/// Work items and the verbs on them.
pub mod work;
