use actix_web::get;
use serde::Deserialize;
use tiendo_api::{Action, changes::Change, page::Page};
use utoipa::IntoParams;

use super::changes;
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Params, ReadProblems},
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
