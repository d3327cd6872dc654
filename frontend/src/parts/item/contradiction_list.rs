use tiendo_api::work::WorkItem;
use yew::prelude::*;

use crate::{text::Text, wire::code};

/// What does not fit together in what was reported: for who decides, before they do.
pub fn contradiction_list(text: Text, item: &WorkItem) -> Html {
    if item.contradictions.is_empty() {
        return Html::default();
    }
    html! {
        <section class="history" aria-labelledby="contradictions-title">
            <h3 id="contradictions-title">{ text.contradictions_title() }</h3>
            <ul class="plain">
                for one in &item.contradictions {
                    <li data-contradiction={code(&one.kind)}>{ &one.message }</li>
                }
            </ul>
        </section>
    }
}
