use yew::prelude::*;
use yew_router::prelude::*;

use crate::{parts::frame::heading::Heading, route::Route, text::use_text};

/// No such page, and the way back.
#[component]
pub fn NotFoundPage() -> Html {
    let text = use_text();
    html! {
        <div class="page">
            <Heading title={text.not_found()} />
            <p>{ text.not_found_next() }</p>
            <p><Link<Route> to={Route::Queue}>{ text.to_queue() }</Link<Route>></p>
        </div>
    }
}
