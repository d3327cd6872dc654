use actix_web::{get, post, put};
use serde::Deserialize;
use tiendo_api::{
    Action,
    page::{Page, PageInfo},
    settings::{CalendarDay, NewCalendarDay, Settings, SettingsInForce},
};
use utoipa::IntoParams;

use super::{day, setting};
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Ask, Created, Nothing, Params, ReadProblems, WriteProblems},
};

/// The agency's settings
///
/// Report periods with their cut-offs, when work counts as being at risk, when people are reminded.
#[utoipa::path(tag = "settings", operation_id = "getSettings", extensions(("x-action" = json!("readSettings"))),
    responses((status = 200, description = "The settings in force", body = SettingsInForce), ReadProblems))]
#[get("/settings")]
pub async fn read(actor: Actor, _: Params<Nothing>) -> Result<Answer<SettingsInForce>, Error> {
    actor.may(Action::ReadSettings)?;
    actor.tagged(async || setting::in_force(&**actor.db(), &actor).await).await
}

/// Change the settings
///
/// All of them at once. Report periods already opened keep their days.
#[utoipa::path(tag = "settings", operation_id = "changeSettings", request_body = Settings,
    params(("If-Match" = String, Header, description = "`ETag` of the settings")),
    extensions(("x-action" = json!("changeSettings"))),
    responses((status = 200, description = "The settings in force", body = SettingsInForce), WriteProblems))]
#[put("/settings")]
pub async fn change(ask: Ask) -> Result<Created, Error> {
    ask.actor.may(Action::ChangeSettings)?;
    let new: Settings = ask.body()?;
    let seen = ask.version()?;
    ask.change(async |tx| setting::change(tx, &ask.actor, seen, &new).await).await
}

/// Which year.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct YearParams {
    /// The year, 2000 to 2099.
    #[param(minimum = 2000, maximum = 2099)]
    pub year: i32,
}

/// Working days
///
/// The days of a year that are no ordinary ones: public holidays by law, and what the agency decided.
#[utoipa::path(tag = "settings", operation_id = "listCalendarDays", params(YearParams),
    extensions(("x-action" = json!("readSettings"))),
    responses((status = 200, description = "The days, in order", body = Page<CalendarDay>), ReadProblems))]
#[get("/calendar-days")]
pub async fn days(actor: Actor, params: Params<YearParams>) -> Result<Answer<Page<CalendarDay>>, Error> {
    actor.may(Action::ReadSettings)?;
    let year = params.0.year;
    if !(2000..2100).contains(&year) {
        return Err(Error::Malformed("year must lie between 2000 and 2099".into()));
    }
    actor
        .listing(async || {
            let data = day::of_year(&**actor.db(), actor.agency_id, year).await?;
            Ok(Page { data, page: PageInfo::default() })
        })
        .await
}

/// Decide about a day
///
/// Off as announced, or worked on in another day's stead. Due days already computed stay.
#[utoipa::path(tag = "settings", operation_id = "decideCalendarDay", request_body = NewCalendarDay,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("changeSettings"))),
    responses((status = 201, description = "The day", body = CalendarDay), WriteProblems))]
#[post("/calendar-days")]
pub async fn decide_day(ask: Ask) -> Result<Created, Error> {
    ask.actor.may(Action::ChangeSettings)?;
    let new: NewCalendarDay = ask.body()?;
    ask.once(async |tx| day::decide(tx, &ask.actor, new).await).await
}
