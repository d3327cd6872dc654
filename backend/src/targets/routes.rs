use actix_web::{get, post, web::Path};
use tiendo_api::{
    Action,
    page::{Page, PageInfo},
    targets::{NewTarget, NewTargetConfirmation, NewTargetDrop, NewTargetValue, PlanTarget, TargetDetail},
};
use uuid::Uuid;

use super::{list, target, value};
use crate::{
    actor::Actor,
    db::Tx,
    error::Error,
    http::{Answer, Ask, Created, Nothing, Params, ReadProblems, WriteProblems},
    supervision::routes::DayParams,
};

/// The targets of a plan
///
/// What its wording states in numbers ("100%", "tối thiểu 25%"), how each stood on a day, and its trend over the report
/// periods. Those dropped by that day are left out.
#[utoipa::path(tag = "targets", operation_id = "listTargets",
    params(("id" = Uuid, Path, description = "Plan"), DayParams),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The targets in the order of the plan", body = Page<PlanTarget>), ReadProblems))]
#[get("/plans/{id}/targets")]
pub async fn of_plan(
    actor: Actor,
    id: Path<Uuid>,
    params: Params<DayParams>,
) -> Result<Answer<Page<PlanTarget>>, Error> {
    let day = params.0.day(&actor)?;
    actor
        .listing(async || {
            let plan = actor.plan(Action::ReadPlan, *id).await?;
            Ok(Page { data: list::of_plan(&actor, &plan, day).await?, page: PageInfo::default() })
        })
        .await
}

/// Add a target
///
/// One that was not read from the plan's wording. It is confirmed with that; `leadUnitId` is required.
#[utoipa::path(tag = "targets", operation_id = "addTarget", request_body = NewTarget,
    params(("id" = Uuid, Path, description = "Plan"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("manageTargets"))),
    responses((status = 201, description = "The target", body = TargetDetail), WriteProblems))]
#[post("/plans/{id}/targets")]
pub async fn add(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let plan = ask.actor.plan(Action::ManageTargets, *id).await?;
    let new: NewTarget = ask.body()?;
    ask.once(async |tx| {
        let id = target::add(tx, &ask.actor, &plan, new).await?;
        as_it_stands(tx, &ask.actor, id).await
    })
    .await
}

/// One target
///
/// With every value reported and everything decided about it.
#[utoipa::path(tag = "targets", operation_id = "getTarget", params(("id" = Uuid, Path, description = "Target")),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The target", body = TargetDetail), ReadProblems))]
#[get("/targets/{id}")]
pub async fn one(actor: Actor, id: Path<Uuid>, _: Params<Nothing>) -> Result<Answer<TargetDetail>, Error> {
    actor
        .tagged(async || {
            let target = actor.target(Action::ReadPlan, *id).await?;
            list::one(&**actor.db(), &actor, target.id).await
        })
        .await
}

/// Confirm a target
///
/// What was read from the plan's wording is a target: values can be reported for it.
#[utoipa::path(tag = "targets", operation_id = "confirmTarget", request_body = NewTargetConfirmation,
    params(("id" = Uuid, Path, description = "Target"),
        ("If-Match" = String, Header, description = "`ETag` of the target"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("manageTargets"))),
    responses((status = 201, description = "The target as it now stands", body = TargetDetail), WriteProblems))]
#[post("/targets/{id}/confirmations")]
pub async fn confirm(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let target = ask.actor.target(Action::ManageTargets, *id).await?;
    let NewTargetConfirmation {} = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        target::confirm(tx, &ask.actor, &target, seen).await?;
        as_it_stands(tx, &ask.actor, target.id).await
    })
    .await
}

/// Correct a target
///
/// States it as a whole, from today on, and confirms it. What it was before stays to be seen on earlier days.
#[utoipa::path(tag = "targets", operation_id = "correctTarget", request_body = NewTarget,
    params(("id" = Uuid, Path, description = "Target"),
        ("If-Match" = String, Header, description = "`ETag` of the target"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("manageTargets"))),
    responses((status = 201, description = "The target as it now stands", body = TargetDetail), WriteProblems))]
#[post("/targets/{id}/corrections")]
pub async fn correct(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let target = ask.actor.target(Action::ManageTargets, *id).await?;
    let new: NewTarget = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        target::correct(tx, &ask.actor, &target, seen, new).await?;
        as_it_stands(tx, &ask.actor, target.id).await
    })
    .await
}

/// Drop a target
///
/// With a reason. It stays to be seen on earlier days.
#[utoipa::path(tag = "targets", operation_id = "dropTarget", request_body = NewTargetDrop,
    params(("id" = Uuid, Path, description = "Target"),
        ("If-Match" = String, Header, description = "`ETag` of the target"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("manageTargets"))),
    responses((status = 201, description = "The target as it now stands", body = TargetDetail), WriteProblems))]
#[post("/targets/{id}/drops")]
pub async fn drop(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let target = ask.actor.target(Action::ManageTargets, *id).await?;
    let new: NewTargetDrop = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        target::drop(tx, &ask.actor, &target, seen, new).await?;
        as_it_stands(tx, &ask.actor, target.id).await
    })
    .await
}

/// Report a value of a target
///
/// By the unit that leads it, for a report period that has opened. A later value of the same period corrects the one
/// before, which stays to be seen.
#[utoipa::path(tag = "targets", operation_id = "reportTarget", request_body = NewTargetValue,
    params(("id" = Uuid, Path, description = "Target"),
        ("If-Match" = String, Header, description = "`ETag` of the target"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("reportTarget"))),
    responses((status = 201, description = "The target as it now stands", body = TargetDetail), WriteProblems))]
#[post("/targets/{id}/values")]
pub async fn report(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let target = ask.actor.target(Action::ReportTarget, *id).await?;
    let new: NewTargetValue = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        value::report(tx, &ask.actor, &target, seen, new).await?;
        as_it_stands(tx, &ask.actor, target.id).await
    })
    .await
}

async fn as_it_stands(tx: &Tx, actor: &Actor, id: Uuid) -> Result<(TargetDetail, Option<i64>), Error> {
    let (target, version) = list::one(&**tx, actor, id).await?;
    Ok((target, Some(version)))
}
