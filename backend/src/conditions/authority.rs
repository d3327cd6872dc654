use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    Action,
    changes::{SubjectKind, Verb},
    conditions::{Authority, AuthorityRef, NewSuccession},
    problem::Code,
};

use crate::{
    access::Granted,
    actor::Actor,
    db::Tx,
    error::Error,
    fold::fold,
    journal::{self, Note},
    policy::Reach,
};

/// An outside authority that issues what work waits for. Authorities merge and are renamed; the plan keeps the old name.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "authority")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency that knows it.
    pub agency_id: Uuid,
    /// Name.
    pub name: String,
    /// The name folded, unique in the agency.
    pub folded: String,
    /// First day another authority has its tasks.
    pub succeeded_on: Option<NaiveDate>,
    /// That authority.
    pub successor_id: Option<Uuid>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The authorities of an agency, by id.
#[derive(Debug, Default)]
pub struct Authorities(HashMap<Uuid, Model>);

impl Authorities {
    /// All of an agency: there are few.
    pub async fn of(db: &impl ConnectionTrait, agency_id: Uuid) -> Result<Self, Error> {
        let rows = Entity::find().filter(Column::AgencyId.eq(agency_id)).all(db).await?;
        Ok(Self(rows.into_iter().map(|row| (row.id, row)).collect()))
    }

    /// An authority by name, as the plan knows it.
    pub fn named(&self, id: Uuid) -> Option<AuthorityRef> {
        self.0.get(&id).map(Model::named)
    }

    /// Who has an authority's tasks on `day`, when that is another.
    pub fn present(&self, id: Uuid, day: NaiveDate) -> Option<AuthorityRef> {
        let first = self.0.get(&id)?;
        let mut now = first;
        // Bounded: a chain that runs in a ring by mistake ends all the same.
        for _ in 0..self.0.len() {
            let next = now.successor_id.filter(|_| now.succeeded_on.is_some_and(|on| on <= day));
            match next.and_then(|next| self.0.get(&next)) {
                Some(next) => now = next,
                None => break,
            }
        }
        (now.id != first.id).then(|| now.named())
    }
}

/// The authority of that name, made when the agency does not know it yet.
pub async fn of_name(tx: &Tx, agency_id: Uuid, name: &str) -> Result<Model, Error> {
    let folded = fold(name);
    let known = Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::Folded.eq(&folded))
        .one(&**tx)
        .await?;
    if let Some(known) = known {
        return Ok(known);
    }
    let new = ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(agency_id),
        name: Set(name.trim().to_owned()),
        folded: Set(folded),
        succeeded_on: Set(None),
        successor_id: Set(None),
    };
    Ok(new.insert(&**tx).await?)
}

/// The id of the authority of that name, when one is named.
pub async fn id_of(tx: &Tx, agency_id: Uuid, name: Option<&str>) -> Result<Option<Uuid>, Error> {
    match name {
        Some(name) => Ok(Some(of_name(tx, agency_id, name).await?.id)),
        None => Ok(None),
    }
}

/// The authorities an agency knows, by name.
pub async fn list(actor: &Actor) -> Result<Vec<Authority>, Error> {
    let rows = Entity::find()
        .filter(Column::AgencyId.eq(actor.agency_id))
        .order_by_asc(Column::Folded)
        .all(&**actor.db())
        .await?;
    let names: HashMap<Uuid, AuthorityRef> = rows.iter().map(|row| (row.id, row.named())).collect();
    Ok(rows.into_iter().map(|row| row.seen_by(actor, &names)).collect())
}

/// Its tasks go to another authority from a day on. Once each.
pub async fn succeed(
    tx: &Tx,
    by: &Actor,
    authority: &Granted<Model>,
    new: NewSuccession,
) -> Result<(Authority, Option<i64>), Error> {
    let successor = of_name(tx, by.agency_id, &new.successor).await?;
    if authority.successor_id.is_some() || successor.id == authority.id {
        return Err(Error::Refused(Code::AlreadySucceeded));
    }
    Entity::update_many()
        .col_expr(Column::SuccessorId, Expr::value(successor.id))
        .col_expr(Column::SucceededOn, Expr::value(new.succeeded_on))
        .filter(Column::Id.eq(authority.id))
        .exec(&**tx)
        .await?;
    let says = json!({ "successor": successor.name, "succeededOn": new.succeeded_on });
    let subject = (SubjectKind::Authority, authority.id);
    journal::note(tx, Note::by(by, Verb::AuthoritySucceeded, subject, says)).await?;
    let now = Entity::find_by_id(authority.id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let names = HashMap::from([(successor.id, successor.named())]);
    Ok((now.seen_by(by, &names), None))
}

impl Model {
    fn named(&self) -> AuthorityRef {
        AuthorityRef { id: self.id, name: self.name.clone() }
    }

    fn seen_by(self, actor: &Actor, names: &HashMap<Uuid, AuthorityRef>) -> Authority {
        let may = self.successor_id.is_none() && actor.reach(Action::ManageConditions) > Reach::Never;
        Authority {
            id: self.id,
            name: self.name,
            succeeded_on: self.succeeded_on,
            successor: self.successor_id.and_then(|id| names.get(&id).cloned()),
            allowed_actions: may.then_some(Action::ManageConditions).into_iter().collect(),
        }
    }
}
