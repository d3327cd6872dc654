//! Asking and sending as hooks: loading and failure are one type, a double click cannot send twice.

use std::{any::Any, cell::Cell, future::Future, pin::Pin, rc::Rc};

use serde::Serialize;
use tiendo_api::problem::Problem;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    api::{Answer, Ticket, outcome_unknown},
    live::Live,
    parts::problem_view::problem_view,
    text::Text,
};

/// Something asked of the server.
#[derive(Debug)]
pub enum Remote<T: ?Sized> {
    /// Not here yet.
    Loading,
    /// Here it is. Stays while a newer answer is on its way.
    Ready(Rc<T>),
    /// It could not be had.
    Failed(Rc<Problem>),
}

impl<T: ?Sized> Clone for Remote<T> {
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

impl<T> Fetch<T> {
    /// The answer, or what to show instead of it: that it is on its way, or why it could not be had.
    pub fn arrived(&self, text: Text) -> Result<Rc<T>, Html> {
        match &self.remote {
            Remote::Ready(data) => Ok(data.clone()),
            Remote::Loading => Err(loading(text)),
            Remote::Failed(problem) => Err(problem_view(text, problem, Some(&self.reload))),
        }
    }
}

fn loading(text: Text) -> Html {
    html! { <p role="status">{ text.loading() }</p> }
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
    let number = use_number(key.clone());
    let ask = Box::new(move || -> Asking {
        let asked = ask(key);
        Box::pin(async move { Ok(Rc::new(asked.await?) as Rc<dyn Any>) })
    });
    let Asked { remote, busy, reload, put } = use_asking(number, ask);
    let remote = match remote {
        Remote::Ready(data) => data.downcast().map_or(Remote::Loading, Remote::Ready),
        Remote::Loading => Remote::Loading,
        Remote::Failed(problem) => Remote::Failed(problem),
    };
    Fetch { remote, busy, reload, put: put.reform(|data: T| Rc::new(data) as Rc<dyn Any>) }
}

/// A number that changes whenever the key does.
#[hook]
fn use_number<K: PartialEq + 'static>(key: K) -> u32 {
    let seen = use_mut_ref(|| (None::<K>, 0));
    let mut seen = seen.borrow_mut();
    if seen.0.as_ref() != Some(&key) {
        *seen = (Some(key), seen.1 + 1);
    }
    seen.1
}

/// A question under way, whatever it asks for.
type Asking = Pin<Box<dyn Future<Output = Answer<Rc<dyn Any>>>>>;

/// A question, whatever it asks for.
struct Asked {
    remote: Remote<dyn Any>,
    busy: bool,
    reload: Callback<()>,
    put: Callback<Rc<dyn Any>>,
}

/// Asks whenever the key changes, and when others have changed something. Not generic, so that this code exists once however many questions there are.
#[hook]
fn use_asking(key: u32, ask: Box<dyn FnOnce() -> Asking>) -> Asked {
    let live = use_context::<Live>().unwrap_or_default();
    let remote = use_state(|| Remote::Loading);
    let busy = use_state(|| true);
    let turn = use_state(|| 0_u32);
    let turns = use_mut_ref(|| 0_u32);
    let shown = use_mut_ref(|| None::<u32>);
    {
        let (remote, busy) = (remote.clone(), busy.clone());
        use_effect_with((key, *turn, live), move |(key, ..)| {
            let current = Rc::new(Cell::new(true));
            let key = *key;
            let asked = ask();
            let still = current.clone();
            busy.set(true);
            spawn_local(async move {
                let answer = asked.await;
                if !still.get() {
                    return;
                }
                match answer {
                    Ok(data) => {
                        *shown.borrow_mut() = Some(key);
                        remote.set(Remote::Ready(data));
                    }
                    // A network that fails for a moment must not take away what is on screen.
                    Err(problem) if outcome_unknown(&problem) && *shown.borrow() == Some(key) => {}
                    Err(problem) => remote.set(Remote::Failed(problem)),
                }
                busy.set(false);
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
        Callback::from(move |data| remote.set(Remote::Ready(data)))
    };
    Asked { remote: (*remote).clone(), busy: *busy, reload, put }
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
    let (sending, attempt) = use_attempts();
    let call = Rc::new(call);
    let send = Callback::from(move |(body, version): (B, i64)| {
        let said = serde_json::to_string(&body).unwrap_or_default();
        let (call, done) = (call.clone(), done.clone());
        let run = move |ticket| -> Running {
            let asked = call(body, ticket);
            Box::pin(async move {
                done.emit(asked.await?);
                Ok(())
            })
        };
        attempt.emit(Attempt { said, version, run: Box::new(run) });
    });
    Submit { sending, send }
}

/// A call under way, whatever it makes.
pub type Running = Pin<Box<dyn Future<Output = Answer<()>>>>;

/// One attempt to send.
pub struct Attempt {
    /// What is said: the same words on the same version are the same attempt.
    pub said: String,
    /// The version it is said on.
    pub version: i64,
    /// How it is sent.
    pub run: Box<dyn FnOnce(Ticket) -> Running>,
}

/// Attempts one at a time. Not generic, so that this code exists once however many forms there are.
#[hook]
pub fn use_attempts() -> (Sending, Callback<Attempt>) {
    let sending = use_state(Sending::default);
    let underway = use_mut_ref(|| false);
    let unsettled = use_mut_ref(|| None::<(String, i64, Uuid)>);
    let start = {
        let sending = sending.clone();
        Callback::from(move |attempt: Attempt| {
            if underway.replace(true) {
                return;
            }
            let Attempt { said, version, run } = attempt;
            let key = match &*unsettled.borrow() {
                Some((tried, on, key)) if *tried == said && *on == version => *key,
                _ => Uuid::new_v4(),
            };
            sending.set(Sending::Busy);
            let (sending, underway, unsettled) = (sending.clone(), underway.clone(), unsettled.clone());
            let asked = run(Ticket { version, key });
            spawn_local(async move {
                let answer = asked.await;
                underway.replace(false);
                let repeatable = answer.as_ref().is_err_and(outcome_unknown);
                unsettled.replace(repeatable.then_some((said, version, key)));
                sending.set(match answer {
                    Ok(()) => Sending::Idle,
                    Err(problem) => Sending::Refused(problem),
                });
            });
        })
    };
    ((*sending).clone(), start)
}
