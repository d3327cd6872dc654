use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    Action,
    changes::{SubjectKind, Verb},
    search::{FilterChange, NewSavedFilter, SavedFilter},
};

use crate::{
    access::Granted,
    actor::Actor,
    db::Tx,
    error::Error,
    integration::people,
    journal::{self, Note},
    versioned::{self, Seen, Versioned},
};

/// A filter somebody saved: an address of the application under a name. Closed, never deleted.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_filter")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Whose it is.
    pub account_id: Uuid,
    /// Name.
    pub name: String,
    /// Address within the application.
    pub address: String,
    /// Whether everybody of the agency sees it.
    pub shared: bool,
    /// When it was saved.
    pub created_at: DateTime<Utc>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// Version.
    pub version: i64,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The filters the actor saved and those shared in the agency, by name.
pub async fn list(actor: &Actor) -> Result<Vec<SavedFilter>, Error> {
    let theirs_or_shared =
        Condition::any().add(Column::AccountId.eq(actor.account_id)).add(Column::Shared.eq(true));
    let rows = Entity::find()
        .filter(Column::AgencyId.eq(actor.agency_id))
        .filter(Column::ClosedAt.is_null())
        .filter(theirs_or_shared)
        .order_by_asc(Column::Name)
        .order_by_asc(Column::Id)
        .all(&**actor.db())
        .await?;
    let people = people::by_id(&**actor.db(), rows.iter().map(|row| row.account_id)).await?;
    let named = |row: Model| {
        let by = people.get(&row.account_id).map(|person| person.name.clone()).unwrap_or_default();
        row.shown_to(actor.account_id, by)
    };
    Ok(rows.into_iter().map(named).collect())
}

/// Saves a filter.
pub async fn save(tx: &Tx, by: &Actor, new: NewSavedFilter) -> Result<(SavedFilter, Option<i64>), Error> {
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(by.agency_id),
        account_id: Set(by.account_id),
        name: Set(new.name),
        address: Set(new.address),
        shared: Set(new.shared),
        created_at: Set(by.now()),
        closed_at: Set(None),
        version: Set(1),
    };
    let row = row.insert(&**tx).await?;
    let says = json!({ "name": row.name, "address": row.address, "shared": row.shared });
    journal::note(tx, Note::by(by, Verb::FilterSaved, (Model::KIND, row.id), says)).await?;
    Ok(row.own(by))
}

/// Gives a filter of one's own another name or address, shares it or keeps it to oneself.
pub async fn change(
    tx: &Tx,
    by: &Actor,
    filter: &Granted<Model>,
    seen: i64,
    new: FilterChange,
) -> Result<(SavedFilter, Option<i64>), Error> {
    let says = json!({ "name": new.name, "address": new.address, "shared": new.shared });
    let columns = [
        new.name.map(|name| (Column::Name, Expr::value(name))),
        new.address.map(|address| (Column::Address, Expr::value(address))),
        new.shared.map(|shared| (Column::Shared, Expr::value(shared))),
    ];
    let columns = columns.into_iter().flatten();
    versioned::change(&**filter, tx, by, seen, (Verb::FilterChanged, says), columns).await?;
    now(tx, by, filter.id).await
}

/// Closes a filter of one's own: nobody sees it in the list any more.
pub async fn close(
    tx: &Tx,
    by: &Actor,
    filter: &Granted<Model>,
    seen: i64,
) -> Result<(SavedFilter, Option<i64>), Error> {
    let columns = [(Column::ClosedAt, Expr::value(by.now()))];
    versioned::change(&**filter, tx, by, seen, (Verb::FilterClosed, json!({})), columns).await?;
    now(tx, by, filter.id).await
}

async fn now(tx: &Tx, by: &Actor, id: Uuid) -> Result<(SavedFilter, Option<i64>), Error> {
    Ok(Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::NotFound)?.own(by))
}

impl Model {
    /// Whether somebody of the agency sees it.
    pub fn seen_by(&self, account: Uuid) -> bool {
        self.shared || self.account_id == account
    }

    fn own(self, actor: &Actor) -> (SavedFilter, Option<i64>) {
        let version = self.version;
        (self.shown_to(actor.account_id, actor.person().name), Some(version))
    }

    fn shown_to(self, account: Uuid, by: String) -> SavedFilter {
        let own = self.account_id == account;
        let changeable = own && self.closed_at.is_none();
        SavedFilter {
            id: self.id,
            name: self.name,
            address: self.address,
            shared: self.shared,
            own,
            by,
            version: self.version,
            allowed_actions: changeable.then_some(Action::SaveFilter).into_iter().collect(),
        }
    }
}

impl Versioned for Model {
    const KIND: SubjectKind = SubjectKind::SavedFilter;
    const ID: Column = Column::Id;
    const VERSION: Column = Column::Version;

    fn seen(&self) -> Seen {
        Seen { agency_id: self.agency_id, id: self.id, version: self.version }
    }
}
