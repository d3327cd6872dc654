//! Stored files, their bytes apart from the rows that lists read.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{agency_table, create, drop, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 2] = ["stored_file", "stored_file_content"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let stored_file = agency_table("stored_file")
            .col(text("name"))
            .col(string("media_type"))
            .col(big_integer("size"))
            .col(string("sha256"))
            .col(uuid("account_id"))
            .col(timestamp_with_time_zone("at"))
            .to_owned();
        let content = table("stored_file_content").col(pk_uuid("file_id")).col(blob("bytes")).to_owned();
        create(manager, vec![stored_file, content], vec![]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &TABLES).await
    }
}
