use actix_web::{post, web::Path};
use tiendo_api::{
    Action,
    contributions::{NewContributionRequest, NewContributionWithdrawal, NewDecline, NewDelivery},
    work::WorkItem,
};
use uuid::Uuid;

use super::{answer, request};
use crate::{
    error::Error,
    http::{Ask, Created, WriteProblems},
    work::detail::as_it_stands,
};

/// Ask a coordinating unit for its contribution
///
/// What, and by when. It stands in that unit's queue until it is delivered, declined or taken back.
#[utoipa::path(tag = "work", operation_id = "requestContribution", request_body = NewContributionRequest,
    params(("id" = Uuid, Path, description = "Work item"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("requestContribution"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/work-items/{id}/contribution-requests")]
pub async fn send(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let item = ask.actor.work_item(Action::RequestContribution, *id).await?;
    let new: NewContributionRequest = ask.body()?;
    ask.once(async |tx| {
        request::ask(tx, &ask.actor, &item, new).await?;
        as_it_stands(tx, &ask.actor, item.id).await
    })
    .await
}

/// Deliver a contribution
///
/// Words, the number of a document, a stored file; at least one of them.
#[utoipa::path(tag = "work", operation_id = "deliverContribution", request_body = NewDelivery,
    params(("id" = Uuid, Path, description = "Contribution request"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("answerContribution"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/contribution-requests/{id}/deliveries")]
pub async fn deliver(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let request = ask.actor.contribution_asked(Action::AnswerContribution, *id).await?;
    let new: NewDelivery = ask.body()?;
    ask.once(async |tx| {
        answer::deliver(tx, &ask.actor, &request, new).await?;
        as_it_stands(tx, &ask.actor, request.work_item_id).await
    })
    .await
}

/// Decline a contribution
///
/// With a reason.
#[utoipa::path(tag = "work", operation_id = "declineContribution", request_body = NewDecline,
    params(("id" = Uuid, Path, description = "Contribution request"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("answerContribution"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/contribution-requests/{id}/declines")]
pub async fn decline(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let request = ask.actor.contribution_asked(Action::AnswerContribution, *id).await?;
    let new: NewDecline = ask.body()?;
    ask.once(async |tx| {
        answer::decline(tx, &ask.actor, &request, new).await?;
        as_it_stands(tx, &ask.actor, request.work_item_id).await
    })
    .await
}

/// Take a contribution request back
///
/// By the unit that leads the item, with a reason, while it is open.
#[utoipa::path(tag = "work", operation_id = "withdrawContribution", request_body = NewContributionWithdrawal,
    params(("id" = Uuid, Path, description = "Contribution request"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("requestContribution"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/contribution-requests/{id}/withdrawals")]
pub async fn withdraw(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let request = ask.actor.contribution_made(Action::RequestContribution, *id).await?;
    let new: NewContributionWithdrawal = ask.body()?;
    ask.once(async |tx| {
        answer::withdraw(tx, &ask.actor, &request, new).await?;
        as_it_stands(tx, &ask.actor, request.work_item_id).await
    })
    .await
}
