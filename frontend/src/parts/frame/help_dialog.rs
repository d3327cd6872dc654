use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{keys, parts::frame::modal::use_modal, text::use_text};

/// Props of [`HelpDialog`].
#[derive(Properties, PartialEq)]
pub struct HelpDialogProps {
    /// Closes it.
    pub on_close: Callback<()>,
}

/// The help of the keyboard, and the switch that turns single letters off.
#[component]
pub fn HelpDialog(props: &HelpDialogProps) -> Html {
    let text = use_text();
    let dialog = use_modal();
    let on = use_state(keys::letters_on);
    let onchange = {
        let on = on.clone();
        Callback::from(move |event: Event| {
            let checked = event.target_unchecked_into::<HtmlInputElement>().checked();
            keys::switch_letters(checked);
            on.set(checked);
        })
    };
    let lines = [
        ("/  Ctrl+K", text.key_search()),
        ("J  K", text.key_move()),
        ("Enter", text.key_open()),
        ("E", text.key_update()),
        ("A", text.key_confirm()),
        ("R", text.key_return()),
        ("G Q  G D  G P  G A", text.key_go()),
        ("Esc", text.key_close()),
        ("?", text.key_help()),
    ];
    html! {
        <dialog class="dialog" ref={dialog} aria-labelledby="help-title" onclose={props.on_close.reform(|_| ())}>
            <h2 id="help-title">{ text.keys_title() }</h2>
            <dl class="keys">
                for (key, what) in lines {
                    <dt><kbd>{ key }</kbd></dt>
                    <dd>{ what }</dd>
                }
            </dl>
            <p class="small">{ text.keys_note() }</p>
            <label class="check">
                <input type="checkbox" name="letters" checked={*on} {onchange} />{ " " }{ text.keys_on() }
            </label>
            <form method="dialog"><button class="primary">{ text.close() }</button></form>
        </dialog>
    }
}
