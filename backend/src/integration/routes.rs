use actix_web::{HttpRequest, get};
use serde::Deserialize;
use tiendo_api::{Action, changes::Change, page::Page};
use utoipa::IntoParams;

use super::{changes, events};
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Events, Nothing, Params, ReadProblems},
    page,
};

/// Where to go on reading.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ChangesParams {
    /// `nextCursor` of the page before; left out, the feed starts at the beginning.
    cursor: Option<String>,
    /// Lines on a page, 1 to 200; 50 when left out.
    limit: Option<u64>,
}

/// The feed of changes
///
/// Everything that happened to plans, conditions and work items of the agency, oldest first, in the one sequence of
/// its journal. `nextCursor` is always given: keep it, and come back with it later. Nothing has expired yet.
#[utoipa::path(tag = "changes", operation_id = "listChanges", params(ChangesParams),
    extensions(("x-action" = json!("readChanges"))),
    responses((status = 200, description = "Changes after the cursor", body = Page<Change>), ReadProblems))]
#[get("/changes")]
pub async fn list(actor: Actor, params: Params<ChangesParams>) -> Result<Answer<Page<Change>>, Error> {
    let limit = page::limit(params.0.limit)?;
    let after: i64 = match &params.0.cursor {
        Some(cursor) => cursor.parse().map_err(|_| Error::Malformed("cursor".into()))?,
        None => 0,
    };
    actor
        .page(async || {
            actor.may(Action::ReadChanges)?;
            changes::read(&actor, after, limit).await
        })
        .await
}

/// Changes as they happen
///
/// Server-Sent Events: the lines of `GET /changes`, each as soon as it is committed. `id` is its `seq`, `data` the line
/// as JSON. Without `Last-Event-ID` the stream begins now; with it, after that line, so nothing is lost between two
/// connections. Comments come while nothing happens. The stream ends when the access token expires, the session ends or
/// the server stops: refresh the token and come back with the last id.
#[utoipa::path(tag = "changes", operation_id = "followChanges",
    params(("Last-Event-ID" = Option<i64>, Header, description = "`id` of the last event received")),
    extensions(("x-action" = json!("readChanges"))),
    responses((status = 200, description = "Events, without end", content_type = "text/event-stream", body = String), ReadProblems))]
#[get("/events")]
pub async fn follow(actor: Actor, request: HttpRequest, _: Params<Nothing>) -> Result<Events, Error> {
    actor.may(Action::ReadChanges)?;
    let last =
        request.headers().get("last-event-id").map(|sent| sent.to_str().ok().and_then(|id| id.parse().ok()));
    match last {
        Some(None | Some(..0)) => Err(Error::Malformed("Last-Event-ID".into())),
        after => Ok(Events::of(events::follow(actor, after.flatten()))),
    }
}
