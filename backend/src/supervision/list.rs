use sea_orm::{
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use tiendo_api::{
    page::Page,
    work::{Part, WorkItemRow},
};

use super::{
    bucket, history,
    routes::{DayParams, WorkItemParams},
    view::{self, View, Words},
};
use crate::{
    actor::Actor,
    error::Error,
    fold, page,
    plan::plan,
    word::word,
    work::row::{self, Row},
};

/// The items of a plan as `view` sees them, in its order.
pub async fn items(
    actor: &Actor,
    plan_id: Uuid,
    view: View,
    words: Option<&Words>,
) -> Result<Vec<Row>, Error> {
    filtered(actor, plan_id, (view, words), (None, None, None)).await
}

/// The items of one activity.
pub async fn of_activity(actor: &Actor, activity_id: Uuid) -> Result<Vec<Row>, Error> {
    let query = row::select(actor)
        .and_where(Expr::col(("w", "activity_id")).eq(activity_id))
        .order_by(("w", "position"), Order::Asc)
        .to_owned();
    row::read(actor, &query).await
}

/// A page of the list behind a number.
pub async fn page(
    actor: &Actor,
    plan: &plan::Model,
    asked: &WorkItemParams,
) -> Result<Page<WorkItemRow>, Error> {
    let day = DayParams { as_of: asked.as_of }.day(actor)?;
    let view = View { day, basis: asked.basis.unwrap_or_default() };
    let words = view::words(actor, plan.id, view).await?;
    let wanted = (asked.unit, asked.section.as_deref(), asked.q.as_deref());
    let mut rows = filtered(actor, plan.id, (view, words.as_ref()), wanted).await?;
    if let Some(bucket) = asked.bucket {
        rows.retain(|row| bucket::of(&row.facts(), day) == Some(bucket));
    }
    let (rows, page) = page::cut(rows, |row| (row.position, row.id), asked.cursor.as_deref(), asked.limit)?;
    Ok(Page { data: rows.into_iter().map(|row| row.seen_by(actor, day)).collect(), page })
}

async fn filtered(
    actor: &Actor,
    plan_id: Uuid,
    (view, words): (View, Option<&Words>),
    (unit, section, q): (Option<Uuid>, Option<&str>, Option<&str>),
) -> Result<Vec<Row>, Error> {
    let mut query = row::select(actor);
    query
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "plan_id")).eq(plan_id))
        .order_by(("w", "position"), Order::Asc)
        .order_by(("w", "id"), Order::Asc);
    if let Some(unit) = unit.filter(|_| words.is_none()) {
        let led = Query::select()
            .column("work_item_id")
            .from("assignment")
            .and_where(Expr::col("agency_id").eq(actor.agency_id))
            .and_where(Expr::col("unit_id").eq(unit))
            .and_where(Expr::col("part").eq(word(Part::Lead)))
            .to_owned();
        query.and_where(Expr::col(("w", "id")).in_subquery(led));
    }
    if words.is_none() {
        narrow(&mut query, section, q);
    }
    let mut rows = row::read(actor, &query).await?;
    if view.looks_back(actor.today()) {
        history::rewind(actor, plan_id, view, &mut rows).await?;
    }
    if let Some(words) = words {
        // The words of that time are not in the database's columns: what was asked for is looked for here.
        rows.retain_mut(|row| {
            words.put_on(row) && words.of(row.activity_id).is_some_and(|of| of.fits(unit, section, q))
        });
    }
    Ok(rows)
}

/// Only a section, only what holds the words of `q`.
pub fn narrow(query: &mut sea_orm::sea_query::SelectStatement, section: Option<&str>, q: Option<&str>) {
    if let Some(section) = section {
        query
            .join_as(
                sea_orm::JoinType::InnerJoin,
                "section",
                "s",
                Expr::col(("s", "id")).equals(("a", "section_id")),
            )
            .and_where(Expr::col(("s", "number")).eq(section));
    }
    for wanted in q.map(fold::fold).unwrap_or_default().split_whitespace() {
        query.and_where(Expr::col(("a", "search_text")).like(fold::like(wanted)));
    }
}
