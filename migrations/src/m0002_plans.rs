//! Plans and their trees, deadlines as rules, and the conditions work waits for.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{agency_table, create, drop, index, references, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 8] =
    ["plan", "section", "objective", "task", "condition", "activity", "deliverable", "activity_unit"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let plan = agency_table("plan")
            .col(text("title"))
            .col(string_null("number"))
            .col(date_null("issued_on"))
            .col(text_null("issuer"))
            .col(text_null("attached_to"))
            .col(integer("year"))
            .col(text("source_name"))
            .col(string("source_sha256"))
            .col(big_integer("version").default(1))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        let section = part_of_plan("section")
            .col(string("number"))
            .col(text("title"))
            .col(integer_null("declared_objectives"))
            .col(integer_null("declared_tasks"))
            .col(integer_null("declared_activities"))
            .to_owned();
        let objective = part_of_plan("objective")
            .col(uuid("section_id"))
            .col(integer("number"))
            .col(text("title"))
            .foreign_key(&mut references("section_id", "section"))
            .to_owned();
        let task = part_of_plan("task")
            .col(uuid("objective_id"))
            .col(integer_null("stt"))
            .col(integer("number"))
            .col(text("title"))
            .foreign_key(&mut references("objective_id", "objective"))
            .to_owned();
        let condition = part_of_plan("condition")
            .col(text("wording"))
            .col(date_null("occurred_on"))
            .col(string_null("document_number"))
            .col(text_null("note"))
            .col(big_integer("version").default(1))
            .to_owned();
        let activity = part_of_plan("activity")
            .col(uuid("section_id"))
            .col(uuid("task_id"))
            .col(integer("number"))
            .col(string("code"))
            .col(text("title"))
            // Title, code and deliverables folded (no accents, lower case): what search looks in.
            .col(text("search_text"))
            .col(text("time_text"))
            .col(string("deadline_kind"))
            .col(string_null("deadline_granularity"))
            .col(date_null("deadline_start"))
            .col(date_null("deadline_end"))
            .col(boolean("deadline_tentative"))
            .col(text_null("deadline_basis"))
            .col(uuid_null("condition_id"))
            .col(boolean("contingent"))
            .col(integer("source_row"))
            .col(big_integer("version").default(1))
            .foreign_key(&mut references("section_id", "section"))
            .foreign_key(&mut references("task_id", "task"))
            .foreign_key(&mut references("condition_id", "condition"))
            .to_owned();
        let deliverable = part_of_plan("deliverable")
            .col(uuid("activity_id"))
            .col(text("title"))
            .foreign_key(&mut references("activity_id", "activity"))
            .to_owned();
        let activity_unit = table("activity_unit")
            .col(uuid("activity_id"))
            .col(string("part"))
            .col(integer("position"))
            .col(uuid("agency_id"))
            .col(uuid("plan_id"))
            .col(uuid("unit_id"))
            .primary_key(Index::create().col("activity_id").col("part").col("position"))
            .foreign_key(&mut references("activity_id", "activity"))
            .foreign_key(&mut references("unit_id", "unit"))
            .to_owned();
        create(
            manager,
            vec![plan, section, objective, task, condition, activity, deliverable, activity_unit],
            vec![
                index("plan_by_agency", "plan", &["agency_id", "year"]),
                index("section_by_plan", "section", &["agency_id", "plan_id", "position"]),
                index("objective_by_plan", "objective", &["agency_id", "plan_id", "position"]),
                index("task_by_plan", "task", &["agency_id", "plan_id", "position"]),
                index("condition_by_plan", "condition", &["agency_id", "plan_id", "position"]),
                index("activity_by_plan", "activity", &["agency_id", "plan_id", "position"]),
                index("deliverable_by_plan", "deliverable", &["agency_id", "plan_id", "position"]),
                index("deliverable_by_activity", "deliverable", &["activity_id", "position"]),
                index("activity_unit_by_plan", "activity_unit", &["agency_id", "plan_id"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &TABLES).await
    }
}

/// A table of rows of one plan, in document order.
fn part_of_plan(name: &'static str) -> TableCreateStatement {
    agency_table(name)
        .col(uuid("plan_id"))
        .col(integer("position"))
        .foreign_key(&mut references("plan_id", "plan"))
        .to_owned()
}
