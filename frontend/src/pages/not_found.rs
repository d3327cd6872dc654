use yew::prelude::*;

use crate::{parts::frame::go::Go, parts::frame::heading::Heading, route::Route, text::use_text};

/// No such page, and the way back.
#[component]
pub fn NotFoundPage() -> Html {
    let text = use_text();
    html! {
        <div class="page">
            <Heading title={text.not_found()} />
            <p>{ text.not_found_next() }</p>
            <p><Go to={Route::Queue}>{ text.to_queue() }</Go></p>
        </div>
    }
}
