use actix_web::{get, web::Path};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use tiendo_api::{
    Action,
    check::EARLIEST_YEAR,
    overview::{Basis, Bucket, Overview},
    page::Page,
    work::WorkItemRow,
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::view::View;
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

/// Which day to look at, with or without amendments.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ViewParams {
    /// Day the numbers are true of; today when left out, never a day to come.
    pub as_of: Option<NaiveDate>,
    /// The plan with its amendments (the usual), or as first approved.
    pub basis: Option<Basis>,
}

/// The Office's one screen
///
/// Seven numbers that add up to the total, decisions waiting, units and sections, true of one day.
#[utoipa::path(tag = "supervision", operation_id = "getOverview",
    params(("id" = Uuid, Path, description = "Plan"), ViewParams),
    extensions(("x-action" = json!("readOverview"))),
    responses((status = 200, description = "The overview", body = Overview), ReadProblems))]
#[get("/plans/{id}/overview")]
pub async fn overview(
    actor: Actor,
    id: Path<Uuid>,
    params: Params<ViewParams>,
) -> Result<Answer<Overview>, Error> {
    let ViewParams { as_of, basis } = params.0;
    let view = View { day: DayParams { as_of }.day(&actor)?, basis: basis.unwrap_or_default() };
    actor
        .listing(async || {
            let plan = actor.plan(Action::ReadOverview, *id).await?;
            super::overview::read(&actor, plan, view).await
        })
        .await
}

/// Which work items to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WorkItemParams {
    /// Id of the plan.
    pub plan: Uuid,
    /// Only this number of the overview.
    pub bucket: Option<Bucket>,
    /// Only items this unit leads.
    pub unit: Option<Uuid>,
    /// Only this section ("III").
    pub section: Option<String>,
    /// Words to find, with or without accents.
    pub q: Option<String>,
    /// Day the states are true of; today when left out.
    pub as_of: Option<NaiveDate>,
    /// The plan with its amendments (the usual), or as first approved.
    pub basis: Option<Basis>,
    /// `nextCursor` of the page before.
    pub cursor: Option<String>,
    /// Rows on a page, 1 to 200; 50 when left out.
    pub limit: Option<u64>,
}

/// List work items
///
/// The items of a plan in its order: the list behind every number of the overview.
#[utoipa::path(tag = "supervision", operation_id = "listWorkItems", params(WorkItemParams),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "Work items", body = Page<WorkItemRow>), ReadProblems))]
#[get("/work-items")]
pub async fn work_items(
    actor: Actor,
    params: Params<WorkItemParams>,
) -> Result<Answer<Page<WorkItemRow>>, Error> {
    let plan = actor.plan(Action::ReadPlan, params.0.plan).await?;
    actor.page(async || super::list::page(&actor, &plan, &params.0).await).await
}
