use tiendo_api::Action;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    keys::Dialog, parts::frame::account_menu::account_menu, parts::frame::go::Go, route::Route,
    session::use_session, text::use_text,
};

/// Props of [`Header`].
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// Switches the language.
    pub on_language: Callback<()>,
    /// Opens a dialog.
    pub on_dialog: Callback<Dialog>,
}

/// The header: where one can go, who one is, in which language.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let text = use_text();
    let route = use_route::<Route>();
    let session = use_session();
    let may = |action| session.as_ref().is_some_and(|session| session.may(action));
    let places = [
        (Action::ReadQueue, Route::Queue, text.nav_queue()),
        (Action::ReadOverview, Route::NewestOverview, text.nav_overview()),
        (Action::ReadPlan, Route::Plans, text.nav_plans()),
        (Action::ReadAnnex, Route::Annexes, text.nav_annexes()),
    ];
    let other = text.0.pick("en", "vi");
    html! {
        <header class="top">
            <span class="brand">{ text.product() }</span>
            <nav aria-label={text.main_navigation()}>
                for (action, to, label) in places {
                    if may(action) {
                        <Go here={is_within(route.as_ref(), &to)} {to}>{ label }</Go>
                    }
                }
            </nav>
            <div class="top-end">
                if may(Action::Search) {
                    <button type="button" data-find="true" onclick={props.on_dialog.reform(|_| Dialog::Search)}>
                        { text.search() }
                    </button>
                }
                <button type="button" class="quiet" lang={other} data-language={other}
                    onclick={props.on_language.reform(|_| ())}>{ text.other_language() }</button>
                if let Some(session) = session {
                    <button type="button" class="quiet keys-button"
                        onclick={props.on_dialog.reform(|_| Dialog::Help)}>{ text.help() }</button>
                    { account_menu(text, &session) }
                }
            </div>
        </header>
    }
}

/// Whether a page belongs to a place of the navigation.
fn is_within(route: Option<&Route>, place: &Route) -> bool {
    match route {
        Some(
            Route::Overview { .. }
            | Route::Items { .. }
            | Route::Conditions { .. }
            | Route::Milestones { .. }
            | Route::Targets { .. }
            | Route::Contradictions { .. }
            | Route::Leadership { .. },
        ) => *place == Route::NewestOverview,
        Some(Route::Plan { .. }) => *place == Route::Plans,
        Some(Route::Annex { .. } | Route::Versions { .. }) => *place == Route::Annexes,
        Some(route) => route == place,
        None => false,
    }
}
