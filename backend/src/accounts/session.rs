use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    db::{Db, Tx},
    error::Error,
    secret::{random_text, sha256},
};

/// How long a session may last, refreshed or not.
pub const SESSION_HOURS: i64 = 12;

/// A session: the family of all refresh tokens that followed one sign-in.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// Id, also in the access tokens.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Whose session.
    pub account_id: Uuid,
    /// Sign-in.
    pub started_at: DateTime<Utc>,
    /// Latest end.
    pub expires_at: DateTime<Utc>,
    /// When it was ended by sign-out, reuse of a token or a change of password.
    pub ended_at: Option<DateTime<Utc>>,
}

/// No relations: joined where needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Refresh tokens, known only by their hash.
pub mod refresh {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    /// A refresh token.
    #[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "refresh_token")]
    pub struct Model {
        /// SHA-256 of the token.
        #[sea_orm(primary_key, auto_increment = false)]
        pub hash: String,
        /// Session it belongs to.
        pub session_id: Uuid,
        /// When it was given out.
        pub issued_at: DateTime<Utc>,
        /// When it was exchanged for the next one.
        pub used_at: Option<DateTime<Utc>>,
    }

    /// No relations.
    #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Starts a session and gives its first refresh token.
pub async fn start(
    tx: &Tx,
    agency_id: Uuid,
    account_id: Uuid,
    now: DateTime<Utc>,
) -> Result<(Uuid, String), Error> {
    let id = Uuid::now_v7();
    ActiveModel {
        id: Set(id),
        agency_id: Set(agency_id),
        account_id: Set(account_id),
        started_at: Set(now),
        expires_at: Set(now + TimeDelta::hours(SESSION_HOURS)),
        ended_at: Set(None),
    }
    .insert(&**tx)
    .await?;
    Ok((id, give_token(tx, id, now).await?))
}

/// Exchanges a refresh token for the next one. A token that was used before ends its whole session:
/// two people hold it, and one of them should not.
pub async fn rotate(db: &Db, token: &str, now: DateTime<Utc>) -> Result<(Uuid, String), Error> {
    let tx = db.write().await?;
    let hash = hash_of(token);
    let known = refresh::Entity::find_by_id(hash.clone()).one(&*tx).await?.ok_or(Error::NotSignedIn)?;
    let first_use = refresh::Entity::update_many()
        .col_expr(refresh::Column::UsedAt, Expr::value(now))
        .filter(refresh::Column::Hash.eq(hash))
        .filter(refresh::Column::UsedAt.is_null())
        .exec(&*tx)
        .await?
        .rows_affected
        == 1;
    if !first_use {
        tracing::warn!(session = %known.session_id, "a used refresh token came back; its session is ended");
        end(&tx, known.session_id, now).await?;
        tx.commit().await?;
        return Err(Error::NotSignedIn);
    }
    let session = Entity::find_by_id(known.session_id).one(&*tx).await?.ok_or(Error::NotSignedIn)?;
    if session.ended_at.is_some() || session.expires_at <= now {
        return Err(Error::NotSignedIn);
    }
    let next = give_token(&tx, session.id, now).await?;
    tx.commit().await?;
    Ok((session.id, next))
}

/// Ends one session.
pub async fn end(tx: &Tx, session_id: Uuid, now: DateTime<Utc>) -> Result<(), Error> {
    end_where(tx, Column::Id.eq(session_id), now).await
}

/// Ends every session of an account.
pub async fn end_all(tx: &Tx, account_id: Uuid, now: DateTime<Utc>) -> Result<(), Error> {
    end_where(tx, Column::AccountId.eq(account_id), now).await
}

/// Ends every session of an account but one.
pub async fn end_others(tx: &Tx, account_id: Uuid, kept: Uuid, now: DateTime<Utc>) -> Result<(), Error> {
    end_where(tx, Column::AccountId.eq(account_id).and(Column::Id.ne(kept)), now).await
}

async fn end_where(tx: &Tx, which: Expr, now: DateTime<Utc>) -> Result<(), Error> {
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(which)
        .filter(Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

async fn give_token(tx: &Tx, session_id: Uuid, now: DateTime<Utc>) -> Result<String, Error> {
    let token = random_text()?;
    refresh::ActiveModel {
        hash: Set(hash_of(&token)),
        session_id: Set(session_id),
        issued_at: Set(now),
        used_at: Set(None),
    }
    .insert(&**tx)
    .await?;
    Ok(token)
}

fn hash_of(token: &str) -> String {
    sha256(&[token.as_bytes()])
}
