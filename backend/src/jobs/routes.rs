use actix_web::{get, web::Path};
use tiendo_api::{Action, annexes::Job};
use uuid::Uuid;

use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Nothing, Params, ReadProblems},
};

/// Work in the background
///
/// Ask again until it is `done` or `failed`.
#[utoipa::path(tag = "annexes", operation_id = "getJob", params(("id" = Uuid, Path, description = "Job")),
    extensions(("x-action" = json!("readAnnex"))),
    responses((status = 200, description = "The job", body = Job), ReadProblems))]
#[get("/jobs/{id}")]
pub async fn one(actor: Actor, id: Path<Uuid>, _: Params<Nothing>) -> Result<Answer<Job>, Error> {
    let job = actor.job(Action::ReadAnnex, *id).await?.into_inner();
    let tag = format!("\"{}-{}\"", crate::word::word(job.state.0), job.percent);
    // Progress is no change of the agency: it must not be kept on the shelf.
    actor.now_answered(&job.seen(actor.lang), tag)
}
