use tiendo_api::{Action, plans::PlanSummary};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    api::plans,
    fetch::{Remote, use_fetch},
    parts::{frame::heading::Heading, problem_view::ProblemView},
    route::Route,
    text::{Text, use_text},
};

/// The plans of the agency.
#[component]
pub fn PlansPage() -> Html {
    let text = use_text();
    let fetched = use_fetch(text.0, |_| plans::plans());
    html! {
        <div class="page">
            <Heading title={text.plans_title()} />
            {
                match &fetched.remote {
                    Remote::Loading => html! { <p role="status">{ text.loading() }</p> },
                    Remote::Failed(problem) => {
                        html! { <ProblemView problem={problem.clone()} retry={fetched.reload.clone()} /> }
                    }
                    Remote::Ready(plans) if plans.data.is_empty() => {
                        html! { <p class="empty">{ text.no_plans() }{ " " }{ text.no_plans_next() }</p> }
                    }
                    Remote::Ready(plans) => html! {
                        <ul class="rows">{ for plans.data.iter().map(|plan| entry(plan, text)) }</ul>
                    },
                }
            }
        </div>
    }
}

fn entry(plan: &PlanSummary, text: Text) -> Html {
    let id = plan.id;
    html! {
        <li class="plan-entry">
            <h2>{ &plan.title }</h2>
            <p class="small">
                { text.plan_year() }{ " " }{ plan.year }{ " · " }
                { text.number_label() }{ ": " }{ plan.number.as_deref().unwrap_or(text.number_blank()) }
            </p>
            <p class="links">
                <Link<Route> to={Route::Plan { id }}>{ text.open_tree() }</Link<Route>>
                if plan.allowed_actions.contains(&Action::ReadOverview) {
                    <Link<Route> to={Route::Overview { id }}>{ text.open_overview() }</Link<Route>>
                }
            </p>
        </li>
    }
}
