use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveValue::Set,
    FromQueryResult, JoinType, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Cond, Expr, ExprTrait, SelectStatement},
};
use serde_json::json;
use tiendo_api::{
    Action,
    changes::{SubjectKind, Verb},
    check::Fault,
    delegations::{Delegation, NewDelegation},
    page::Page,
    problem::Code,
    session::Role,
    units::PersonRef,
};

use crate::{
    access::Granted,
    accounts::account,
    actor::Actor,
    capacity::{Capacity, Parts},
    clock::local,
    db::Tx,
    error::Error,
    integration::people::{self, Named, People},
    journal::{self, Note},
    page,
    versioned::{self, Seen, Versioned},
    word::Word,
};

/// A delegation (ủy quyền).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "delegation")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Who delegates.
    pub account_id: Uuid,
    /// Who acts on their behalf.
    pub delegate_id: Uuid,
    /// First day.
    pub from_day: NaiveDate,
    /// Last day.
    pub to_day: NaiveDate,
    /// Words.
    pub note: Option<String>,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// When it was ended early.
    pub ended_at: Option<DateTime<Utc>>,
    /// Version.
    pub version: i64,
}

/// No relations: joined where needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Versioned for Model {
    const KIND: SubjectKind = SubjectKind::Delegation;
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;

    fn seen(&self) -> Seen {
        Seen { agency_id: self.agency_id, id: self.id, version: self.version }
    }
}

/// Delegates the actor's decisions to a person of their agency.
pub async fn make(tx: &Tx, by: &Actor, new: NewDelegation) -> Result<(Delegation, Option<i64>), Error> {
    if new.delegate_id == by.account_id {
        return Err(Error::field("/delegateId", Fault::Contradiction));
    }
    // A machine, an inspector and the administrator decide nothing, on nobody's behalf.
    let decides = [Role::Staff, Role::Head, Role::Office, Role::Leader].map(Word);
    account::Entity::find_by_id(new.delegate_id)
        .filter(account::Column::AgencyId.eq(by.agency_id))
        .filter(account::Column::Active.eq(true))
        .filter(account::Column::Role.is_in(decides))
        .one(&**tx)
        .await?
        .ok_or_else(|| Error::field("/delegateId", Fault::Unknown))?;
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(by.agency_id),
        account_id: Set(by.account_id),
        delegate_id: Set(new.delegate_id),
        from_day: Set(new.from),
        to_day: Set(new.to),
        note: Set(new.note),
        at: Set(by.now()),
        ended_at: Set(None),
        version: Set(1),
    };
    let made = row.insert(&**tx).await?;
    let says = json!({ "delegate": made.delegate_id, "from": made.from_day, "to": made.to_day });
    journal::note(tx, Note::by(by, Verb::DelegationMade, (SubjectKind::Delegation, made.id), says)).await?;
    shown(tx, by, made).await
}

/// Ends a delegation before its last day, at once.
pub async fn end(
    tx: &Tx,
    by: &Actor,
    delegation: &Granted<Model>,
    seen: i64,
) -> Result<(Delegation, Option<i64>), Error> {
    if delegation.is_over(by.today()) {
        return Err(Error::Refused(Code::DelegationOver));
    }
    let says = json!({ "delegate": delegation.delegate_id });
    let ended = [(Column::EndedAt, Expr::value(by.now()))];
    versioned::change(&**delegation, tx, by, seen, (Verb::DelegationEnded, says), ended).await?;
    let now = Entity::find_by_id(delegation.id).one(&**tx).await?.ok_or(Error::NotFound)?;
    shown(tx, by, now).await
}

/// The agency's delegations, the latest first.
pub async fn list(
    actor: &Actor,
    (cursor, limit): (Option<&str>, Option<u64>),
) -> Result<Page<Delegation>, Error> {
    let limit = page::limit(limit)?;
    let mut query = Entity::find().filter(Column::AgencyId.eq(actor.agency_id)).order_by_desc(Column::Id);
    if let Some(after) = cursor {
        query = query.filter(Column::Id.lt(page::key::<Uuid>(after)?));
    }
    let rows = query.limit(limit + 1).all(&**actor.db()).await?;
    let (rows, page) = page::cut_read(rows, limit, |row| row.id)?;
    let who = rows.iter().flat_map(|row| [row.account_id, row.delegate_id]);
    let people = People(people::by_id(&**actor.db(), who).await?);
    Ok(Page { data: rows.into_iter().map(|row| row.seen_by(actor, &people)).collect(), page })
}

async fn shown(tx: &Tx, actor: &Actor, row: Model) -> Result<(Delegation, Option<i64>), Error> {
    let people = People(people::by_id(&**tx, [row.account_id, row.delegate_id]).await?);
    let version = row.version;
    Ok((row.seen_by(actor, &people), Some(version)))
}

/// Adds whom an account `a` stands in for on a day to a query: a row for each of them, one without any.
pub fn join_running(query: &mut SelectStatement, day: NaiveDate) {
    let running = Cond::all()
        .add(Expr::col(("d", "agency_id")).equals(("a", "agency_id")))
        .add(Expr::col(("d", "delegate_id")).equals(("a", "id")))
        .add(Expr::col(("d", "from_day")).lte(day))
        .add(Expr::col(("d", "to_day")).gte(day))
        .add(Expr::col(("d", "ended_at")).is_null());
    let still_there = Cond::all()
        .add(Expr::col(("p", "id")).equals(("d", "account_id")))
        .add(Expr::col(("p", "active")).eq(true));
    query
        .expr_as(Expr::col(("p", "role")), "delegator_role")
        .join_as(JoinType::LeftJoin, "delegation", "d", running)
        .join_as(JoinType::LeftJoin, "account", "p", still_there);
    people::select_named(query);
}

/// Whom somebody stands in for, as [`join_running`] reads it; empty when nobody.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Delegator {
    #[sea_orm(nested)]
    person: Named,
    #[sea_orm(alias = "delegator_role")]
    role: Option<Word<Role>>,
}

impl Delegator {
    /// Their capacity, and who they are; nothing when there is nobody.
    pub fn in_full(self) -> Option<(Capacity, PersonRef)> {
        let (person, role) = (self.person.person()?, self.role?.0);
        let unit_id = person.unit.as_ref().map(|unit| unit.id);
        Some((Capacity { account_id: person.id, role, unit_id }, person))
    }
}

impl Model {
    /// Whether no day of it is left.
    fn is_over(&self, today: NaiveDate) -> bool {
        self.ended_at.is_some() || self.to_day < today
    }

    /// A delegation is its maker's own.
    pub fn parts(&self, actor: &Actor) -> Parts {
        let mine = actor.unit_id().filter(|_| self.account_id == actor.account_id);
        mine.map(Parts::led_by).unwrap_or_default()
    }

    fn seen_by(self, actor: &Actor, people: &People) -> Delegation {
        let over = self.is_over(actor.today());
        let may = !over && actor.capacities.permit(Action::Delegate, &self.parts(actor));
        Delegation {
            id: self.id,
            by: people.named(self.account_id),
            delegate: people.named(self.delegate_id),
            from: self.from_day,
            to: self.to_day,
            note: self.note,
            at: local(self.at),
            ended_at: self.ended_at.map(local),
            running: !over && self.from_day <= actor.today(),
            version: self.version,
            allowed_actions: may.then_some(Action::Delegate).into_iter().collect(),
        }
    }
}
