use yew::prelude::*;

use crate::{
    pages::newest_plan::use_plan,
    parts::frame::{heading::Heading, onward::Onward},
    route::Route,
    text::use_text,
};

/// The way to the overview of the newest plan.
#[component]
pub fn NewestOverviewPage() -> Html {
    let text = use_text();
    match use_plan(None) {
        Ok((plan, _)) => html! { <Onward to={Route::Overview { id: plan.id }} /> },
        Err(instead) => {
            html! { <div class="page"><Heading title={text.overview_title()} />{ instead }</div> }
        }
    }
}
