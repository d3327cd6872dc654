//! Milestones: how far work is to be at days before its due day.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{agency_table, create, drop, index, references};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let milestone = agency_table("milestone")
            .col(uuid("plan_id"))
            .col(uuid("work_item_id"))
            .col(uuid("account_id"))
            .col(timestamp_with_time_zone("at"))
            // First day it holds, and the first day others take its place.
            .col(date("from_day"))
            .col(date_null("until_day"))
            .col(date("due_on"))
            .col(integer("percent"))
            .col(text_null("words"))
            .foreign_key(&mut references("plan_id", "plan"))
            .foreign_key(&mut references("work_item_id", "work_item"))
            .foreign_key(&mut references("account_id", "account"))
            .to_owned();
        let indexes = vec![
            index("milestone_by_item", "milestone", &["work_item_id", "due_on"]),
            index("milestone_by_plan", "milestone", &["agency_id", "plan_id"]),
        ];
        create(manager, vec![milestone], indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["milestone"]).await
    }
}
