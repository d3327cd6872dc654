//! The keyboard. Letters press buttons that are on screen, so they can never do what the person may not.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{browser, parts::frame::account_menu, route::Route};

const SWITCH: &str = "tiendo.letters";
/// How long a `G` waits for its second letter.
const PATIENCE_MS: f64 = 1_500.0;

thread_local! {
    static WENT: RefCell<f64> = const { RefCell::new(0.0) };
}

/// What opens over the page.
#[derive(Clone, Copy, PartialEq)]
pub enum Dialog {
    /// Search.
    Search,
    /// The help of the keyboard.
    Help,
}

/// Whether single letters are on.
pub fn letters_on() -> bool {
    browser::kept(SWITCH).is_none_or(|kept| kept != "off")
}

/// Switches single letters on or off in this browser.
pub fn switch_letters(on: bool) {
    browser::keep(SWITCH, if on { "on" } else { "off" });
}

/// Listens to the keyboard as long as the application lives.
#[hook]
pub fn use_keys(on_dialog: Callback<Dialog>) {
    let navigator = use_navigator();
    use_effect_with((), move |()| {
        let listen = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            if let Some(pressed) = pressed(&event)
                && act(pressed, navigator.as_ref(), &on_dialog)
            {
                event.prevent_default();
            }
        });
        let page = browser::document();
        if let Some(page) = &page {
            let _ = page.add_event_listener_with_callback("keydown", listen.as_ref().unchecked_ref());
        }
        move || {
            if let Some(page) = page {
                let _ = page.remove_event_listener_with_callback("keydown", listen.as_ref().unchecked_ref());
            }
        }
    });
}

#[derive(Clone, Copy, PartialEq)]
enum Pressed {
    Find,
    Close,
    Letter(char),
}

/// What was pressed, if it is for us: not while typing or composing (Telex, VNI), not with modifiers.
fn pressed(event: &KeyboardEvent) -> Option<Pressed> {
    let key = event.key();
    // While a syllable is being composed, browsers report key code 229.
    if event.is_composing() || event.key_code() == 229 {
        return None;
    }
    if (event.ctrl_key() || event.meta_key()) && key == "k" {
        return Some(Pressed::Find);
    }
    if event.ctrl_key() || event.meta_key() || event.alt_key() || browser::find("dialog[open]").is_some() {
        return None;
    }
    if key == "Escape" {
        return Some(Pressed::Close);
    }
    let mut letters = key.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        return None;
    };
    (!is_typing(event.target()) && letters_on()).then(|| Pressed::Letter(letter.to_ascii_lowercase()))
}

fn is_typing(target: Option<EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    let field = "input:not([type=checkbox], [type=radio], [type=file]), textarea, select, [contenteditable]";
    element.is_some_and(|element| element.matches(field).unwrap_or(false))
}

/// Does it; `true` when there was something to do.
fn act(pressed: Pressed, navigator: Option<&Navigator>, on_dialog: &Callback<Dialog>) -> bool {
    let now = js_sys::Date::now();
    let after_g = now - WENT.replace(0.0) < PATIENCE_MS;
    match pressed {
        Pressed::Find | Pressed::Letter('/') => {
            on_dialog.emit(Dialog::Search);
            true
        }
        Pressed::Close => account_menu::close() || click(browser::find("[data-close=panel]")),
        Pressed::Letter('?') => {
            on_dialog.emit(Dialog::Help);
            true
        }
        Pressed::Letter('g') => {
            WENT.set(now);
            true
        }
        Pressed::Letter(letter) if after_g => go(letter, navigator),
        Pressed::Letter('j') => move_by(1),
        Pressed::Letter('k') => move_by(-1),
        Pressed::Letter('e') => verb("reportProgress"),
        Pressed::Letter('a') => verb("confirm"),
        Pressed::Letter('r') => verb("return"),
        Pressed::Letter(_) => false,
    }
}

fn go(letter: char, navigator: Option<&Navigator>) -> bool {
    let to = match letter {
        'q' => Route::Queue,
        'd' => Route::NewestOverview,
        'p' => Route::Plans,
        'a' => Route::Annexes,
        _ => return false,
    };
    if let Some(navigator) = navigator {
        navigator.push(&to);
    }
    true
}

/// Moves the focus to the next or previous row.
fn move_by(step: isize) -> bool {
    let rows = browser::find_all("[data-row] [data-open]");
    let current = browser::focused()
        .and_then(|focused| focused.closest("[data-row]").ok()?)
        .and_then(|row| row.query_selector("[data-open]").ok()?);
    let at = current.and_then(|current| rows.iter().position(|row| row.is_same_node(Some(&current))));
    let next = match at {
        Some(at) => at.saturating_add_signed(step).min(rows.len().saturating_sub(1)),
        None => 0,
    };
    focus_on(rows.get(next).cloned())
}

/// Presses the button of a verb: in the row that has the focus, else in the open panel.
fn verb(name: &str) -> bool {
    let button = format!("[data-verb={name}]");
    let row = browser::focused().and_then(|focused| focused.closest("[data-row]").ok()?);
    let in_row = row.and_then(|row| row.query_selector(&button).ok()?);
    click(
        in_row.and_then(|found| found.dyn_into().ok()).or_else(|| browser::find(&format!(".panel {button}"))),
    )
}

fn focus_on(element: Option<HtmlElement>) -> bool {
    element.is_some_and(|element| element.focus().is_ok())
}

fn click(element: Option<HtmlElement>) -> bool {
    element.inspect(HtmlElement::click).is_some()
}
