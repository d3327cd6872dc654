use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{ClipboardEvent, Element, File};
use yew::prelude::*;

use crate::browser;

/// What was pasted onto the page, outside any field.
#[derive(Debug, Clone, PartialEq)]
pub enum Pasted {
    /// A copied file.
    File(File),
    /// A copied table, as text.
    Text(String),
}

/// Listens to what is pasted onto the page, as long as the view lives.
#[hook]
pub fn use_paste(on_paste: Callback<Pasted>) {
    use_effect_with(on_paste, |on_paste| {
        let on_paste = on_paste.clone();
        let listen = Closure::<dyn Fn(ClipboardEvent)>::new(move |event: ClipboardEvent| {
            if let Some(pasted) = pasted(&event) {
                event.prevent_default();
                on_paste.emit(pasted);
            }
        });
        let page = browser::document();
        if let Some(page) = &page {
            let _ = page.add_event_listener_with_callback("paste", listen.as_ref().unchecked_ref());
        }
        move || {
            if let Some(page) = page {
                let _ = page.remove_event_listener_with_callback("paste", listen.as_ref().unchecked_ref());
            }
        }
    });
}

fn pasted(event: &ClipboardEvent) -> Option<Pasted> {
    let in_a_field = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| element.matches("input, textarea, select").unwrap_or(false));
    let carried = event.clipboard_data().filter(|_| !in_a_field)?;
    let text = carried.get_data("text/plain").ok().filter(|text| !text.trim().is_empty());
    // Excel puts a picture of the cells beside their text: the text is what is meant.
    text.map(Pasted::Text).or_else(|| Some(Pasted::File(carried.files()?.get(0)?)))
}
