use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use std::collections::HashMap;

use tiendo_api::extensions::DueChange;

use super::item::{self, grouped};
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
    /// The extension request that was granted, when that is what changed it.
    pub extension_id: Option<Uuid>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Keeps that an item is due on another day from today, maybe because an extension was granted.
pub async fn note(
    tx: &Tx,
    by: &Actor,
    item: &item::Model,
    (before, after): (Option<NaiveDate>, Option<NaiveDate>),
    extension_id: Option<Uuid>,
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
        extension_id: Set(extension_id),
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
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(grouped(rows, |row| row.work_item_id))
}

/// The first change to undo for the due day of an earlier day, and without a day for the one at the very beginning. A
/// change may be made later than another and yet hold from before it: what holds on a day is what was said last.
pub fn undone(changes: &[Model], day: Option<NaiveDate>) -> Option<&Model> {
    let held = changes.iter().rposition(|change| day.is_some_and(|day| change.from_day <= day));
    changes.get(held.map_or(0, |held| held + 1))
}

/// The changes of an item's due day, the first one first.
pub async fn of_item(db: &impl ConnectionTrait, work_item_id: Uuid) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().filter(Column::WorkItemId.eq(work_item_id)).order_by_asc(Column::Id).all(db).await?)
}

impl From<Model> for DueChange {
    fn from(change: Model) -> Self {
        Self {
            from: change.from_day,
            before: change.due_before,
            after: change.due_after,
            extension_request_id: change.extension_id,
            plan_version: change.plan_version,
        }
    }
}
