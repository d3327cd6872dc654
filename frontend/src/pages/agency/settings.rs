use std::rc::Rc;

use chrono::Datelike;
use tiendo_api::{Action, settings::SettingsInForce};
use yew::prelude::*;

use super::calendar::Calendar;
use crate::{
    announce::use_announce,
    api::agency,
    browser, dates,
    fetch::{Fetch, use_fetch},
    parts::{
        agency::{settings_facts::settings_facts, settings_form::SettingsForm},
        frame::{go::Go, heading::Heading},
    },
    route::Route,
    session::use_session,
    text::{Text, use_text},
};

/// What the agency sets for itself, and its working days: to read, and for some to change.
#[component]
pub fn SettingsPage() -> Html {
    let text = use_text();
    let announce = use_announce();
    let session = use_session();
    let changing = use_state(|| false);
    let fetched = use_fetch(text.0, |_| agency::settings());
    let on_done = {
        let (changing, put) = (changing.clone(), fetched.put.clone());
        Callback::from(move |now| {
            changing.set(false);
            put.emit(now);
            announce.emit(text.done_settings().to_owned());
            browser::focus("h1");
        })
    };
    let may_read_plans = session.as_ref().is_some_and(|session| session.may(Action::ReadPlan));
    let may_change = session.is_some_and(|session| session.may(Action::ChangeSettings));
    let shown = match fetched.arrived(text) {
        Ok(now) => settings(text, &now, &fetched, &changing, on_done),
        Err(instead) => instead,
    };
    html! {
        <div class="page">
            <Heading title={text.settings_title()} />
            if !may_change { <p class="small">{ text.settings_read_only() }</p> }
            if may_read_plans {
                <p><Go to={Route::Authorities}>{ text.authorities_title() }</Go></p>
            }
            <section class="zone" aria-labelledby="agency-settings">
                <h2 id="agency-settings">{ text.settings_of_agency() }</h2>
                { shown }
            </section>
            <Calendar {may_change} />
        </div>
    }
}

fn settings(
    text: Text,
    now: &Rc<SettingsInForce>,
    fetched: &Fetch<SettingsInForce>,
    changing: &UseStateHandle<bool>,
    on_done: Callback<SettingsInForce>,
) -> Html {
    let turn = |to: bool| {
        let changing = changing.clone();
        Callback::from(move |()| changing.set(to))
    };
    if **changing {
        return html! {
            <SettingsForm now={now.clone()} {on_done} on_stale={fetched.reload.clone()} on_close={turn(false)} />
        };
    }
    html! {
        <>
            if now.allowed_actions.contains(&Action::ChangeSettings) {
                <p class="screen-only">
                    <button type="button" data-verb="changeSettings" onclick={turn(true).reform(|_: MouseEvent| ())}>
                        { text.change_settings() }
                    </button>
                </p>
            }
            { settings_facts(text, &now.settings, dates::today().year()) }
        </>
    }
}
