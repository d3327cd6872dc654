use std::collections::HashMap;

use sea_orm::{
    FromQueryResult, JoinType, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Query},
};
use tiendo_api::{
    Action,
    conditions::{Condition, ConditionState, WaitingActivity},
    work::WorkState,
};

use super::{authority::Authorities, condition, enquiry};
use crate::{
    access::Granted,
    actor::Actor,
    db::{self, Tx},
    error::Error,
    plan::{activity, plan},
    policy::Reach,
    word::word,
};

/// The conditions of a plan: a constant number of statements.
pub async fn list(actor: &Actor, plan: Granted<plan::Model>) -> Result<Vec<Condition>, Error> {
    let rows = condition::of_plan(&**actor.db(), actor.agency_id, plan.id).await?;
    shown(&**actor.db(), actor, rows).await
}

/// One condition, with its version.
pub async fn one(
    db: &impl ConnectionTrait,
    actor: &Actor,
    row: condition::Model,
) -> Result<(Condition, i64), Error> {
    let version = row.version;
    let shown = shown(db, actor, vec![row]).await?.pop().ok_or(Error::NotFound)?;
    Ok((shown, version))
}

/// A condition as a change left it.
pub async fn changed(tx: &Tx, by: &Actor, id: Uuid) -> Result<(Condition, Option<i64>), Error> {
    let now = condition::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let (shown, version) = one(&**tx, by, now).await?;
    Ok((shown, Some(version)))
}

async fn shown(
    db: &impl ConnectionTrait,
    actor: &Actor,
    rows: Vec<condition::Model>,
) -> Result<Vec<Condition>, Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let authorities = Authorities::of(db, actor.agency_id).await?;
    let mut enquiries = enquiry::of(db, &ids).await?;
    let mut activities = activities(db, &ids).await?;
    let waiting = held_up(db, &ids).await?;
    let as_seen = |row: condition::Model| Condition {
        state: row.state(),
        days_waited: row.days_waited(actor.today()),
        authority: row.authority_id.and_then(|id| authorities.named(id)),
        present_authority: row.authority_id.and_then(|id| authorities.present(id, actor.today())),
        activities: activities.remove(&row.id).unwrap_or_default(),
        items_waiting: waiting.get(&row.id).copied().unwrap_or_default(),
        last_enquiry: enquiries.remove(&row.id).and_then(|all| all.into_iter().next()),
        allowed_actions: allowed(&row, actor),
        id: row.id,
        plan_id: row.plan_id,
        wording: row.wording,
        confirmed: row.confirmed,
        awaited: row.awaited,
        window_from: row.window_from,
        window_to: row.window_to,
        awaited_from: row.awaited_from,
        occurred_on: row.occurred_on,
        document_number: row.document_number,
        file_id: row.file_id,
        note: row.note,
        given_up_on: row.given_up_on,
        given_up_because: row.given_up_because,
        version: row.version,
    };
    Ok(rows.into_iter().map(as_seen).collect())
}

/// What came can only be looked at; what was given up may come after all.
fn allowed(row: &condition::Model, actor: &Actor) -> Vec<Action> {
    let possible: &[Action] = match row.state() {
        _ if row.merged_into_id.is_some() => &[],
        ConditionState::Awaiting => &[Action::RecordEvent, Action::ManageConditions],
        ConditionState::DidNotOccur => &[Action::RecordEvent],
        ConditionState::Occurred => &[],
    };
    possible.iter().copied().filter(|action| actor.reach(*action) > Reach::Never).collect()
}

async fn activities(
    db: &impl ConnectionTrait,
    conditions: &[Uuid],
) -> Result<HashMap<Uuid, Vec<WaitingActivity>>, Error> {
    type Row = (Option<Uuid>, Uuid, String, String);
    let rows: Vec<Row> = activity::Entity::find()
        .select_only()
        .columns([activity::Column::ConditionId, activity::Column::Id])
        .columns([activity::Column::Code, activity::Column::Title])
        .filter(activity::Column::ConditionId.is_in(conditions.iter().copied()))
        .filter(activity::Column::DroppedOn.is_null())
        .order_by_asc(activity::Column::Position)
        .into_tuple()
        .all(db)
        .await?;
    let mut by_condition: HashMap<Uuid, Vec<WaitingActivity>> = HashMap::new();
    for (condition, id, code, title) in rows {
        if let Some(condition) = condition {
            by_condition.entry(condition).or_default().push(WaitingActivity { id, code, title });
        }
    }
    Ok(by_condition)
}

#[derive(FromQueryResult)]
struct HeldUp {
    condition_id: Uuid,
    items: i64,
}

/// How many work items each condition holds up.
async fn held_up(db: &impl ConnectionTrait, conditions: &[Uuid]) -> Result<HashMap<Uuid, i64>, Error> {
    let query = Query::select()
        .column(("a", "condition_id"))
        .expr_as(Expr::col(("w", "id")).count(), "items")
        .from_as("activity", "a")
        .join_as(JoinType::InnerJoin, "work_item", "w", Expr::col(("w", "activity_id")).equals(("a", "id")))
        .and_where(Expr::col(("a", "condition_id")).is_in(conditions.iter().copied()))
        .and_where(Expr::col(("w", "state")).eq(word(WorkState::Waiting)))
        .group_by_col(("a", "condition_id"))
        .to_owned();
    let rows = db::all::<HeldUp>(db, &query).await?;
    Ok(rows.into_iter().map(|row| (row.condition_id, row.items)).collect())
}
