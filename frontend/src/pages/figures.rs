/// When a work item is complete.
pub mod completion;
/// What does not fit together in a plan.
pub mod contradictions;
/// Adding a target.
pub mod new_target;
/// One target beside the others.
pub mod target_panel;
/// The targets of a plan.
pub mod targets;
/// Units to choose from.
pub mod units;

use yew::prelude::*;

use crate::{pages::not_found::NotFoundPage, route::Route};
use completion::CompletionPage;
use contradictions::ContradictionsPage;
use targets::TargetsPage;

/// The page of an address of this application.
pub fn page(route: &Route) -> Html {
    match *route {
        Route::Targets { id } => html! { <TargetsPage key={id.to_string()} {id} /> },
        Route::Contradictions { id } => html! { <ContradictionsPage key={id.to_string()} {id} /> },
        Route::Completion { id } => html! { <CompletionPage key={id.to_string()} {id} /> },
        _ => html! { <NotFoundPage /> },
    }
}
