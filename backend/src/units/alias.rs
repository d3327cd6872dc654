use sea_orm::{ActiveValue::Set, entity::prelude::*};

use crate::{db::Tx, error::Error};

/// Another spelling that means a unit.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_alias")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Unit it means.
    pub unit_id: Uuid,
    /// The spelling.
    pub alias: String,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Learns a spelling of a unit.
pub async fn learn(tx: &Tx, agency_id: Uuid, unit_id: Uuid, alias: &str) -> Result<(), Error> {
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(agency_id),
        unit_id: Set(unit_id),
        alias: Set(alias.to_owned()),
    };
    row.insert(&**tx).await?;
    Ok(())
}
