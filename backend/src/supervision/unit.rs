use std::{cmp::Reverse, collections::HashMap};

use sea_orm::entity::prelude::Uuid;
use tiendo_api::{
    leadership::{PersonLoad, UnitOverview},
    overview::{Bucket, PeriodWindow},
    units::PersonRef,
};

use super::{
    conditions,
    filter::Filter,
    last_update::{self, LastUpdates},
    list::Wanted,
    numbers,
    sight::{self, Judged, Sight},
    view::View,
    worst,
};
use crate::{
    access::Granted, actor::Actor, deadline::period::Period, error::Error, integration::people, plan::plan,
    units::unit,
};

/// Most items at risk shown; beyond it there is only the count.
const MOST_AT_RISK: usize = 50;

/// How a plan stands for one unit: what it leads.
pub async fn read(
    actor: &Actor,
    unit: Granted<unit::Model>,
    plan: Granted<plan::Model>,
    view: View,
    scope: Option<Period>,
) -> Result<UnitOverview, Error> {
    let wanted = Wanted { unit: Some(unit.id), ..Wanted::default() };
    let sight = sight::look(actor, plan.id, view, scope, wanted).await?;
    let last = last_update::by_item(actor, plan.id, view.day).await?;
    let at_risk = sight.items.iter().filter(|item| !item.fired.is_empty());
    let people = people::of_unit(&**actor.db(), actor.agency_id, unit.id).await?;
    let untouched = Filter { ever_updated: Some(false), ..Filter::default() };
    Ok(UnitOverview {
        as_of: view.day,
        basis: view.basis,
        numbers: numbers::of(&sight.items, &sight.watch, plan.year),
        untouched: untouched.count(&sight.items, view.day),
        people: loads(&sight, &last, people),
        at_risk: worst::of(actor, &sight, at_risk, MOST_AT_RISK),
        conditions: conditions::awaited(actor, &sight).await?,
        scope: sight.scope.as_ref().map(PeriodWindow::from),
        period: sight.watch.period.code,
        plan: plan.into_inner().summary(actor),
        unit: unit.into_inner().into(),
    })
}

/// What each person has in hand, the most first.
fn loads(sight: &Sight, last: &LastUpdates, people: Vec<PersonRef>) -> Vec<PersonLoad> {
    let mut in_hand: HashMap<Uuid, Vec<&Judged>> = HashMap::new();
    for item in sight.items.iter().filter(|item| item.is_at_work()) {
        if let Some(person) = last.get(&item.row.id) {
            in_hand.entry(*person).or_default().push(item);
        }
    }
    let load = |person: PersonRef| {
        let items = in_hand.remove(&person.id).unwrap_or_default();
        let count = |which: fn(&Judged) -> bool| {
            i64::try_from(items.iter().filter(|item| which(item)).count()).unwrap_or(i64::MAX)
        };
        let in_charge = Filter { assignee: Some(person.id), ..Filter::default() };
        PersonLoad {
            assigned: in_charge.count(&sight.items, sight.view.day),
            person,
            at_work: count(|_| true),
            overdue: count(|item| item.bucket == Some(Bucket::Overdue)),
            at_risk: count(|item| !item.fired.is_empty()),
        }
    };
    let mut loads: Vec<PersonLoad> = people.into_iter().map(load).collect();
    loads.sort_by_key(|load| Reverse((load.assigned, load.at_work, load.overdue)));
    loads
}
