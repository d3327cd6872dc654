use tiendo_api::{
    check::Check,
    session::{Me, SignIn},
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    api::session_calls,
    browser, dates,
    fetch::use_submit,
    parts::{
        forms::{
            faults::Faults,
            field::{Field, FieldKind},
        },
        problem_view::problem_view,
    },
    text::use_text,
};

/// Props of [`SignInPage`].
#[derive(Properties, PartialEq)]
pub struct SignInProps {
    /// Whether a session has just ended by itself.
    pub ended: bool,
    /// Told who signed in.
    pub on_in: Callback<Me>,
}

/// Signing in. Paste and password managers are welcome; a wrong name and a wrong password look the same.
#[component]
pub fn SignInPage(props: &SignInProps) -> Html {
    let text = use_text();
    let who = use_state(|| SignIn { username: String::new(), password: String::new() });
    let shown = use_state(|| false);
    let faults = use_state(Faults::default);
    let submit = use_submit(|who, _ticket| session_calls::sign_in(who), props.on_in.clone());
    use_effect_with(text, |text| {
        browser::set_title(&format!("{} · {}", text.sign_in(), text.product()));
        browser::focus("input[name=username]");
    });
    let change = |set: fn(&mut SignIn, String)| {
        let who = who.clone();
        Callback::from(move |typed: String| {
            let mut changed = (*who).clone();
            set(&mut changed, typed);
            who.set(changed);
        })
    };
    let onsubmit = {
        let (send, faults) = (submit.send.clone(), faults.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            // Read from the fields: a password manager may fill them without an input event.
            let who = SignIn { username: value_of("username"), password: value_of("password") };
            let found = Faults::found(who.check(dates::today()), text.0);
            if found.is_empty() {
                send.emit((who, 0));
            } else {
                browser::focus("input[name=username]");
            }
            faults.set(found);
        })
    };
    let busy = submit.sending.busy();
    html! {
        <main id="main" class="narrow">
            <h1>{ text.sign_in() }</h1>
            if props.ended { <p class="notice" role="status">{ text.session_ended() }</p> }
            if let Some(problem) = submit.sending.problem() {
                { problem_view(text, problem, None) }
            }
            <form name="sign-in" class="form" method="post" novalidate=true aria-busy={busy.to_string()} {onsubmit}>
                <Field form="sign-in" name="username" label={text.username()} autocomplete="username" required=true
                    value={who.username.clone()} fault={faults.at("/username")}
                    on_input={change(|who, typed| who.username = typed)} />
                <Field form="sign-in" name="password" label={text.password()} autocomplete="current-password"
                    kind={if *shown { FieldKind::Line } else { FieldKind::Password }} required=true
                    value={who.password.clone()} fault={faults.at("/password")}
                    on_input={change(|who, typed| who.password = typed)} />
                <label class="check">
                    <input type="checkbox" name="show" checked={*shown} onchange={{
                        let shown = shown.clone();
                        Callback::from(move |event: Event| {
                            shown.set(event.target_unchecked_into::<HtmlInputElement>().checked());
                        })
                    }} />{ " " }{ text.show_password() }
                </label>
                <button type="submit" class="primary" disabled={busy}>
                    { if busy { text.sending() } else { text.sign_in() } }
                </button>
            </form>
        </main>
    }
}

fn value_of(name: &str) -> String {
    browser::find(&format!("form[name=sign-in] input[name={name}]"))
        .and_then(|field| wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(field).ok())
        .map(|field| field.value())
        .unwrap_or_default()
}
