use tiendo_api::{Action, plans::PlanSummary};
use yew::prelude::*;

use crate::{
    api::plans,
    fetch::use_fetch,
    parts::frame::go::Go,
    parts::frame::heading::Heading,
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
                match fetched.arrived(text) {
                    Ok(plans) if plans.data.is_empty() => {
                        html! { <p class="empty">{ text.no_plans() }{ " " }{ text.no_plans_next() }</p> }
                    }
                    Ok(plans) => html! {
                        <ul class="rows">{ for plans.data.iter().map(|plan| entry(plan, text)) }</ul>
                    },
                    Err(instead) => instead,
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
                <Go to={Route::Plan { id }}>{ text.open_tree() }</Go>
                <Go to={Route::Versions { id }}>{ text.amendments_and_files() }</Go>
                if plan.allowed_actions.contains(&Action::ReadOverview) {
                    <Go to={Route::Overview { id }}>{ text.open_overview() }</Go>
                    <Go to={Route::Conditions { id }}>{ text.open_conditions() }</Go>
                }
            </p>
        </li>
    }
}
