use actix_web::{get, post, web::Path};
use tiendo_api::{
    Action,
    page::{Page, PageInfo},
    plans::{ActivityDetail, Condition, NewConditionEvent, Plan, PlanSummary},
};
use uuid::Uuid;

use super::{activity, condition, plan, tree};
use crate::{
    actor::Actor,
    error::Error,
    http::{Ask, Created, Listing, Nothing, Params, ReadProblems, Tagged, WriteProblems},
    policy,
    supervision::routes::DayParams,
};

/// Plans of the agency
///
/// Latest year first.
#[utoipa::path(tag = "plans", operation_id = "listPlans", extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The plans", body = Page<PlanSummary>), ReadProblems))]
#[get("/plans")]
pub async fn list(actor: Actor, _: Params<Nothing>) -> Result<Listing<Page<PlanSummary>>, Error> {
    actor.may(Action::ReadPlan)?;
    actor
        .listing(async || {
            let plans = plan::list(&**actor.db(), actor.agency_id).await?;
            let data = plans.into_iter().map(|plan| plan.summary(actor.role)).collect();
            Ok(Page {
                data,
                page: PageInfo::default(),
            })
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
pub async fn one(actor: Actor, id: Path<Uuid>, params: Params<DayParams>) -> Result<Listing<Plan>, Error> {
    let plan = actor.plan(Action::ReadPlan, *id).await?;
    let day = params.0.day(&actor)?;
    actor.listing(async || tree::read(&actor, plan, day).await).await
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
) -> Result<Listing<ActivityDetail>, Error> {
    let activity = actor.activity(Action::ReadPlan, *id).await?.into_inner();
    actor
        .listing(async || {
            let path = activity::path(&**actor.db(), activity.id).await?;
            let (source_row, version) = (activity.source_row, activity.version);
            let readable = policy::somewhere(actor.role)
                .into_iter()
                .filter(|action| *action == Action::ReadPlan);
            let allowed_actions = readable.collect();
            let activity = tree::one(&actor, activity).await?;
            Ok(ActivityDetail {
                activity,
                path,
                source_row,
                version,
                allowed_actions,
            })
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
) -> Result<Tagged<Condition>, Error> {
    let condition = actor.condition(Action::ReadPlan, *id).await?.into_inner();
    Ok(Tagged {
        version: condition.version,
        body: condition.seen_by(actor.role),
    })
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
    ask.once(async |tx| condition::record_event(tx, &ask.actor, &condition, seen, event).await)
        .await
}
