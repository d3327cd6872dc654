use tiendo_api::plans::PlanSummary;
use yew::prelude::*;

use crate::{
    api::plans,
    fetch::use_fetch,
    parts::frame::{heading::Heading, onward::Onward},
    route::Route,
    text::use_text,
};

/// The way to the overview of the newest plan.
#[component]
pub fn NewestOverviewPage() -> Html {
    let text = use_text();
    let fetched = use_fetch(text.0, |_| plans::plans());
    let instead = match fetched.arrived(text) {
        Ok(plans) => match newest(&plans.data) {
            Some(plan) => return html! { <Onward to={Route::Overview { id: plan.id }} /> },
            None => html! { <p class="empty">{ text.no_plans() }{ " " }{ text.no_plans_next() }</p> },
        },
        Err(instead) => instead,
    };
    html! { <div class="page"><Heading title={text.overview_title()} />{ instead }</div> }
}

fn newest(plans: &[PlanSummary]) -> Option<&PlanSummary> {
    plans.iter().max_by_key(|plan| plan.year)
}
