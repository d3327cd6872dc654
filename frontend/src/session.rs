//! Who is signed in: the only global state. The access token lives in memory and nowhere else.

use std::{cell::RefCell, rc::Rc};

use tiendo_api::{
    Action, Lang,
    problem::Problem,
    session::{Me, Session},
};
use yew::prelude::*;

thread_local! {
    static TOKEN: RefCell<Option<String>> = const { RefCell::new(None) };
    static LANG: RefCell<Lang> = const { RefCell::new(Lang::Vi) };
    static ENDED: RefCell<Option<Callback<()>>> = const { RefCell::new(None) };
}

/// Where sign-in stands.
#[derive(Clone, PartialEq)]
pub enum Standing {
    /// The refresh cookie is being tried.
    Starting,
    /// Nobody is signed in. `true`: somebody was, until the session ended.
    Out(bool),
    /// The server did not answer at the start.
    Unreachable(Rc<Problem>),
    /// This person is signed in.
    In(Rc<Me>),
}

/// What pages and forms may know and do about the session.
#[derive(Clone, PartialEq)]
pub struct SessionHandle {
    /// The person.
    pub me: Rc<Me>,
    /// Ends it: `true` on every device.
    pub sign_out: Callback<bool>,
    /// Replaces what is known of the person, after a change of password.
    pub renew: Callback<Me>,
}

impl SessionHandle {
    /// Whether this person may do it anywhere at all; single things say for themselves.
    pub fn may(&self, action: Action) -> bool {
        self.me.allowed_actions.contains(&action)
    }
}

/// The session of the signed-in person; pages are only shown inside one.
#[hook]
pub fn use_session() -> Option<SessionHandle> {
    use_context::<SessionHandle>()
}

/// Remembers the token of a new session and gives the person.
pub fn begin(session: Session) -> Me {
    TOKEN.set(Some(session.access_token));
    session.me
}

/// Forgets the token.
pub fn forget_token() {
    TOKEN.set(None);
}

/// The access token to send.
pub fn token() -> Option<String> {
    TOKEN.with_borrow(Clone::clone)
}

/// The session turned out to have ended: forgets the token and tells the application.
pub fn ended() {
    forget_token();
    if let Some(tell) = ENDED.with_borrow(Clone::clone) {
        tell.emit(());
    }
}

/// Whom to tell when the session ends.
pub fn when_ended(tell: Callback<()>) {
    ENDED.set(Some(tell));
}

/// The language to ask answers in.
pub fn lang() -> Lang {
    LANG.with_borrow(|lang| *lang)
}

/// Sets the language to ask answers in.
pub fn speak(lang: Lang) {
    LANG.set(lang);
}
