use actix_web::{get, post, web::Path};
use tiendo_api::{
    Action,
    milestones::{ItemMilestones, MilestoneProposal, NewMilestones},
    page::{Page, PageInfo},
};
use uuid::Uuid;

use super::{list, proposal, setting};
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Ask, Created, Nothing, Params, ReadProblems, WriteProblems},
};

/// The milestones of a plan
///
/// The work items that have milestones, in the plan's order, and where each stands against them today.
#[utoipa::path(tag = "milestones", operation_id = "listMilestones", params(("id" = Uuid, Path, description = "Plan")),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "Work items with their milestones", body = Page<ItemMilestones>), ReadProblems))]
#[get("/plans/{id}/milestones")]
pub async fn of_plan(
    actor: Actor,
    id: Path<Uuid>,
    _: Params<Nothing>,
) -> Result<Answer<Page<ItemMilestones>>, Error> {
    actor
        .listing(async || {
            let plan = actor.plan(Action::ReadPlan, *id).await?;
            Ok(Page { data: list::of_plan(&**actor.db(), &actor, plan.id).await?, page: PageInfo::default() })
        })
        .await
}

/// Milestones proposed
///
/// For work that is due at the end of the year, goes on, and has none: one at each cut-off still to come, with the share
/// of the time gone by then. Cut-offs within 14 days of the due day are left out.
#[utoipa::path(tag = "milestones", operation_id = "listMilestoneProposals",
    params(("id" = Uuid, Path, description = "Plan")),
    extensions(("x-action" = json!("setMilestones"))),
    responses((status = 200, description = "The proposals, in the plan's order", body = Page<MilestoneProposal>), ReadProblems))]
#[get("/plans/{id}/milestones/proposals")]
pub async fn proposals(
    actor: Actor,
    id: Path<Uuid>,
    _: Params<Nothing>,
) -> Result<Answer<Page<MilestoneProposal>>, Error> {
    actor
        .listing(async || {
            let plan = actor.plan(Action::SetMilestones, *id).await?;
            Ok(Page { data: proposal::list(&actor, plan).await?, page: PageInfo::default() })
        })
        .await
}

/// Set milestones
///
/// Of one or many work items at once, in place of those they have: as proposed, or others. What stood before stays in
/// the journal, and an earlier day is seen with the milestones of that day.
#[utoipa::path(tag = "milestones", operation_id = "setMilestones", request_body = NewMilestones,
    params(("id" = Uuid, Path, description = "Plan"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("setMilestones"))),
    responses((status = 201, description = "Every work item of the plan with milestones", body = Page<ItemMilestones>), WriteProblems))]
#[post("/plans/{id}/milestones")]
pub async fn set(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let plan = ask.actor.plan(Action::SetMilestones, *id).await?;
    let new: NewMilestones = ask.body()?;
    ask.once(async |tx| setting::set(tx, &ask.actor, &plan, new).await).await
}
