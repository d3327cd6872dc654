use tiendo_api::plans::PlanSummary;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    api::plans,
    fetch::{Remote, use_fetch},
    parts::{frame::heading::Heading, problem_view::ProblemView},
    route::Route,
    text::use_text,
};

/// The way to the overview of the newest plan.
#[component]
pub fn NewestOverviewPage() -> Html {
    let text = use_text();
    let fetched = use_fetch(text.0, |_| plans::plans());
    match &fetched.remote {
        Remote::Loading => html! { <p role="status">{ text.loading() }</p> },
        Remote::Failed(problem) => html! {
            <div class="page">
                <Heading title={text.overview_title()} />
                <ProblemView problem={problem.clone()} retry={fetched.reload.clone()} />
            </div>
        },
        Remote::Ready(plans) => match newest(&plans.data) {
            Some(plan) => html! { <Redirect<Route> to={Route::Overview { id: plan.id }} /> },
            None => html! {
                <div class="page">
                    <Heading title={text.overview_title()} />
                    <p class="empty">{ text.no_plans() }{ " " }{ text.no_plans_next() }</p>
                </div>
            },
        },
    }
}

fn newest(plans: &[PlanSummary]) -> Option<&PlanSummary> {
    plans.iter().max_by_key(|plan| plan.year)
}
