/// One draft: its doubts beside its source, its tree, its approval.
pub mod annex;
/// Every draft, and sending a new annex.
pub mod annexes;
/// What an amendment changes.
pub mod changes;
/// What stands beside the doubts.
pub mod pane;
/// A draft that is not read yet, or could not be.
pub mod reading;
/// The source around a place.
pub mod source;
/// Saying things about a draft, one after the other.
pub mod turns;
/// The versions of a plan.
pub mod versions;

use yew::prelude::*;

use crate::{pages::not_found::NotFoundPage, route::Route};
use annex::AnnexPage;
use annexes::AnnexesPage;
use versions::VersionsPage;

/// The page of an address of this application.
pub fn page(route: &Route) -> Html {
    match *route {
        Route::Annexes => html! { <AnnexesPage /> },
        Route::Annex { id } => html! { <AnnexPage key={id.to_string()} {id} /> },
        Route::Versions { id } => html! { <VersionsPage key={id.to_string()} {id} /> },
        _ => html! { <NotFoundPage /> },
    }
}
