use actix_web::get;
use serde::Deserialize;
use tiendo_api::{Action, contradictions::Contradiction, page::Page};
use utoipa::IntoParams;
use uuid::Uuid;

use super::list;
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Params, ReadProblems},
};

/// Which contradictions to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ContradictionParams {
    /// Id of the plan.
    pub plan: Uuid,
    /// Only what this unit leads.
    pub unit: Option<Uuid>,
    /// `nextCursor` of the page before.
    pub cursor: Option<String>,
    /// Rows on a page, 1 to 200; 50 when left out.
    pub limit: Option<u64>,
}

/// What does not fit together
///
/// Documents dated outside their period, one document for two items, work done before it could begin, a target reached
/// of nothing. Nothing is refused for it; somebody should look before confirming.
#[utoipa::path(tag = "supervision", operation_id = "listContradictions", params(ContradictionParams),
    extensions(("x-action" = json!("readContradictions"))),
    responses((status = 200, description = "Contradictions in the order of the plan", body = Page<Contradiction>), ReadProblems))]
#[get("/contradictions")]
pub async fn contradictions(
    actor: Actor,
    params: Params<ContradictionParams>,
) -> Result<Answer<Page<Contradiction>>, Error> {
    let ContradictionParams { plan, unit, cursor, limit } = params.0;
    let plan = actor.plan(Action::ReadContradictions, plan).await?;
    actor.page(async || list::page(&actor, &plan, unit, (cursor.as_deref(), limit)).await).await
}
