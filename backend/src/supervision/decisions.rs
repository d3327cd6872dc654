//! Zone B: what needs a decision now. Another kind of decision is another line in [`needed`].

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;
use tiendo_api::{
    conditions::ConditionState,
    overview::{Bucket, DecisionNeeded, DecisionsNeeded, PendingDecision},
    work::Outcome,
};

use super::{
    conditions,
    filter::Filter,
    sight::{Judged, Sight},
};
use crate::{
    actor::Actor, conditions::condition, error::Error, extensions::request as extension, integration::people,
    word::Word, work::submission,
};

/// Most rows of a kind; beyond it there is only the count.
const MOST: usize = 50;

/// The decisions needed, by kind.
pub async fn needed(actor: &Actor, sight: &Sight) -> Result<Vec<DecisionsNeeded>, Error> {
    Ok(vec![
        submissions(actor, sight).await?,
        extensions(actor, sight).await?,
        backstops(actor, sight),
        conditions_to_confirm(actor, sight).await?,
    ])
}

/// Submissions that await a decision.
async fn submissions(actor: &Actor, sight: &Sight) -> Result<DecisionsNeeded, Error> {
    let (count, pending) =
        longest_waiting(sight, &Filter::of(&[Bucket::AwaitingConfirmation]), |item| item.row.submitted_on);
    let ids: Vec<Uuid> = pending.iter().filter_map(|item| item.row.pending_submission_id).collect();
    let outcomes = outcomes(actor, ids).await?;
    let who = pending.iter().filter_map(|item| item.row.pending_by_account_id);
    let people = people::by_id(&**actor.db(), who).await?;
    let decision = |item: &Judged| {
        let subject_id = item.row.pending_submission_id?;
        let asked_by = item.row.pending_by_account_id.and_then(|person| people.get(&person).cloned());
        Some(PendingDecision {
            outcome: outcomes.get(&subject_id).map(|outcome| outcome.0),
            asked_by,
            ..about(actor, sight, item, (subject_id, item.row.submitted_on))
        })
    };
    let rows = pending.into_iter().filter_map(decision).collect();
    Ok(DecisionsNeeded { kind: DecisionNeeded::Submission, count, rows })
}

/// Later due days that are asked for.
async fn extensions(actor: &Actor, sight: &Sight) -> Result<DecisionsNeeded, Error> {
    let pending = Filter { extension_pending: Some(true), ..Filter::default() };
    let items: Vec<&Judged> = sight.items.iter().filter(|item| pending.holds(item, sight.view.day)).collect();
    let ids = items.iter().filter_map(|item| item.row.asks.extension_id);
    let asked_on: HashMap<Uuid, NaiveDate> = extension::Entity::find()
        .filter(extension::Column::AgencyId.eq(actor.agency_id))
        .filter(extension::Column::Id.is_in(ids))
        .all(&**actor.db())
        .await?
        .into_iter()
        .map(|request| (request.id, request.asked_on))
        .collect();
    let since = |item: &Judged| item.row.asks.extension_id.and_then(|id| asked_on.get(&id).copied());
    let (count, items) = longest_waiting(sight, &pending, since);
    let people =
        people::by_id(&**actor.db(), items.iter().filter_map(|item| item.row.asks.extension_by)).await?;
    let decision = |item: &Judged| {
        let asked_by = item.row.asks.extension_by.and_then(|person| people.get(&person).cloned());
        let about = about(actor, sight, item, (item.row.asks.extension_id?, since(item)));
        Some(PendingDecision { asked_by, ..about })
    };
    let rows = items.into_iter().filter_map(decision).collect();
    Ok(DecisionsNeeded { kind: DecisionNeeded::Extension, count, rows })
}

/// Waiting items that must close or be carried over.
fn backstops(actor: &Actor, sight: &Sight) -> DecisionsNeeded {
    let at_backstop = Filter { at_backstop: Some(true), ..Filter::default() };
    let (count, items) = longest_waiting(sight, &at_backstop, |item| item.row.backstop_on);
    let decision = |item: &Judged| about(actor, sight, item, (item.row.id, item.row.backstop_on));
    let rows = items.into_iter().map(decision).collect();
    DecisionsNeeded { kind: DecisionNeeded::Backstop, count, rows }
}

/// Conditions read from the plan that nobody has looked at yet. Whether somebody had on an earlier day is not kept: of
/// days gone by there are none.
async fn conditions_to_confirm(actor: &Actor, sight: &Sight) -> Result<DecisionsNeeded, Error> {
    let today = !sight.view.looks_back(actor.today());
    let mut proposed = conditions::of_sight(actor, sight).await?;
    proposed
        .retain(|condition| today && !condition.confirmed && condition.state() == ConditionState::Awaiting);
    let count = i64::try_from(proposed.len()).unwrap_or(i64::MAX);
    proposed.truncate(MOST);
    let decision = |condition: condition::Model| PendingDecision {
        subject_id: condition.id,
        days_waiting: i32::try_from(condition.days_waited(sight.view.day)).unwrap_or(i32::MAX),
        title: condition.wording,
        item: None,
        outcome: None,
        asked_by: None,
    };
    let rows = proposed.into_iter().map(decision).collect();
    Ok(DecisionsNeeded { kind: DecisionNeeded::Condition, count, rows })
}

/// How many items a filter holds, and those of them that have waited longest.
fn longest_waiting<'s>(
    sight: &'s Sight,
    which: &Filter,
    since: impl Fn(&Judged) -> Option<NaiveDate>,
) -> (i64, Vec<&'s Judged>) {
    let day = sight.view.day;
    let mut items: Vec<&Judged> = sight.items.iter().filter(|item| which.holds(item, day)).collect();
    items.sort_by_key(|item| (since(item), item.row.position));
    items.truncate(MOST);
    (which.count(&sight.items, day), items)
}

/// A decision about an item, needed since a day.
fn about(
    actor: &Actor,
    sight: &Sight,
    item: &Judged,
    (subject_id, since): (Uuid, Option<NaiveDate>),
) -> PendingDecision {
    let waiting = since.map_or(0, |since| (sight.view.day - since).num_days());
    let row = item.seen_by(actor, &sight.watch);
    PendingDecision {
        subject_id,
        title: row.title.clone(),
        item: Some(row),
        outcome: None,
        asked_by: None,
        days_waiting: i32::try_from(waiting).unwrap_or(i32::MAX),
    }
}

/// How the unit says the work ended, by submission.
async fn outcomes(actor: &Actor, ids: Vec<Uuid>) -> Result<HashMap<Uuid, Word<Outcome>>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows =
        submission::Entity::find().filter(submission::Column::Id.is_in(ids)).all(&**actor.db()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.outcome)).collect())
}
