//! The people of a unit and the carry-overs of a plan are found without reading all of their agency.

use sea_orm_migration::prelude::*;

use crate::table::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

const ACCOUNT_BY_UNIT: &str = "account_by_unit";
const CARRY_OVER_BY_PLAN: &str = "carry_over_by_plan";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index(ACCOUNT_BY_UNIT, "account", &["agency_id", "unit_id"])).await?;
        manager.create_index(index(CARRY_OVER_BY_PLAN, "carry_over", &["agency_id", "plan_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(CARRY_OVER_BY_PLAN).table("carry_over").to_owned()).await?;
        manager.drop_index(Index::drop().name(ACCOUNT_BY_UNIT).table("account").to_owned()).await
    }
}
