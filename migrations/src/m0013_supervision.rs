//! The people of a unit are found without reading all of its agency.

use sea_orm_migration::prelude::*;

use crate::table::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

const ACCOUNT_BY_UNIT: &str = "account_by_unit";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index(ACCOUNT_BY_UNIT, "account", &["agency_id", "unit_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(ACCOUNT_BY_UNIT).table("account").to_owned()).await
    }
}
