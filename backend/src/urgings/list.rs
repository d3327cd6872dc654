use std::collections::HashMap;

use sea_orm::{
    Condition, FromQueryResult, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Query},
};
use tiendo_api::{
    units::UnitRef,
    urgings::{UnitUrgings, Urging, UrgingLevel, UrgingList},
    work::WorkItemRef,
};

use super::{
    routes::UrgingParams,
    urging::{Column, Entity, Model},
};
use crate::{
    actor::Actor,
    db,
    error::Error,
    integration::people::{self, People},
    page,
    units::unit,
    word::Word,
};

#[derive(FromQueryResult)]
struct ItemRow {
    id: Uuid,
    code: String,
    title: String,
}

/// How many urgings of one level a unit has, read or not.
#[derive(FromQueryResult)]
struct Tally {
    urged_unit_id: Uuid,
    level: Word<UrgingLevel>,
    made: i64,
    received: i64,
}

/// Urgings of a unit, or of all, the latest first, with how they fall on units.
pub async fn read(actor: &Actor, unit: Option<Uuid>, asked: &UrgingParams) -> Result<UrgingList, Error> {
    let limit = page::limit(asked.limit)?;
    let which = wanted(actor, unit, asked);
    let tallies = tallies(actor, which.clone()).await?;
    let mut query = Entity::find().filter(which).order_by_desc(Column::UrgedOn).order_by_desc(Column::Id);
    if let Some(after) = &asked.cursor {
        let (day, id): (chrono::NaiveDate, Uuid) = page::key(after)?;
        let earlier = Condition::any()
            .add(Column::UrgedOn.lt(day))
            .add(Condition::all().add(Column::UrgedOn.eq(day)).add(Column::Id.lt(id)));
        query = query.filter(earlier);
    }
    let rows = query.limit(limit + 1).all(&**actor.db()).await?;
    let (rows, page) = page::cut_read(rows, limit, |row| (row.urged_on, row.id))?;
    let named = tallies.iter().map(|tally| tally.urged_unit_id);
    let units = unit::by_id(&**actor.db(), named.chain(rows.iter().map(|row| row.urged_unit_id))).await?;
    let units_counted = counted(&tallies, &units);
    Ok(UrgingList {
        total: units_counted.iter().map(|line| line.total).sum(),
        units: units_counted,
        data: shown(actor, rows, &units).await?,
        page,
    })
}

/// Urgings by their ids, in the order of their numbers.
pub async fn these(actor: &Actor, db: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<Vec<Urging>, Error> {
    let rows = Entity::find()
        .filter(Column::AgencyId.eq(actor.agency_id))
        .filter(Column::Id.is_in(ids))
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    let units = unit::by_id(db, rows.iter().map(|row| row.urged_unit_id)).await?;
    shown_from(actor, db, rows, &units).await
}

fn wanted(actor: &Actor, unit: Option<Uuid>, asked: &UrgingParams) -> Condition {
    Condition::all()
        .add(Column::AgencyId.eq(actor.agency_id))
        .add_option(unit.map(|unit| Column::UrgedUnitId.eq(unit)))
        .add_option(asked.from.map(|from| Column::UrgedOn.gte(from)))
        .add_option(asked.to.map(|to| Column::UrgedOn.lte(to)))
        .add_option(asked.unread.filter(|unread| *unread).map(|_| Column::ReceivedAt.is_null()))
}

async fn tallies(actor: &Actor, which: Condition) -> Result<Vec<Tally>, Error> {
    let query = Query::select()
        .columns([Column::UrgedUnitId, Column::Level])
        .expr_as(Expr::col(Column::Id).count(), "made")
        .expr_as(Expr::col(Column::ReceivedAt).count(), "received")
        .from(Entity)
        .cond_where(which)
        .group_by_columns([Column::UrgedUnitId, Column::Level])
        .to_owned();
    Ok(db::all(&**actor.db(), &query).await?)
}

/// Counts per unit, the most urged first.
fn counted(tallies: &[Tally], units: &HashMap<Uuid, UnitRef>) -> Vec<UnitUrgings> {
    let mut lines: HashMap<Uuid, UnitUrgings> = HashMap::new();
    for tally in tallies {
        let Some(unit) = units.get(&tally.urged_unit_id) else { continue };
        let line = lines.entry(unit.id).or_insert_with(|| UnitUrgings {
            unit: unit.clone(),
            total: 0,
            reminders: 0,
            criticisms: 0,
            reviews: 0,
            unread: 0,
        });
        line.total += tally.made;
        line.unread += tally.made - tally.received;
        match tally.level.0 {
            UrgingLevel::Reminder => line.reminders += tally.made,
            UrgingLevel::Criticism => line.criticisms += tally.made,
            UrgingLevel::Review => line.reviews += tally.made,
        }
    }
    let mut lines: Vec<UnitUrgings> = lines.into_values().collect();
    lines.sort_by(|one, other| (other.total, &one.unit.code).cmp(&(one.total, &other.unit.code)));
    lines
}

async fn shown(
    actor: &Actor,
    rows: Vec<Model>,
    units: &HashMap<Uuid, UnitRef>,
) -> Result<Vec<Urging>, Error> {
    shown_from(actor, &**actor.db(), rows, units).await
}

async fn shown_from(
    actor: &Actor,
    db: &impl ConnectionTrait,
    rows: Vec<Model>,
    units: &HashMap<Uuid, UnitRef>,
) -> Result<Vec<Urging>, Error> {
    let people = People(people::by_id(db, rows.iter().flat_map(Model::people)).await?);
    let items = items(db, rows.iter().map(|row| row.work_item_id).collect()).await?;
    let urging = |row: Model| {
        let item = items.get(&row.work_item_id)?.clone();
        row.seen_by(actor, item, &people, units)
    };
    Ok(rows.into_iter().filter_map(urging).collect())
}

/// Work items as they appear in other things.
async fn items(db: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<HashMap<Uuid, WorkItemRef>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let query = Query::select()
        .column(("w", "id"))
        .columns([("a", "code"), ("a", "title")])
        .from_as("work_item", "w")
        .join_as(
            sea_orm::JoinType::InnerJoin,
            "activity",
            "a",
            Expr::col(("a", "id")).equals(("w", "activity_id")),
        )
        .and_where(Expr::col(("w", "id")).is_in(ids))
        .to_owned();
    let rows = db::all::<ItemRow>(db, &query).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, WorkItemRef { id: row.id, code: row.code, title: row.title }))
        .collect())
}
