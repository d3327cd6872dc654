use actix_web::{get, post, web::Path};
use tiendo_api::{
    Action,
    page::{Page, PageInfo},
    plans::{ActivityDetail, Condition, NewConditionEvent, Plan, PlanSummary},
};
use uuid::Uuid;

use super::{condition, plan, tree};
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Ask, Created, Nothing, Params, ReadProblems, WriteProblems},
    supervision::routes::DayParams,
};

/// Plans of the agency
///
/// Latest year first.
#[utoipa::path(tag = "plans", operation_id = "listPlans", extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The plans", body = Page<PlanSummary>), ReadProblems))]
#[get("/plans")]
pub async fn list(actor: Actor, _: Params<Nothing>) -> Result<Answer<Page<PlanSummary>>, Error> {
    actor.may(Action::ReadPlan)?;
    actor
        .listing(async || {
            let plans = plan::list(&**actor.db(), actor.agency_id).await?;
            let data = plans.into_iter().map(|plan| plan.summary(actor.role)).collect();
            Ok(Page { data, page: PageInfo::default() })
        })
        .await
}

/// A plan with its whole tree
///
/// Sections, objectives, tasks and activities as worded, with the states of their work items.
#[utoipa::path(tag = "plans", operation_id = "getPlan",
    params(("id" = Uuid, Path, description = "Plan"), DayParams),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The plan", body = Plan), ReadProblems))]
#[get("/plans/{id}")]
pub async fn one(actor: Actor, id: Path<Uuid>, params: Params<DayParams>) -> Result<Answer<Plan>, Error> {
    let day = params.0.day(&actor)?;
    actor
        .listing(async || {
            let plan = actor.plan(Action::ReadPlan, *id).await?;
            tree::read(&actor, plan, day).await
        })
        .await
}

/// One activity
#[utoipa::path(tag = "plans", operation_id = "getActivity", params(("id" = Uuid, Path, description = "Activity")),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The activity", body = ActivityDetail), ReadProblems))]
#[get("/activities/{id}")]
pub async fn get_activity(
    actor: Actor,
    id: Path<Uuid>,
    _: Params<Nothing>,
) -> Result<Answer<ActivityDetail>, Error> {
    actor
        .listing(async || {
            let activity = actor.activity(Action::ReadPlan, *id).await?;
            tree::one(&actor, activity.into_inner()).await
        })
        .await
}

/// One condition
#[utoipa::path(tag = "plans", operation_id = "getCondition", params(("id" = Uuid, Path, description = "Condition")),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The condition", body = Condition), ReadProblems))]
#[get("/conditions/{id}")]
pub async fn get_condition(
    actor: Actor,
    id: Path<Uuid>,
    _: Params<Nothing>,
) -> Result<Answer<Condition>, Error> {
    actor
        .tagged(async || {
            let condition = actor.condition(Action::ReadPlan, *id).await?.into_inner();
            let version = condition.version;
            Ok((condition.seen_by(actor.role), version))
        })
        .await
}

/// Record that an awaited document or event has come
///
/// Every item waiting for it opens, due at the end of its window.
#[utoipa::path(tag = "plans", operation_id = "recordEvent", request_body = NewConditionEvent,
    params(("id" = Uuid, Path, description = "Condition"),
        ("If-Match" = String, Header, description = "`ETag` of the condition"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("recordEvent"))),
    responses((status = 201, description = "The condition as it now stands", body = Condition), WriteProblems))]
#[post("/conditions/{id}/events")]
pub async fn record_event(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let condition = ask.actor.condition(Action::RecordEvent, *id).await?;
    let event: NewConditionEvent = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| condition::record_event(tx, &ask.actor, &condition, seen, event).await).await
}
