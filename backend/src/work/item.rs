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
        matches!(
            self.state.0,
            WorkState::Waiting | WorkState::Open | WorkState::InProgress | WorkState::Returned
        )
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

impl Versioned for Model {
    const KIND: SubjectKind = SubjectKind::WorkItem;
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;

    fn seen(&self) -> Seen {
        Seen { agency_id: self.agency_id, id: self.id, version: self.version }
    }
}
