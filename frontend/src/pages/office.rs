/// What work waits for.
pub mod conditions;
/// The work items behind a number.
pub mod items;
/// The way to the newest plan's overview.
pub mod newest_overview;
/// The Office's screen.
pub mod overview;
/// A plan's tree.
pub mod plan;
/// The plans of the agency.
pub mod plans;
/// Lists kept under a name.
pub mod saved_filters;

use yew::prelude::*;

use crate::{pages::not_found::NotFoundPage, route::Route};
use conditions::ConditionsPage;
use items::ItemsPage;
use newest_overview::NewestOverviewPage;
use overview::OverviewPage;
use plan::PlanPage;
use plans::PlansPage;

/// The page of an address of this application.
pub fn page(route: &Route) -> Html {
    match *route {
        Route::Plans => html! { <PlansPage /> },
        Route::Plan { id } => html! { <PlanPage key={id.to_string()} {id} /> },
        Route::NewestOverview => html! { <NewestOverviewPage /> },
        Route::Overview { id } => html! { <OverviewPage key={id.to_string()} {id} /> },
        Route::Conditions { id } => html! { <ConditionsPage key={id.to_string()} {id} /> },
        Route::Items { id } => html! { <ItemsPage key={id.to_string()} {id} /> },
        _ => html! { <NotFoundPage /> },
    }
}
