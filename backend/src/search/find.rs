use std::{cmp::Reverse, collections::HashMap};

use sea_orm::entity::prelude::Uuid;
use serde::{Deserialize, Serialize};
use tiendo_api::{
    Action,
    page::Page,
    search::{HitKind, SearchHit},
};

use super::{
    around,
    rank::{Rank, Wanted},
    routes::SearchParams,
    work,
};
use crate::{actor::Actor, error::Error, page, policy::Reach};

/// The order of what was found: the best fit, the newest plan, then kind and the plan's order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// How well it fits.
    pub rank: Rank,
    /// Year of its plan; what belongs to no plan comes first.
    pub year: Reverse<i32>,
    /// What it is.
    pub kind: HitKind,
    /// Order within its plan or list.
    pub position: i32,
    /// Its id, so that no two are alike.
    pub id: Uuid,
}

/// Something found, with its place in the list.
#[derive(Debug)]
pub struct Found {
    /// Where it stands.
    pub place: Place,
    /// What is sent.
    pub hit: SearchHit,
}

/// A page of everything found that the actor may see: a constant number of statements, each over one agency's rows.
pub async fn read(actor: &Actor, wanted: &Wanted, asked: &SearchParams) -> Result<Page<SearchHit>, Error> {
    let may = |action| actor.reach(action) > Reach::Never;
    let mut found = Vec::new();
    if may(Action::ReadPlan) {
        found.extend(work::activities(actor, wanted).await?);
        found.extend(work::evidence(actor, wanted).await?);
        found.extend(around::plans(actor, wanted).await?);
        found.extend(around::conditions(actor, wanted).await?);
    }
    if may(Action::ReadUnits) {
        found.extend(around::units(actor, wanted).await?);
        found.extend(around::people(actor, wanted).await?);
    }
    if let Some(kind) = asked.kind {
        found.retain(|found| found.place.kind == kind);
    }
    found.sort_by(|one, other| one.place.cmp(&other.place));
    let (mut found, page) =
        page::cut(found, |found| found.place.clone(), asked.cursor.as_deref(), asked.limit)?;
    with_items(actor, &mut found).await?;
    Ok(Page { data: found.into_iter().map(|found| found.hit).collect(), page })
}

/// An activity opens at its work: the item still to be done, or else its last.
async fn with_items(actor: &Actor, found: &mut [Found]) -> Result<(), Error> {
    let is_activity = |found: &&mut Found| found.place.kind == HitKind::Activity;
    let activities: Vec<Uuid> = found.iter_mut().filter(is_activity).map(|found| found.place.id).collect();
    let items: HashMap<Uuid, work::Item> = work::items(actor, activities).await?;
    for Found { hit, .. } in found.iter_mut().filter(is_activity) {
        if let Some(item) = items.get(&hit.id) {
            hit.address = work::address(item.plan_id, item.id);
            hit.context = format!("{} · {}", hit.context, item.lead_name);
        }
    }
    Ok(())
}
