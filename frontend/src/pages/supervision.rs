/// Urgings.
pub mod urgings;

use yew::prelude::*;

use crate::{pages::not_found::NotFoundPage, route::Route};
use urgings::UrgingsPage;

/// The page of an address of this application.
pub fn page(route: &Route) -> Html {
    match *route {
        Route::Urgings => html! { <UrgingsPage /> },
        _ => html! { <NotFoundPage /> },
    }
}
