//! Annex drafts with their findings, background jobs, versions of plans, and what amendments change.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{add, agency_table, create, drop, index, references, remove, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 7] =
    ["annex", "annex_content", "annex_finding", "column_meaning", "job", "plan_version", "due_change"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let annex = agency_table("annex")
            .col(string("kind"))
            .col(string("state"))
            .col(text("title"))
            .col(integer_null("year"))
            .col(uuid_null("plan_id"))
            // Of an amendment: the version of the plan it was begun from.
            .col(integer_null("plan_version"))
            .col(text_null("source_name"))
            .col(string_null("source_format"))
            .col(big_integer("source_size").default(0))
            .col(string_null("source_sha256"))
            .col(integer("found_sections").default(0))
            .col(integer("found_objectives").default(0))
            .col(integer("found_tasks").default(0))
            .col(integer("found_activities").default(0))
            .col(integer("findings").default(0))
            .col(integer("open_findings").default(0))
            // Whether a person edited the tree: then reading anew would lose work.
            .col(boolean("edited").default(false))
            .col(uuid_null("job_id"))
            .col(uuid_null("created_by"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("changed_at"))
            .col(big_integer("version").default(1))
            .to_owned();
        let content = table("annex_content")
            .col(pk_uuid("annex_id"))
            .col(blob_null("bytes"))
            // The document as tables, and the draft as settled so far: JSON read as a whole.
            .col(text_null("document"))
            .col(text_null("draft"))
            .foreign_key(&mut references("annex_id", "annex"))
            .to_owned();
        let finding = table("annex_finding")
            .col(uuid("annex_id"))
            .col(integer("number"))
            .col(uuid("agency_id"))
            .col(string("code"))
            .col(string("severity"))
            .col(text("finding"))
            .col(string_null("decision"))
            .col(text_null("value"))
            .col(text_null("reason"))
            .col(uuid_null("account_id"))
            .col(timestamp_with_time_zone_null("at"))
            .primary_key(Index::create().col("annex_id").col("number"))
            .foreign_key(&mut references("annex_id", "annex"))
            .to_owned();
        let column_meaning = table("column_meaning")
            .col(uuid("agency_id"))
            .col(string("title"))
            .col(string("meaning"))
            .primary_key(Index::create().col("agency_id").col("title"))
            .foreign_key(&mut references("agency_id", "agency"))
            .to_owned();
        let job = agency_table("job")
            .col(string("kind"))
            .col(string("state"))
            .col(integer("percent").default(0))
            .col(uuid_null("annex_id"))
            .col(text_null("failure_vi"))
            .col(text_null("failure_en"))
            .col(integer("tries").default(0))
            .col(timestamp_with_time_zone("due_at"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        let plan_version = agency_table("plan_version")
            .col(uuid("plan_id"))
            .col(integer("number"))
            .col(date_null("effective_on"))
            .col(string_null("decision_number"))
            .col(date_null("decided_on"))
            .col(uuid_null("annex_id"))
            .col(uuid_null("account_id"))
            .col(timestamp_with_time_zone("at"))
            .col(integer("added").default(0))
            .col(integer("changed").default(0))
            .col(integer("dropped").default(0))
            // The whole plan as it then stood, as JSON: what is printed, compared and shown of a past day.
            .col(text("draft"))
            .foreign_key(&mut references("plan_id", "plan"))
            .to_owned();
        let due_change = agency_table("due_change")
            .col(uuid("plan_id"))
            .col(uuid("work_item_id"))
            .col(date("from_day"))
            .col(date_null("due_before"))
            .col(date_null("due_after"))
            .col(integer("plan_version"))
            .foreign_key(&mut references("work_item_id", "work_item"))
            .to_owned();
        create(
            manager,
            vec![annex, content, finding, column_meaning, job, plan_version, due_change],
            vec![
                index("annex_by_agency", "annex", &["agency_id", "created_at"]),
                index("job_by_state", "job", &["state", "due_at"]),
                index("plan_version_by_plan", "plan_version", &["agency_id", "plan_id", "number"])
                    .unique()
                    .to_owned(),
                index("due_change_by_plan", "due_change", &["agency_id", "plan_id", "from_day"]),
            ],
        )
        .await?;
        for level in ["section", "objective", "task"] {
            add(manager, level, vec![uuid_null("origin_id"), date_null("dropped_on")]).await?;
        }
        add(manager, "activity", vec![uuid_null("origin_id"), date_null("dropped_on"), json_null("places")])
            .await?;
        add(manager, "deliverable", vec![date_null("dropped_on")]).await?;
        add(manager, "work_item", vec![date_null("added_on"), date_null("dropped_on")]).await?;
        add(manager, "plan", vec![uuid_null("origin_id"), uuid_null("annex_id")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        remove(manager, "plan", &["origin_id", "annex_id"]).await?;
        remove(manager, "work_item", &["added_on", "dropped_on"]).await?;
        remove(manager, "deliverable", &["dropped_on"]).await?;
        remove(manager, "activity", &["origin_id", "dropped_on", "places"]).await?;
        for level in ["section", "objective", "task"] {
            remove(manager, level, &["origin_id", "dropped_on"]).await?;
        }
        drop(manager, &TABLES).await
    }
}
