//! Asking and sending as hooks: loading and failure are one type, a double click cannot send twice.

use std::{cell::Cell, future::Future, rc::Rc};

use serde::Serialize;
use tiendo_api::problem::Problem;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{Answer, Ticket, outcome_unknown};

/// Something asked of the server.
#[derive(Debug)]
pub enum Remote<T> {
    /// Not here yet.
    Loading,
    /// Here it is. Stays while a newer answer is on its way.
    Ready(Rc<T>),
    /// It could not be had.
    Failed(Rc<Problem>),
}

impl<T> Clone for Remote<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::Ready(data) => Self::Ready(data.clone()),
            Self::Failed(problem) => Self::Failed(problem.clone()),
        }
    }
}

/// A question, its answer so far, and how to ask again.
pub struct Fetch<T> {
    /// The answer so far.
    pub remote: Remote<T>,
    /// Whether a newer answer is on its way.
    pub busy: bool,
    /// Asks again, keeping what is on screen meanwhile.
    pub reload: Callback<()>,
    /// Puts an answer that came another way, such as from a verb.
    pub put: Callback<T>,
}

/// Asks whenever `key` changes. An answer that comes after the key has changed again is dropped.
#[hook]
pub fn use_fetch<K, T, F, Fut>(key: K, ask: F) -> Fetch<T>
where
    K: PartialEq + Clone + 'static,
    T: 'static,
    F: Fn(K) -> Fut + 'static,
    Fut: Future<Output = Answer<T>> + 'static,
{
    let remote = use_state(|| Remote::Loading);
    let busy = use_state(|| true);
    let turn = use_state(|| 0_u32);
    let turns = use_mut_ref(|| 0_u32);
    {
        let (remote, busy) = (remote.clone(), busy.clone());
        use_effect_with((key, *turn), move |(key, _)| {
            let current = Rc::new(Cell::new(true));
            let asked = ask(key.clone());
            let still = current.clone();
            busy.set(true);
            spawn_local(async move {
                let answer = asked.await;
                if still.get() {
                    remote.set(match answer {
                        Ok(data) => Remote::Ready(Rc::new(data)),
                        Err(problem) => Remote::Failed(Rc::new(problem)),
                    });
                    busy.set(false);
                }
            });
            move || current.set(false)
        });
    }
    let reload = Callback::from(move |()| {
        *turns.borrow_mut() += 1;
        turn.set(*turns.borrow());
    });
    let put = {
        let remote = remote.clone();
        Callback::from(move |data| remote.set(Remote::Ready(Rc::new(data))))
    };
    Fetch { remote: (*remote).clone(), busy: *busy, reload, put }
}

/// How sending stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Sending {
    /// Nothing sent, or it succeeded.
    #[default]
    Idle,
    /// On its way.
    Busy,
    /// Refused or lost.
    Refused(Rc<Problem>),
}

impl Sending {
    /// Whether an answer is awaited.
    pub fn busy(&self) -> bool {
        *self == Self::Busy
    }

    /// Why it was refused.
    pub fn problem(&self) -> Option<&Rc<Problem>> {
        match self {
            Self::Refused(problem) => Some(problem),
            _ => None,
        }
    }
}

/// Something to send: how it stands, and sending it on a version of the thing it changes.
pub struct Submit<B> {
    /// How it stands.
    pub sending: Sending,
    /// Sends a body. Does nothing while an earlier one is on its way.
    pub send: Callback<(B, i64)>,
}

/// Sends with one idempotency key per attempt: the key stays while it is unknown what became of the call, so
/// repeating the same body after a lost connection cannot make a second record.
#[hook]
pub fn use_submit<B, T, F, Fut>(call: F, done: Callback<T>) -> Submit<B>
where
    B: Serialize + 'static,
    T: 'static,
    F: Fn(B, Ticket) -> Fut + 'static,
    Fut: Future<Output = Answer<T>> + 'static,
{
    let sending = use_state(Sending::default);
    let underway = use_mut_ref(|| false);
    let open_attempt = use_mut_ref(|| None::<(String, i64, Uuid)>);
    let send = {
        let sending = sending.clone();
        Callback::from(move |(body, version): (B, i64)| {
            if underway.replace(true) {
                return;
            }
            let said = serde_json::to_string(&body).unwrap_or_default();
            let key = match &*open_attempt.borrow() {
                Some((tried, on, key)) if *tried == said && *on == version => *key,
                _ => Uuid::new_v4(),
            };
            let asked = call(body, Ticket { version, key });
            sending.set(Sending::Busy);
            let (sending, underway, open_attempt, done) =
                (sending.clone(), underway.clone(), open_attempt.clone(), done.clone());
            spawn_local(async move {
                let answer = asked.await;
                *underway.borrow_mut() = false;
                let repeatable = answer.as_ref().is_err_and(outcome_unknown);
                *open_attempt.borrow_mut() = repeatable.then_some((said, version, key));
                match answer {
                    Ok(made) => {
                        sending.set(Sending::Idle);
                        done.emit(made);
                    }
                    Err(problem) => sending.set(Sending::Refused(Rc::new(problem))),
                }
            });
        })
    };
    Submit { sending: (*sending).clone(), send }
}
