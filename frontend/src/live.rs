//! What others change appears on open screens without a reload: whatever was fetched is asked for again.

use std::{cell::Cell, rc::Rc};

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{api::events, browser};

/// Several changes that come together are one: a person cannot read faster, and a bulk verb makes many.
const GATHER_MS: u32 = 1_000;
/// Before the line is tried again, and between looks at whether the tab is shown.
const PAUSE_MS: u32 = 2_000;

/// How often something has changed since the screen was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Live(pub u32);

/// Follows the journal while `on`. A tab nobody looks at holds no line: when it is shown again, it asks anew.
#[hook]
pub fn use_following(on: bool) -> Live {
    let news = use_state(|| 0_u32);
    {
        let news = news.clone();
        use_effect_with(on, move |on| {
            let goes_on = Rc::new(Cell::new(*on));
            spawn_local(follow(goes_on.clone(), news.setter()));
            move || goes_on.set(false)
        });
    }
    Live(*news)
}

async fn follow(goes_on: Rc<Cell<bool>>, news: UseStateSetter<u32>) {
    let mut count = 0;
    // What happened before the line was there was fetched with the page; what happens between two lines is not.
    let mut missed = false;
    while goes_on.get() {
        if browser::is_shown()
            && let Ok(line) = events::follow().await
        {
            if missed {
                count += 1;
                news.set(count);
            }
            missed = true;
            while let Some(is_news) = line.next().await {
                if !goes_on.get() || !browser::is_shown() {
                    break;
                }
                if is_news {
                    TimeoutFuture::new(GATHER_MS).await;
                    count += 1;
                    news.set(count);
                }
            }
        }
        TimeoutFuture::new(PAUSE_MS).await;
    }
}
