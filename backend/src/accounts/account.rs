use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    changes::{SubjectKind, Verb},
    check::Fault,
    session::{NewPassword, Role},
};

use super::{password, session};
use crate::{
    actor::Actor,
    db::Tx,
    error::Error,
    journal::{self, Note},
    word::Word,
};

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// User name, lower case.
    #[sea_orm(unique)]
    pub username: String,
    /// Name shown to others.
    pub display_name: String,
    /// Role.
    pub role: Word<Role>,
    /// Unit, when the person belongs to one.
    pub unit_id: Option<Uuid>,
    /// Argon2id hash in PHC form.
    pub password_hash: String,
    /// The password was given by somebody else.
    pub must_change_password: bool,
    /// Whether the account may sign in and act.
    pub active: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// No relations: joined where needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Agency.
    pub agency_id: Uuid,
    /// User name; stored in lower case.
    pub username: String,
    /// Name shown to others.
    pub display_name: String,
    /// Role.
    pub role: Role,
    /// Unit.
    pub unit_id: Option<Uuid>,
    /// Password in clear; only its hash is kept.
    pub password: String,
    /// Whether it must be changed at the first sign-in.
    pub must_change_password: bool,
}

/// Makes an account.
pub async fn create(tx: &Tx, new: NewAccount, now: DateTime<Utc>) -> Result<Uuid, Error> {
    let id = Uuid::now_v7();
    ActiveModel {
        id: Set(id),
        agency_id: Set(new.agency_id),
        username: Set(new.username.to_lowercase()),
        display_name: Set(new.display_name),
        role: Set(Word(new.role)),
        unit_id: Set(new.unit_id),
        password_hash: Set(password::hash(new.password).await?),
        must_change_password: Set(new.must_change_password),
        active: Set(true),
        created_at: Set(now),
    }
    .insert(&**tx)
    .await?;
    let note = Note {
        agency_id: new.agency_id,
        by: None,
        at: now,
        verb: Verb::AccountCreated,
        subject: (SubjectKind::Account, id),
        details: json!({ "role": new.role }),
    };
    journal::note(tx, note).await?;
    Ok(id)
}

/// Changes the actor's own password and ends their other sessions.
pub async fn change_password(by: &Actor, new: NewPassword) -> Result<(), Error> {
    let account = Entity::find_by_id(by.account_id).one(&**by.db()).await?.ok_or(Error::NotSignedIn)?;
    if !password::matches(new.current, Some(account.password_hash)).await? {
        return Err(Error::field("/current", Fault::Contradiction));
    }
    let hash = password::hash(new.new).await?;
    let tx = by.db().write().await?;
    Entity::update_many()
        .col_expr(Column::PasswordHash, Expr::value(hash))
        .col_expr(Column::MustChangePassword, Expr::value(false))
        .filter(Column::Id.eq(by.account_id))
        .exec(&*tx)
        .await?;
    session::end_others(&tx, by.account_id, by.session_id, by.now()).await?;
    let note = Note::by(by, Verb::PasswordChanged, (SubjectKind::Account, by.account_id), json!({}));
    journal::note(&tx, note).await?;
    Ok(tx.commit().await?)
}

/// The account that signs in under `username`.
pub async fn by_username(db: &impl ConnectionTrait, username: &str) -> Result<Option<Model>, Error> {
    Ok(Entity::find().filter(Column::Username.eq(username.to_lowercase())).one(db).await?)
}

/// The people of an agency who may see its plans: everybody at work but the administrator, and no machine.
pub fn people(agency_id: Uuid) -> Select<Entity> {
    let see = [Role::Staff, Role::Head, Role::Office, Role::Leader, Role::Viewer].map(Word);
    Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::Active.eq(true))
        .filter(Column::Role.is_in(see))
}
