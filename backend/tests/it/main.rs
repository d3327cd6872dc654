//! The product as its users meet it: over HTTP, over a real database, each test a story.
//!
//! `TIENDO_TEST_DATABASE_URL=postgres://postgres@127.0.0.1:5433/` runs them all on PostgreSQL; without it they run on
//! SQLite. Every test has its own database.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

/// The server under test and its client.
mod app;
/// Every answer is held against the OpenAPI document.
mod contract;
/// A database for each test.
mod database;
/// Two agencies with their people.
mod world;
mod year;

mod amendments;
mod annexes;
mod bad_input;
mod catcher;
mod changes;
mod comments;
mod completion;
mod conditions;
mod contradictions;
mod contributions;
mod delegations;
mod durability;
mod extensions;
mod files;
mod killed_post;
mod live;
mod mails;
mod migrations;
mod milestones;
mod notices;
mod openapi;
mod overview;
mod permissions;
mod plan;
mod queue;
mod replicas;
mod risk;
mod rules;
mod running;
mod search;
mod session;
mod settings;
mod statements;
mod supervision;
mod targets;
mod urgings;
mod work;
