use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::OnConflict};
use serde::{Deserialize, Serialize};

use crate::{db::Db, error::Error, secret::random_text};

/// How long an access token is good.
pub const ACCESS_MINUTES: i64 = 10;

/// A secret all replicas share, kept in the database.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "server_secret")]
pub struct Model {
    /// What it is for.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// The secret.
    pub value: String,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What an access token says: which session, and until when. Role, unit and state are read live, never from here.
#[derive(Debug, Serialize, Deserialize)]
pub struct Claims {
    /// Session.
    pub sid: Uuid,
    /// Expiry, seconds since 1970.
    pub exp: i64,
}

/// The keys access tokens are signed with.
pub struct Keys {
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// The keys of this database, made at its first start.
    pub async fn of(db: &Db) -> Result<Self, Error> {
        let fresh = Model { name: "access-token".into(), value: random_text()? };
        let tx = db.write().await?;
        let taken = OnConflict::column(Column::Name).do_nothing().to_owned();
        Entity::insert(ActiveModel { name: Set(fresh.name.clone()), value: Set(fresh.value) })
            .on_conflict(taken)
            .exec_without_returning(&*tx)
            .await?;
        let secret = Entity::find_by_id(fresh.name).one(&*tx).await?.ok_or(Error::NotFound)?;
        tx.commit().await?;
        let mut validation = Validation::new(Algorithm::HS256);
        // Expiry is judged by the product's own clock, below.
        validation.validate_exp = false;
        validation.set_required_spec_claims(&["exp"]);
        Ok(Self {
            encoding: EncodingKey::from_secret(secret.value.as_bytes()),
            decoding: DecodingKey::from_secret(secret.value.as_bytes()),
            validation,
        })
    }

    /// An access token for a session.
    pub fn issue(&self, session: Uuid, now: DateTime<Utc>) -> Result<String, Error> {
        let exp = (now + TimeDelta::minutes(ACCESS_MINUTES)).timestamp();
        let token = encode(&Header::new(Algorithm::HS256), &Claims { sid: session, exp }, &self.encoding);
        Ok(token.map_err(anyhow::Error::from)?)
    }

    /// The session of a token that is ours and not expired.
    pub fn session_of(&self, token: &str, now: DateTime<Utc>) -> Result<Uuid, Error> {
        let claims =
            decode::<Claims>(token, &self.decoding, &self.validation).map_err(|_| Error::NotSignedIn)?.claims;
        if claims.exp <= now.timestamp() { Err(Error::NotSignedIn) } else { Ok(claims.sid) }
    }
}
