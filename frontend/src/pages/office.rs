/// The way to the newest plan's overview.
pub mod newest_overview;
/// The Office's screen.
pub mod overview;

use yew::prelude::*;

use crate::{pages::not_found::NotFoundPage, route::Route};
use newest_overview::NewestOverviewPage;
use overview::OverviewPage;

/// The page of an address of this application.
pub fn page(route: &Route) -> Html {
    match *route {
        Route::NewestOverview => html! { <NewestOverviewPage /> },
        Route::Overview { id } => html! { <OverviewPage key={id.to_string()} {id} /> },
        _ => html! { <NotFoundPage /> },
    }
}
