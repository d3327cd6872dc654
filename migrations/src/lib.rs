//! The database schema of Tiến Độ, one step a file, up and down, on SQLite and PostgreSQL.
//!
//! Written with the portable builder only; never imports application code, so that an old step stays
//! what it was.

// A step is one long list in the builder's vocabulary; naming each word or cutting the list would hide the schema.
#![allow(clippy::wildcard_imports, clippy::too_many_lines)]

use sea_orm_migration::prelude::*;

mod m0001_people;
mod m0002_plans;
mod m0003_files;
mod m0004_work;
mod m0005_journal;
mod m0006_annexes;
mod m0007_settings;
mod m0008_search;
mod m0009_conditions;
mod m0010_asks;
mod m0011_evidence;
mod m0012_notices;
mod m0013_supervision;
mod m0014_milestones;
mod table;

/// Runs the steps in order.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people::Migration),
            Box::new(m0002_plans::Migration),
            Box::new(m0003_files::Migration),
            Box::new(m0004_work::Migration),
            Box::new(m0005_journal::Migration),
            Box::new(m0006_annexes::Migration),
            Box::new(m0007_settings::Migration),
            Box::new(m0008_search::Migration),
            Box::new(m0009_conditions::Migration),
            Box::new(m0010_asks::Migration),
            Box::new(m0011_evidence::Migration),
            Box::new(m0012_notices::Migration),
            Box::new(m0013_supervision::Migration),
            Box::new(m0014_milestones::Migration),
        ]
    }
}

pub use sea_orm_migration::MigratorTrait;
