//! Milestones: how far work is to be at days before its due day. And the reopenings of an item are found without reading
//! all of them.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{agency_table, create, drop, index, references};

#[derive(DeriveMigrationName)]
pub struct Migration;

const REOPENING_BY_ITEM: &str = "reopening_by_item";

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
        create(manager, vec![milestone], indexes).await?;
        manager.create_index(index(REOPENING_BY_ITEM, "reopening", &["work_item_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(REOPENING_BY_ITEM).table("reopening").to_owned()).await?;
        drop(manager, &["milestone"]).await
    }
}
