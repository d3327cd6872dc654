use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;
use tiendo_api::{
    overview::{ConditionLine, ConditionsAwaited},
    work::WorkState,
};

use super::sight::{Judged, Sight};
use crate::{
    actor::Actor,
    conditions::{authority::Authorities, condition},
    error::Error,
};

/// Most conditions shown; beyond it there is only the count.
const MOST: usize = 50;

/// Zone F: conditions that hold up work, the longest waiting first.
pub async fn awaited(actor: &Actor, sight: &Sight) -> Result<ConditionsAwaited, Error> {
    let day = sight.view.day;
    let held_up = held_up(sight);
    let authorities = Authorities::of(&**actor.db(), actor.agency_id).await?;
    let line = |condition: condition::Model| {
        let items = held_up.get(&condition.id)?;
        let authority = condition.authority_id;
        Some(ConditionLine {
            id: condition.id,
            authority: authority.and_then(|id| authorities.named(id)),
            present_authority: authority.and_then(|id| authorities.present(id, day)),
            items: i64::try_from(items.len()).unwrap_or(i64::MAX),
            days_waited: i32::try_from(days_waited(&condition, day)).unwrap_or(i32::MAX),
            given_up_on: condition.given_up_on.filter(|given_up| *given_up <= day),
            backstop_on: items.iter().filter_map(|item| item.row.backstop_on).min(),
            wording: condition.wording,
        })
    };
    let mut rows: Vec<ConditionLine> = of_sight(actor, sight).await?.into_iter().filter_map(line).collect();
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    rows.sort_by_key(|line| (Reverse(line.days_waited), line.backstop_on, line.id));
    rows.truncate(MOST);
    Ok(ConditionsAwaited { count, rows })
}

/// The conditions that items looked at wait or waited for.
pub async fn of_sight(actor: &Actor, sight: &Sight) -> Result<Vec<condition::Model>, Error> {
    let meant: HashSet<Uuid> = sight.items.iter().filter_map(|item| item.row.condition_id).collect();
    let all = condition::of_plan(&**actor.db(), actor.agency_id, sight.plan_id).await?;
    Ok(all.into_iter().filter(|condition| meant.contains(&condition.id)).collect())
}

/// Days waited at the end of `day`; what is held up on that day has not come.
fn days_waited(condition: &condition::Model, day: NaiveDate) -> i64 {
    let until = condition.given_up_on.map_or(day, |given_up| given_up.min(day));
    condition.awaited_from.map_or(0, |from| (until - from).num_days().max(0))
}

/// The items each condition holds up on the day looked at.
fn held_up(sight: &Sight) -> HashMap<Uuid, Vec<&Judged>> {
    let mut by_condition: HashMap<Uuid, Vec<&Judged>> = HashMap::new();
    for item in sight.items.iter().filter(|item| item.row.state.0 == WorkState::Waiting) {
        if let Some(condition) = item.row.condition_id {
            by_condition.entry(condition).or_default().push(item);
        }
    }
    by_condition
}
