//! The journal every change writes to, and the answers kept for repeated requests.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{create, drop, index, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 2] = ["journal", "kept_answer"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let journal = table("journal")
            .col(uuid("agency_id"))
            .col(big_integer("seq"))
            .col(timestamp_with_time_zone("at"))
            .col(string("verb"))
            .col(uuid_null("account_id"))
            .col(string("subject_kind"))
            .col(uuid("subject_id"))
            .col(json("details"))
            .primary_key(Index::create().col("agency_id").col("seq"))
            .to_owned();
        let kept_answer = table("kept_answer")
            .col(uuid("account_id"))
            .col(string("key"))
            .col(string("fingerprint"))
            .col(integer("status"))
            .col(text("body"))
            .col(big_integer_null("version"))
            .col(timestamp_with_time_zone("at"))
            .primary_key(Index::create().col("account_id").col("key"))
            .to_owned();
        create(
            manager,
            vec![journal, kept_answer],
            vec![
                index("journal_by_subject", "journal", &["agency_id", "subject_id", "seq"]),
                index("kept_answer_by_age", "kept_answer", &["at"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &TABLES).await
    }
}
