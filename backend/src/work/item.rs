use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{entity::prelude::*, sea_query::Expr};
use serde_json::Value as Json;
use tiendo_api::{
    changes::{SubjectKind, Verb},
    work::WorkState,
};

use crate::{
    actor::Actor,
    db::Tx,
    deadline::state::Facts,
    error::Error,
    journal::{self, Note},
    versioned::{self, Seen, Versioned},
    word::Word,
};

/// A work item (việc): one obligation of a unit, an activity in a period.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "work_item")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Plan.
    pub plan_id: Uuid,
    /// Activity.
    pub activity_id: Uuid,
    /// Reporting lead unit.
    pub lead_unit_id: Uuid,
    /// Order in the plan.
    pub position: i32,
    /// Report period code, for recurring work.
    pub period: Option<String>,
    /// Workflow state.
    pub state: Word<WorkState>,
    /// Due day.
    pub due_on: Option<NaiveDate>,
    /// While waiting: the day by which it must open or close.
    pub backstop_on: Option<NaiveDate>,
    /// First day it can be worked on.
    pub opened_on: NaiveDate,
    /// Progress as last reported.
    pub percent: i32,
    /// Deliverables of its activity.
    pub deliverables: i32,
    /// How many of them have evidence.
    pub deliverables_evidenced: i32,
    /// When progress was last reported.
    pub last_progress_at: Option<DateTime<Utc>>,
    /// The submission awaiting a decision.
    pub pending_submission_id: Option<Uuid>,
    /// Who made that submission.
    pub pending_by_account_id: Option<Uuid>,
    /// Day of the pending or confirmed submission.
    pub submitted_on: Option<NaiveDate>,
    /// Day it was confirmed.
    pub closed_on: Option<NaiveDate>,
    /// Confirmed by another person of the submitting unit.
    pub self_confirmed: bool,
    /// First day it is in the plan, when an amendment added it.
    pub added_on: Option<NaiveDate>,
    /// First day it is no longer in the plan, when an amendment dropped it.
    pub dropped_on: Option<NaiveDate>,
    /// The extension request awaiting a decision.
    pub extension_id: Option<Uuid>,
    /// How often it was extended.
    pub extensions: i32,
    /// By how many days, all extensions taken together.
    pub extended_days: i32,
    /// The latest urging, until it is submitted.
    pub urging_id: Option<Uuid>,
    /// The person of the reporting lead unit who does it.
    pub assignee_id: Option<Uuid>,
    /// Version.
    pub version: i64,
}

/// No relations: joined where needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What lateness is judged by.
    pub fn facts(&self) -> Facts {
        Facts { state: self.state.0, due_on: self.due_on, submitted_on: self.submitted_on }
    }

    /// Whether the unit can still work on it.
    pub fn is_at_work(&self) -> bool {
        is_at_work(self.state.0)
    }

    /// Whether it has ended.
    pub fn is_closed(&self) -> bool {
        is_closed(self.state.0)
    }

    /// Writes a change of this item: only over the version the caller saw, and with its journal line.
    pub async fn change(
        &self,
        tx: &Tx,
        by: &Actor,
        seen: i64,
        what: (Verb, Json),
        columns: impl IntoIterator<Item = (Column, Expr)>,
    ) -> Result<(), Error> {
        versioned::change(self, tx, by, seen, what, columns).await
    }
}

/// Whether the unit can still work on what is in this state.
pub fn is_at_work(state: WorkState) -> bool {
    matches!(state, WorkState::Waiting | WorkState::Open | WorkState::InProgress | WorkState::Returned)
}

/// Whether what is in this state has ended.
pub fn is_closed(state: WorkState) -> bool {
    matches!(state, WorkState::Done | WorkState::NotArising | WorkState::Dropped)
}

/// Writes that something was said about an item: over whatever version it has, and with its journal line.
pub async fn say(
    tx: &Tx,
    by: &Actor,
    id: Uuid,
    (verb, details): (Verb, Json),
    columns: impl IntoIterator<Item = (Column, Expr)>,
) -> Result<(), Error> {
    versioned::update::<Model>(id, columns).exec(&**tx).await?;
    journal::note(tx, Note::by(by, verb, (SubjectKind::WorkItem, id), details)).await
}

/// Rows by the thing they are about, each in the order given.
pub fn grouped<M>(rows: Vec<M>, about: impl Fn(&M) -> Uuid) -> HashMap<Uuid, Vec<M>> {
    let mut groups: HashMap<Uuid, Vec<M>> = HashMap::new();
    for row in rows {
        groups.entry(about(&row)).or_default().push(row);
    }
    groups
}

impl Versioned for Model {
    const KIND: SubjectKind = SubjectKind::WorkItem;
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;

    fn seen(&self) -> Seen {
        Seen { agency_id: self.agency_id, id: self.id, version: self.version }
    }
}
