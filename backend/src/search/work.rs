use std::{cmp::Reverse, collections::HashMap};

use chrono::NaiveDate;
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::Uuid,
    sea_query::{Expr, ExprTrait, Order, Query, SelectStatement},
};
use tiendo_api::{
    Lang,
    search::{HitKind, SearchHit},
    work::WorkState,
};

use super::{
    find::{Found, Place},
    rank::{Rank, Wanted},
};
use crate::{actor::Actor, db, error::Error, fold, word::Word};

#[derive(FromQueryResult)]
struct Activity {
    id: Uuid,
    plan_id: Uuid,
    position: i32,
    code: String,
    title: String,
    dropped_on: Option<NaiveDate>,
    year: i32,
    section_number: String,
}

#[derive(FromQueryResult)]
struct Piece {
    id: Uuid,
    document_number: Option<String>,
    file_name: Option<String>,
    work_item_id: Uuid,
    plan_id: Uuid,
    position: i32,
    code: String,
    title: String,
    year: i32,
}

/// The work item an activity opens at.
#[derive(Debug, FromQueryResult)]
pub struct Item {
    /// Its id.
    pub id: Uuid,
    activity_id: Uuid,
    /// Its plan.
    pub plan_id: Uuid,
    state: Word<WorkState>,
    /// Name of the unit that leads it.
    pub lead_name: String,
}

/// Where the browser application opens a work item.
pub fn address(plan: Uuid, item: Uuid) -> String {
    format!("/plans/{plan}/items?item={item}")
}

/// Only rows whose text holds every word.
fn holding(query: &mut SelectStatement, table: &'static str, wanted: &Wanted) {
    for word in wanted.words() {
        query.and_where(Expr::col((table, "search_text")).like(fold::like(word)));
    }
}

/// Activities by code, wording and deliverables.
pub async fn activities(actor: &Actor, wanted: &Wanted) -> Result<Vec<Found>, Error> {
    let mut query = Query::select()
        .columns(["id", "plan_id", "position", "code", "title", "dropped_on"].map(|column| ("a", column)))
        .column(("p", "year"))
        .expr_as(Expr::col(("s", "number")), "section_number")
        .from_as("activity", "a")
        .join_as(JoinType::InnerJoin, "plan", "p", Expr::col(("p", "id")).equals(("a", "plan_id")))
        .join_as(JoinType::InnerJoin, "section", "s", Expr::col(("s", "id")).equals(("a", "section_id")))
        .and_where(Expr::col(("a", "agency_id")).eq(actor.agency_id))
        .to_owned();
    holding(&mut query, "a", wanted);
    let rows = db::all::<Activity>(&**actor.db(), &query).await?;
    let dropped = |row: &Activity| row.dropped_on.is_some_and(|dropped| dropped <= actor.today());
    let found = |row: Activity| Found {
        place: Place {
            // Its text holds every word, or it would not be here.
            rank: wanted.rank(&row.code, &row.title, "").unwrap_or(Rank::Elsewhere),
            year: Reverse(row.year),
            kind: HitKind::Activity,
            position: row.position,
            id: row.id,
        },
        hit: SearchHit {
            kind: HitKind::Activity,
            id: row.id,
            context: in_plan(actor.lang, row.year, &row.section_number, dropped(&row)),
            address: format!("/plans/{}", row.plan_id),
            code: Some(row.code),
            title: row.title,
        },
    };
    Ok(rows.into_iter().map(found).collect())
}

fn in_plan(lang: Lang, year: i32, section: &str, dropped: bool) -> String {
    let dropped = if dropped {
        lang.pick(" · đã bỏ theo điều chỉnh", " · dropped by amendment")
    } else {
        ""
    };
    match lang {
        Lang::Vi => format!("Kế hoạch năm {year} · Phần {section}{dropped}"),
        Lang::En => format!("Plan of {year} · Section {section}{dropped}"),
    }
}

/// The item each activity opens at: the first that is not closed, or else the last.
pub async fn items(actor: &Actor, activities: Vec<Uuid>) -> Result<HashMap<Uuid, Item>, Error> {
    if activities.is_empty() {
        return Ok(HashMap::new());
    }
    let query = Query::select()
        .columns(["id", "activity_id", "plan_id", "state"].map(|column| ("w", column)))
        .expr_as(Expr::col(("u", "name")), "lead_name")
        .from_as("work_item", "w")
        .join_as(JoinType::InnerJoin, "unit", "u", Expr::col(("u", "id")).equals(("w", "lead_unit_id")))
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "activity_id")).is_in(activities))
        .order_by(("w", "position"), Order::Asc)
        .order_by(("w", "id"), Order::Asc)
        .to_owned();
    let mut chosen: HashMap<Uuid, Item> = HashMap::new();
    for item in db::all::<Item>(&**actor.db(), &query).await? {
        let keep = chosen.get(&item.activity_id).is_some_and(|earlier| !closed(earlier));
        if !keep {
            chosen.insert(item.activity_id, item);
        }
    }
    Ok(chosen)
}

fn closed(item: &Item) -> bool {
    matches!(item.state.0, WorkState::Done | WorkState::NotArising | WorkState::Dropped)
}

/// Documents given as evidence, by number, signer and file name.
pub async fn evidence(actor: &Actor, wanted: &Wanted) -> Result<Vec<Found>, Error> {
    let mut query = Query::select()
        .columns([("e", "id"), ("e", "document_number"), ("e", "work_item_id")])
        .expr_as(Expr::col(("f", "name")), "file_name")
        .columns([("a", "plan_id"), ("a", "position"), ("a", "code"), ("a", "title")])
        .column(("p", "year"))
        .from_as("evidence", "e")
        .join_as(JoinType::InnerJoin, "work_item", "w", Expr::col(("w", "id")).equals(("e", "work_item_id")))
        .join_as(JoinType::InnerJoin, "activity", "a", Expr::col(("a", "id")).equals(("w", "activity_id")))
        .join_as(JoinType::InnerJoin, "plan", "p", Expr::col(("p", "id")).equals(("a", "plan_id")))
        .join_as(JoinType::LeftJoin, "stored_file", "f", Expr::col(("f", "id")).equals(("e", "file_id")))
        .and_where(Expr::col(("e", "agency_id")).eq(actor.agency_id))
        .to_owned();
    holding(&mut query, "e", wanted);
    let rows = db::all::<Piece>(&**actor.db(), &query).await?;
    let found = |row: Piece| {
        let number = row.document_number.clone().unwrap_or_default();
        let name = row.file_name.clone().unwrap_or_default();
        Found {
            place: Place {
                rank: wanted.rank(&number, &format!("{number} {name}"), "").unwrap_or(Rank::Elsewhere),
                year: Reverse(row.year),
                kind: HitKind::Evidence,
                position: row.position,
                id: row.id,
            },
            hit: SearchHit {
                kind: HitKind::Evidence,
                id: row.id,
                title: row.file_name.or_else(|| row.document_number.clone()).unwrap_or_default(),
                code: row.document_number,
                context: match actor.lang {
                    Lang::Vi => format!("Tài liệu kiểm chứng của {} {}", row.code, row.title),
                    Lang::En => format!("Evidence for {} {}", row.code, row.title),
                },
                address: address(row.plan_id, row.work_item_id),
            },
        }
    };
    Ok(rows.into_iter().map(found).collect())
}
