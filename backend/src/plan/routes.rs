use actix_web::{get, post, web::Path};
use chrono::NaiveDate;
use serde::Deserialize;
use tiendo_api::{
    Action,
    annexes::{AnnexSummary, NewDraft, PlanVersion},
    page::{Page, PageInfo},
    plans::{ActivityDetail, Plan, PlanFormat, PlanSummary},
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::{plan, print, tree, version};
use crate::{
    actor::Actor,
    annexes::{annex, begin},
    error::Error,
    http::{Answer, Ask, Created, Download, Nothing, Params, ReadProblems, WriteProblems},
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
            let data = plans.into_iter().map(|plan| plan.summary(&actor)).collect();
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

/// The versions of a plan
///
/// As approved, then one for each amendment, with its decision.
#[utoipa::path(tag = "plans", operation_id = "listPlanVersions", params(("id" = Uuid, Path, description = "Plan")),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The versions", body = Page<PlanVersion>), ReadProblems))]
#[get("/plans/{id}/versions")]
pub async fn versions(
    actor: Actor,
    id: Path<Uuid>,
    _: Params<Nothing>,
) -> Result<Answer<Page<PlanVersion>>, Error> {
    actor
        .listing(async || {
            let plan = actor.plan(Action::ReadPlan, *id).await?;
            Ok(Page { data: version::list(&actor, plan.id).await?, page: PageInfo::default() })
        })
        .await
}

/// How a plan is printed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PrintParams {
    /// Word or Excel.
    #[param(inline)]
    pub format: PlanFormat,
    /// Whether the state of each activity is printed beside it; not when left out.
    pub states: Option<bool>,
    /// Day the plan and its states are true of; today when left out.
    pub as_of: Option<NaiveDate>,
}

/// Print a plan
///
/// As the annex it came from: the same columns, merges and numbering, as Word or Excel.
#[utoipa::path(tag = "plans", operation_id = "exportPlan",
    params(("id" = Uuid, Path, description = "Plan"), PrintParams),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The document", content_type = "application/octet-stream", body = [u8]), ReadProblems))]
#[get("/plans/{id}/export")]
pub async fn export(actor: Actor, id: Path<Uuid>, params: Params<PrintParams>) -> Result<Download, Error> {
    let PrintParams { format, states, as_of } = params.0;
    let day = DayParams { as_of }.day(&actor)?;
    let plan = actor.plan(Action::ReadPlan, *id).await?;
    let (name, bytes) = print::file(&actor, &plan, (format, day), states.unwrap_or_default()).await?;
    Ok(Download { name, bytes })
}

/// Begin an amendment
///
/// A draft of the plan as it now is, to be edited and approved with a decision.
#[utoipa::path(tag = "annexes", operation_id = "beginAmendment", request_body = NewDraft,
    params(("id" = Uuid, Path, description = "Plan"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("prepareAnnex"))),
    responses((status = 201, description = "The draft", body = AnnexSummary), WriteProblems))]
#[post("/plans/{id}/amendments")]
pub async fn begin_amendment(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let plan = ask.actor.plan(Action::PrepareAnnex, *id).await?;
    let NewDraft {} = ask.body()?;
    ask.once(async |tx| {
        let id = begin::amendment(tx, &ask.actor, &plan).await?;
        annex::summary(&**tx, &ask.actor, id).await
    })
    .await
}

/// Begin the plan of the year after
///
/// A draft with the wording moved on a year, results cleared and lineage kept; unfinished work is pointed out.
#[utoipa::path(tag = "annexes", operation_id = "carryOver", request_body = NewDraft,
    params(("id" = Uuid, Path, description = "Plan"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("prepareAnnex"))),
    responses((status = 201, description = "The draft", body = AnnexSummary), WriteProblems))]
#[post("/plans/{id}/carry-overs")]
pub async fn carry_over(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let plan = ask.actor.plan(Action::PrepareAnnex, *id).await?;
    let NewDraft {} = ask.body()?;
    ask.once(async |tx| {
        let id = begin::carry_over(tx, &ask.actor, &plan).await?;
        annex::summary(&**tx, &ask.actor, id).await
    })
    .await
}
