use sea_orm::{
    ActiveValue::Set,
    QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;
use tiendo_api::{
    Action,
    changes::{SubjectKind, Verb},
    notices::{NoticeSettings, NoticeSettingsInForce},
};

use crate::{
    actor::Actor,
    db::Tx,
    error::Error,
    versioned::{self, Seen, Versioned},
};

/// How a person wants to be told. Whoever never said has the defaults, as version 0.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_setting")]
pub struct Model {
    /// Account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Address.
    pub email: Option<String>,
    /// Whether a digest is wanted.
    pub digest: bool,
    /// Whether an e-mail is wanted at once.
    pub immediate: bool,
    /// Hour of the digest.
    pub digest_hour: Option<i32>,
    /// Version.
    pub version: i64,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Versioned for Model {
    const KIND: SubjectKind = SubjectKind::Account;
    const ID: Column = Column::AccountId;
    const VERSION: Column = Column::Version;

    fn seen(&self) -> Seen {
        Seen { agency_id: self.agency_id, id: self.account_id, version: self.version }
    }
}

/// The actor's settings in force.
pub async fn in_force(
    db: &impl ConnectionTrait,
    actor: &Actor,
) -> Result<(NoticeSettingsInForce, i64), Error> {
    let row = Entity::find_by_id(actor.account_id).one(db).await?;
    let version = row.as_ref().map_or(0, |row| row.version);
    let in_force = NoticeSettingsInForce {
        settings: row.map_or_else(NoticeSettings::default, Model::into),
        agency_digest_hour: actor.settings().reminders.digest_hour,
        sends_email: actor.db().sends_mail(),
        version,
        allowed_actions: vec![Action::ReadNotices],
    };
    Ok((in_force, version))
}

/// Sets everything anew, over the version that was seen.
pub async fn set(
    tx: &Tx,
    by: &Actor,
    seen: i64,
    new: NoticeSettings,
) -> Result<(NoticeSettingsInForce, Option<i64>), Error> {
    let row = row(tx, by).await?;
    // The address is the person's own business; the journal says only whether there is one.
    let says = json!({ "email": new.email.is_some(), "digest": new.digest, "immediate": new.immediate });
    let hour = new.digest_hour.and_then(|hour| i32::try_from(hour).ok());
    let columns = [
        (Column::Email, Expr::value(new.email)),
        (Column::Digest, Expr::value(new.digest)),
        (Column::Immediate, Expr::value(new.immediate)),
        (Column::DigestHour, Expr::value(hour)),
    ];
    versioned::change(&row, tx, by, seen, (Verb::NoticeSettingsChanged, says), columns).await?;
    let (now, version) = in_force(&**tx, by).await?;
    Ok((now, Some(version)))
}

/// The row to change; that of a person who never set anything is made with the defaults, as version 0.
async fn row(tx: &Tx, by: &Actor) -> Result<Model, Error> {
    let defaults = NoticeSettings::default();
    let row = ActiveModel {
        account_id: Set(by.account_id),
        agency_id: Set(by.agency_id),
        email: Set(None),
        digest: Set(defaults.digest),
        immediate: Set(defaults.immediate),
        digest_hour: Set(None),
        version: Set(0),
    };
    let there = OnConflict::column(Column::AccountId).do_nothing().to_owned();
    Entity::insert(row).on_conflict(there).exec_without_returning(&**tx).await?;
    Entity::find_by_id(by.account_id).one(&**tx).await?.ok_or(Error::NotFound)
}

/// Which of these people want an e-mail at once.
pub async fn wanting_mail_at_once(tx: &Tx, people: &[Uuid]) -> Result<Vec<Uuid>, Error> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let wanting = Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::AccountId.is_in(people.iter().copied()))
        .filter(Column::Immediate.eq(true))
        .filter(Column::Email.is_not_null());
    Ok(wanting.into_tuple().all(&**tx).await?)
}

impl From<Model> for NoticeSettings {
    fn from(row: Model) -> Self {
        Self {
            email: row.email,
            digest: row.digest,
            immediate: row.immediate,
            digest_hour: row.digest_hour.and_then(|hour| u32::try_from(hour).ok()),
        }
    }
}
