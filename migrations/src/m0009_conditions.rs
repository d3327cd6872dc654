//! Conditions as shared objects: who issues what is awaited, enquiries, giving up, merging; how long a relative time
//! is; work that waits on past its backstop, and work that arose after all.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{add, agency_table, create, drop, index, references, remove};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 4] = ["authority", "condition_enquiry", "carry_over", "reopening"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let authority = agency_table("authority")
            .col(text("name"))
            // Lower case without accents, unique in the agency.
            .col(text("folded"))
            .col(date_null("succeeded_on"))
            .col(uuid_null("successor_id"))
            .foreign_key(&mut references("successor_id", "authority"))
            .to_owned();
        let enquiry = agency_table("condition_enquiry")
            .col(uuid("condition_id"))
            .col(date("asked_on"))
            .col(text("note"))
            .col(uuid("account_id"))
            .col(timestamp_with_time_zone("at"))
            .foreign_key(&mut references("condition_id", "condition"))
            .to_owned();
        let carry_over = of_item("carry_over").col(date_null("before")).col(date("until")).to_owned();
        let reopening = of_item("reopening");
        create(
            manager,
            vec![authority, enquiry, carry_over, reopening],
            vec![
                index("authority_by_name", "authority", &["agency_id", "folded"]).unique().to_owned(),
                index("condition_enquiry_by_condition", "condition_enquiry", &["condition_id", "asked_on"]),
                index("carry_over_by_item", "carry_over", &["work_item_id"]),
                index("reopening_by_plan", "reopening", &["agency_id", "plan_id"]),
            ],
        )
        .await?;
        add(
            manager,
            "condition",
            vec![
                uuid_null("authority_id"),
                text_null("awaited"),
                date_null("window_from"),
                date_null("window_to"),
                date_null("awaited_from"),
                boolean("confirmed").default(false).to_owned(),
                date_null("recorded_on"),
                uuid_null("file_id"),
                date_null("given_up_on"),
                text_null("given_up_because"),
                uuid_null("merged_into_id"),
            ],
        )
        .await?;
        let counted = vec![
            integer_null("deadline_days"),
            boolean("deadline_working_days").default(false).to_owned(),
            integer_null("deadline_months"),
        ];
        add(manager, "activity", counted).await?;
        manager.create_index(index("activity_by_condition", "activity", &["condition_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("activity_by_condition").table("activity").to_owned()).await?;
        remove(manager, "activity", &["deadline_days", "deadline_working_days", "deadline_months"]).await?;
        let of_condition = [
            "authority_id",
            "awaited",
            "window_from",
            "window_to",
            "awaited_from",
            "confirmed",
            "recorded_on",
            "file_id",
            "given_up_on",
            "given_up_because",
            "merged_into_id",
        ];
        remove(manager, "condition", &of_condition).await?;
        drop(manager, &TABLES).await
    }
}

/// A table of what the Office decided about a work item, with its reason.
fn of_item(name: &'static str) -> TableCreateStatement {
    agency_table(name)
        .col(uuid("plan_id"))
        .col(uuid("work_item_id"))
        .col(date("from_day"))
        .col(text("reason"))
        .col(uuid("account_id"))
        .col(timestamp_with_time_zone("at"))
        .foreign_key(&mut references("work_item_id", "work_item"))
        .to_owned()
}
