use actix_web::{get, post, web::Path};
use chrono::NaiveDate;
use serde::Deserialize;
use tiendo_api::{
    Action,
    page::Page,
    urgings::{NewUrging, NewUrgingReceipt, NewUrgings, Urging, UrgingList, UrgingProposal},
    work::WorkItem,
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::{list, proposal, receipt, urging};
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Ask, Created, Params, ReadProblems, WriteProblems},
    queue::routes::of_unit,
    work::detail::as_it_stands,
};

/// Which urgings.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct UrgingParams {
    /// Urged unit; the caller's own when left out, and the whole agency for a caller who sees all of it.
    pub unit: Option<Uuid>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// Only those nobody of the unit has confirmed having read.
    pub unread: Option<bool>,
    /// `nextCursor` of the page before.
    pub cursor: Option<String>,
    /// Rows on a page, 1 to 200; 50 when left out.
    pub limit: Option<u64>,
}

/// Urgings, counted per unit
///
/// The latest first, with how many fall on each unit in the same stretch of time.
#[utoipa::path(tag = "urgings", operation_id = "listUrgings", params(UrgingParams),
    extensions(("x-action" = json!("readQueue"))),
    responses((status = 200, description = "The urgings", body = UrgingList), ReadProblems))]
#[get("/urgings")]
pub async fn list_all(actor: Actor, params: Params<UrgingParams>) -> Result<Answer<UrgingList>, Error> {
    actor
        .page(async || {
            let unit = of_unit(&actor, params.0.unit).await?;
            list::read(&actor, unit, &params.0).await
        })
        .await
}

/// Which page of the proposals.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProposalParams {
    /// `nextCursor` of the page before.
    pub cursor: Option<String>,
    /// Rows on a page, 1 to 200; 50 when left out.
    pub limit: Option<u64>,
}

/// What the rule proposes to urge
///
/// Overdue items whose unit was not urged in the last days, the longest overdue first, each with a level (by the days
/// overdue, and never skipping one) and words to send. The days are the agency's settings.
#[utoipa::path(tag = "urgings", operation_id = "listUrgingProposals", params(ProposalParams),
    extensions(("x-action" = json!("urge"))),
    responses((status = 200, description = "The proposals", body = Page<UrgingProposal>), ReadProblems))]
#[get("/urgings/proposals")]
pub async fn proposals(
    actor: Actor,
    params: Params<ProposalParams>,
) -> Result<Answer<Page<UrgingProposal>>, Error> {
    actor
        .page(async || {
            actor.may(Action::Urge)?;
            proposal::list(&actor, &params.0).await
        })
        .await
}

/// Accept proposals
///
/// Urges one or many items at once, each under its own number: all of them, or none when the rule no longer proposes
/// one (422, pointing at it).
#[utoipa::path(tag = "urgings", operation_id = "acceptUrgings", request_body = NewUrgings,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("urge"))),
    responses((status = 201, description = "The urgings, by number", body = Page<Urging>), WriteProblems))]
#[post("/urgings")]
pub async fn accept(ask: Ask) -> Result<Created, Error> {
    ask.actor.may(Action::Urge)?;
    let new: NewUrgings = ask.body()?;
    ask.once(async |tx| proposal::accept(tx, &ask.actor, new).await).await
}

/// Urge
///
/// Addressed to the reporting lead unit, under the year's next number. Until the item is submitted it stands among what
/// the unit has to act on now.
#[utoipa::path(tag = "urgings", operation_id = "urge", request_body = NewUrging,
    params(("id" = Uuid, Path, description = "Work item"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("urge"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/work-items/{id}/urgings")]
pub async fn urge(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let item = ask.actor.work_item(Action::Urge, *id).await?;
    let new: NewUrging = ask.body()?;
    ask.once(async |tx| {
        urging::urge(tx, &ask.actor, item.id, new).await?;
        as_it_stands(tx, &ask.actor, item.id).await
    })
    .await
}

/// Confirm having read an urging
///
/// By anybody of the urged unit, once for the unit. The item stays where it is until it is submitted.
#[utoipa::path(tag = "urgings", operation_id = "receiveUrging", request_body = NewUrgingReceipt,
    params(("id" = Uuid, Path, description = "Urging"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("receiveUrging"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/urgings/{id}/receipt")]
pub async fn receive(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let urging = ask.actor.urging(Action::ReceiveUrging, *id).await?;
    let _: NewUrgingReceipt = ask.body()?;
    ask.once(async |tx| {
        receipt::receive(tx, &ask.actor, &urging).await?;
        as_it_stands(tx, &ask.actor, urging.work_item_id).await
    })
    .await
}
