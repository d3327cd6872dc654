use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    changes::Verb,
    problem::Code,
    work::{Decision, NewConfirmation, NewReturn, Outcome, WorkState},
};

use super::{item, submission};
use crate::{access::Granted, actor::Actor, db::Tx, error::Error, word::Word};

/// The decision on a submission. One each: the database refuses a second.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Work item.
    pub work_item_id: Uuid,
    /// Who decided.
    pub account_id: Uuid,
    /// Their unit then.
    pub unit_id: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// Submission.
    #[sea_orm(unique)]
    pub submission_id: Uuid,
    /// Decision.
    pub decision: Word<Decision>,
    /// Why.
    pub reason: Option<String>,
    /// By another person of the submitting unit.
    pub self_confirmed: bool,
    /// Day of the decision (UTC+7).
    pub reviewed_on: NaiveDate,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A submission somebody may decide on, and its work item.
pub type Decidable = (Granted<submission::Model>, Granted<item::Model>);

/// Confirms a submission: the item is done, or did not arise.
pub async fn confirm(
    tx: &Tx,
    by: &Actor,
    (submission, item): &Decidable,
    seen: i64,
    new: NewConfirmation,
) -> Result<(), Error> {
    let self_confirmed = by.unit_id().is_some() && by.unit_id() == submission.unit_id;
    decide(tx, by, submission, Decision::Confirmed, new.note, self_confirmed).await?;
    let state = match submission.outcome.0 {
        Outcome::Done => WorkState::Done,
        Outcome::NotArising => WorkState::NotArising,
    };
    let mut changes = vec![
        (item::Column::State, Expr::value(Word(state))),
        (item::Column::PendingSubmissionId, Expr::value(None::<Uuid>)),
        (item::Column::PendingByAccountId, Expr::value(None::<Uuid>)),
        (item::Column::ClosedOn, Expr::value(by.today())),
        (item::Column::SelfConfirmed, Expr::value(self_confirmed)),
    ];
    if state == WorkState::Done {
        changes.push((item::Column::Percent, Expr::value(100)));
    }
    let says = json!({ "submission": submission.id, "selfConfirmed": self_confirmed });
    item.change(tx, by, seen, (Verb::Confirmed, says), changes).await
}

/// Returns a submission: the item goes back to work, and its clock runs again.
pub async fn give_back(
    tx: &Tx,
    by: &Actor,
    (submission, item): &Decidable,
    seen: i64,
    new: NewReturn,
) -> Result<(), Error> {
    let says = json!({ "submission": submission.id, "words": new.reason });
    decide(tx, by, submission, Decision::Returned, Some(new.reason), false).await?;
    let changes = [
        (item::Column::State, Expr::value(Word(WorkState::Returned))),
        (item::Column::PendingSubmissionId, Expr::value(None::<Uuid>)),
        (item::Column::PendingByAccountId, Expr::value(None::<Uuid>)),
        (item::Column::SubmittedOn, Expr::value(None::<NaiveDate>)),
    ];
    item.change(tx, by, seen, (Verb::Returned, says), changes).await
}

/// Writes the decision, by the rules of separation of duties: nobody decides on their own submission.
async fn decide(
    tx: &Tx,
    by: &Actor,
    submission: &submission::Model,
    decision: Decision,
    reason: Option<String>,
    self_confirmed: bool,
) -> Result<(), Error> {
    let earlier = Entity::find().filter(Column::SubmissionId.eq(submission.id)).one(&**tx).await?;
    if earlier.is_some() {
        return Err(Error::Refused(Code::AlreadyReviewed));
    }
    if submission.account_id == by.account_id {
        return Err(Error::Refused(Code::OwnSubmission));
    }
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(submission.agency_id),
        work_item_id: Set(submission.work_item_id),
        account_id: Set(by.account_id),
        unit_id: Set(by.unit_id()),
        at: Set(by.now()),
        submission_id: Set(submission.id),
        decision: Set(Word(decision)),
        reason: Set(reason),
        self_confirmed: Set(self_confirmed),
        reviewed_on: Set(by.today()),
    };
    match row.insert(&**tx).await {
        Err(error) if crate::db::is_duplicate(&error) => Err(Error::Refused(Code::AlreadyReviewed)),
        other => Ok(other.map(drop)?),
    }
}

/// The decisions on the submissions of an item.
pub async fn of_item(db: &impl ConnectionTrait, work_item_id: Uuid) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().filter(Column::WorkItemId.eq(work_item_id)).all(db).await?)
}
