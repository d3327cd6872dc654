use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use tiendo_annex::draft::Draft;
use tiendo_api::annexes::PlanVersion;

use super::snapshot;
use crate::{
    actor::Actor,
    annexes::content::{parsed, written},
    clock::local,
    db::Tx,
    error::Error,
    integration::people,
};

/// A version of a plan: as approved, or as an amendment left it.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_version")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Plan.
    pub plan_id: Uuid,
    /// Number, from 1.
    pub number: i32,
    /// First day it holds; empty for the first.
    pub effective_on: Option<NaiveDate>,
    /// Number of the decision.
    pub decision_number: Option<String>,
    /// Day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// The draft it was approved from.
    pub annex_id: Option<Uuid>,
    /// Who approved it.
    pub account_id: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// Nodes added.
    pub added: i32,
    /// Nodes changed or moved.
    pub changed: i32,
    /// Nodes dropped.
    pub dropped: i32,
    /// The whole plan as JSON; every node's origin is its row.
    pub draft: String,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What is known of a version before its draft is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sea_orm::FromQueryResult)]
pub struct Head {
    /// Number.
    pub number: i32,
    /// First day it holds.
    pub effective_on: Option<NaiveDate>,
}

/// What a new version records.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// First day it holds.
    pub effective_on: Option<NaiveDate>,
    /// Number of the decision.
    pub decision_number: Option<String>,
    /// Day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// The draft it was approved from.
    pub annex_id: Option<Uuid>,
    /// Who approved it.
    pub account_id: Option<Uuid>,
    /// Nodes added, changed, dropped.
    pub counts: [i32; 3],
}

/// Writes the next version of a plan.
pub async fn add(
    tx: &Tx,
    (agency_id, plan_id): (Uuid, Uuid),
    number: i32,
    at: DateTime<Utc>,
    (new, draft): (New, &Draft),
) -> Result<(), Error> {
    let [added, changed, dropped] = new.counts;
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(agency_id),
        plan_id: Set(plan_id),
        number: Set(number),
        effective_on: Set(new.effective_on),
        decision_number: Set(new.decision_number),
        decided_on: Set(new.decided_on),
        annex_id: Set(new.annex_id),
        account_id: Set(new.account_id),
        at: Set(at),
        added: Set(added),
        changed: Set(changed),
        dropped: Set(dropped),
        draft: Set(written(draft)?),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The versions of a plan without their drafts, the first one first.
pub async fn heads(db: &impl ConnectionTrait, agency_id: Uuid, plan_id: Uuid) -> Result<Vec<Head>, Error> {
    Ok(Entity::find()
        .select_only()
        .columns([Column::Number, Column::EffectiveOn])
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::PlanId.eq(plan_id))
        .order_by_asc(Column::Number)
        .into_model()
        .all(db)
        .await?)
}

/// The version that held on a day; nothing when that is the current one.
pub fn past_on(heads: &[Head], day: NaiveDate) -> Option<i32> {
    let held = heads.iter().rev().find(|head| head.effective_on.is_none_or(|from| from <= day))?;
    (heads.last() != Some(held)).then_some(held.number)
}

/// The plan of one version; every node's origin is its row.
pub async fn draft(
    db: &impl ConnectionTrait,
    agency_id: Uuid,
    plan_id: Uuid,
    number: i32,
) -> Result<Draft, Error> {
    let text: Option<String> = Entity::find()
        .select_only()
        .column(Column::Draft)
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::PlanId.eq(plan_id))
        .filter(Column::Number.eq(number))
        .into_tuple()
        .one(db)
        .await?;
    parsed(text)
}

/// Number of the version that now holds.
pub async fn latest(db: &impl ConnectionTrait, agency_id: Uuid, plan_id: Uuid) -> Result<i32, Error> {
    Ok(heads(db, agency_id, plan_id).await?.last().map_or(1, |head| head.number))
}

/// The plan as it now is, with the number of its version. A plan that came in before versions were kept is put
/// together from its rows.
pub async fn current(
    db: &impl ConnectionTrait,
    agency_id: Uuid,
    plan_id: Uuid,
) -> Result<(i32, Draft), Error> {
    match heads(db, agency_id, plan_id).await?.last() {
        Some(head) => Ok((head.number, draft(db, agency_id, plan_id, head.number).await?)),
        None => Ok((1, snapshot::of_rows(db, agency_id, plan_id).await?)),
    }
}

/// The plan as it was on a day.
pub async fn on(
    db: &impl ConnectionTrait,
    agency_id: Uuid,
    plan_id: Uuid,
    day: NaiveDate,
) -> Result<Draft, Error> {
    let heads = heads(db, agency_id, plan_id).await?;
    match past_on(&heads, day) {
        Some(number) => draft(db, agency_id, plan_id, number).await,
        None => Ok(current(db, agency_id, plan_id).await?.1),
    }
}

/// The versions of a plan, the first one first.
pub async fn list(actor: &Actor, plan_id: Uuid) -> Result<Vec<PlanVersion>, Error> {
    let rows = Entity::find()
        .filter(Column::AgencyId.eq(actor.agency_id))
        .filter(Column::PlanId.eq(plan_id))
        .order_by_asc(Column::Number)
        .all(&**actor.db())
        .await?;
    let people = people::by_id(&**actor.db(), rows.iter().filter_map(|row| row.account_id)).await?;
    let version = |row: Model| PlanVersion {
        number: row.number,
        effective_on: row.effective_on,
        decision_number: row.decision_number,
        decided_on: row.decided_on,
        annex_id: row.annex_id,
        approved_by: row.account_id.and_then(|id| people.get(&id).cloned()),
        approved_at: local(row.at),
        added: row.added,
        changed: row.changed,
        dropped: row.dropped,
    };
    Ok(rows.into_iter().map(version).collect())
}

/// The draft the first version of a plan was approved from: where the source document is.
pub async fn annex_of(
    db: &impl ConnectionTrait,
    agency_id: Uuid,
    plan_id: Uuid,
) -> Result<Option<Uuid>, Error> {
    let annex: Option<Option<Uuid>> = Entity::find()
        .select_only()
        .column(Column::AnnexId)
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::PlanId.eq(plan_id))
        .filter(Column::Number.eq(1))
        .into_tuple()
        .one(db)
        .await?;
    Ok(annex.flatten())
}
