/// Outside authorities.
pub mod authorities;
/// The days of a year that are no ordinary ones.
pub mod calendar;
/// Who acts on whose behalf.
pub mod delegations;
/// What leadership looks at.
pub mod leadership;
/// How far work is to be before its due days.
pub mod milestones;
/// The way to the leadership view of the newest plan.
pub mod newest_leadership;
/// What one was told.
pub mod notices;
/// What the agency sets for itself.
pub mod settings;
/// What the head of a unit looks at.
pub mod unit_overview;

use yew::prelude::*;

use crate::{pages::not_found::NotFoundPage, route::Route};
use authorities::AuthoritiesPage;
use delegations::DelegationsPage;
use leadership::LeadershipPage;
use milestones::MilestonesPage;
use newest_leadership::NewestLeadershipPage;
use notices::NoticesPage;
use settings::SettingsPage;
use unit_overview::UnitOverviewPage;

/// The page of an address of this application.
pub fn page(route: &Route) -> Html {
    match *route {
        Route::NewestLeadership => html! { <NewestLeadershipPage /> },
        Route::Leadership { id } => html! { <LeadershipPage key={id.to_string()} {id} /> },
        Route::UnitOverview { id } => html! { <UnitOverviewPage key={id.to_string()} {id} /> },
        Route::Milestones { id } => html! { <MilestonesPage key={id.to_string()} {id} /> },
        Route::Notices => html! { <NoticesPage /> },
        Route::Settings => html! { <SettingsPage /> },
        Route::Delegations => html! { <DelegationsPage /> },
        Route::Authorities => html! { <AuthoritiesPage /> },
        _ => html! { <NotFoundPage /> },
    }
}
