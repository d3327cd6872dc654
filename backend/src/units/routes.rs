use actix_web::get;
use serde::Deserialize;
use tiendo_api::{
    Action,
    page::{Page, PageInfo},
    units::{PersonRef, Unit},
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::unit;
use crate::{
    accounts::person,
    actor::Actor,
    error::Error,
    http::{Answer, Nothing, Params, ReadProblems},
};

/// Units of the agency
///
/// All of them, in the agency's own order, with the spellings learned from annexes.
#[utoipa::path(tag = "units", operation_id = "listUnits", extensions(("x-action" = json!("readUnits"))),
    responses((status = 200, description = "The units", body = Page<Unit>), ReadProblems))]
#[get("/units")]
pub async fn list(actor: Actor, _: Params<Nothing>) -> Result<Answer<Page<Unit>>, Error> {
    actor.may(Action::ReadUnits)?;
    actor
        .listing(async || {
            Ok(Page { data: unit::list(&**actor.db(), actor.agency_id).await?, page: PageInfo::default() })
        })
        .await
}

/// Whose people.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PeopleParams {
    /// Only the people of this unit.
    pub unit: Option<Uuid>,
    /// `nextCursor` of the page before.
    pub cursor: Option<String>,
    /// Rows on a page, 1 to 200; 50 when left out.
    pub limit: Option<u64>,
}

/// People
///
/// Whom one can call on, hand work to or delegate to: the active people of the agency who may see its plans, by name.
#[utoipa::path(tag = "units", operation_id = "listPeople", params(PeopleParams),
    extensions(("x-action" = json!("readUnits"))),
    responses((status = 200, description = "The people", body = Page<PersonRef>), ReadProblems))]
#[get("/people")]
pub async fn people(actor: Actor, params: Params<PeopleParams>) -> Result<Answer<Page<PersonRef>>, Error> {
    actor
        .page(async || {
            actor.may(Action::ReadUnits)?;
            let PeopleParams { unit, cursor, limit } = &params.0;
            person::list(&actor, *unit, (cursor.as_deref(), *limit)).await
        })
        .await
}
