/// The work items behind a number.
pub mod items;
/// Lists kept under a name.
pub mod saved_filters;
/// Urgings.
pub mod urgings;

use yew::prelude::*;

use crate::{pages::not_found::NotFoundPage, route::Route};
use items::ItemsPage;
use urgings::UrgingsPage;

/// The page of an address of this application.
pub fn page(route: &Route) -> Html {
    match *route {
        Route::Items { id } => html! { <ItemsPage key={id.to_string()} {id} /> },
        Route::Urgings => html! { <UrgingsPage /> },
        _ => html! { <NotFoundPage /> },
    }
}
