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

use crate::{
    pages::elsewhere::ElsewherePage, parts::frame::heading::Heading, route::Route, session::use_session,
    text::use_text,
};
use annex::AnnexPage;
use annexes::AnnexesPage;
use versions::VersionsPage;

/// The page of an address; those of the first application are loaded with it.
// `Switch` hands the address over by value.
#[allow(clippy::needless_pass_by_value)]
pub fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <Redirect<Route> to={Route::Annexes} /> },
        Route::Password => html! { <PasswordFirst /> },
        Route::Annexes => html! { <AnnexesPage /> },
        Route::Annex { id } => html! { <AnnexPage key={id.to_string()} {id} /> },
        Route::Versions { id } => html! { <VersionsPage key={id.to_string()} {id} /> },
        _ => html! { <ElsewherePage /> },
    }
}

/// A password given by somebody else is changed in the first application; then the desk is open.
#[component]
fn PasswordFirst() -> Html {
    let text = use_text();
    if use_session().is_none_or(|session| !session.me.must_change_password) {
        return html! { <ElsewherePage /> };
    }
    html! {
        <div class="page">
            <Heading title={text.change_password()} />
            <p>{ text.must_change_password() }</p>
            <p><a href={Route::Password.to_path()}>{ text.change_password() }</a></p>
        </div>
    }
}
