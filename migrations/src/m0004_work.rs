//! Work items and everything units and reviewers say about them.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{agency_table, create, drop, index, references, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 6] = ["work_item", "assignment", "progress_record", "submission", "review", "evidence"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let work_item = agency_table("work_item")
            .col(uuid("plan_id"))
            .col(uuid("activity_id"))
            .col(uuid("lead_unit_id"))
            .col(integer("position"))
            .col(string_null("period"))
            .col(string("state"))
            .col(date_null("due_on"))
            // While waiting: the day by which it must open, close or be carried over.
            .col(date_null("backstop_on"))
            .col(date("opened_on"))
            .col(integer("percent").default(0))
            .col(integer("deliverables").default(0))
            .col(integer("deliverables_evidenced").default(0))
            .col(timestamp_with_time_zone_null("last_progress_at"))
            .col(uuid_null("pending_submission_id"))
            .col(uuid_null("pending_by_account_id"))
            // The day of the submission that counts for lateness: the pending or the confirmed one.
            .col(date_null("submitted_on"))
            .col(date_null("closed_on"))
            .col(boolean("self_confirmed").default(false))
            .col(big_integer("version").default(1))
            .foreign_key(&mut references("plan_id", "plan"))
            .foreign_key(&mut references("activity_id", "activity"))
            .foreign_key(&mut references("lead_unit_id", "unit"))
            .to_owned();
        let assignment = table("assignment")
            .col(uuid("agency_id"))
            .col(uuid("unit_id"))
            .col(string("part"))
            .col(uuid("work_item_id"))
            .col(uuid("plan_id"))
            .primary_key(Index::create().col("agency_id").col("unit_id").col("part").col("work_item_id"))
            .foreign_key(&mut references("work_item_id", "work_item"))
            .foreign_key(&mut references("unit_id", "unit"))
            .to_owned();
        let progress_record = about_item("progress_record")
            .col(integer_null("percent"))
            .col(text_null("note"))
            .col(boolean("no_change"))
            .col(text_null("obstacles"))
            .col(text_null("proposals"))
            .to_owned();
        let submission = about_item("submission")
            .col(string("outcome"))
            .col(date("completed_on"))
            .col(date("submitted_on"))
            .col(text_null("note"))
            .to_owned();
        let review = about_item("review")
            .col(uuid_uniq("submission_id"))
            .col(string("decision"))
            .col(text_null("reason"))
            .col(boolean("self_confirmed"))
            .col(date("reviewed_on"))
            .foreign_key(&mut references("submission_id", "submission"))
            .to_owned();
        let evidence = about_item("evidence")
            .col(uuid_null("deliverable_id"))
            .col(uuid_null("progress_record_id"))
            .col(uuid_null("submission_id"))
            .col(text_null("document_number"))
            .col(date_null("document_date"))
            .col(text_null("signer"))
            .col(text_null("url"))
            .col(uuid_null("file_id"))
            .foreign_key(&mut references("deliverable_id", "deliverable"))
            .foreign_key(&mut references("file_id", "stored_file"))
            .to_owned();
        create(
            manager,
            vec![work_item, assignment, progress_record, submission, review, evidence],
            vec![
                index("work_item_by_plan", "work_item", &["agency_id", "plan_id", "position"]),
                index("work_item_by_state", "work_item", &["agency_id", "state"]),
                index("work_item_by_activity", "work_item", &["activity_id"]),
                index("assignment_by_item", "assignment", &["work_item_id"]),
                index("progress_record_by_item", "progress_record", &["work_item_id", "at"]),
                index("submission_by_item", "submission", &["work_item_id", "at"]),
                index("review_by_item", "review", &["work_item_id"]),
                index("evidence_by_item", "evidence", &["work_item_id", "at"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &TABLES).await
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
