//! Drafts: what somebody types is kept in the browser until it was sent, through a reload, an expired session
//! and a dead network. Kept by account, so that two people at one machine never see each other's text.

use std::{
    cell::{Ref, RefCell},
    rc::Rc,
};

use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;
use yew::prelude::*;

use crate::{browser, json, session::use_session};

/// What was typed into a form so far. Clones share it, so a late answer (an upload) edits the newest text.
pub struct Draft<D> {
    latest: Rc<RefCell<D>>,
    key: Rc<str>,
    fresh: fn() -> D,
    redraw: UseForceUpdateHandle,
}

impl<D> Clone for Draft<D> {
    fn clone(&self) -> Self {
        let Self { latest, key, fresh, redraw } = self;
        Self { latest: latest.clone(), key: key.clone(), fresh: *fresh, redraw: redraw.clone() }
    }
}

impl<D: Serialize> Draft<D> {
    /// The draft as it stands.
    pub fn now(&self) -> Ref<'_, D> {
        self.latest.borrow()
    }

    /// Changes it, keeps it, and gives what the change gives.
    pub fn edit<T>(&self, change: impl FnOnce(&mut D) -> T) -> T {
        let given = change(&mut self.latest.borrow_mut());
        if let Ok(json) = serde_json::to_string(&*self.latest.borrow()) {
            browser::keep(&self.key, &json);
        }
        self.redraw.force_update();
        given
    }

    /// Forgets it: it was sent.
    pub fn forget(&self) {
        browser::forget(&self.key);
        *self.latest.borrow_mut() = (self.fresh)();
        self.redraw.force_update();
    }
}

/// The kept draft of a form about a thing, or what `fresh` makes.
#[hook]
pub fn use_draft<D>(form: &str, about: Uuid, fresh: fn() -> D) -> Draft<D>
where
    D: Serialize + DeserializeOwned + 'static,
{
    let key: Rc<str> = use_draft_key(form, about).into();
    let redraw = use_force_update();
    let latest = use_mut_ref(|| {
        let kept = browser::kept(&key).and_then(|kept| json::read(&kept));
        kept.unwrap_or_else(fresh)
    });
    Draft { latest, key, fresh, redraw }
}

/// Where the draft of a form about a thing is kept.
#[hook]
pub fn use_draft_key(form: &str, about: Uuid) -> String {
    let account = use_session().map(|session| session.me.id).unwrap_or_default();
    key_of(account, about, form)
}

/// The key of a draft.
pub fn key_of(account: Uuid, about: Uuid, form: &str) -> String {
    format!("tiendo.draft.{account}.{about}.{form}")
}
