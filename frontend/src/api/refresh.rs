//! Renewing the access token. A refresh token works once, so only one refresh may run at a time:
//! one promise within the tab, one Web Lock across tabs.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Promise, Reflect};
use tiendo_api::problem::{Code, Problem};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{Answer, made_here, session_calls};
use crate::session;

thread_local! {
    static RUNNING: RefCell<Option<Promise>> = const { RefCell::new(None) };
    static FAILED: RefCell<Option<Rc<Problem>>> = const { RefCell::new(None) };
}

/// Gets a new token, unless somebody has since `used` was sent. Ends the session when the server refuses.
pub async fn renew(used: Option<String>) -> Answer<()> {
    if session::token().is_some() && session::token() != used {
        return Ok(());
    }
    let running = RUNNING.with_borrow(Clone::clone).unwrap_or_else(start);
    let finished = JsFuture::from(running).await;
    RUNNING.set(None);
    match (finished, FAILED.take()) {
        (Ok(_), None) if session::token().is_some() => Ok(()),
        (_, Some(problem)) => {
            if problem.status == 401 {
                session::ended();
            }
            Err(problem)
        }
        _ => Err(Rc::new(made_here(const { Code::NotSignedIn.explained() }))),
    }
}

fn start() -> Promise {
    session::forget_token();
    let promise = under_lock(|| future_to_promise(ask()));
    RUNNING.set(Some(promise.clone()));
    promise
}

async fn ask() -> Result<JsValue, JsValue> {
    match session_calls::refresh().await {
        Ok(_) => FAILED.set(None),
        Err(problem) => FAILED.set(Some(problem)),
    }
    Ok(JsValue::UNDEFINED)
}

/// Runs it while no other tab does. Without Web Locks (an insecure address) it just runs.
fn under_lock(run: fn() -> Promise) -> Promise {
    let held = Closure::once_into_js(move |_lock: JsValue| -> JsValue { run().into() });
    locked(&held).unwrap_or_else(run)
}

/// `navigator.locks.request("tiendo-refresh", held)`, where there is such a thing.
fn locked(held: &JsValue) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.call2(&locks, &"tiendo-refresh".into(), held).ok()?.dyn_into().ok()
}
