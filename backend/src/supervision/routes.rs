use actix_web::{get, web::Path};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use tiendo_api::{Action, check::EARLIEST_YEAR, overview::Overview};
use utoipa::IntoParams;
use uuid::Uuid;

use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Params, ReadProblems},
};

/// Which day to look at.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DayParams {
    /// Day the numbers are true of; today when left out, never a day to come.
    pub as_of: Option<NaiveDate>,
}

impl DayParams {
    /// The day asked for, or today.
    pub fn day(&self, actor: &Actor) -> Result<NaiveDate, Error> {
        match self.as_of.unwrap_or(actor.today()) {
            day if day > actor.today() => Err(Error::Malformed("asOf lies in the future".into())),
            day if day.year() < EARLIEST_YEAR => Err(Error::Malformed("asOf lies too far back".into())),
            day => Ok(day),
        }
    }
}

/// The Office's one screen
///
/// Seven numbers that add up to the total, decisions waiting, units and sections, true of one day.
#[utoipa::path(tag = "supervision", operation_id = "getOverview",
    params(("id" = Uuid, Path, description = "Plan"), DayParams),
    extensions(("x-action" = json!("readOverview"))),
    responses((status = 200, description = "The overview", body = Overview), ReadProblems))]
#[get("/plans/{id}/overview")]
pub async fn overview(
    actor: Actor,
    id: Path<Uuid>,
    params: Params<DayParams>,
) -> Result<Answer<Overview>, Error> {
    let day = params.0.day(&actor)?;
    actor
        .listing(async || {
            let plan = actor.plan(Action::ReadOverview, *id).await?;
            super::overview::read(&actor, plan, day).await
        })
        .await
}
