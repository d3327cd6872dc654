use std::{future::Future, rc::Rc};

use serde::Serialize;
use tiendo_api::check::{Check, Found};
use yew::prelude::*;

use crate::{
    api::{Answer, Ticket},
    browser, dates,
    draft::Draft,
    fetch::{Attempt, Running, Sending, use_attempts},
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
    let call = Rc::new(call);
    let (draft, on_done) = (draft.clone(), on_done.clone());
    let prepare = Rc::new(move || {
        let body = draft.edit(body).map_err(|missing| vec![missing])?;
        let found = body.check(dates::today());
        if !found.is_empty() {
            return Err(found);
        }
        let said = serde_json::to_string(&body).unwrap_or_default();
        let (call, draft, on_done) = (call.clone(), draft.clone(), on_done.clone());
        let run = move |ticket| {
            let done = move |made| {
                draft.forget();
                on_done.emit(made);
            };
            then(call(body, ticket), Box::new(done))
        };
        Ok((said, Box::new(run) as Run))
    });
    use_prepared(prepare, version)
}

/// How a checked body is sent.
pub type Run = Box<dyn FnOnce(Ticket) -> Running>;
/// What a checked draft says and how it is sent, or what is wrong with it.
pub type Prepared = Result<(String, Run), Vec<Found>>;

/// A call under way, and what is done with what it makes.
pub fn then<T: 'static>(
    asked: impl Future<Output = Answer<T>> + 'static,
    done: Box<dyn FnOnce(T)>,
) -> Running {
    Box::pin(async move {
        done(asked.await?);
        Ok(())
    })
}

/// A form over a checked draft. Not generic, so that this code exists once however many forms there are.
#[hook]
pub fn use_prepared(prepare: Rc<dyn Fn() -> Prepared>, version: i64) -> Form {
    let lang = use_text().0;
    let found_here = use_state(Faults::default);
    let (sending, attempt) = use_attempts();
    let on_send = {
        let found_here = found_here.clone();
        Callback::from(move |newer: Option<i64>| {
            let found = match prepare() {
                Ok((said, run)) => {
                    attempt.emit(Attempt { said, version: newer.unwrap_or(version), run });
                    Vec::new()
                }
                Err(found) => found,
            };
            found_here.set(Faults::found(found, lang));
        })
    };
    let faults = match sending.problem() {
        _ if !found_here.is_empty() => (*found_here).clone(),
        Some(problem) => Faults::of(problem),
        None => Faults::default(),
    };
    use_effect_with(faults.clone(), |faults| {
        if !faults.is_empty() {
            browser::focus("form [aria-invalid=true]");
        }
    });
    Form { faults, sending, on_send }
}
