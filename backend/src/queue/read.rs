use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    FromQueryResult, JoinType,
    entity::prelude::*,
    sea_query::{Cond, Expr, ExprTrait, Query, SelectStatement},
};
use tiendo_api::{
    Action,
    queue::{Lane, LaneCount, Queue, QueueRow},
    work::{Part, WorkState},
};

use super::{
    lane::{self, Standing},
    reason,
    routes::QueueParams,
};
use crate::{
    actor::Actor,
    db,
    deadline::{
        period::{self, Period},
        state::Facts,
    },
    error::Error,
    page, policy,
    supervision::list::narrow,
    word::{Word, word},
    work::row,
};

/// What a lane and the order are chosen by: no texts, so that a long queue stays cheap to sort.
#[derive(Debug, Clone, FromQueryResult)]
struct Candidate {
    id: Uuid,
    state: Word<WorkState>,
    due_on: Option<NaiveDate>,
    backstop_on: Option<NaiveDate>,
    submitted_on: Option<NaiveDate>,
    position: i32,
    pending_by_account_id: Option<Uuid>,
    part: Option<Word<Part>>,
}

/// Lane, returned first, then the nearest day, then the plan's order.
type Order = (Lane, bool, Option<NaiveDate>, i32, Uuid);

struct Placed {
    lane: Lane,
    standing: Standing,
    part: Option<Part>,
    order: Order,
}

/// The queue of a unit: what it owes, and what the actor can decide. Two or three statements, whatever its length.
pub async fn read(actor: &Actor, unit: Option<Uuid>, asked: &QueueParams) -> Result<Queue, Error> {
    let day = actor.today();
    let period = period::running_on(day, &actor.settings().periods);
    let mut placed = placed(actor, unit, asked, &period).await?;
    placed.sort_by_key(|row| row.order);
    let lanes: Vec<LaneCount> = Lane::ALL
        .into_iter()
        .map(|lane| LaneCount { lane, count: count(placed.iter().filter(|row| row.lane == lane).count()) })
        .collect();
    let badge = lanes.iter().filter(|each| each.lane.in_badge()).map(|each| each.count).sum();
    if let Some(lane) = asked.lane {
        placed.retain(|row| row.lane == lane);
    }
    let (placed, page) = page::cut(placed, |row| row.order, asked.cursor.as_deref(), asked.limit)?;
    Ok(Queue { lanes, badge, period: period.code, data: rows(actor, placed, day).await?, page })
}

async fn placed(
    actor: &Actor,
    unit: Option<Uuid>,
    asked: &QueueParams,
    period: &Period,
) -> Result<Vec<Placed>, Error> {
    let decides = policy::reach(actor.role, Action::Confirm) == policy::Reach::All;
    let part = asked.part.unwrap_or(Part::Lead);
    let mut candidates = db::all::<Candidate>(&**actor.db(), &owed(actor, unit, part, asked)).await?;
    if decides {
        candidates.extend(db::all::<Candidate>(&**actor.db(), &submitted(actor, asked)).await?);
    }
    let place = |candidate: Candidate| {
        let mine_to_decide = decides
            && candidate.state.0 == WorkState::Submitted
            && candidate.pending_by_account_id != Some(actor.account_id);
        let standing = Standing {
            facts: Facts {
                state: candidate.state.0,
                due_on: candidate.due_on,
                submitted_on: candidate.submitted_on,
            },
            backstop_on: candidate.backstop_on,
            mine_to_decide,
        };
        let lane = lane::of(&standing, actor.today(), period.to)?;
        let on_time = candidate.state.0 != WorkState::Returned;
        let day = candidate.due_on.or(candidate.backstop_on).or(Some(NaiveDate::MAX));
        let order = (lane, on_time, day, candidate.position, candidate.id);
        Some((candidate.id, Placed { lane, standing, part: candidate.part.map(|part| part.0), order }))
    };
    // An item both owed and to be decided is one row.
    let by_id: HashMap<Uuid, Placed> = candidates.into_iter().rev().filter_map(place).collect();
    Ok(by_id.into_values().collect())
}

/// Items the unit owes; without a unit, the whole agency's.
fn owed(actor: &Actor, unit: Option<Uuid>, part: Part, asked: &QueueParams) -> SelectStatement {
    let mut query = candidates();
    match unit {
        Some(unit) => query
            .column(("m", "part"))
            .from_as("assignment", "m")
            .join_as(
                JoinType::InnerJoin,
                "work_item",
                "w",
                Expr::col(("w", "id")).equals(("m", "work_item_id")),
            )
            .and_where(Expr::col(("m", "agency_id")).eq(actor.agency_id))
            .and_where(Expr::col(("m", "unit_id")).eq(unit))
            .and_where(Expr::col(("m", "part")).eq(word(part))),
        None => query
            .expr_as(Expr::val(word(part)), "part")
            .from_as("work_item", "w")
            .and_where(Expr::col(("w", "agency_id")).eq(actor.agency_id)),
    };
    let closed = [WorkState::Done, WorkState::NotArising, WorkState::Dropped].map(word);
    query.and_where(Expr::col(("w", "state")).is_not_in(closed));
    with_activity(query, asked)
}

/// Items of the agency that await a decision.
fn submitted(actor: &Actor, asked: &QueueParams) -> SelectStatement {
    let mut query = candidates();
    query.expr_as(Expr::val(None::<String>), "part").from_as("work_item", "w").cond_where(
        Cond::all()
            .add(Expr::col(("w", "agency_id")).eq(actor.agency_id))
            .add(Expr::col(("w", "state")).eq(word(WorkState::Submitted))),
    );
    with_activity(query, asked)
}

fn candidates() -> SelectStatement {
    Query::select()
        .columns(
            ["id", "state", "due_on", "backstop_on", "submitted_on", "position", "pending_by_account_id"]
                .map(|column| ("w", column)),
        )
        .to_owned()
}

/// Texts are looked at only when something is searched for.
fn with_activity(mut query: SelectStatement, asked: &QueueParams) -> SelectStatement {
    if asked.section.is_some() || asked.q.is_some() {
        query.join_as(
            JoinType::InnerJoin,
            "activity",
            "a",
            Expr::col(("a", "id")).equals(("w", "activity_id")),
        );
        narrow(&mut query, asked.section.as_deref(), asked.q.as_deref());
    }
    query
}

async fn rows(actor: &Actor, placed: Vec<Placed>, day: NaiveDate) -> Result<Vec<QueueRow>, Error> {
    if placed.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = placed.iter().map(|row| row.order.4).collect();
    let query = row::select(actor).and_where(Expr::col(("w", "id")).is_in(ids)).to_owned();
    let mut by_id: HashMap<Uuid, row::Row> =
        row::read(actor, &query).await?.into_iter().map(|row| (row.id, row)).collect();
    let finished = |placed: Placed| {
        let item = by_id.remove(&placed.order.4)?.seen_by(actor, day);
        Some(QueueRow {
            lane: placed.lane,
            reason: reason::of(placed.lane, &placed.standing, placed.part, day, actor.lang),
            part: placed.part.filter(|_| placed.lane != Lane::AwaitingMe),
            main_action: main_action(placed.lane, &item.allowed_actions),
            item,
        })
    };
    Ok(placed.into_iter().filter_map(finished).collect())
}

/// The one thing to do next, of what is allowed.
fn main_action(lane: Lane, allowed: &[Action]) -> Option<Action> {
    let wanted = match lane {
        Lane::AwaitingMe => Action::Confirm,
        Lane::ActNow | Lane::DueThisPeriod | Lane::Later => Action::ReportProgress,
    };
    allowed.contains(&wanted).then_some(wanted)
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
