use sea_orm::{QueryOrder, entity::prelude::*};
use tiendo_api::conditions::{ConditionProposal, WaitingActivity};

use super::wording;
use crate::{
    access::Granted,
    actor::Actor,
    error::Error,
    fold::fold,
    plan::{activity, plan},
};

/// What the annex says work follows ("theo hướng dẫn của …") and the Office has not made a condition of: one proposal
/// for all activities that follow the same thing.
pub async fn list(actor: &Actor, plan: Granted<plan::Model>) -> Result<Vec<ConditionProposal>, Error> {
    let activities = activity::Entity::find()
        .filter(activity::Column::AgencyId.eq(actor.agency_id))
        .filter(activity::Column::PlanId.eq(plan.id))
        .filter(activity::Column::DroppedOn.is_null())
        .filter(activity::Column::ConditionId.is_null())
        .filter(activity::Column::DeadlineBasis.is_not_null())
        .order_by_asc(activity::Column::Position)
        .all(&**actor.db())
        .await?;
    let mut proposals: Vec<ConditionProposal> = Vec::new();
    for activity in activities {
        let Some(basis) = activity.deadline_basis else { continue };
        let follower = WaitingActivity { id: activity.id, code: activity.code, title: activity.title };
        if let Some(known) = proposals.iter_mut().find(|known| fold(&known.wording) == fold(&basis)) {
            known.activities.push(follower);
            continue;
        }
        let said = wording::read(&basis);
        proposals.push(ConditionProposal {
            wording: basis,
            authority: said.authority,
            awaited: said.awaited,
            activities: vec![follower],
        });
    }
    Ok(proposals)
}
