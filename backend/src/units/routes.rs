use actix_web::get;
use tiendo_api::{
    Action,
    page::{Page, PageInfo},
    units::Unit,
};

use super::unit;
use crate::{
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
