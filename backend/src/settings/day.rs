use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::OnConflict};
use serde_json::json;
use tiendo_api::{
    changes::{SubjectKind, Verb},
    settings::{CalendarDay, NewCalendarDay},
};

use crate::{
    actor::Actor,
    db::Tx,
    deadline::{calendar::Calendar, holidays},
    error::Error,
    journal::{self, Note},
};

/// A day an agency decided about: a holiday as announced, or a day worked on in another's stead.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_day")]
pub struct Model {
    /// Agency.
    #[sea_orm(primary_key, auto_increment = false)]
    pub agency_id: Uuid,
    /// The day.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: NaiveDate,
    /// Whether it is worked on.
    pub working: bool,
    /// Its name.
    pub name: String,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The working days of an agency.
pub async fn calendar(db: &impl ConnectionTrait, agency_id: Uuid) -> Result<Calendar, Error> {
    let rows = decided(db, agency_id).await?;
    Ok(Calendar::with(rows.into_iter().map(|row| (row.day, row.working))))
}

async fn decided(db: &impl ConnectionTrait, agency_id: Uuid) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().filter(Column::AgencyId.eq(agency_id)).all(db).await?)
}

/// The days of a year that are no ordinary ones: off by law, and as decided.
pub async fn of_year(
    db: &impl ConnectionTrait,
    agency_id: Uuid,
    year: i32,
) -> Result<Vec<CalendarDay>, Error> {
    let by_law = holidays::of_year(year)
        .into_iter()
        .map(|(day, name)| (day, CalendarDay { day, working: false, name: name.to_owned(), decided: false }));
    let mut days: BTreeMap<NaiveDate, CalendarDay> = by_law.collect();
    let rows = decided(db, agency_id).await?;
    for Model { day, working, name, .. } in rows.into_iter().filter(|row| row.day.year() == year) {
        days.insert(day, CalendarDay { day, working, name, decided: true });
    }
    Ok(days.into_values().collect())
}

/// Decides about a day. Deciding again is another decision; each stands in the journal.
pub async fn decide(tx: &Tx, by: &Actor, new: NewCalendarDay) -> Result<(CalendarDay, Option<i64>), Error> {
    let says = json!(new);
    let subject = (SubjectKind::Agency, by.agency_id);
    journal::note(tx, Note::by(by, Verb::SettingsChanged, subject, says)).await?;
    let name = new.name.trim().to_owned();
    let row = ActiveModel {
        agency_id: Set(by.agency_id),
        day: Set(new.day),
        working: Set(new.working),
        name: Set(name.clone()),
    };
    let kept = OnConflict::columns([Column::AgencyId, Column::Day])
        .update_columns([Column::Working, Column::Name])
        .to_owned();
    Entity::insert(row).on_conflict(kept).exec_without_returning(&**tx).await?;
    Ok((CalendarDay { day: new.day, working: new.working, name, decided: true }, None))
}
