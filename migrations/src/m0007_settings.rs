//! What an agency sets for itself, its working days, the report periods opened for it, and regular background work.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{create, drop, references, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 4] = ["agency_setting", "calendar_day", "opened_period", "duty"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let setting = table("agency_setting")
            .col(pk_uuid("agency_id"))
            // Everything set, as JSON; what it does not name has its default.
            .col(text("value"))
            .col(big_integer("version"))
            .foreign_key(&mut references("agency_id", "agency"))
            .to_owned();
        let day = table("calendar_day")
            .col(uuid("agency_id"))
            .col(date("day"))
            .col(boolean("working"))
            .col(string("name"))
            .primary_key(Index::create().col("agency_id").col("day"))
            .foreign_key(&mut references("agency_id", "agency"))
            .to_owned();
        let opened = table("opened_period")
            .col(pk_uuid("agency_id"))
            // Code of the report period that was opened last.
            .col(string("code"))
            .foreign_key(&mut references("agency_id", "agency"))
            .to_owned();
        let duty = table("duty")
            .col(string("name").primary_key())
            // When it may be begun; while it runs, the end of its lease.
            .col(timestamp_with_time_zone("due_at"))
            .to_owned();
        create(manager, vec![setting, day, opened, duty], Vec::new()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &TABLES).await
    }
}
