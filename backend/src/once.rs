//! The way every change is made: one transaction, and the same request twice changes things once.

use actix_web::http::StatusCode;
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, EntityTrait, entity::prelude::*, sea_query::OnConflict};
use serde::Serialize;
use tiendo_api::problem::Code;

use crate::{
    db::Tx,
    error::Error,
    http::{Ask, Created},
};

/// The answer kept for an idempotency key.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kept_answer")]
pub struct Model {
    /// Whose key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    /// The key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Digest of the request.
    pub fingerprint: String,
    /// Status answered.
    pub status: i32,
    /// Body answered.
    pub body: String,
    /// Version answered.
    pub version: Option<i64>,
    /// When.
    pub at: DateTime<Utc>,
}

/// No relations: read by its key alone.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// How long an answer is kept.
pub const KEPT_HOURS: i64 = 48;

impl Ask {
    /// Runs `verb` in one transaction and answers 201 with what it returns.
    pub async fn once<T: Serialize>(
        &self,
        verb: impl AsyncFnOnce(&Tx) -> Result<(T, Option<i64>), Error>,
    ) -> Result<Created, Error> {
        self.once_answering(async |tx| {
            let (thing, version) = verb(tx).await?;
            made(StatusCode::CREATED, &thing, version)
        })
        .await
    }

    /// Runs `verb` in one transaction and answers 200 with what it returns: a change of something that was there.
    pub async fn change<T: Serialize>(
        &self,
        verb: impl AsyncFnOnce(&Tx) -> Result<(T, Option<i64>), Error>,
    ) -> Result<Created, Error> {
        self.once_answering(async |tx| {
            let (thing, version) = verb(tx).await?;
            made(StatusCode::OK, &thing, version)
        })
        .await
    }

    /// Runs `verb` in one transaction and answers as it says. With an `Idempotency-Key`, the answer is
    /// kept in the same transaction and given again to the same request; a concurrent twin waits for the first.
    pub async fn once_answering(
        &self,
        verb: impl AsyncFnOnce(&Tx) -> Result<Created, Error>,
    ) -> Result<Created, Error> {
        let tx = self.actor.db().write().await?;
        if let Some(key) = &self.key {
            let claimed = self.claim(&tx, key).await?;
            if !claimed {
                return self.kept(&tx, key).await;
            }
        }
        let answer = verb(&tx).await?;
        if let Some(key) = &self.key {
            self.keep(&tx, key, &answer).await?;
        }
        tx.commit().await?;
        Ok(answer)
    }

    /// Takes the key; false when it was taken before.
    async fn claim(&self, tx: &Tx, key: &str) -> Result<bool, Error> {
        let row = ActiveModel {
            account_id: Set(self.actor.account_id),
            key: Set(key.to_owned()),
            fingerprint: Set(self.fingerprint.clone()),
            status: Set(201),
            body: Set(String::new()),
            version: Set(None),
            at: Set(self.actor.now()),
        };
        let taken = OnConflict::columns([Column::AccountId, Column::Key]).do_nothing().to_owned();
        let claimed = Entity::insert(row).on_conflict(taken).exec_without_returning(&**tx).await?;
        Ok(claimed > 0)
    }

    async fn kept(&self, tx: &Tx, key: &str) -> Result<Created, Error> {
        let kept = Entity::find_by_id((self.actor.account_id, key.to_owned()))
            .one(&**tx)
            .await?
            .ok_or(Error::Refused(Code::KeyInFlight))?;
        if kept.fingerprint != self.fingerprint {
            return Err(Error::Refused(Code::KeyReused));
        }
        let status = u16::try_from(kept.status).ok().and_then(|status| StatusCode::from_u16(status).ok());
        Ok(Created {
            status: status.unwrap_or(StatusCode::CREATED),
            body: kept.body,
            version: kept.version,
            replayed: true,
        })
    }

    async fn keep(&self, tx: &Tx, key: &str, answer: &Created) -> Result<(), Error> {
        Entity::update_many()
            .col_expr(Column::Status, i32::from(answer.status.as_u16()).into())
            .col_expr(Column::Body, answer.body.as_str().into())
            .col_expr(Column::Version, answer.version.into())
            .filter(Column::AccountId.eq(self.actor.account_id))
            .filter(Column::Key.eq(key))
            .exec(&**tx)
            .await?;
        Ok(())
    }
}

/// The answer of a verb.
pub fn made(status: StatusCode, thing: &impl Serialize, version: Option<i64>) -> Result<Created, Error> {
    let body = serde_json::to_string(thing).map_err(anyhow::Error::from)?;
    Ok(Created { status, body, version, replayed: false })
}

/// Forgets answers kept long enough.
pub async fn forget_old(db: &crate::db::Db, now: DateTime<Utc>) -> Result<(), Error> {
    let tx = db.write().await?;
    Entity::delete_many()
        .filter(Column::At.lt(now - chrono::TimeDelta::hours(KEPT_HOURS)))
        .exec(&*tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
