use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use std::collections::HashMap;
use tiendo_api::{
    changes::Verb,
    check::Fault,
    conditions::{CarryOver, NewCarryOver},
    problem::Code,
    work::WorkState,
};

use super::item;
use crate::{access::Granted, actor::Actor, clock::local, db::Tx, error::Error, integration::people::People};

/// Work that waited past its backstop and was let wait on. Append-only.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "carry_over")]
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
    /// Day of the decision.
    pub from_day: NaiveDate,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub account_id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// The backstop before.
    pub before: Option<NaiveDate>,
    /// The backstop from then on.
    pub until: NaiveDate,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Lets an item wait on, until a later day.
pub async fn carry_over(
    tx: &Tx,
    by: &Actor,
    item: &Granted<item::Model>,
    seen: i64,
    new: NewCarryOver,
) -> Result<(), Error> {
    if item.state.0 != WorkState::Waiting {
        return Err(Error::Refused(Code::NotWaiting));
    }
    if item.backstop_on.is_some_and(|backstop| new.until <= backstop) {
        return Err(Error::field("/until", Fault::OutOfRange));
    }
    let says = json!({ "before": item.backstop_on, "until": new.until, "reason": new.reason });
    let columns = [(item::Column::BackstopOn, Expr::value(new.until))];
    item.change(tx, by, seen, (Verb::CarriedOver, says), columns).await?;
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(item.agency_id),
        plan_id: Set(item.plan_id),
        work_item_id: Set(item.id),
        from_day: Set(by.today()),
        reason: Set(new.reason),
        account_id: Set(by.account_id),
        at: Set(by.now()),
        before: Set(item.backstop_on),
        until: Set(new.until),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The carry-overs of a plan, the first one first, by item.
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

/// The carry-overs of an item, newest first.
pub async fn of_item(db: &impl ConnectionTrait, work_item_id: Uuid) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().filter(Column::WorkItemId.eq(work_item_id)).order_by_desc(Column::Id).all(db).await?)
}

impl Model {
    /// As sent.
    pub fn shown(self, people: &People) -> CarryOver {
        CarryOver {
            at: local(self.at),
            by: people.named(self.account_id),
            before: self.before,
            until: self.until,
            reason: self.reason,
        }
    }
}
