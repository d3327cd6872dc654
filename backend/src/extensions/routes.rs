use actix_web::{post, web::Path};
use tiendo_api::{
    Action,
    extensions::{NewExtensionDecision, NewExtensionRequest, NewExtensionWithdrawal},
    work::WorkItem,
};
use uuid::Uuid;

use super::{decision, request};
use crate::{
    error::Error,
    http::{Ask, Created, WriteProblems},
    work::detail::as_it_stands,
};

/// Ask for a later due day
///
/// By the unit that leads the item, with a reason; one request at a time. Until it is granted the due day stays. A
/// request made after the due day is possible and stays marked late.
#[utoipa::path(tag = "work", operation_id = "requestExtension", request_body = NewExtensionRequest,
    params(("id" = Uuid, Path, description = "Work item"),
        ("If-Match" = String, Header, description = "`ETag` of the work item"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("requestExtension"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/work-items/{id}/extension-requests")]
pub async fn send(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let item = ask.actor.work_item(Action::RequestExtension, *id).await?;
    let new: NewExtensionRequest = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        request::ask(tx, &ask.actor, &item, seen, new).await?;
        as_it_stands(tx, &ask.actor, item.id).await
    })
    .await
}

/// Grant or refuse a later due day
///
/// A grant moves the due day from today on; earlier days stay judged by the due day they had. The Office decides as many
/// days as the agency's settings give it, leadership the rest, and nobody what they asked for themselves.
#[utoipa::path(tag = "work", operation_id = "decideExtension", request_body = NewExtensionDecision,
    params(("id" = Uuid, Path, description = "Extension request"),
        ("If-Match" = String, Header, description = "`ETag` of the work item"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("decideExtension"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/extension-requests/{id}/decisions")]
pub async fn decide(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let about = ask.actor.extension_request(Action::DecideExtension, *id).await?;
    let new: NewExtensionDecision = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        decision::decide(tx, &ask.actor, &about, seen, new).await?;
        as_it_stands(tx, &ask.actor, about.1.id).await
    })
    .await
}

/// Take an extension request back
///
/// Only who made it can, while it awaits a decision.
#[utoipa::path(tag = "work", operation_id = "withdrawExtension", request_body = NewExtensionWithdrawal,
    params(("id" = Uuid, Path, description = "Extension request"),
        ("If-Match" = String, Header, description = "`ETag` of the work item"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("requestExtension"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/extension-requests/{id}/withdrawals")]
pub async fn withdraw(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let about = ask.actor.extension_request(Action::RequestExtension, *id).await?;
    let new: NewExtensionWithdrawal = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        request::withdraw(tx, &ask.actor, &about, seen, new).await?;
        as_it_stands(tx, &ask.actor, about.1.id).await
    })
    .await
}
