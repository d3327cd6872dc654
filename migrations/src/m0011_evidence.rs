//! What completes a deliverable, where the bytes of files are, and targets with their values.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{add, agency_table, create, drop, index, references, remove};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 3] = ["target", "target_term", "target_value"];
const OF_EVIDENCE: [&str; 4] = ["issuer", "part", "figure", "source"];
const OF_A_DELIVERABLE: [&str; 3] = ["required", "needs", "parts"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Empty: as read from the wording.
        add(manager, "activity", vec![string_null("deliverables_needed")]).await?;
        let rule = vec![boolean_null("required"), string_null("needs"), json_null("parts")];
        add(manager, "deliverable", rule).await?;
        add(manager, "evidence", OF_EVIDENCE.map(text_null).to_vec()).await?;
        // Empty: the bytes are in the database.
        add(manager, "stored_file", vec![string_null("store")]).await?;
        let target = agency_table("target")
            .col(uuid("plan_id"))
            .col(integer("position"))
            .col(string("place"))
            // The row of the plan that states it; of a deliverable, its activity.
            .col(uuid_null("node_id"))
            .col(string("code"))
            // What the reader read there, to know it again after an amendment.
            .col(text_null("reading"))
            .col(uuid_null("lead_unit_id"))
            .col(string("status"))
            .col(big_integer("version").default(1))
            .foreign_key(&mut references("plan_id", "plan"))
            .foreign_key(&mut references("lead_unit_id", "unit"))
            .to_owned();
        let term = about_target("target_term")
            .col(date_null("from_day"))
            .col(string("status"))
            .col(text("words"))
            .col(string("operator"))
            .col(double("value"))
            .col(string("unit"))
            .col(string_null("direction"))
            .col(uuid_null("lead_unit_id"))
            .col(text_null("reason"))
            .to_owned();
        let value = about_target("target_value")
            .col(string("period"))
            .col(date("on_day"))
            .col(double("numerator"))
            .col(double_null("denominator"))
            .col(double_null("claimed"))
            .col(text("source"))
            .col(text_null("note"))
            .to_owned();
        create(
            manager,
            vec![target, term, value],
            vec![
                index("target_by_plan", "target", &["agency_id", "plan_id", "position"]),
                index("target_term_by_plan", "target_term", &["agency_id", "plan_id", "at"]),
                index("target_term_by_target", "target_term", &["target_id", "at"]),
                index("target_value_by_plan", "target_value", &["agency_id", "plan_id", "at"]),
                index("target_value_by_target", "target_value", &["target_id", "at"]),
                index("evidence_by_document_date", "evidence", &["agency_id", "document_date"]),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("evidence_by_document_date").table("evidence").to_owned())
            .await?;
        drop(manager, &TABLES).await?;
        remove(manager, "stored_file", &["store"]).await?;
        remove(manager, "evidence", &OF_EVIDENCE).await?;
        remove(manager, "deliverable", &OF_A_DELIVERABLE).await?;
        remove(manager, "activity", &["deliverables_needed"]).await
    }
}

/// A table of things said about a target; rows are only ever added.
fn about_target(name: &'static str) -> TableCreateStatement {
    agency_table(name)
        .col(uuid("plan_id"))
        .col(uuid("target_id"))
        .col(uuid_null("account_id"))
        .col(timestamp_with_time_zone("at"))
        .foreign_key(&mut references("target_id", "target"))
        .foreign_key(&mut references("account_id", "account"))
        .to_owned()
}
