use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveValue::Set,
    JoinType, QueryOrder,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use serde_json::json;
use tiendo_api::{changes::Verb, check::Fault, problem::Code, work::NewAssignee};

use super::item::{self, grouped};
use crate::{access::Granted, accounts::account, actor::Actor, db::Tx, error::Error, integration::people};

/// An item was handed to somebody, or taken back: written once, never changed.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assignee_change")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Work item.
    pub work_item_id: Uuid,
    /// Who handed it on.
    pub account_id: Uuid,
    /// Their unit then.
    pub unit_id: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// Plan.
    pub plan_id: Uuid,
    /// First day it was theirs (UTC+7).
    pub from_day: NaiveDate,
    /// Whose it was before.
    pub assignee_before: Option<Uuid>,
    /// Whose it is from then on.
    pub assignee_after: Option<Uuid>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Hands an item to a person of its reporting lead unit, or to nobody in particular.
pub async fn assign(
    tx: &Tx,
    by: &Actor,
    item: &Granted<item::Model>,
    seen: i64,
    new: NewAssignee,
) -> Result<(), Error> {
    if !item.is_at_work() {
        return Err(Error::Refused(Code::ItemClosed));
    }
    if let Some(person) = new.account_id {
        account::Entity::find_by_id(person)
            .filter(account::Column::AgencyId.eq(by.agency_id))
            .filter(account::Column::UnitId.eq(item.lead_unit_id))
            .filter(account::Column::Active.eq(true))
            .one(&**tx)
            .await?
            .ok_or_else(|| Error::field("/accountId", Fault::Unknown))?;
    }
    hand_on(tx, by, item, new.account_id).await?;
    let says = json!({ "assignee": new.account_id });
    let columns = [(item::Column::AssigneeId, Expr::value(new.account_id))];
    item.change(tx, by, seen, (Verb::PersonAssigned, says), columns).await
}

/// Writes down that an item has another assignee from today on.
pub async fn hand_on(tx: &Tx, by: &Actor, item: &item::Model, to: Option<Uuid>) -> Result<(), Error> {
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(item.agency_id),
        work_item_id: Set(item.id),
        account_id: Set(by.account_id),
        unit_id: Set(by.unit_id()),
        at: Set(by.now()),
        plan_id: Set(item.plan_id),
        from_day: Set(by.today()),
        assignee_before: Set(item.assignee_id),
        assignee_after: Set(to),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The changes of assignees in a plan, the first one first, by item.
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

/// Adds who does an item to a query over work items `w`.
pub fn join(query: &mut SelectStatement) {
    query.join_as(JoinType::LeftJoin, "account", "p", Expr::col(("p", "id")).equals(("w", "assignee_id")));
    people::select_named(query);
}
