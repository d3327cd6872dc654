//! The pages of the desk: annexes, and what can be begun from a plan.

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
use yew_router::prelude::*;

use crate::{pages::elsewhere::ElsewherePage, route::Route};
use annex::AnnexPage;
use annexes::AnnexesPage;
use versions::VersionsPage;

/// The page of an address; those of the first application are loaded with it.
// `Switch` hands the address over by value.
#[allow(clippy::needless_pass_by_value)]
pub fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <Redirect<Route> to={Route::Annexes} /> },
        Route::Annexes => html! { <AnnexesPage /> },
        Route::Annex { id } => html! { <AnnexPage key={id.to_string()} {id} /> },
        Route::Versions { id } => html! { <VersionsPage key={id.to_string()} {id} /> },
        _ => html! { <ElsewherePage /> },
    }
}
