use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::pause::use_pause;

/// Props of [`SearchBox`].
#[derive(Properties, PartialEq)]
pub struct SearchBoxProps {
    /// Its label.
    pub label: AttrValue,
    /// What can be found.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// The words in the address.
    pub value: AttrValue,
    /// Told the words after a pause in typing.
    pub on_search: Callback<Option<String>>,
}

/// The box that narrows a list down to what holds the words.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let typed = use_state(|| props.value.to_string());
    let last_sent = use_mut_ref(|| props.value.to_string());
    {
        // The address changed by other means (back, "clear filters"): show what it says.
        let (typed, last_sent) = (typed.clone(), last_sent.clone());
        use_effect_with(props.value.clone(), move |value| {
            if *last_sent.borrow() != **value {
                *last_sent.borrow_mut() = value.to_string();
                typed.set(value.to_string());
            }
        });
    }
    let send = props.on_search.reform(move |words: String| {
        let words = words.trim().to_owned();
        last_sent.borrow_mut().clone_from(&words);
        (!words.is_empty()).then_some(words)
    });
    let send_soon = use_pause(send);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            let words = event.target_unchecked_into::<HtmlInputElement>().value();
            typed.set(words.clone());
            send_soon.emit(words);
        })
    };
    html! {
        <div class="search">
            <label for="search">{ &props.label }</label>
            <input id="search" name="q" type="search" value={(*typed).clone()} placeholder={props.hint.clone()}
                autocomplete="off" {oninput} />
        </div>
    }
}
