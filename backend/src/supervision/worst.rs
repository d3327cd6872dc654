use std::cmp::Reverse;

use tiendo_api::{leadership::WorstItem, queue::Lane, work::WorkState};

use super::{
    risk::Watch,
    sight::{Judged, Sight},
};
use crate::{
    actor::Actor,
    queue::{
        lane::{self, Standing},
        reason,
    },
};

/// The worst of some items, at most so many, each with its reasons; what gives no reason is not bad.
pub fn of<'i>(
    actor: &Actor,
    sight: &Sight,
    items: impl IntoIterator<Item = &'i Judged>,
    most: usize,
) -> Vec<WorstItem> {
    let mut bad: Vec<(&Judged, Vec<String>)> = items
        .into_iter()
        .map(|item| (item, reasons(actor, &sight.watch, item)))
        .filter(|(_, reasons)| !reasons.is_empty())
        .collect();
    bad.sort_by_key(|(item, _)| (Reverse(gravity(item, &sight.watch)), item.row.position));
    bad.truncate(most);
    bad.into_iter()
        .map(|(item, reasons)| WorstItem { item: item.seen_by(actor, &sight.watch), reasons })
        .collect()
}

/// Days late or past the backstop, then whether it was returned, then how many rules fire, and how soon it is due.
fn gravity(item: &Judged, watch: &Watch) -> (i64, bool, usize, i64) {
    let runs = item.row.facts().days_left(watch.day).is_some() || item.row.state.0 == WorkState::Waiting;
    let late = item.falls_on().filter(|_| runs).map_or(i64::MIN, |day| (watch.day - day).num_days());
    (late.max(0), item.row.state.0 == WorkState::Returned, item.fired.len(), late)
}

/// Why it must be acted on now, in the queue's words, and the rules that fire.
fn reasons(actor: &Actor, watch: &Watch, item: &Judged) -> Vec<String> {
    let standing = Standing {
        facts: item.row.facts(),
        backstop_on: item.row.backstop_on,
        of_period: item.row.period.is_some(),
        milestone: item.row.milestone.of(item.row.state.0),
        mine_to_decide: false,
        asked: None,
        urging: item.row.asks.urging(),
    };
    let lane = lane::of(&standing, watch.day, watch.period.to).filter(|lane| *lane == Lane::ActNow);
    let act_now = lane.map(|lane| reason::of(lane, &standing, None, watch.day, actor.lang));
    let risks = item.fired.iter().map(|fired| fired.seen_in(actor.lang).message);
    act_now.into_iter().chain(risks).collect()
}
