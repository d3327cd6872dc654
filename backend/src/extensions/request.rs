use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    changes::Verb,
    check::Fault,
    extensions::{
        ExtensionDecision, ExtensionRequest, ExtensionState, NewExtensionRequest, NewExtensionWithdrawal,
    },
    problem::Code,
    units::UnitRef,
};

use crate::{
    access::Granted,
    actor::Actor,
    clock::local,
    db::Tx,
    error::Error,
    integration::people::People,
    word::Word,
    work::item::{self, grouped},
};

/// A request for a later due day. What it ended as is written once.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "extension_request")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Work item.
    pub work_item_id: Uuid,
    /// Who asked.
    pub account_id: Uuid,
    /// Their unit then.
    pub unit_id: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// Plan.
    pub plan_id: Uuid,
    /// Day it was asked (UTC+7).
    pub asked_on: NaiveDate,
    /// Due day then.
    pub due_on: NaiveDate,
    /// Due day asked for.
    pub new_due_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// Asked after the due day.
    pub late: bool,
    /// Pending, granted, refused or withdrawn; that one lapsed is seen from its item.
    pub state: Word<ExtensionState>,
    /// Who decided or withdrew.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
    /// Day of that (UTC+7).
    pub decided_on: Option<NaiveDate>,
    /// Due day granted.
    pub granted_due_on: Option<NaiveDate>,
    /// Words of who decided or withdrew.
    pub decision_reason: Option<String>,
    /// Decided by another person of the unit that asked.
    pub self_decided: bool,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A request somebody may do something with, and its work item.
pub type About = (Granted<Model>, Granted<item::Model>);

/// Asks for a later due day: before it has passed, or after, and then for good marked late.
pub async fn ask(
    tx: &Tx,
    by: &Actor,
    item: &Granted<item::Model>,
    seen: i64,
    new: NewExtensionRequest,
) -> Result<(), Error> {
    if !item.is_at_work() {
        return Err(Error::Refused(Code::ItemClosed));
    }
    let due = item.due_on.ok_or(Error::Refused(Code::NoDueDay))?;
    if item.extension_id.is_some() {
        return Err(Error::Refused(Code::ExtensionPending));
    }
    if new.new_due <= due {
        return Err(Error::field("/newDue", Fault::Contradiction));
    }
    let id = Uuid::now_v7();
    let late = due < by.today();
    let says = json!({ "request": id, "due": due, "newDue": new.new_due, "late": late, "words": new.reason });
    ActiveModel {
        id: Set(id),
        agency_id: Set(item.agency_id),
        work_item_id: Set(item.id),
        account_id: Set(by.account_id),
        unit_id: Set(by.unit_id()),
        at: Set(by.now()),
        plan_id: Set(item.plan_id),
        asked_on: Set(by.today()),
        due_on: Set(due),
        new_due_on: Set(new.new_due),
        reason: Set(new.reason),
        late: Set(late),
        state: Set(Word(ExtensionState::Pending)),
        decided_by: Set(None),
        decided_at: Set(None),
        decided_on: Set(None),
        granted_due_on: Set(None),
        decision_reason: Set(None),
        self_decided: Set(false),
    }
    .insert(&**tx)
    .await?;
    let pending = [(item::Column::ExtensionId, Expr::value(id))];
    item.change(tx, by, seen, (Verb::ExtensionRequested, says), pending).await
}

/// Takes a request back; only who made it can.
pub async fn withdraw(
    tx: &Tx,
    by: &Actor,
    (request, item): &About,
    seen: i64,
    new: NewExtensionWithdrawal,
) -> Result<(), Error> {
    if request.account_id != by.account_id {
        return Err(Error::Refused(Code::NotYourRequest));
    }
    request.end(tx, by, (ExtensionState::Withdrawn, new.reason), []).await?;
    let none = [(item::Column::ExtensionId, Expr::value(None::<Uuid>))];
    item.change(tx, by, seen, (Verb::ExtensionWithdrawn, json!({ "request": request.id })), none).await
}

/// The requests about an item, newest first.
pub async fn of_item(db: &impl ConnectionTrait, work_item_id: Uuid) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().filter(Column::WorkItemId.eq(work_item_id)).order_by_desc(Column::Id).all(db).await?)
}

/// The requests about items of a plan that were made by the end of a day, oldest first, by item.
pub async fn of_plan(
    db: &impl ConnectionTrait,
    (agency_id, plan_id): (Uuid, Uuid),
    day: NaiveDate,
) -> Result<HashMap<Uuid, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::PlanId.eq(plan_id))
        .filter(Column::AskedOn.lte(day))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(grouped(rows, |row| row.work_item_id))
}

impl Model {
    /// Writes how a pending request ended, once.
    pub(super) async fn end(
        &self,
        tx: &Tx,
        by: &Actor,
        (state, reason): (ExtensionState, Option<String>),
        more: impl IntoIterator<Item = (Column, Expr)>,
    ) -> Result<(), Error> {
        let columns = [
            (Column::State, Expr::value(Word(state))),
            (Column::DecidedBy, Expr::value(by.account_id)),
            (Column::DecidedAt, Expr::value(by.now())),
            (Column::DecidedOn, Expr::value(by.today())),
            (Column::DecisionReason, Expr::value(reason)),
        ];
        let pending = Entity::update_many()
            .filter(Column::Id.eq(self.id))
            .filter(Column::State.eq(Word(ExtensionState::Pending)));
        let ended =
            columns.into_iter().chain(more).fold(pending, |end, (column, to)| end.col_expr(column, to));
        match ended.exec(&**tx).await?.rows_affected {
            0 => Err(Error::Refused(Code::AlreadyDecided)),
            _ => Ok(()),
        }
    }

    /// What it was on a day: undecided until it was decided.
    pub fn state_on(&self, day: NaiveDate) -> ExtensionState {
        match self.decided_on {
            Some(decided) if decided <= day => self.state.0,
            _ => ExtensionState::Pending,
        }
    }

    /// Everybody named in it.
    pub fn people(&self) -> impl Iterator<Item = Uuid> + use<> {
        [Some(self.account_id), self.decided_by].into_iter().flatten()
    }

    /// The request as sent; nothing awaits a decision any more when its item is closed.
    pub fn shown(self, closed: bool, people: &People, units: &HashMap<Uuid, UnitRef>) -> ExtensionRequest {
        let ended = self.decided_at.zip(self.decided_by);
        ExtensionRequest {
            id: self.id,
            unit: self.unit_id.and_then(|id| units.get(&id).cloned()),
            due: self.due_on,
            new_due: self.new_due_on,
            late: self.late,
            at: local(self.at),
            by: people.named(self.account_id),
            state: match self.state.0 {
                ExtensionState::Pending if closed => ExtensionState::Lapsed,
                state => state,
            },
            reason: self.reason,
            decision: ended.map(|(at, by)| ExtensionDecision {
                new_due: self.granted_due_on,
                reason: self.decision_reason,
                at: local(at),
                by: people.named(by),
                self_decided: self.self_decided,
            }),
        }
    }
}
