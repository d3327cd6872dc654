//! Saying what happened, on screen and to screen readers, without moving the focus.

use yew::prelude::*;

/// How to say something.
#[derive(Clone, PartialEq)]
pub struct Announce(pub Callback<String>);

/// How to say something; silent outside the application.
#[hook]
pub fn use_announce() -> Callback<String> {
    use_context::<Announce>().map_or_else(Callback::noop, |announce| announce.0)
}
