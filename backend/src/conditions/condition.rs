use chrono::NaiveDate;
use sea_orm::{entity::prelude::*, sea_query::Query};
use tiendo_api::{changes::SubjectKind, conditions::ConditionState};

use crate::{
    db::Tx,
    error::Error,
    plan::activity,
    versioned::{Seen, Versioned},
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
    /// Who issues it.
    pub authority_id: Option<Uuid>,
    /// Document or event, without who issues it.
    pub awaited: Option<String>,
    /// First day it is expected.
    pub window_from: Option<NaiveDate>,
    /// Last day it is expected.
    pub window_to: Option<NaiveDate>,
    /// First day it was waited for.
    pub awaited_from: Option<NaiveDate>,
    /// Whether the Office has confirmed what was read.
    pub confirmed: bool,
    /// Day the event was recorded: from then on the work is open.
    pub recorded_on: Option<NaiveDate>,
    /// File of the document that came.
    pub file_id: Option<Uuid>,
    /// Day it was given up.
    pub given_up_on: Option<NaiveDate>,
    /// Why.
    pub given_up_because: Option<String>,
    /// The condition it turned out to be the same as.
    pub merged_into_id: Option<Uuid>,
}

/// No relations: joined where needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// How the wait stands.
    pub fn state(&self) -> ConditionState {
        match (self.occurred_on, self.given_up_on) {
            (Some(_), _) => ConditionState::Occurred,
            (None, Some(_)) => ConditionState::DidNotOccur,
            (None, None) => ConditionState::Awaiting,
        }
    }

    /// Days waited at the end of `day`: until it came or was given up, when that was before.
    pub fn days_waited(&self, day: NaiveDate) -> i64 {
        let until = self.occurred_on.or(self.given_up_on).map_or(day, |end| end.min(day));
        self.awaited_from.map_or(0, |from| (until - from).num_days().max(0))
    }
}

impl Versioned for Model {
    const KIND: SubjectKind = SubjectKind::Condition;
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;

    fn seen(&self) -> Seen {
        Seen { agency_id: self.agency_id, id: self.id, version: self.version }
    }
}

/// Whether an activity still waits for something that has not come.
pub async fn still_awaited(tx: &Tx, activity_id: Uuid) -> Result<bool, Error> {
    let its_condition = Query::select()
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

/// The conditions of a plan in its order, without those that were merged into others.
pub async fn of_plan(db: &impl ConnectionTrait, agency_id: Uuid, plan_id: Uuid) -> Result<Vec<Model>, Error> {
    use sea_orm::QueryOrder;
    Ok(Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::PlanId.eq(plan_id))
        .filter(Column::MergedIntoId.is_null())
        .order_by_asc(Column::Position)
        .all(db)
        .await?)
}
