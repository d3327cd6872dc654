use sea_orm::{
    ActiveValue::Set,
    entity::prelude::*,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;
use tiendo_api::{
    Action,
    changes::{SubjectKind, Verb},
    settings::{Settings, SettingsInForce},
};

use crate::{
    actor::Actor,
    annexes::content::written,
    db::Tx,
    error::Error,
    policy::Reach,
    versioned::{self, Seen, Versioned},
};

/// Everything an agency has set. An agency without a row has the defaults, as version 0.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency_setting")]
pub struct Model {
    /// Agency.
    #[sea_orm(primary_key, auto_increment = false)]
    pub agency_id: Uuid,
    /// What is set, as JSON.
    pub value: String,
    /// Version.
    pub version: i64,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Settings as stored; what is not there, or was written by a later version of the product, has its default.
pub fn parsed(value: Option<&str>) -> Settings {
    value.and_then(|value| serde_json::from_str(value).ok()).unwrap_or_default()
}

/// The settings of an agency, for work in the background.
pub async fn of(db: &impl ConnectionTrait, agency_id: Uuid) -> Result<Settings, Error> {
    let row = Entity::find_by_id(agency_id).one(db).await?;
    Ok(parsed(row.as_ref().map(|row| row.value.as_str())))
}

impl Versioned for Model {
    const KIND: SubjectKind = SubjectKind::Agency;
    const ID: Column = Column::AgencyId;
    const VERSION: Column = Column::Version;

    fn seen(&self) -> Seen {
        Seen { agency_id: self.agency_id, id: self.agency_id, version: self.version }
    }
}

/// The settings in force.
pub async fn in_force(db: &impl ConnectionTrait, actor: &Actor) -> Result<(SettingsInForce, i64), Error> {
    let row = Entity::find_by_id(actor.agency_id).one(db).await?;
    let version = row.as_ref().map_or(0, |row| row.version);
    let may = actor.reach(Action::ChangeSettings) > Reach::Never;
    let in_force = SettingsInForce {
        settings: parsed(row.as_ref().map(|row| row.value.as_str())),
        version,
        allowed_actions: may.then_some(Action::ChangeSettings).into_iter().collect(),
    };
    Ok((in_force, version))
}

/// Sets everything anew, over the version that was seen.
pub async fn change(
    tx: &Tx,
    by: &Actor,
    seen: i64,
    new: &Settings,
) -> Result<(SettingsInForce, Option<i64>), Error> {
    let row = row(tx, by.agency_id).await?;
    let says = json!({ "before": parsed(Some(&row.value)), "after": new });
    let value = (Column::Value, Expr::value(written(new)?));
    versioned::change(&row, tx, by, seen, (Verb::SettingsChanged, says), [value]).await?;
    let (now, version) = in_force(&**tx, by).await?;
    Ok((now, Some(version)))
}

/// The row to change; that of an agency that never set anything is made as version 0, naming nothing.
async fn row(tx: &Tx, agency_id: Uuid) -> Result<Model, Error> {
    let nothing = ActiveModel { agency_id: Set(agency_id), value: Set("{}".to_owned()), version: Set(0) };
    let there = OnConflict::column(Column::AgencyId).do_nothing().to_owned();
    Entity::insert(nothing).on_conflict(there).exec_without_returning(&**tx).await?;
    Entity::find_by_id(agency_id).one(&**tx).await?.ok_or(Error::NotFound)
}
