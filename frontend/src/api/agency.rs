use tiendo_api::{
    conditions::{Authority, NewSuccession},
    delegations::{Delegation, NewDelegation, NewDelegationEnd},
    leadership::{Leadership, UnitOverview},
    page::Page,
    settings::{CalendarDay, NewCalendarDay, Settings, SettingsInForce},
};
use uuid::Uuid;

use super::{Answer, Pending, Ticket, get, post, put};
use crate::view::View;

/// What leadership looks at, true of the view's day.
pub async fn leadership(plan: Uuid, view: View) -> Answer<Leadership> {
    get(format!("/plans/{plan}/leadership")).query_of(&view, &["asOf", "basis", "period"]).receive().await
}

/// What the head of a unit looks at, true of the view's day.
pub async fn unit_overview(unit: Uuid, plan: Uuid, view: View) -> Answer<UnitOverview> {
    get(format!("/units/{unit}/overview?plan={plan}"))
        .query_of(&view, &["asOf", "basis", "period"])
        .receive()
        .await
}

/// The settings in force.
pub async fn settings() -> Answer<SettingsInForce> {
    get("/settings").receive().await
}

/// Changes the settings.
pub fn change_settings(new: &Settings, ticket: Ticket) -> Pending<SettingsInForce> {
    put("/settings", new).ticket(ticket).pending()
}

/// The days of a year that are no ordinary ones.
pub async fn days(year: i32) -> Answer<Page<CalendarDay>> {
    get(format!("/calendar-days?year={year}")).receive().await
}

/// Decides about a day.
pub fn decide_day(new: &NewCalendarDay, ticket: Ticket) -> Pending<CalendarDay> {
    post("/calendar-days", new).ticket(ticket).pending()
}

/// Who acts on whose behalf, the latest first.
pub async fn delegations(view: View) -> Answer<Page<Delegation>> {
    get("/delegations").query_of(&view, &["cursor"]).receive().await
}

/// Lets somebody act on one's behalf.
pub fn delegate(new: &NewDelegation, ticket: Ticket) -> Pending<Delegation> {
    post("/delegations", new).ticket(ticket).pending()
}

/// Ends a delegation at once.
pub fn end_delegation(id: Uuid, ticket: Ticket) -> Pending<Delegation> {
    post(format!("/delegations/{id}/ends"), &NewDelegationEnd {}).ticket(ticket).pending()
}

/// Outside authorities, by name.
pub async fn authorities() -> Answer<Page<Authority>> {
    get("/authorities").receive().await
}

/// Says who took over from an authority.
pub fn succeed(id: Uuid, new: &NewSuccession, ticket: Ticket) -> Pending<Authority> {
    post(format!("/authorities/{id}/successions"), new).ticket(ticket).pending()
}
