use std::rc::Rc;

use chrono::NaiveDate;
use tiendo_api::{
    Action,
    plans::{Plan, PlanActivity, PlanSection},
};
use uuid::Uuid;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    api::plans,
    browser::fold,
    fetch::use_fetch,
    pages::workspace::Workspace,
    parts::{
        frame::go::Go, frame::heading::Heading, office::plan_section::plan_section,
        queue::search_box::SearchBox,
    },
    route::Route,
    session::use_session,
    text::{Text, use_text},
    view::{Viewing, use_view},
};

/// Props of [`PlanPage`].
#[derive(Properties, PartialEq)]
pub struct PlanPageProps {
    /// The plan.
    pub id: Uuid,
}

/// A plan's tree, worded as written, with the state of every item.
#[component]
pub fn PlanPage(props: &PlanPageProps) -> Html {
    let text = use_text();
    let view = use_view().now.figures();
    let fetched = use_fetch((props.id, view, text.0), |(id, view, _)| plans::plan(id, &view));
    match fetched.arrived(text) {
        Ok(plan) => html! {
            <Workspace on_changed={fetched.reload.clone()}><Tree {plan} /></Workspace>
        },
        Err(instead) => html! { <div class="page"><Heading title={text.plans_title()} />{ instead }</div> },
    }
}

#[derive(Properties, PartialEq)]
struct TreeProps {
    plan: Rc<Plan>,
}

#[component]
fn Tree(props: &TreeProps) -> Html {
    let text = use_text();
    let view = use_view();
    let words = view.now.q.clone().unwrap_or_default();
    let shown =
        use_memo((props.plan.clone(), words.clone()), |(plan, words)| matching(&plan.sections, words));
    let on_search = {
        let now = view.now.clone();
        view.replace.reform(move |words| now.filtered(|view| view.q = words))
    };
    let on_open = {
        let now = view.now.clone();
        view.go.reform(move |item| now.with_item(item, None))
    };
    let plan = &props.plan.plan;
    let may_compare = use_session().is_some_and(|session| session.may(Action::ReadContradictions));
    html! {
        <>
            <Heading title={plan.title.clone()} />
            <p class="small">
                { text.number_label() }{ ": " }{ plan.number.as_deref().unwrap_or(text.number_blank()) }
                { " · " }{ text.plan_year() }{ " " }{ plan.year }
            </p>
            <p class="links">
                <Go to={Route::Versions { id: plan.id }}>{ text.amendments_and_files() }</Go>
                <Go to={Route::Targets { id: plan.id }}>{ text.targets_title() }</Go>
                if may_compare {
                    <Go to={Route::Contradictions { id: plan.id }}>{ text.contradictions_title() }</Go>
                }
            </p>
            { of_day(text, &props.plan, &view) }
            <SearchBox label={text.find_in_plan()} hint={text.find_hint()} value={words} {on_search} />
            if shown.is_empty() {
                <p class="empty" role="status">{ text.nothing_found() }</p>
            }
            { for shown.iter().map(|section| plan_section(text, section, view.now.item, &on_open)) }
        </>
    }
}

/// The day the plan is shown of; a past day shows its words and states of then.
fn of_day(text: Text, plan: &Plan, view: &Viewing) -> Html {
    let to = |day: Option<NaiveDate>| {
        let now = view.now.clone();
        view.go.reform(move |()| now.filtered(|view| view.as_of = day))
    };
    let now = view.now.clone();
    let onchange = view.go.reform(move |event: Event| {
        let day = event.target_unchecked_into::<HtmlInputElement>().value();
        now.filtered(|view| view.as_of = day.parse().ok())
    });
    html! {
        <div class="controls screen-only">
            <div class="field">
                <label for="asOf">{ text.plan_of_day() }</label>
                <input id="asOf" name="asOf" type="date" value={plan.as_of.to_string()} {onchange} />
            </div>
            if view.now.as_of.is_some() {
                <button type="button" onclick={to(None).reform(|_: MouseEvent| ())}>{ text.plan_today() }</button>
            }
        </div>
    }
}

/// The part of the tree whose activities (or headings above them) hold the words, whatever the diacritics.
fn matching(sections: &[PlanSection], words: &str) -> Vec<PlanSection> {
    if words.is_empty() {
        return sections.to_vec();
    }
    let words = fold(words);
    let mut kept = sections.to_vec();
    for section in &mut kept {
        let in_section = fold(&section.title).contains(&words);
        for objective in &mut section.objectives {
            let in_objective = in_section || fold(&objective.title).contains(&words);
            for task in &mut objective.tasks {
                let in_task = in_objective || fold(&task.title).contains(&words);
                task.activities.retain(|activity| in_task || fold(&whole_text(activity)).contains(&words));
            }
            objective.tasks.retain(|task| !task.activities.is_empty());
        }
        section.objectives.retain(|objective| !objective.tasks.is_empty());
    }
    kept.retain(|section| !section.objectives.is_empty());
    kept
}

fn whole_text(activity: &PlanActivity) -> String {
    let units = activity.lead_units.iter().chain(&activity.coordinating_units).map(|unit| unit.name.as_str());
    let products = activity.deliverables.iter().map(String::as_str);
    let rest = [activity.code.as_str(), &activity.title, &activity.deadline.label];
    rest.into_iter().chain(products).chain(units).collect::<Vec<_>>().join(" ")
}
