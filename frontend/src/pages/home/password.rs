use tiendo_api::{
    check::Check,
    session::{Me, NewPassword},
};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    announce::use_announce,
    api::session_calls,
    dates,
    fetch::use_submit,
    parts::{
        forms::{
            faults::Faults,
            field::{Field, FieldKind},
        },
        frame::heading::Heading,
        problem_view::problem_view,
    },
    route::Route,
    session::use_session,
    text::use_text,
};

/// Changing one's password: by choice, or because somebody else gave it.
#[component]
pub fn PasswordPage() -> Html {
    let text = use_text();
    let session = use_session();
    let announce = use_announce();
    let navigator = use_navigator();
    let typed = use_state(|| NewPassword { current: String::new(), new: String::new() });
    let faults = use_state(Faults::default);
    let forced = session.as_ref().is_some_and(|session| session.me.must_change_password);
    let done = Callback::from(move |me: Me| {
        announce.emit(text.password_changed().to_owned());
        if let Some(session) = &session {
            session.renew.emit(me);
        }
        if let Some(navigator) = &navigator {
            navigator.push(&Route::Queue);
        }
    });
    let submit = use_submit(|new, _ticket| session_calls::change_password(new), done);
    let change = |set: fn(&mut NewPassword, String)| {
        let typed = typed.clone();
        Callback::from(move |text: String| {
            let mut changed = (*typed).clone();
            set(&mut changed, text);
            typed.set(changed);
        })
    };
    let onsubmit = {
        let (typed, faults, send) = (typed.clone(), faults.clone(), submit.send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let found = Faults::found(typed.check(dates::today()), text.0);
            if found.is_empty() {
                send.emit(((*typed).clone(), 0));
            }
            faults.set(found);
        })
    };
    let refused = submit.sending.problem();
    let fault = |pointer: &str| {
        faults.at(pointer).or_else(|| refused.and_then(|problem| Faults::of(problem).at(pointer)))
    };
    let busy = submit.sending.busy();
    html! {
        <div class="narrow">
            <Heading title={text.change_password()} />
            if forced { <p class="notice">{ text.must_change_password() }</p> }
            if let Some(problem) = refused {
                { problem_view(text, problem, None) }
            }
            <form name="password" class="form" method="post" novalidate=true aria-busy={busy.to_string()} {onsubmit}>
                <Field form="password" name="current" label={text.current_password()} kind={FieldKind::Password}
                    autocomplete="current-password" required=true value={typed.current.clone()}
                    fault={fault("/current")} on_input={change(|typed, text| typed.current = text)} />
                <Field form="password" name="new" label={text.new_password()} kind={FieldKind::Password}
                    hint={text.new_password_hint()} autocomplete="new-password" required=true
                    value={typed.new.clone()} fault={fault("/new")}
                    on_input={change(|typed, text| typed.new = text)} />
                <button type="submit" class="primary" disabled={busy}>{ text.change_password() }</button>
            </form>
        </div>
    }
}
