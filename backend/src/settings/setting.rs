use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::OnConflict};
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
    journal::{self, Note},
    policy::{self, Reach},
    versioned,
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

/// The settings in force.
pub async fn in_force(db: &impl ConnectionTrait, actor: &Actor) -> Result<(SettingsInForce, i64), Error> {
    let row = Entity::find_by_id(actor.agency_id).one(db).await?;
    let version = row.as_ref().map_or(0, |row| row.version);
    let may = policy::reach(actor.role, Action::ChangeSettings) > Reach::Never;
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
    let subject = (SubjectKind::Agency, by.agency_id);
    let (before, version) = in_force(&**tx, by).await?;
    if seen != version {
        return Err(versioned::stale(tx, (by.agency_id, by.agency_id), version).await?);
    }
    let says = json!({ "before": before.settings, "after": new });
    journal::note(tx, Note::by(by, Verb::SettingsChanged, subject, says)).await?;
    let row =
        ActiveModel { agency_id: Set(by.agency_id), value: Set(written(new)?), version: Set(version + 1) };
    let kept =
        OnConflict::column(Column::AgencyId).update_columns([Column::Value, Column::Version]).to_owned();
    Entity::insert(row).on_conflict(kept).exec_without_returning(&**tx).await?;
    let (now, version) = in_force(&**tx, by).await?;
    Ok((now, Some(version)))
}
