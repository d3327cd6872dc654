use yew::prelude::*;

use crate::{browser, text::use_text};

/// A page of another application: the browser loads it at the address it already shows.
#[component]
pub fn ElsewherePage() -> Html {
    let text = use_text();
    use_effect_with((), |()| browser::load_again());
    html! { <p role="status">{ text.loading() }</p> }
}
