use sea_orm::{
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use tiendo_api::milestones::ItemMilestones;

use super::milestone;
use crate::{access::Granted, actor::Actor, error::Error, plan::plan, work::row};

/// The items of a plan that have milestones, with them: two statements.
pub async fn of_plan(actor: &Actor, plan: Granted<plan::Model>) -> Result<Vec<ItemMilestones>, Error> {
    these(&**actor.db(), actor, plan.id).await
}

/// The same, where others may be writing.
pub async fn these(
    db: &impl ConnectionTrait,
    actor: &Actor,
    plan_id: Uuid,
) -> Result<Vec<ItemMilestones>, Error> {
    let mut milestones = milestone::of_plan(db, (actor.agency_id, plan_id), None).await?;
    let having = Query::select()
        .column("work_item_id")
        .from("milestone")
        .and_where(Expr::col("agency_id").eq(actor.agency_id))
        .and_where(Expr::col("plan_id").eq(plan_id))
        .and_where(Expr::col("until_day").is_null())
        .to_owned();
    let query = row::select(actor)
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "plan_id")).eq(plan_id))
        .and_where(Expr::col(("w", "id")).in_subquery(having))
        .order_by(("w", "position"), Order::Asc)
        .order_by(("w", "id"), Order::Asc)
        .to_owned();
    let shown = |row: row::Row| {
        let of_row = milestones.remove(&row.id).unwrap_or_default();
        let progress = (row.state.0, row.percent);
        ItemMilestones {
            item: row.short(),
            lead_unit: row.lead(),
            due: row.due_on,
            percent: row.percent,
            milestones: of_row.into_iter().map(|each| each.shown(progress, actor.today())).collect(),
        }
    };
    Ok(row::read_from(actor, db, &query).await?.into_iter().map(shown).collect())
}
