//! Agencies, their units and accounts, and the sessions of those.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{agency_table, create, drop, index, references, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 8] = [
    "agency",
    "unit",
    "unit_alias",
    "account",
    "session",
    "refresh_token",
    "sign_in_failure",
    "server_secret",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let agency = table("agency")
            .col(pk_uuid("id"))
            .col(string("name"))
            // The agency's journal position: bumped by every change, so it also tells whether anything changed.
            .col(big_integer("revision").default(0))
            .to_owned();
        let unit = agency_table("unit")
            .col(string("code"))
            .col(string("name"))
            .col(integer("position"))
            .col(date_null("valid_from"))
            .col(date_null("valid_to"))
            .col(uuid_null("successor_id"))
            .to_owned();
        let unit_alias = agency_table("unit_alias")
            .col(uuid("unit_id"))
            .col(string("alias"))
            .foreign_key(&mut references("unit_id", "unit"))
            .to_owned();
        let account = agency_table("account")
            .col(string_uniq("username"))
            .col(string("display_name"))
            .col(string("role"))
            .col(uuid_null("unit_id"))
            .col(string("password_hash"))
            .col(boolean("must_change_password").default(false))
            .col(boolean("active").default(true))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut references("unit_id", "unit"))
            .to_owned();
        let session = agency_table("session")
            .col(uuid("account_id"))
            .col(timestamp_with_time_zone("started_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("ended_at"))
            .foreign_key(&mut references("account_id", "account"))
            .to_owned();
        let refresh_token = table("refresh_token")
            .col(string("hash").primary_key())
            .col(uuid("session_id"))
            .col(timestamp_with_time_zone("issued_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .foreign_key(&mut references("session_id", "session"))
            .to_owned();
        let sign_in_failure = table("sign_in_failure")
            .col(string("username").primary_key())
            .col(integer("failures"))
            .col(timestamp_with_time_zone("last_at"))
            .to_owned();
        let server_secret =
            table("server_secret").col(string("name").primary_key()).col(string("value")).to_owned();
        create(
            manager,
            vec![agency, unit, unit_alias, account, session, refresh_token, sign_in_failure, server_secret],
            vec![
                index("unit_by_agency", "unit", &["agency_id", "position"]),
                index("unit_code", "unit", &["agency_id", "code"]).unique().to_owned(),
                index("unit_alias_by_agency", "unit_alias", &["agency_id", "unit_id"]),
                index("account_by_agency", "account", &["agency_id", "username"]),
                index("session_by_account", "session", &["account_id"]),
                index("refresh_token_by_session", "refresh_token", &["session_id"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &TABLES).await
    }
}
