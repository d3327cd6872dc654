use sea_orm::{
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Order},
};
use tiendo_api::milestones::ItemMilestones;

use super::milestone;
use crate::{actor::Actor, error::Error, work::row};

/// The items of a plan that have milestones, with them: two statements.
pub async fn of_plan(
    db: &impl ConnectionTrait,
    actor: &Actor,
    plan_id: Uuid,
) -> Result<Vec<ItemMilestones>, Error> {
    let mut milestones = milestone::of_plan(db, (actor.agency_id, plan_id), None).await?;
    let query = row::select(actor)
        .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id))
        .and_where(Expr::col(("w", "plan_id")).eq(plan_id))
        .and_where(Expr::col(("w", "id")).in_subquery(milestone::having(actor.agency_id, plan_id)))
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
