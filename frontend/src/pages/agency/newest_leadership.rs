use yew::prelude::*;

use crate::{
    pages::newest_plan::use_plan,
    parts::frame::{heading::Heading, onward::Onward},
    route::Route,
    text::use_text,
};

/// The way to the leadership view of the newest plan.
#[component]
pub fn NewestLeadershipPage() -> Html {
    let text = use_text();
    match use_plan(None) {
        Ok((plan, _)) => html! { <Onward to={Route::Leadership { id: plan.id }} /> },
        Err(instead) => {
            html! { <div class="page"><Heading title={text.leadership_title()} />{ instead }</div> }
        }
    }
}
