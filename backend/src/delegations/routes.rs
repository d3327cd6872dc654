use actix_web::{get, post, web::Path};
use serde::Deserialize;
use tiendo_api::{
    Action,
    delegations::{Delegation, NewDelegation, NewDelegationEnd},
    page::Page,
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::delegation;
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Ask, Created, Params, ReadProblems, WriteProblems},
};

/// Which page of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DelegationParams {
    /// `nextCursor` of the page before.
    pub cursor: Option<String>,
    /// Rows on a page, 1 to 200; 50 when left out.
    pub limit: Option<u64>,
}

/// Delegations
///
/// Who acts on whose behalf on which days, the latest first: past, running and to come.
#[utoipa::path(tag = "work", operation_id = "listDelegations", params(DelegationParams),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The delegations", body = Page<Delegation>), ReadProblems))]
#[get("/delegations")]
pub async fn list(actor: Actor, params: Params<DelegationParams>) -> Result<Answer<Page<Delegation>>, Error> {
    actor
        .page(async || {
            actor.may(Action::ReadPlan)?;
            delegation::list(&actor, (params.0.cursor.as_deref(), params.0.limit)).await
        })
        .await
}

/// Delegate one's decisions
///
/// From one day to another, inclusive, somebody else of the agency may do what the caller may. What they do by it is in
/// the journal on the caller's behalf; they cannot delegate it further, and nobody decides on what they submitted or
/// asked for themselves.
#[utoipa::path(tag = "work", operation_id = "delegate", request_body = NewDelegation,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("delegate"))),
    responses((status = 201, description = "The delegation", body = Delegation), WriteProblems))]
#[post("/delegations")]
pub async fn make(ask: Ask) -> Result<Created, Error> {
    ask.actor.may(Action::Delegate)?;
    let new: NewDelegation = ask.body()?;
    ask.once(async |tx| delegation::make(tx, &ask.actor, new).await).await
}

/// End a delegation early
///
/// At once. Heads end their own; leadership ends any.
#[utoipa::path(tag = "work", operation_id = "endDelegation", request_body = NewDelegationEnd,
    params(("id" = Uuid, Path, description = "Delegation"),
        ("If-Match" = String, Header, description = "Version of the delegation"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("delegate"))),
    responses((status = 201, description = "The delegation, ended", body = Delegation), WriteProblems))]
#[post("/delegations/{id}/ends")]
pub async fn end(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let found = ask.actor.delegation(Action::Delegate, *id).await?;
    let _: NewDelegationEnd = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| delegation::end(tx, &ask.actor, &found, seen).await).await
}
