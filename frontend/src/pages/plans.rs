/// What the work of a plan waits for.
pub mod conditions;
/// The plans of the agency.
pub mod list;
/// A plan's tree.
pub mod plan;

use yew::prelude::*;

use crate::{pages::not_found::NotFoundPage, route::Route};
use conditions::ConditionsPage;
use list::PlansPage;
use plan::PlanPage;

/// The page of an address of this application.
pub fn page(route: &Route) -> Html {
    match *route {
        Route::Plans => html! { <PlansPage /> },
        Route::Plan { id } => html! { <PlanPage key={id.to_string()} {id} /> },
        Route::Conditions { id } => html! { <ConditionsPage key={id.to_string()} {id} /> },
        _ => html! { <NotFoundPage /> },
    }
}
