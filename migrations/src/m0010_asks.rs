//! What people ask of each other about a work item: extensions, urgings, contributions, comments, who does it, and who
//! acts on whose behalf.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{add, agency_table, create, drop, index, references, remove, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 7] = [
    "extension_request",
    "urging",
    "contribution_request",
    "comment",
    "comment_mention",
    "assignee_change",
    "delegation",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let extension_request = about_item("extension_request")
            .col(uuid("plan_id"))
            .col(date("asked_on"))
            .col(date("due_on"))
            .col(date("new_due_on"))
            .col(text("reason"))
            .col(boolean("late"))
            .col(string("state"))
            // How it ended; written once.
            .col(uuid_null("decided_by"))
            .col(timestamp_with_time_zone_null("decided_at"))
            .col(date_null("decided_on"))
            .col(date_null("granted_due_on"))
            .col(text_null("decision_reason"))
            .col(boolean("self_decided").default(false))
            .to_owned();
        let urging = about_item("urging")
            .col(uuid("plan_id"))
            // The unit it is addressed to.
            .col(uuid("urged_unit_id"))
            .col(date("urged_on"))
            .col(integer("year"))
            .col(integer("number"))
            .col(string("level"))
            .col(text("text"))
            .col(uuid_null("received_by"))
            .col(timestamp_with_time_zone_null("received_at"))
            .foreign_key(&mut references("urged_unit_id", "unit"))
            .to_owned();
        let contribution_request = about_item("contribution_request")
            .col(uuid("asked_unit_id"))
            .col(text("what"))
            .col(date("due_on"))
            .col(string("state"))
            // How it ended; written once.
            .col(uuid_null("answered_by"))
            .col(timestamp_with_time_zone_null("answered_at"))
            .col(text_null("note"))
            .col(text_null("document_number"))
            .col(uuid_null("file_id"))
            .foreign_key(&mut references("asked_unit_id", "unit"))
            .foreign_key(&mut references("file_id", "stored_file"))
            .to_owned();
        let comment = about_item("comment").col(text("text")).to_owned();
        let comment_mention = table("comment_mention")
            .col(uuid("comment_id"))
            .col(integer("position"))
            .col(uuid("agency_id"))
            .col(uuid("account_id"))
            .primary_key(Index::create().col("comment_id").col("position"))
            .foreign_key(&mut references("comment_id", "comment"))
            .foreign_key(&mut references("account_id", "account"))
            .to_owned();
        let assignee_change = about_item("assignee_change")
            .col(uuid("plan_id"))
            .col(date("from_day"))
            .col(uuid_null("assignee_before"))
            .col(uuid_null("assignee_after"))
            .to_owned();
        let delegation = agency_table("delegation")
            .col(uuid("account_id"))
            .col(uuid("delegate_id"))
            .col(date("from_day"))
            .col(date("to_day"))
            .col(text_null("note"))
            .col(timestamp_with_time_zone("at"))
            .col(timestamp_with_time_zone_null("ended_at"))
            .col(big_integer("version").default(1))
            .foreign_key(&mut references("account_id", "account"))
            .foreign_key(&mut references("delegate_id", "account"))
            .to_owned();
        add(
            manager,
            "work_item",
            vec![
                // The extension request awaiting a decision, how often it was extended, and by how many days.
                uuid_null("extension_id"),
                integer("extensions").default(0).to_owned(),
                integer("extended_days").default(0).to_owned(),
                // The latest urging, until the item is submitted.
                uuid_null("urging_id"),
                uuid_null("assignee_id"),
            ],
        )
        .await?;
        add(manager, "due_change", vec![uuid_null("extension_id")]).await?;
        create(
            manager,
            vec![
                extension_request,
                urging,
                contribution_request,
                comment,
                comment_mention,
                assignee_change,
                delegation,
            ],
            vec![
                index("work_item_by_extension", "work_item", &["agency_id", "extension_id"]),
                index("due_change_by_item", "due_change", &["work_item_id"]),
                index("extension_request_by_item", "extension_request", &["work_item_id"]),
                index("extension_request_by_plan", "extension_request", &["agency_id", "plan_id"]),
                index("urging_by_number", "urging", &["agency_id", "year", "number"]).unique().to_owned(),
                index("urging_by_unit", "urging", &["agency_id", "urged_unit_id", "urged_on"]),
                index("urging_by_day", "urging", &["agency_id", "urged_on"]),
                index("urging_by_plan", "urging", &["agency_id", "plan_id"]),
                index("urging_by_item", "urging", &["work_item_id"]),
                index(
                    "contribution_request_by_unit",
                    "contribution_request",
                    &["agency_id", "asked_unit_id", "state"],
                ),
                index("contribution_request_by_item", "contribution_request", &["work_item_id"]),
                index("comment_by_item", "comment", &["work_item_id", "id"]),
                index("assignee_change_by_plan", "assignee_change", &["agency_id", "plan_id"]),
                index("delegation_by_delegate", "delegation", &["agency_id", "delegate_id", "to_day"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &TABLES).await?;
        for (name, table) in [("work_item_by_extension", "work_item"), ("due_change_by_item", "due_change")] {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        remove(manager, "due_change", &["extension_id"]).await?;
        let columns = ["extension_id", "extensions", "extended_days", "urging_id", "assignee_id"];
        remove(manager, "work_item", &columns).await
    }
}

/// A table of things somebody said about a work item.
fn about_item(name: &'static str) -> TableCreateStatement {
    agency_table(name)
        .col(uuid("work_item_id"))
        .col(uuid("account_id"))
        .col(uuid_null("unit_id"))
        .col(timestamp_with_time_zone("at"))
        .foreign_key(&mut references("work_item_id", "work_item"))
        .foreign_key(&mut references("account_id", "account"))
        .to_owned()
}
