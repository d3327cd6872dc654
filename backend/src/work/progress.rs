use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    changes::Verb,
    problem::Code,
    work::{NewProgress, WorkState},
};

use super::{
    evidence::{self, With},
    item,
};
use crate::{
    access::Granted, actor::Actor, completion::stored as completion, db::Tx, error::Error, word::Word,
};

/// A progress record (cập nhật tiến độ): written once, never changed.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "progress_record")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Work item.
    pub work_item_id: Uuid,
    /// Who reported.
    pub account_id: Uuid,
    /// Their unit then.
    pub unit_id: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// Percent.
    pub percent: Option<i32>,
    /// Words.
    pub note: Option<String>,
    /// "Không thay đổi trong kỳ".
    pub no_change: bool,
    /// Obstacles.
    pub obstacles: Option<String>,
    /// Proposals.
    pub proposals: Option<String>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Reports progress: the record, its evidence and the state of the item.
pub async fn report(
    tx: &Tx,
    by: &Actor,
    item: &Granted<item::Model>,
    seen: i64,
    new: NewProgress,
) -> Result<(), Error> {
    if !item.is_at_work() {
        return Err(Error::Refused(Code::ItemClosed));
    }
    let id = Uuid::now_v7();
    let says = json!({ "percent": new.percent, "noChange": new.no_change });
    let percent = new.percent.unwrap_or(item.percent);
    ActiveModel {
        id: Set(id),
        agency_id: Set(item.agency_id),
        work_item_id: Set(item.id),
        account_id: Set(by.account_id),
        unit_id: Set(by.unit_id()),
        at: Set(by.now()),
        percent: Set(new.percent),
        note: Set(new.note),
        no_change: Set(new.no_change),
        obstacles: Set(new.obstacles),
        proposals: Set(new.proposals),
    }
    .insert(&**tx)
    .await?;
    let evidenced = if new.evidence.is_empty() {
        item.deliverables_evidenced
    } else {
        let rule = completion::of_activity(&**tx, item.activity_id).await?;
        evidence::add(tx, item, by, With::Progress(id), &new.evidence, &rule).await?;
        evidence::shown(&rule, &evidence::rows(&**tx, item.id).await?)
    };
    let changes = [
        (item::Column::State, Expr::value(Word(state_after(item.state.0, new.no_change)))),
        (item::Column::Percent, Expr::value(percent)),
        (item::Column::DeliverablesEvidenced, Expr::value(evidenced)),
        (item::Column::LastProgressAt, Expr::value(by.now())),
    ];
    item.change(tx, by, seen, (Verb::ProgressReported, says), changes).await
}

/// Progress starts open work; waiting work stays waiting, and returned work stays returned until submitted again.
fn state_after(state: WorkState, no_change: bool) -> WorkState {
    match state {
        WorkState::Open if !no_change => WorkState::InProgress,
        state => state,
    }
}

/// The latest records of an item, newest first.
pub async fn latest(db: &impl ConnectionTrait, work_item_id: Uuid, most: u64) -> Result<Vec<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::WorkItemId.eq(work_item_id))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(most)
        .all(db)
        .await?)
}
