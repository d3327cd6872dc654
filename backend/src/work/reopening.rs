use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use std::collections::HashMap;
use tiendo_api::{
    changes::Verb,
    conditions::{NewReopening, Reopening},
    problem::Code,
    work::WorkState,
};

use super::{due_change, item};
use crate::{
    access::Granted, actor::Actor, clock::local, conditions::condition, db::Tx, error::Error,
    integration::people::People, word::Word,
};

/// Work that was closed as not arising and arose after all. Append-only.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reopening")]
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
    /// First day it is open again.
    pub from_day: NaiveDate,
    /// What arose.
    pub reason: String,
    /// Who opened it again.
    pub account_id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Opens an item again that was closed as not arising; it counts again from today. What still waits for a condition goes
/// back to waiting for it.
pub async fn reopen(
    tx: &Tx,
    by: &Actor,
    item: &Granted<item::Model>,
    seen: i64,
    new: NewReopening,
) -> Result<(), Error> {
    if item.state.0 != WorkState::NotArising {
        return Err(Error::Refused(Code::NotClosedAsNotArising));
    }
    let waits = condition::still_awaited(tx, item.activity_id).await?;
    let due = new.due_on.or(item.due_on).or(item.backstop_on).filter(|_| !waits);
    let state = if waits { WorkState::Waiting } else { WorkState::Open };
    let mut columns = vec![
        (item::Column::State, Expr::value(Word(state))),
        (item::Column::OpenedOn, Expr::value(by.today())),
        (item::Column::DueOn, Expr::value(due)),
    ];
    columns.extend(unclosed());
    let says = json!({ "reason": new.reason, "dueAfter": due });
    item.change(tx, by, seen, (Verb::Reopened, says), columns).await?;
    if due != item.due_on {
        due_change::note(tx, by, item, (item.due_on, due), None).await?;
    }
    note(tx, by, item, new.reason).await
}

/// What an item that is closed no more has no longer.
pub fn unclosed() -> [(item::Column, Expr); 2] {
    [
        (item::Column::ClosedOn, Expr::value(None::<NaiveDate>)),
        (item::Column::SubmittedOn, Expr::value(None::<NaiveDate>)),
    ]
}

/// Keeps that an item was opened again.
pub async fn note(tx: &Tx, by: &Actor, item: &item::Model, reason: String) -> Result<(), Error> {
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(item.agency_id),
        plan_id: Set(item.plan_id),
        work_item_id: Set(item.id),
        from_day: Set(by.today()),
        reason: Set(reason),
        account_id: Set(by.account_id),
        at: Set(by.now()),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The latest moment, up to the end of `day`, at which items of a plan were opened again.
pub async fn latest(
    db: &impl ConnectionTrait,
    (agency_id, plan_id): (Uuid, Uuid),
    day: NaiveDate,
) -> Result<HashMap<Uuid, DateTime<Utc>>, Error> {
    let rows = Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::PlanId.eq(plan_id))
        .filter(Column::FromDay.lte(day))
        .all(db)
        .await?;
    let mut latest: HashMap<Uuid, DateTime<Utc>> = HashMap::new();
    for row in rows {
        let at = latest.entry(row.work_item_id).or_insert(row.at);
        *at = row.at.max(*at);
    }
    Ok(latest)
}

/// The reopenings of an item, newest first.
pub async fn of_item(db: &impl ConnectionTrait, work_item_id: Uuid) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().filter(Column::WorkItemId.eq(work_item_id)).order_by_desc(Column::Id).all(db).await?)
}

impl Model {
    /// As sent.
    pub fn shown(self, people: &People) -> Reopening {
        Reopening { at: local(self.at), by: people.named(self.account_id), reason: self.reason }
    }
}
