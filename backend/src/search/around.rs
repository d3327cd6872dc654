use std::cmp::Reverse;

use chrono::NaiveDate;
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::Uuid,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use tiendo_api::{
    Lang,
    search::{HitKind, SearchHit},
};

use super::{
    find::{Found, Place},
    rank::Wanted,
};
use crate::{
    actor::Actor,
    db,
    error::Error,
    plan::{import::index, plan},
    units::unit,
    word::word,
};

// An agency has few of these, and their words change by verbs of their own: they are folded as they are read.

#[derive(FromQueryResult)]
struct Condition {
    id: Uuid,
    plan_id: Uuid,
    position: i32,
    wording: String,
    occurred_on: Option<NaiveDate>,
    document_number: Option<String>,
    year: i32,
}

#[derive(FromQueryResult)]
struct Person {
    id: Uuid,
    username: String,
    display_name: String,
    unit_id: Option<Uuid>,
    unit_name: Option<String>,
}

/// What belongs to no plan stands before what does.
const NO_PLAN: i32 = i32::MAX;

/// A hit, when it fits; `other` is where else to look.
fn fitting(wanted: &Wanted, (year, position): (i32, usize), hit: SearchHit, other: &str) -> Option<Found> {
    let rank = wanted.rank(hit.code.as_deref().unwrap_or_default(), &hit.title, other)?;
    let place = Place { rank, year: Reverse(year), kind: hit.kind, position: index(position), id: hit.id };
    Some(Found { place, hit })
}

/// Plans by title, number and issuer.
pub async fn plans(actor: &Actor, wanted: &Wanted) -> Result<Vec<Found>, Error> {
    let rows = plan::list(&**actor.db(), actor.agency_id).await?;
    let found = |(position, row): (usize, plan::Model)| {
        let other = format!("{} {}", row.issuer.unwrap_or_default(), row.year);
        let hit = SearchHit {
            kind: HitKind::Plan,
            id: row.id,
            code: row.number,
            title: row.title,
            context: match actor.lang {
                Lang::Vi => format!("Kế hoạch năm {}", row.year),
                Lang::En => format!("Plan of {}", row.year),
            },
            address: format!("/plans/{}", row.id),
        };
        fitting(wanted, (row.year, position), hit, &other)
    };
    Ok(rows.into_iter().enumerate().filter_map(found).collect())
}

/// Awaited conditions by wording and the number of what came.
pub async fn conditions(actor: &Actor, wanted: &Wanted) -> Result<Vec<Found>, Error> {
    let query = Query::select()
        .columns(
            ["id", "plan_id", "position", "wording", "occurred_on", "document_number"]
                .map(|column| ("c", column)),
        )
        .column(("p", "year"))
        .from_as("condition", "c")
        .join_as(JoinType::InnerJoin, "plan", "p", Expr::col(("p", "id")).equals(("c", "plan_id")))
        .and_where(Expr::col(("c", "agency_id")).eq(actor.agency_id))
        .to_owned();
    let found = |row: Condition| {
        let stands = match (row.occurred_on.map(|day| day.format("%d/%m/%Y")), actor.lang) {
            (None, Lang::Vi) => "còn chờ".to_owned(),
            (None, Lang::En) => "still awaited".to_owned(),
            (Some(day), Lang::Vi) => format!("đã có ngày {day}"),
            (Some(day), Lang::En) => format!("came on {day}"),
        };
        let hit = SearchHit {
            kind: HitKind::Condition,
            id: row.id,
            code: row.document_number,
            title: row.wording,
            context: match actor.lang {
                Lang::Vi => format!("Điều kiện của kế hoạch năm {} · {stands}", row.year),
                Lang::En => format!("Condition of the plan of {} · {stands}", row.year),
            },
            address: format!("/plans/{}/conditions", row.plan_id),
        };
        let position = usize::try_from(row.position).unwrap_or_default();
        fitting(wanted, (row.year, position), hit, "")
    };
    Ok(db::all::<Condition>(&**actor.db(), &query).await?.into_iter().filter_map(found).collect())
}

/// Units by code, name and other spellings.
pub async fn units(actor: &Actor, wanted: &Wanted) -> Result<Vec<Found>, Error> {
    let rows = unit::list(&**actor.db(), actor.agency_id).await?;
    let found = |(position, row): (usize, tiendo_api::units::Unit)| {
        let hit = SearchHit {
            kind: HitKind::Unit,
            id: row.id,
            code: Some(row.code),
            title: row.name,
            context: actor.lang.pick("Đơn vị", "Unit").to_owned(),
            address: format!("/queue?unit={}", row.id),
        };
        fitting(wanted, (NO_PLAN, position), hit, &row.aliases.join(" "))
    };
    Ok(rows.into_iter().enumerate().filter_map(found).collect())
}

/// People who can sign in, by name and user name.
pub async fn people(actor: &Actor, wanted: &Wanted) -> Result<Vec<Found>, Error> {
    let query = Query::select()
        .columns(["id", "username", "display_name", "unit_id"].map(|column| ("a", column)))
        .expr_as(Expr::col(("u", "name")), "unit_name")
        .from_as("account", "a")
        .join_as(JoinType::LeftJoin, "unit", "u", Expr::col(("u", "id")).equals(("a", "unit_id")))
        .and_where(Expr::col(("a", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("a", "active")).eq(true))
        .and_where(Expr::col(("a", "role")).ne(word(tiendo_api::session::Role::Integration)))
        .order_by(("a", "username"), Order::Asc)
        .to_owned();
    let found = |(position, row): (usize, Person)| {
        let unit = row.unit_id.map(|unit| format!("?unit={unit}")).unwrap_or_default();
        let person = actor.lang.pick("Cán bộ", "Person");
        let hit = SearchHit {
            kind: HitKind::Person,
            id: row.id,
            code: Some(row.username),
            title: row.display_name,
            context: row.unit_name.map_or(person.to_owned(), |unit| format!("{person} · {unit}")),
            address: format!("/queue{unit}"),
        };
        fitting(wanted, (NO_PLAN, position), hit, "")
    };
    let rows = db::all::<Person>(&**actor.db(), &query).await?;
    Ok(rows.into_iter().enumerate().filter_map(found).collect())
}
