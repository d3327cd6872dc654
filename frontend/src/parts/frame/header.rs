use tiendo_api::Action;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{parts::frame::account_menu::AccountMenu, route::Route, session::use_session, text::use_text};

/// Props of [`Header`].
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// Switches the language.
    pub on_language: Callback<()>,
    /// Shows the help of the keyboard.
    pub on_help: Callback<()>,
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
    ];
    let other = text.0.pick("en", "vi");
    html! {
        <header class="top">
            <span class="brand">{ text.product() }</span>
            <nav aria-label={text.main_navigation()}>
                for (action, to, label) in places {
                    if may(action) {
                        <Place here={is_within(route.as_ref(), &to)} {to} {label} />
                    }
                }
            </nav>
            <div class="top-end">
                <button type="button" class="quiet" lang={other} data-language={other}
                    onclick={props.on_language.reform(|_| ())}>{ text.other_language() }</button>
                if let Some(session) = session {
                    <button type="button" class="quiet keys-button" onclick={props.on_help.reform(|_| ())}>
                        { text.help() }
                    </button>
                    <AccountMenu {session} />
                }
            </div>
        </header>
    }
}

#[derive(Properties, PartialEq)]
struct PlaceProps {
    to: Route,
    here: bool,
    label: AttrValue,
}

/// One place of the navigation; where one is, is said to screen readers too.
#[component]
fn Place(props: &PlaceProps) -> Html {
    let navigator = use_navigator();
    let to = props.to.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
        if let Some(navigator) = navigator.as_ref().filter(|_| !elsewhere) {
            event.prevent_default();
            navigator.push(&to);
        }
    });
    html! {
        <a href={props.to.to_path()} aria-current={props.here.then_some("page")} {onclick}>{ &props.label }</a>
    }
}

/// Whether a page belongs to a place of the navigation.
fn is_within(route: Option<&Route>, place: &Route) -> bool {
    match route {
        Some(Route::Overview { .. } | Route::Items { .. }) => *place == Route::NewestOverview,
        Some(Route::Plan { .. }) => *place == Route::Plans,
        Some(route) => route == place,
        None => false,
    }
}
