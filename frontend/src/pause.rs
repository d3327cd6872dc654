//! Waiting until somebody pauses in typing.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// Long enough that a fast typist asks once per word, short enough to feel immediate.
const PAUSE_MS: u32 = 250;

/// Tells what was said last, once nothing else has been said for a moment.
#[hook]
pub fn use_pause(tell: Callback<String>) -> Callback<String> {
    let pause = use_mut_ref(|| None::<Timeout>);
    Callback::from(move |said: String| {
        let tell = tell.clone();
        *pause.borrow_mut() = Some(Timeout::new(PAUSE_MS, move || tell.emit(said)));
    })
}
