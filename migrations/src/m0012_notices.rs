//! What people are told: notices, how each wants to be told, and the e-mails that go out.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{agency_table, create, drop, index, references, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 4] = ["mail", "notice", "notice_setting", "reminded"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mail = agency_table("mail")
            .col(uuid("account_id"))
            .col(string("kind"))
            // What it was made for: the day of a digest, the journal line of an immediate one.
            .col(string("occasion"))
            .col(date("day"))
            .col(string("state"))
            .col(integer("tries").default(0))
            // When it may be begun; while somebody is at it, the end of their lease.
            .col(timestamp_with_time_zone("due_at"))
            .col(string_null("address"))
            .col(text_null("failure"))
            .col(timestamp_with_time_zone("made_at"))
            .col(timestamp_with_time_zone_null("ended_at"))
            .foreign_key(&mut references("account_id", "account"))
            .to_owned();
        let notice = agency_table("notice")
            .col(uuid("account_id"))
            .col(uuid("work_item_id"))
            .col(string("kind"))
            // What it was made for: the journal line, or the day of a reminder. Nobody is told twice of the same.
            .col(string("occasion"))
            .col(date("day"))
            .col(timestamp_with_time_zone("at"))
            .col(integer_null("working_days_left"))
            .col(text_null("words"))
            .col(uuid_null("by_account_id"))
            .col(timestamp_with_time_zone_null("read_at"))
            .col(uuid_null("mail_id"))
            .foreign_key(&mut references("account_id", "account"))
            .foreign_key(&mut references("work_item_id", "work_item"))
            .foreign_key(&mut references("mail_id", "mail"))
            .to_owned();
        let setting = table("notice_setting")
            .col(pk_uuid("account_id"))
            .col(uuid("agency_id"))
            .col(string_null("email"))
            .col(boolean("digest"))
            .col(boolean("immediate"))
            .col(integer_null("digest_hour"))
            .col(big_integer("version"))
            .foreign_key(&mut references("account_id", "account"))
            .foreign_key(&mut references("agency_id", "agency"))
            .to_owned();
        let reminded = table("reminded")
            .col(pk_uuid("agency_id"))
            // The last day its people were reminded of what is due.
            .col(date("day"))
            .foreign_key(&mut references("agency_id", "agency"))
            .to_owned();
        create(
            manager,
            vec![mail, notice, setting, reminded],
            vec![
                index("mail_once", "mail", &["account_id", "kind", "occasion"]).unique().to_owned(),
                index("mail_due", "mail", &["state", "due_at"]),
                index("mail_by_account", "mail", &["account_id", "made_at"]),
                index("mail_by_agency", "mail", &["agency_id", "made_at"]),
                index("notice_once", "notice", &["account_id", "work_item_id", "kind", "occasion"])
                    .unique()
                    .to_owned(),
                index("notice_by_account", "notice", &["account_id", "id"]),
                index("notice_unread", "notice", &["account_id", "read_at", "id"]),
                index("notice_by_mail", "notice", &["mail_id"]),
                index("notice_setting_by_agency", "notice_setting", &["agency_id"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &TABLES).await
    }
}
