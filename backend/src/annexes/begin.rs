use std::collections::{BTreeSet, HashSet};

use sea_orm::entity::prelude::*;
use tiendo_annex::{carry::next_year, draft::Draft};
use tiendo_api::{annexes::AnnexKind, work::WorkState};

use super::{annex, content, finding, reading};
use crate::{
    actor::Actor,
    db::Tx,
    error::Error,
    plan::{plan, version},
    word::Word,
    work::item,
};

/// Begins an amendment of a running plan: its tree as it now is, to be edited.
pub async fn amendment(tx: &Tx, by: &Actor, plan: &plan::Model) -> Result<Uuid, Error> {
    let (number, draft) = version::current(&**tx, by.agency_id, plan.id).await?;
    from_plan(tx, by, AnnexKind::Amendment, (plan.id, number), draft).await
}

/// Begins the plan of the year after: wording moved on, results cleared, what is unfinished pointed out.
pub async fn carry_over(tx: &Tx, by: &Actor, plan: &plan::Model) -> Result<Uuid, Error> {
    let (number, draft) = version::current(&**tx, by.agency_id, plan.id).await?;
    let unfinished = unfinished(tx, by.agency_id, plan.id).await?;
    let keys: BTreeSet<u32> = draft
        .activities()
        .filter(|activity| activity.origin.is_some_and(|id| unfinished.contains(&id)))
        .map(|activity| activity.key)
        .collect();
    let draft = next_year(&draft, &keys);
    from_plan(tx, by, AnnexKind::CarryOver, (plan.id, number), draft).await
}

/// The activities with work that is neither done nor closed otherwise.
async fn unfinished(tx: &Tx, agency_id: Uuid, plan_id: Uuid) -> Result<HashSet<Uuid>, Error> {
    let closed = [WorkState::Done, WorkState::NotArising, WorkState::Dropped].map(Word);
    let items = item::Entity::find()
        .filter(item::Column::AgencyId.eq(agency_id))
        .filter(item::Column::PlanId.eq(plan_id))
        .filter(item::Column::State.is_not_in(closed))
        .all(&**tx)
        .await?;
    Ok(items.into_iter().map(|item| item.activity_id).collect())
}

async fn from_plan(
    tx: &Tx,
    by: &Actor,
    kind: AnnexKind,
    plan: (Uuid, i32),
    mut draft: Draft,
) -> Result<Uuid, Error> {
    let begun = reading::Begun {
        agency_id: by.agency_id,
        by: Some(by.account_id),
        at: by.now(),
        kind,
        plan: Some(plan),
        year: None,
    };
    let id = reading::begin(tx, begun, None, None).await?;
    let findings = std::mem::take(&mut draft.findings);
    let open = finding::store(tx, (by.agency_id, id), &findings, &finding::Decided::new()).await?;
    content::keep(tx, id, &draft).await?;
    annex::write(tx, id, by.now(), reading::describe(&draft, (findings.len(), open))).await?;
    Ok(id)
}
