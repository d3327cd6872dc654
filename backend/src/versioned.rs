//! Records that several people change: each change is made over the version its maker saw, with its journal line.

use sea_orm::{
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

    /// Agency it belongs to.
    fn agency_id(&self) -> Uuid;
    /// Its id.
    fn id(&self) -> Uuid;
    /// Its version as read.
    fn version(&self) -> i64;
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
    let mut update = R::Entity::update_many()
        .col_expr(R::VERSION, Expr::col(R::VERSION).add(1))
        .filter(R::ID.eq(record.id()))
        .filter(R::VERSION.eq(seen));
    for (column, value) in columns {
        update = update.col_expr(column, value);
    }
    // The rule was judged on the row as read; if that is not the version seen, the judgement is void too.
    if seen != record.version() || update.exec(&**tx).await?.rows_affected == 0 {
        let now = R::Entity::find().filter(R::ID.eq(record.id())).one(&**tx).await?;
        let version = now.map_or(record.version(), |now| now.version());
        return Err(stale(tx, (record.agency_id(), record.id()), version).await?);
    }
    journal::note(tx, Note::by(by, verb, (R::KIND, record.id()), details)).await
}

/// The error of a change over an old version of a thing: its version now, and who changed it.
pub async fn stale(tx: &Tx, (agency_id, subject): (Uuid, Uuid), version: i64) -> Result<Error, Error> {
    let last = journal::last_about(&**tx, agency_id, subject).await?;
    let account = last.as_ref().and_then(|line| line.account_id);
    let changed_by = match account {
        Some(account) => people::by_id(&**tx, [account]).await?.remove(&account),
        None => None,
    };
    Ok(Error::Stale(Box::new(CurrentVersion {
        version,
        verb: last.as_ref().map(|line| line.verb.0),
        changed_by,
        changed_at: last.map(|line| local(line.at)),
    })))
}
