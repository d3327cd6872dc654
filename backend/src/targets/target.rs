use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    changes::{SubjectKind, Verb},
    check::Fault,
    problem::Code,
    targets::{NewTarget, NewTargetDrop, TargetPlace, TargetStatus},
};

use super::term;
use crate::{
    access::Granted,
    actor::Actor,
    capacity::Parts,
    db::Tx,
    error::Error,
    journal::{self, Note},
    plan::plan,
    units::unit,
    versioned::{self, Seen, Versioned},
    word::Word,
};

/// A target (chỉ tiêu) of a plan. What it says is in its terms.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "target")]
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
    /// Where it is stated.
    pub place: Word<TargetPlace>,
    /// The row of the plan that states it; of a deliverable, its activity.
    pub node_id: Option<Uuid>,
    /// Display code of that place.
    pub code: String,
    /// What the reader read there, to know it again.
    pub reading: Option<String>,
    /// The unit that reports its values now.
    pub lead_unit_id: Option<Uuid>,
    /// How far it is agreed on now.
    pub status: Word<TargetStatus>,
    /// Version.
    pub version: i64,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Versioned for Model {
    const KIND: SubjectKind = SubjectKind::Target;
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;

    fn seen(&self) -> Seen {
        Seen { agency_id: self.agency_id, id: self.id, version: self.version }
    }
}

impl Model {
    /// A target is the unit's own that reports its values.
    pub fn parts(&self) -> Parts {
        self.lead_unit_id.map(Parts::led_by).unwrap_or_default()
    }
}

/// Everything decided about a target, the first first.
pub async fn terms(tx: &Tx, target_id: Uuid) -> Result<Vec<term::Model>, Error> {
    Ok(term::Entity::find()
        .filter(term::Column::TargetId.eq(target_id))
        .order_by_asc(term::Column::At)
        .order_by_asc(term::Column::Id)
        .all(&**tx)
        .await?)
}

/// Adds a target the reader did not find; stated by the Office, it is confirmed.
pub async fn add(tx: &Tx, by: &Actor, plan: &Granted<plan::Model>, new: NewTarget) -> Result<Uuid, Error> {
    let Some(lead) = new.lead_unit_id else {
        return Err(Error::field("/leadUnitId", Fault::Required));
    };
    let id = Uuid::now_v7();
    let last = Entity::find()
        .filter(Column::AgencyId.eq(by.agency_id))
        .filter(Column::PlanId.eq(plan.id))
        .order_by_desc(Column::Position)
        .one(&**tx)
        .await?;
    let row = ActiveModel {
        id: Set(id),
        agency_id: Set(by.agency_id),
        plan_id: Set(plan.id),
        position: Set(last.map_or(0, |last| last.position.saturating_add(1))),
        place: Set(Word(TargetPlace::ByHand)),
        node_id: Set(None),
        code: Set(String::new()),
        reading: Set(None),
        lead_unit_id: Set(Some(known_unit(tx, by, lead).await?)),
        status: Set(Word(TargetStatus::Confirmed)),
        version: Set(1),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    let says = json!({ "target": new });
    stated(by, (id, plan.id), Some(lead), new).add(tx).await?;
    journal::note(tx, Note::by(by, Verb::TargetAdded, (SubjectKind::Target, id), says)).await?;
    Ok(id)
}

/// Confirms that what was read is a target.
pub async fn confirm(tx: &Tx, by: &Actor, target: &Granted<Model>, seen: i64) -> Result<(), Error> {
    if target.status.0 != TargetStatus::Proposed {
        return Err(Error::Refused(Code::TargetSettled));
    }
    decide(tx, by, target, seen, TargetStatus::Confirmed, None).await
}

/// Says what the target really is; it is confirmed with that. Values reported before are measured by it too.
pub async fn correct(
    tx: &Tx,
    by: &Actor,
    target: &Granted<Model>,
    seen: i64,
    new: NewTarget,
) -> Result<(), Error> {
    if target.status.0 == TargetStatus::Dropped {
        return Err(Error::Refused(Code::TargetSettled));
    }
    let lead = match new.lead_unit_id {
        Some(unit) => Some(known_unit(tx, by, unit).await?),
        None => target.lead_unit_id,
    };
    let says = json!({ "target": new });
    stated(by, (target.id, target.plan_id), lead, new).add(tx).await?;
    let columns = [
        (Column::LeadUnitId, Expr::value(lead)),
        (Column::Status, Expr::value(Word(TargetStatus::Confirmed))),
    ];
    versioned::change(&**target, tx, by, seen, (Verb::TargetCorrected, says), columns).await
}

/// Drops what is no target, or one no longer.
pub async fn drop(
    tx: &Tx,
    by: &Actor,
    target: &Granted<Model>,
    seen: i64,
    new: NewTargetDrop,
) -> Result<(), Error> {
    if target.status.0 == TargetStatus::Dropped {
        return Err(Error::Refused(Code::TargetSettled));
    }
    decide(tx, by, target, seen, TargetStatus::Dropped, Some(new.reason)).await
}

async fn decide(
    tx: &Tx,
    by: &Actor,
    target: &Model,
    seen: i64,
    status: TargetStatus,
    reason: Option<String>,
) -> Result<(), Error> {
    let terms = terms(tx, target.id).await?;
    let now = term::on(&terms, by.today()).ok_or(Error::NotFound)?;
    let says = json!({ "reason": reason });
    let next = term::Model {
        id: Uuid::now_v7(),
        account_id: Some(by.account_id),
        at: by.now(),
        from_day: Some(by.today()),
        status: Word(status),
        reason,
        ..now.clone()
    };
    next.add(tx).await?;
    let verb = match status {
        TargetStatus::Dropped => Verb::TargetDropped,
        _ => Verb::TargetConfirmed,
    };
    let columns = [(Column::Status, Expr::value(Word(status)))];
    versioned::change(target, tx, by, seen, (verb, says), columns).await
}

/// What the Office states of a target, from today on.
fn stated(by: &Actor, (target_id, plan_id): (Uuid, Uuid), lead: Option<Uuid>, new: NewTarget) -> term::Model {
    term::Model {
        id: Uuid::now_v7(),
        agency_id: by.agency_id,
        plan_id,
        target_id,
        account_id: Some(by.account_id),
        at: by.now(),
        from_day: Some(by.today()),
        status: Word(TargetStatus::Confirmed),
        words: new.words,
        operator: Word(new.operator),
        value: new.value,
        unit: new.unit.trim().to_owned(),
        direction: new.direction.map(Word),
        lead_unit_id: lead,
        reason: new.reason,
    }
}

async fn known_unit(tx: &Tx, by: &Actor, id: Uuid) -> Result<Uuid, Error> {
    let known =
        unit::Entity::find_by_id(id).filter(unit::Column::AgencyId.eq(by.agency_id)).one(&**tx).await?;
    known.map(|unit| unit.id).ok_or_else(|| Error::field("/leadUnitId", Fault::Unknown))
}
