use sea_orm::{
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use tiendo_api::{
    page::Page,
    work::{Part, WorkItemRow},
};

use super::{
    history, last_update,
    routes::{DayParams, WorkItemParams},
    sight::{self, Judged, Sight},
    view::{View, Words},
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
    filtered(actor, plan_id, (view, words), Wanted::default()).await
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
    let scope = sight::scope(actor, asked.period.as_deref())?;
    let wanted = Wanted { unit: asked.unit, section: asked.section.as_deref(), q: asked.q.as_deref() };
    let Sight { mut items, watch, .. } = sight::look(actor, plan.id, view, scope, wanted).await?;
    let filter = asked.filter(plan.year);
    items.retain(|item| filter.holds(item, day));
    if let Some(person) = asked.last_update_by {
        let last = last_update::by_item(actor, plan.id, day).await?;
        items.retain(|item| item.is_at_work() && last.get(&item.row.id) == Some(&person));
    }
    let key = |item: &Judged| (item.row.position, item.row.id);
    let (items, page) = page::cut(items, key, asked.cursor.as_deref(), asked.limit)?;
    Ok(Page { data: items.into_iter().map(|item| item.row.seen_by(actor, &watch)).collect(), page })
}

/// What of a plan is wanted: only a lead unit's, only a section, only what holds some words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// A lead unit.
    pub unit: Option<Uuid>,
    /// A section's number.
    pub section: Option<&'a str>,
    /// Words to find.
    pub q: Option<&'a str>,
}

/// The items of a plan that are wanted, as a view sees them.
pub async fn filtered(
    actor: &Actor,
    plan_id: Uuid,
    (view, words): (View, Option<&Words>),
    Wanted { unit, section, q }: Wanted<'_>,
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
