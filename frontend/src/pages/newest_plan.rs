use std::rc::Rc;

use tiendo_api::{page::Page, plans::PlanSummary};
use uuid::Uuid;
use yew::prelude::*;

use crate::{api::plans, fetch::use_fetch, text::use_text};

/// A plan, and every plan there is to choose from.
pub type PlanOfAll = (PlanSummary, Rc<Page<PlanSummary>>);

/// The chosen plan, else the newest; or what to show instead.
#[hook]
pub fn use_plan(chosen: Option<Uuid>) -> Result<PlanOfAll, Html> {
    let text = use_text();
    let plans = use_fetch(text.0, |_| plans::plans()).arrived(text)?;
    let named = plans.data.iter().find(|plan| Some(plan.id) == chosen);
    match named.or_else(|| plans.data.iter().max_by_key(|plan| plan.year)) {
        Some(plan) => Ok((plan.clone(), plans)),
        None => Err(html! { <p class="empty">{ text.no_plans() }{ " " }{ text.no_plans_next() }</p> }),
    }
}
