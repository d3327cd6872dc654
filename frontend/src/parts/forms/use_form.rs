use std::future::Future;

use serde::Serialize;
use tiendo_api::check::{Check, Found};
use yew::prelude::*;

use crate::{
    api::{Answer, Ticket},
    browser, dates,
    draft::Draft,
    fetch::{Sending, use_submit},
    parts::forms::faults::Faults,
    text::use_text,
};

/// A form on its way.
pub struct Form {
    /// What is wrong with which field.
    pub faults: Faults,
    /// How sending stands.
    pub sending: Sending,
    /// Checks the draft and sends it: on the version on screen, or on a newer one after a stale save.
    pub on_send: Callback<Option<i64>>,
}

/// Makes a form of a draft: `body` is what to send of it (or the field without which there is none), `version` what the person is looking at. The body goes
/// through the same check the server makes; the focus goes to the first field that is wrong. Once it was sent, the
/// draft is forgotten.
#[hook]
pub fn use_form<D, B, T, F, Fut>(
    draft: &Draft<D>,
    body: fn(&mut D) -> Result<B, Found>,
    version: i64,
    call: F,
    on_done: &Callback<T>,
) -> Form
where
    D: Serialize + 'static,
    B: Check + Serialize + 'static,
    T: 'static,
    F: Fn(B, Ticket) -> Fut + 'static,
    Fut: Future<Output = Answer<T>> + 'static,
{
    let lang = use_text().0;
    let found_here = use_state(Faults::default);
    let done = {
        let (draft, on_done) = (draft.clone(), on_done.clone());
        Callback::from(move |made| {
            draft.forget();
            on_done.emit(made);
        })
    };
    let submit = use_submit(call, done);
    let on_send = {
        let (found_here, draft, send) = (found_here.clone(), draft.clone(), submit.send);
        Callback::from(move |newer: Option<i64>| {
            let found = match draft.edit(body) {
                Ok(body) => {
                    let found = body.check(dates::today());
                    if found.is_empty() {
                        send.emit((body, newer.unwrap_or(version)));
                    }
                    found
                }
                Err(missing) => vec![missing],
            };
            found_here.set(Faults::found(found, lang));
        })
    };
    let faults = match submit.sending.problem() {
        _ if !found_here.is_empty() => (*found_here).clone(),
        Some(problem) => Faults::of(problem),
        None => Faults::default(),
    };
    use_effect_with(faults.clone(), |faults| {
        if !faults.is_empty() {
            browser::focus("form [aria-invalid=true]");
        }
    });
    Form { faults, sending: submit.sending, on_send }
}
