use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};
use tiendo_api::{
    Action,
    queue::{Lane, LaneCount, Queue, QueueRow},
    work::{Part, WorkState},
};

use super::{
    asks,
    candidate::{self, Candidate},
    lane::{self, Asked, Standing},
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
    page,
    policy::Reach,
    supervision::sight,
    work::row,
};

/// Lane, returned first, then the nearest day, then the plan's order.
type Order = (Lane, bool, Option<NaiveDate>, i32, Uuid);

struct Placed {
    lane: Lane,
    standing: Standing,
    part: Option<Part>,
    order: Order,
}

/// The queue of a unit: what it owes, and what the actor can decide. A constant number of statements, whatever its length.
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
    let decides = actor.reach(Action::Confirm) == Reach::All;
    let part = asked.part.unwrap_or(Part::Lead);
    let mut candidates =
        db::all::<Candidate>(&**actor.db(), &candidate::owed(actor, unit, part, asked)).await?;
    if decides {
        candidates.extend(db::all::<Candidate>(&**actor.db(), &candidate::submitted(actor, asked)).await?);
    }
    let mut of_me: HashMap<Uuid, Asked> = HashMap::new();
    for ask in asks::of(actor, unit, asked).await? {
        of_me.entry(ask.candidate.id).or_insert(ask.asked);
        candidates.push(ask.candidate);
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
            of_period: candidate.period.is_some(),
            milestone: candidate.milestone.of(candidate.state.0),
            mine_to_decide,
            asked: of_me.get(&candidate.id).cloned(),
            urging: candidate.urged.urging(),
        };
        let lane = lane::of(&standing, actor.today(), period.to)?;
        let on_time = candidate.state.0 != WorkState::Returned;
        let falls_on = candidate.due_on.or(candidate.backstop_on);
        let milestone_on = standing.milestone.map(|milestone| milestone.due);
        let day = falls_on.into_iter().chain(milestone_on).min().or(Some(NaiveDate::MAX));
        let order = (lane, on_time, day, candidate.position, candidate.id);
        Some((candidate.id, Placed { lane, standing, part: candidate.part.map(|part| part.0), order }))
    };
    // An item both owed and to be decided is one row.
    let by_id: HashMap<Uuid, Placed> = candidates.into_iter().rev().filter_map(place).collect();
    Ok(by_id.into_values().collect())
}

async fn rows(actor: &Actor, placed: Vec<Placed>, day: NaiveDate) -> Result<Vec<QueueRow>, Error> {
    if placed.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = placed.iter().map(|row| row.order.4).collect();
    let query = row::select(actor).and_where(Expr::col(("w", "id")).is_in(ids)).to_owned();
    let mut by_id: HashMap<Uuid, row::Row> =
        row::read(actor, &query).await?.into_iter().map(|row| (row.id, row)).collect();
    let watch = sight::watch(&**actor.db(), actor, day).await?;
    let finished = |placed: Placed| {
        let item = by_id.remove(&placed.order.4)?.seen_by(actor, &watch);
        Some(QueueRow {
            lane: placed.lane,
            reason: reason::of(placed.lane, &placed.standing, placed.part, day, actor.lang),
            part: placed.part.filter(|_| placed.lane != Lane::AwaitingMe),
            main_action: main_action(&placed, &item.allowed_actions),
            item,
        })
    };
    Ok(placed.into_iter().filter_map(finished).collect())
}

/// The one thing to do next, of what is allowed.
fn main_action(placed: &Placed, allowed: &[Action]) -> Option<Action> {
    let wanted = match (placed.lane, &placed.standing.asked) {
        // Only the unit asked has it in this lane, so that it may answer.
        (Lane::AwaitingMe, Some(Asked::Contribution { .. })) => return Some(Action::AnswerContribution),
        (Lane::AwaitingMe, Some(Asked::Extension { .. })) => Action::DecideExtension,
        (Lane::AwaitingMe, None) => Action::Confirm,
        (Lane::ActNow | Lane::DueThisPeriod | Lane::Later, _) => Action::ReportProgress,
    };
    allowed.contains(&wanted).then_some(wanted)
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
