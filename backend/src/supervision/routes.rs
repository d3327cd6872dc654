use actix_web::{get, web::Path};
use chrono::{Datelike, NaiveDate};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _},
};
use tiendo_api::{
    Action,
    check::EARLIEST_YEAR,
    leadership::{Leadership, UnitOverview},
    overview::{Basis, Bucket, Overview, Quarter},
    page::Page,
    risk::RiskRule,
    work::{DueState, WorkItemRow},
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::{filter::Filter, sight, view::View};
use crate::{
    actor::Actor,
    deadline::period::Period,
    error::Error,
    http::{Answer, Params, ReadProblems},
    word,
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

/// Which day to look at, with or without amendments, and what of the plan.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ViewParams {
    /// Day the numbers are true of; today when left out, never a day to come.
    pub as_of: Option<NaiveDate>,
    /// The plan with its amendments (the usual), or as first approved.
    pub basis: Option<Basis>,
    /// Only what belongs to this report period or falls due within its figures (`2026-Q1`, `2026-6M`, `2026-Q3`, `2026`).
    pub period: Option<String>,
}

impl ViewParams {
    fn view(&self, actor: &Actor) -> Result<(View, Option<Period>), Error> {
        let day = DayParams { as_of: self.as_of }.day(actor)?;
        let scope = sight::scope(actor, self.period.as_deref())?;
        Ok((View { day, basis: self.basis.unwrap_or_default() }, scope))
    }
}

/// The Office's one screen
///
/// Seven numbers that add up to the total, decisions waiting, units, sections, conditions awaited and load per quarter,
/// true of one day. Each number opens its list: `GET /work-items` with the parameters its field names, and the same
/// `asOf`, `basis` and `period`.
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
    let (view, scope) = params.0.view(&actor)?;
    actor
        .listing_of(
            async || actor.plan(Action::ReadOverview, *id).await,
            async |plan| super::overview::read(&actor, plan, view, scope).await,
        )
        .await
}

/// What leadership looks at
///
/// The numbers, the units worst first, the targets, and the five worst items with their reasons.
#[utoipa::path(tag = "supervision", operation_id = "getLeadershipView",
    params(("id" = Uuid, Path, description = "Plan"), ViewParams),
    extensions(("x-action" = json!("readOverview"))),
    responses((status = 200, description = "The view", body = Leadership), ReadProblems))]
#[get("/plans/{id}/leadership")]
pub async fn leadership(
    actor: Actor,
    id: Path<Uuid>,
    params: Params<ViewParams>,
) -> Result<Answer<Leadership>, Error> {
    let (view, scope) = params.0.view(&actor)?;
    actor
        .listing_of(
            async || actor.plan(Action::ReadOverview, *id).await,
            async |plan| super::leadership::read(&actor, plan, view, scope).await,
        )
        .await
}

/// Which plan a unit's head looks at, and how.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct UnitParams {
    /// Id of the plan.
    pub plan: Uuid,
    /// Day the numbers are true of; today when left out, never a day to come.
    pub as_of: Option<NaiveDate>,
    /// The plan with its amendments (the usual), or as first approved.
    pub basis: Option<Basis>,
    /// Only what belongs to this report period or falls due within its figures (`2026-Q1`).
    pub period: Option<String>,
}

/// What a unit's head looks at
///
/// The numbers over what the unit leads, its people with what they have in hand, and its items at risk with the reasons.
#[utoipa::path(tag = "supervision", operation_id = "getUnitOverview",
    params(("id" = Uuid, Path, description = "Unit"), UnitParams),
    extensions(("x-action" = json!("readOverview"))),
    responses((status = 200, description = "The view", body = UnitOverview), ReadProblems))]
#[get("/units/{id}/overview")]
pub async fn unit_overview(
    actor: Actor,
    id: Path<Uuid>,
    params: Params<UnitParams>,
) -> Result<Answer<UnitOverview>, Error> {
    let UnitParams { plan, as_of, basis, period } = params.0;
    let (view, scope) = ViewParams { as_of, basis, period }.view(&actor)?;
    actor
        .listing_of(
            async || {
                let unit = actor.unit_named(Action::ReadOverview, *id).await?;
                Ok((unit, actor.plan(Action::ReadOverview, plan).await?))
            },
            async |(unit, plan)| super::unit::read(&actor, unit, plan, view, scope).await,
        )
        .await
}

/// Which work items to list: what is left out is not asked for.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WorkItemParams {
    /// Id of the plan.
    pub plan: Uuid,
    /// Only these numbers of the overview, separated by commas.
    #[serde(default, deserialize_with = "separated")]
    #[param(value_type = Option<Vec<Bucket>>, style = Form, explode = false)]
    pub bucket: Option<Vec<Bucket>>,
    /// Only items this unit leads.
    pub unit: Option<Uuid>,
    /// Only this section ("III").
    pub section: Option<String>,
    /// Only this deadline state.
    pub due_state: Option<DueState>,
    /// Only items not closed that were updated in the running report period, or that were not.
    pub updated: Option<bool>,
    /// Only items not closed of which somebody gave an update at some time, or nobody ever did.
    pub ever_updated: Option<bool>,
    /// Only items that another person of the submitting unit confirmed, or the others.
    pub self_confirmed: Option<bool>,
    /// Only waiting items at their backstop or past it, or the others.
    pub at_backstop: Option<bool>,
    /// Only items on which some risk rule fires, or none.
    pub at_risk: Option<bool>,
    /// Only items on which this risk rule fires.
    pub risk: Option<RiskRule>,
    /// Only what belongs to this report period or falls due within its figures (`2026-Q1`).
    pub period: Option<String>,
    /// Only what falls due in this quarter of the plan's year, waiting items by their backstop.
    pub quarter: Option<Quarter>,
    /// Only what has a milestone in this quarter of the plan's year.
    pub milestone_quarter: Option<Quarter>,
    /// Only what has reached every milestone it has (in that quarter), or has not reached one.
    pub milestone_reached: Option<bool>,
    /// Only recurring work that missed its report period, also when done late, or everything else.
    pub period_missed: Option<bool>,
    /// Only what falls due on this day or later, waiting items by their backstop.
    pub due_from: Option<NaiveDate>,
    /// Only what falls due on this day or earlier, waiting items by their backstop.
    pub due_to: Option<NaiveDate>,
    /// Only items that wait or waited for this condition.
    pub condition: Option<Uuid>,
    /// Only items of which a later due day is asked for and not decided on, or the others.
    pub extension_pending: Option<bool>,
    /// Only items not closed that are in this person's charge.
    pub assignee: Option<Uuid>,
    /// Only items not closed of which this person gave the last update.
    pub last_update_by: Option<Uuid>,
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

impl WorkItemParams {
    /// The number whose list is asked for, of a plan for `year`.
    pub fn filter(&self, year: i32) -> Filter {
        Filter {
            buckets: self.bucket.clone(),
            due_state: self.due_state,
            updated: self.updated,
            ever_updated: self.ever_updated,
            self_confirmed: self.self_confirmed,
            at_backstop: self.at_backstop,
            at_risk: self.at_risk,
            risk: self.risk,
            // The report period limits what is looked at in the first place.
            scope: None,
            quarter: self.quarter.map(|quarter| (year, quarter)),
            milestone: self.milestone_quarter.map(|quarter| (year, quarter)),
            milestone_reached: self.milestone_reached,
            period_missed: self.period_missed,
            due_from: self.due_from,
            due_to: self.due_to,
            condition: self.condition,
            extension_pending: self.extension_pending,
            assignee: self.assignee,
        }
    }
}

/// Words of the contract, separated by commas.
fn separated<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Option<Vec<T>>, D::Error> {
    let all = String::deserialize(from)?;
    let words = all.split(',').map(|word| word::parse(word).map_err(D::Error::custom));
    words.collect::<Result<_, _>>().map(Some)
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
