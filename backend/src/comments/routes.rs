use actix_web::{get, post, web::Path};
use serde::Deserialize;
use tiendo_api::{
    Action,
    comments::{Comment, NewComment},
    page::Page,
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::comment;
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Ask, Created, Params, ReadProblems, WriteProblems},
};

/// Which page of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CommentParams {
    /// `nextCursor` of the page before.
    pub cursor: Option<String>,
    /// Rows on a page, 1 to 200; 50 when left out.
    pub limit: Option<u64>,
}

/// Comments on a work item
///
/// Oldest first.
#[utoipa::path(tag = "work", operation_id = "listComments",
    params(("id" = Uuid, Path, description = "Work item"), CommentParams),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The comments", body = Page<Comment>), ReadProblems))]
#[get("/work-items/{id}/comments")]
pub async fn list(
    actor: Actor,
    id: Path<Uuid>,
    params: Params<CommentParams>,
) -> Result<Answer<Page<Comment>>, Error> {
    actor
        .page(async || {
            let item = actor.work_item(Action::ReadPlan, *id).await?;
            comment::list(&actor, &item, (params.0.cursor.as_deref(), params.0.limit)).await
        })
        .await
}

/// Comment on a work item
///
/// Calls on people by their accounts. What is said stays said: comments are neither changed nor deleted, and the item
/// keeps its version.
#[utoipa::path(tag = "work", operation_id = "comment", request_body = NewComment,
    params(("id" = Uuid, Path, description = "Work item"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("comment"))),
    responses((status = 201, description = "The comment", body = Comment), WriteProblems))]
#[post("/work-items/{id}/comments")]
pub async fn say(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let item = ask.actor.work_item(Action::Comment, *id).await?;
    let new: NewComment = ask.body()?;
    ask.once(async |tx| comment::say(tx, &ask.actor, &item, new).await).await
}
