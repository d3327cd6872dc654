use chrono::NaiveDate;
use sea_orm::{entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    Action,
    changes::{SubjectKind, Verb},
    plans::{Condition, NewConditionEvent},
    problem::Code,
    session::Role,
};

use super::activity;
use crate::{
    access::Granted,
    actor::Actor,
    db::Tx,
    error::Error,
    policy::{self, Reach},
    versioned::{self, Seen, Versioned},
    work::item,
};

/// An outside document or event that work waits for (điều kiện), shared by several activities.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "condition")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Plan.
    pub plan_id: Uuid,
    /// Order in the plan.
    pub position: i32,
    /// What is awaited, as worded.
    pub wording: String,
    /// Day it came.
    pub occurred_on: Option<NaiveDate>,
    /// Number of the document that came.
    pub document_number: Option<String>,
    /// Words of who recorded it.
    pub note: Option<String>,
    /// Version.
    pub version: i64,
}

/// No relations: joined where needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Records that what was awaited has come: every item waiting for it opens, due at the end of its window.
pub async fn record_event(
    tx: &Tx,
    by: &Actor,
    condition: &Granted<Model>,
    version: i64,
    event: NewConditionEvent,
) -> Result<(Condition, Option<i64>), Error> {
    if condition.occurred_on.is_some() {
        return Err(Error::Refused(Code::AlreadyOccurred));
    }
    let says = json!({ "occurredOn": event.occurred_on, "documentNumber": event.document_number });
    let columns = [
        (Column::OccurredOn, Expr::value(event.occurred_on)),
        (Column::DocumentNumber, Expr::value(event.document_number)),
        (Column::Note, Expr::value(event.note)),
    ];
    versioned::change(&**condition, tx, by, version, (Verb::EventRecorded, says), columns).await?;
    item::open_waiting(tx, by, condition.id, event.occurred_on).await?;
    let now = Entity::find_by_id(condition.id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let version = now.version;
    Ok((now.seen_by(by.role), Some(version)))
}

impl Versioned for Model {
    const KIND: SubjectKind = SubjectKind::Condition;
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;

    fn seen(&self) -> Seen {
        Seen { agency_id: self.agency_id, id: self.id, version: self.version }
    }
}

impl Model {
    /// The condition as `role` sees it.
    pub fn seen_by(self, role: Role) -> Condition {
        let may_record =
            self.occurred_on.is_none() && policy::reach(role, Action::RecordEvent) > Reach::Never;
        Condition {
            id: self.id,
            wording: self.wording,
            occurred_on: self.occurred_on,
            document_number: self.document_number,
            version: self.version,
            allowed_actions: may_record.then_some(Action::RecordEvent).into_iter().collect(),
        }
    }
}

/// Whether an activity still waits for something that has not come.
pub async fn still_awaited(tx: &Tx, activity_id: Uuid) -> Result<bool, Error> {
    let its_condition = sea_orm::sea_query::Query::select()
        .column(activity::Column::ConditionId)
        .from(activity::Entity)
        .and_where(activity::Column::Id.eq(activity_id))
        .to_owned();
    let awaited = Entity::find()
        .filter(Column::Id.in_subquery(its_condition))
        .filter(Column::OccurredOn.is_null())
        .count(&**tx)
        .await?;
    Ok(awaited > 0)
}
