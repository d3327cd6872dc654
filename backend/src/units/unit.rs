use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use tiendo_api::units::{Unit, UnitRef};

use super::alias;
use crate::{db::Tx, error::Error};

/// A unit (đơn vị).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Short code, unique in the agency.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Order in lists.
    pub position: i32,
    /// First day it exists.
    pub valid_from: Option<NaiveDate>,
    /// Last day it exists.
    pub valid_to: Option<NaiveDate>,
    /// Unit that took over its work.
    pub successor_id: Option<Uuid>,
}

/// No relations: joined where needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Makes a unit at the end of the agency's list.
pub async fn create(tx: &Tx, agency_id: Uuid, code: &str, name: &str) -> Result<Model, Error> {
    let position = Entity::find().filter(Column::AgencyId.eq(agency_id)).count(&**tx).await?;
    let unit = ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(agency_id),
        code: Set(code.to_owned()),
        name: Set(name.to_owned()),
        position: Set(i32::try_from(position).unwrap_or(i32::MAX)),
        valid_from: Set(None),
        valid_to: Set(None),
        successor_id: Set(None),
    };
    Ok(unit.insert(&**tx).await?)
}

/// Units by their ids, as they appear in other things.
pub async fn by_id(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, UnitRef>, Error> {
    let ids: HashSet<Uuid> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let units = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(units.into_iter().map(|unit| (unit.id, unit.into())).collect())
}

/// The agency's units in order, with their other spellings.
pub async fn list(db: &impl ConnectionTrait, agency_id: Uuid) -> Result<Vec<Unit>, Error> {
    let units =
        Entity::find().filter(Column::AgencyId.eq(agency_id)).order_by_asc(Column::Position).all(db).await?;
    let aliases = alias::Entity::find()
        .filter(alias::Column::AgencyId.eq(agency_id))
        .order_by_asc(alias::Column::Alias)
        .all(db)
        .await?;
    let mut of_unit: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in aliases {
        of_unit.entry(row.unit_id).or_default().push(row.alias);
    }
    let with_aliases = |unit: Model| {
        let aliases = of_unit.remove(&unit.id).unwrap_or_default();
        Unit { id: unit.id, code: unit.code, name: unit.name, aliases }
    };
    Ok(units.into_iter().map(with_aliases).collect())
}

impl From<Model> for UnitRef {
    fn from(unit: Model) -> Self {
        Self { id: unit.id, code: unit.code, name: unit.name }
    }
}
