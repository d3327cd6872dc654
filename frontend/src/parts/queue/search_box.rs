use gloo_timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Long enough that a fast typist asks once per word, short enough to feel immediate.
const PAUSE_MS: u32 = 250;

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

/// The box that finds: `/` or Ctrl+K goes to it.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let typed = use_state(|| props.value.to_string());
    let pause = use_mut_ref(|| None::<Timeout>);
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
    let oninput = {
        let (typed, on_search) = (typed.clone(), props.on_search.clone());
        Callback::from(move |event: InputEvent| {
            let words = event.target_unchecked_into::<HtmlInputElement>().value();
            typed.set(words.clone());
            let (on_search, last_sent) = (on_search.clone(), last_sent.clone());
            let send = move || {
                let words = words.trim().to_owned();
                last_sent.borrow_mut().clone_from(&words);
                on_search.emit((!words.is_empty()).then_some(words));
            };
            *pause.borrow_mut() = Some(Timeout::new(PAUSE_MS, send));
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
