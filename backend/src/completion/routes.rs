use actix_web::{get, put, web::Path};
use tiendo_api::{
    Action,
    completion::{CompletionRule, NewCompletionRule},
};
use uuid::Uuid;

use super::stored;
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Ask, Created, Nothing, Params, ReadProblems, WriteProblems},
};

/// When an activity's work is complete
///
/// Which deliverables must be shown before it can be submitted as done: as read from their wording (a slash is a choice,
/// a comma is not), or as the Office corrected it.
#[utoipa::path(tag = "plans", operation_id = "getCompletionRule",
    params(("id" = Uuid, Path, description = "Activity")),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The rule", body = CompletionRule), ReadProblems))]
#[get("/activities/{id}/completion-rule")]
pub async fn read(actor: Actor, id: Path<Uuid>, _: Params<Nothing>) -> Result<Answer<CompletionRule>, Error> {
    actor
        .tagged(async || {
            let activity = actor.activity(Action::ReadPlan, *id).await?;
            stored::seen_by(&**actor.db(), &actor, &activity).await
        })
        .await
}

/// Correct when an activity's work is complete
///
/// The whole rule at once; what it does not name is read from its wording again.
#[utoipa::path(tag = "plans", operation_id = "correctCompletionRule", request_body = NewCompletionRule,
    params(("id" = Uuid, Path, description = "Activity"),
        ("If-Match" = String, Header, description = "`ETag` of the rule")),
    extensions(("x-action" = json!("correctCompletion"))),
    responses((status = 200, description = "The rule as it now stands", body = CompletionRule), WriteProblems))]
#[put("/activities/{id}/completion-rule")]
pub async fn correct(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let activity = ask.actor.activity(Action::CorrectCompletion, *id).await?;
    let new: NewCompletionRule = ask.body()?;
    let seen = ask.version()?;
    ask.change(async |tx| stored::correct(tx, &ask.actor, &activity, seen, new).await).await
}
