//! Records that several people change: each change is made over the version its maker saw, with its journal line.

use sea_orm::{
    UpdateMany,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};
use serde_json::Value as Json;
use tiendo_api::{
    changes::{SubjectKind, Verb},
    work::CurrentVersion,
};

use crate::{
    actor::Actor,
    clock::local,
    db::Tx,
    error::Error,
    integration::people,
    journal::{self, Note},
};

/// A record with a version that every change counts up.
pub trait Versioned: ModelTrait<Entity: EntityTrait<Model = Self>> {
    /// What the journal calls it.
    const KIND: SubjectKind;
    /// Its id.
    const ID: <Self::Entity as EntityTrait>::Column;
    /// Its version.
    const VERSION: <Self::Entity as EntityTrait>::Column;

    /// Which record it is, and in which version it was read.
    fn seen(&self) -> Seen;
}

/// A record as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Agency it belongs to.
    pub agency_id: Uuid,
    /// Its id.
    pub id: Uuid,
    /// Its version.
    pub version: i64,
}

/// Writes a change of a record: only over the version the caller saw, and with its journal line.
pub async fn change<R: Versioned>(
    record: &R,
    tx: &Tx,
    by: &Actor,
    seen: i64,
    (verb, details): (Verb, Json),
    columns: impl IntoIterator<Item = (<R::Entity as EntityTrait>::Column, Expr)>,
) -> Result<(), Error> {
    let Seen { id, version, .. } = record.seen();
    let update = update::<R>(id, columns).filter(R::VERSION.eq(seen));
    // The rule was judged on the row as read; if that is not the version seen, the judgement is void too.
    if seen != version || update.exec(&**tx).await?.rows_affected == 0 {
        return Err(Error::Stale(Box::new(current(record, tx).await?)));
    }
    journal::note(tx, Note::by(by, verb, (R::KIND, id), details)).await
}

/// An update of a record that counts its version up.
pub fn update<R: Versioned>(
    id: Uuid,
    columns: impl IntoIterator<Item = (<R::Entity as EntityTrait>::Column, Expr)>,
) -> UpdateMany<R::Entity> {
    let counted =
        R::Entity::update_many().col_expr(R::VERSION, Expr::col(R::VERSION).add(1)).filter(R::ID.eq(id));
    columns.into_iter().fold(counted, |update, (column, value)| update.col_expr(column, value))
}

/// Of a record that changed meanwhile: its version now, and who changed it.
async fn current<R: Versioned>(record: &R, tx: &Tx) -> Result<CurrentVersion, Error> {
    let Seen { agency_id, id, version } = record.seen();
    let now = R::Entity::find().filter(R::ID.eq(id)).one(&**tx).await?;
    let last = journal::last_about(&**tx, agency_id, id).await?;
    let changed_by = match last.as_ref().and_then(|line| line.account_id) {
        Some(account) => people::by_id(&**tx, [account]).await?.remove(&account),
        None => None,
    };
    Ok(CurrentVersion {
        version: now.map_or(version, |now| now.seen().version),
        verb: last.as_ref().map(|line| line.verb.0),
        changed_by,
        changed_at: last.map(|line| local(line.at)),
    })
}
