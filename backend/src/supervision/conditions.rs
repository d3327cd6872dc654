use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;
use tiendo_api::{
    overview::{ConditionLine, ConditionsAwaited},
    work::WorkState,
};

use super::sight::Sight;
use crate::{actor::Actor, error::Error, plan::condition};

/// Most conditions shown; beyond it there is only the count.
const MOST: usize = 50;

/// What one condition holds up.
#[derive(Debug, Clone, Copy)]
struct HeldUp {
    items: i64,
    since: NaiveDate,
    backstop_on: Option<NaiveDate>,
}

/// Zone F: conditions that hold up work, the longest waiting first.
pub async fn awaited(actor: &Actor, sight: &Sight) -> Result<ConditionsAwaited, Error> {
    let held_up = held_up(sight);
    let count = i64::try_from(held_up.len()).unwrap_or(i64::MAX);
    let mut order: Vec<(Uuid, HeldUp)> = held_up.into_iter().collect();
    order.sort_by_key(|(id, held_up)| (held_up.since, held_up.backstop_on, *id));
    order.truncate(MOST);
    let conditions: HashMap<Uuid, condition::Model> = condition::Entity::find()
        .filter(condition::Column::AgencyId.eq(actor.agency_id))
        .filter(condition::Column::Id.is_in(order.iter().map(|(id, _)| *id)))
        .all(&**actor.db())
        .await?
        .into_iter()
        .map(|condition| (condition.id, condition))
        .collect();
    let line = |(id, held_up): (Uuid, HeldUp)| {
        let waited = (sight.view.day - held_up.since).num_days().max(0);
        Some(ConditionLine {
            id,
            wording: conditions.get(&id)?.wording.clone(),
            items: held_up.items,
            days_waited: i32::try_from(waited).unwrap_or(i32::MAX),
            backstop_on: held_up.backstop_on,
        })
    };
    Ok(ConditionsAwaited { count, rows: order.into_iter().filter_map(line).collect() })
}

/// What each condition holds up on the day looked at.
fn held_up(sight: &Sight) -> HashMap<Uuid, HeldUp> {
    let mut by_condition: HashMap<Uuid, HeldUp> = HashMap::new();
    for item in sight.items.iter().filter(|item| item.row.state.0 == WorkState::Waiting) {
        let Some(condition) = item.row.condition_id else { continue };
        let since = item.row.waits_from();
        let first = HeldUp { items: 0, since, backstop_on: item.row.backstop_on };
        let held_up = by_condition.entry(condition).or_insert(first);
        held_up.items += 1;
        held_up.since = held_up.since.min(since);
        held_up.backstop_on = held_up.backstop_on.into_iter().chain(item.row.backstop_on).min();
    }
    by_condition
}
