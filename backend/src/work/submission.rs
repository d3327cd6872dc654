use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    changes::Verb,
    problem::Code,
    work::{NewSubmission, Outcome, WorkState},
};

use super::{
    evidence::{self, With},
    item,
};
use crate::{
    access::Granted, actor::Actor, completion::stored as completion, conditions::condition, db::Tx,
    error::Error, word::Word,
};

/// A submission (trình).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Work item.
    pub work_item_id: Uuid,
    /// Who submitted.
    pub account_id: Uuid,
    /// Their unit then.
    pub unit_id: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// How the work ended.
    pub outcome: Word<Outcome>,
    /// Day the unit says it ended.
    pub completed_on: NaiveDate,
    /// Day it was submitted (UTC+7): lateness is judged by it.
    pub submitted_on: NaiveDate,
    /// Words.
    pub note: Option<String>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Submits an item as done or not arising.
pub async fn submit(
    tx: &Tx,
    by: &Actor,
    item: &Granted<item::Model>,
    seen: i64,
    new: NewSubmission,
) -> Result<(), Error> {
    if !item.is_at_work() {
        return Err(Error::Refused(Code::ItemClosed));
    }
    if new.outcome == Outcome::Done && condition::still_awaited(tx, item.activity_id).await? {
        return Err(Error::Refused(Code::StillWaiting));
    }
    let id = Uuid::now_v7();
    let says = json!({ "outcome": new.outcome, "submission": id });
    ActiveModel {
        id: Set(id),
        agency_id: Set(item.agency_id),
        work_item_id: Set(item.id),
        account_id: Set(by.account_id),
        unit_id: Set(by.unit_id()),
        at: Set(by.now()),
        outcome: Set(Word(new.outcome)),
        completed_on: Set(new.completed_on),
        submitted_on: Set(by.today()),
        note: Set(new.note),
    }
    .insert(&**tx)
    .await?;
    let rule = completion::of_activity(&**tx, item.activity_id).await?;
    evidence::add(tx, item, by, With::Submission(id), &new.evidence, &rule).await?;
    let evidence = evidence::rows(&**tx, item.id).await?;
    let pieces: Vec<_> = evidence.iter().map(evidence::Model::piece).collect();
    if new.outcome == Outcome::Done && !rule.is_fulfilled(&pieces) {
        return Err(Error::Incomplete(rule.missing(&pieces, by.lang)));
    }
    let evidenced = evidence::shown(&rule, &evidence);
    let changes = [
        (item::Column::State, Expr::value(Word(WorkState::Submitted))),
        (item::Column::DeliverablesEvidenced, Expr::value(evidenced)),
        (item::Column::PendingSubmissionId, Expr::value(id)),
        (item::Column::PendingByAccountId, Expr::value(by.account_id)),
        (item::Column::SubmittedOn, Expr::value(by.today())),
        (item::Column::LastProgressAt, Expr::value(by.now())),
        (item::Column::UrgingId, Expr::value(None::<Uuid>)),
    ];
    item.change(tx, by, seen, (Verb::Submitted, says), changes).await
}

/// The submissions of an item, newest first.
pub async fn of_item(db: &impl ConnectionTrait, work_item_id: Uuid) -> Result<Vec<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::WorkItemId.eq(work_item_id))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .all(db)
        .await?)
}
