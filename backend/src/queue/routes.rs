use actix_web::get;
use serde::Deserialize;
use tiendo_api::{
    Action,
    queue::{Lane, Queue},
    work::Part,
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::read;
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Params, ReadProblems},
    policy::Reach,
};

/// Which queue, and which rows of it.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct QueueParams {
    /// Unit; the caller's own when left out, and the whole agency for a caller without a unit.
    pub unit: Option<Uuid>,
    /// What the unit leads, or what it coordinates; what it leads when left out.
    pub part: Option<Part>,
    /// Only this lane; the counts still tell of all four.
    pub lane: Option<Lane>,
    /// Only this section ("III").
    pub section: Option<String>,
    /// Only what was handed to the caller in person.
    pub mine: Option<bool>,
    /// Words to find, with or without accents.
    pub q: Option<String>,
    /// `nextCursor` of the page before.
    pub cursor: Option<String>,
    /// Rows on a page, 1 to 200; 50 when left out.
    pub limit: Option<u64>,
}

/// A unit's queue
///
/// Four lanes, always in the same order: act now, due this period, awaiting me, later. Each row says why it is here,
/// and what the one main action is.
#[utoipa::path(tag = "queue", operation_id = "getQueue", params(QueueParams),
    extensions(("x-action" = json!("readQueue"))),
    responses((status = 200, description = "The queue", body = Queue), ReadProblems))]
#[get("/queue")]
pub async fn queue(actor: Actor, params: Params<QueueParams>) -> Result<Answer<Queue>, Error> {
    actor
        .page(async || {
            let unit = own_or(&actor, params.0.unit).await?;
            read::read(&actor, unit, &params.0).await
        })
        .await
}

/// The unit asked for; the caller's own when left out, and none for a caller without a unit who sees all of them.
async fn own_or(actor: &Actor, unit: Option<Uuid>) -> Result<Option<Uuid>, Error> {
    let reach = actor.may(Action::ReadQueue)?;
    match unit {
        Some(unit) => Ok(Some(actor.unit_named(Action::ReadQueue, unit).await?.id)),
        None if actor.unit.is_some() || reach == Reach::All => Ok(actor.unit_id()),
        None => Err(Error::NotAllowed(Action::ReadQueue)),
    }
}

/// The unit asked for; when left out, every unit for a caller who sees all of them, and otherwise their own.
pub async fn of_unit(actor: &Actor, unit: Option<Uuid>) -> Result<Option<Uuid>, Error> {
    match (unit, actor.may(Action::ReadQueue)?) {
        (None, Reach::All) => Ok(None),
        (unit, _) => own_or(actor, unit).await,
    }
}
