//! The database schema of Tiến Độ, one step a file, up and down, on SQLite and PostgreSQL.
//!
//! Written with the portable builder only; never imports application code, so that an old step stays
//! what it was.

use sea_orm_migration::prelude::*;

mod m0001_people;
mod m0002_plans;
mod m0003_work;
mod m0004_journal;
mod table;

/// Runs the steps in order.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people::Migration),
            Box::new(m0002_plans::Migration),
            Box::new(m0003_work::Migration),
            Box::new(m0004_journal::Migration),
        ]
    }
}

pub use sea_orm_migration::MigratorTrait;
