/// The work items behind a number.
pub mod items;
/// The way to the newest plan's overview.
pub mod newest_overview;
/// The Office's screen.
pub mod overview;
/// Lists kept under a name.
pub mod saved_filters;

use yew::prelude::*;

use crate::{pages::not_found::NotFoundPage, route::Route};
use items::ItemsPage;
use newest_overview::NewestOverviewPage;
use overview::OverviewPage;

/// The page of an address of this application.
pub fn page(route: &Route) -> Html {
    match *route {
        Route::NewestOverview => html! { <NewestOverviewPage /> },
        Route::Overview { id } => html! { <OverviewPage key={id.to_string()} {id} /> },
        Route::Items { id } => html! { <ItemsPage key={id.to_string()} {id} /> },
        _ => html! { <NotFoundPage /> },
    }
}
