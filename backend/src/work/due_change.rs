use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use std::collections::HashMap;

use super::item;
use crate::{actor::Actor, db::Tx, error::Error, plan::plan};

/// A due day that was changed: what it was before stays to be seen.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "due_change")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Plan.
    pub plan_id: Uuid,
    /// Work item.
    pub work_item_id: Uuid,
    /// First day the new due day holds.
    pub from_day: NaiveDate,
    /// Due day before.
    pub due_before: Option<NaiveDate>,
    /// Due day from then on.
    pub due_after: Option<NaiveDate>,
    /// Version of the plan in which it changed.
    pub plan_version: i32,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Keeps that an item is due on another day from today.
pub async fn note(
    tx: &Tx,
    by: &Actor,
    item: &item::Model,
    (before, after): (Option<NaiveDate>, Option<NaiveDate>),
) -> Result<(), Error> {
    let plan = plan::Entity::find_by_id(item.plan_id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(item.agency_id),
        plan_id: Set(item.plan_id),
        work_item_id: Set(item.id),
        from_day: Set(by.today()),
        due_before: Set(before),
        due_after: Set(after),
        plan_version: Set(i32::try_from(plan.version).unwrap_or(i32::MAX)),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The changes of a plan's due days, the first one first, by item.
pub async fn of_plan(
    db: &impl ConnectionTrait,
    agency_id: Uuid,
    plan_id: Uuid,
) -> Result<HashMap<Uuid, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::PlanId.eq(plan_id))
        .order_by_asc(Column::FromDay)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let mut by_item: HashMap<Uuid, Vec<Model>> = HashMap::new();
    for row in rows {
        by_item.entry(row.work_item_id).or_default().push(row);
    }
    Ok(by_item)
}
