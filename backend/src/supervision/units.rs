use std::{cmp::Reverse, collections::HashMap};

use sea_orm::{QueryOrder, entity::prelude::*};
use tiendo_api::{
    overview::{Bucket, UnitLine},
    units::UnitRef,
    work::Part,
};

use super::{
    bucket::Counts,
    numbers,
    sight::{Judged, Sight},
    view::Words,
};
use crate::{actor::Actor, error::Error, units::unit, word::Word, work::assignment};

/// Zone C: units by what they lead, worst first. Joint work counts once for each lead unit.
pub async fn lines(actor: &Actor, plan_id: Uuid, sight: &Sight) -> Result<Vec<UnitLine>, Error> {
    let leads = match &sight.words {
        Some(words) => led_then(&sight.items, words),
        None => led_now(actor, plan_id).await?,
    };
    let by_id: HashMap<Uuid, &Judged> = sight.items.iter().map(|item| (item.row.id, item)).collect();
    let mut led: HashMap<Uuid, Vec<&Judged>> = HashMap::new();
    for (unit, item) in leads {
        if let Some(item) = by_id.get(&item).filter(|item| item.bucket.is_some()) {
            led.entry(unit).or_default().push(item);
        }
    }
    let units = unit::Entity::find()
        .filter(unit::Column::AgencyId.eq(actor.agency_id))
        .order_by_asc(unit::Column::Position)
        .all(&**actor.db())
        .await?;
    let line = |unit: unit::Model| {
        let items = led.remove(&unit.id)?;
        let items = items.iter().copied();
        let counts = numbers::counts(items.clone());
        let line = UnitLine {
            unit: UnitRef::from(unit),
            total: counts.total(),
            buckets: counts.lines(),
            self_confirmed: items.clone().map(|item| i64::from(item.row.self_confirmed)).sum(),
            at_risk: numbers::at_risk(items.clone(), &sight.watch),
            freshness: numbers::freshness(items, &sight.watch),
        };
        Some((gravity(&counts, &line), line))
    };
    let mut table: Vec<_> = units.into_iter().filter_map(line).collect();
    table.sort_by_key(|(gravity, _)| Reverse(*gravity));
    Ok(table.into_iter().map(|(_, line)| line).collect())
}

/// Overdue outweighs at risk, and that what is merely unfinished.
fn gravity(counts: &Counts, line: &UnitLine) -> (i64, i64, i64) {
    (counts.of(Bucket::Overdue), line.at_risk, counts.of(Bucket::InTime))
}

/// Lead units and their items, as assigned now.
async fn led_now(actor: &Actor, plan_id: Uuid) -> Result<Vec<(Uuid, Uuid)>, Error> {
    let leads = assignment::Entity::find()
        .filter(assignment::Column::AgencyId.eq(actor.agency_id))
        .filter(assignment::Column::Part.eq(Word(Part::Lead)))
        .filter(assignment::Column::PlanId.eq(plan_id))
        .all(&**actor.db())
        .await?;
    Ok(leads.into_iter().map(|lead| (lead.unit_id, lead.work_item_id)).collect())
}

/// Lead units and their items, in the words of an earlier version.
fn led_then(items: &[Judged], words: &Words) -> Vec<(Uuid, Uuid)> {
    let leads = |item: &Judged| {
        let units = words.of(item.row.activity_id).map(|of| of.leads.as_slice()).unwrap_or_default();
        units.iter().map(|unit| (unit.id, item.row.id)).collect::<Vec<_>>()
    };
    items.iter().flat_map(leads).collect()
}
