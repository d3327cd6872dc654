use tiendo_api::plans::{PlanActivity, PlanItem, PlanSection};
use uuid::Uuid;
use yew::prelude::*;

use crate::{dates, parts::state_mark::state_mark, text::Text};

/// One section of a plan: objectives, tasks, activities, with the state of every item.
pub fn plan_section(text: Text, section: &PlanSection, open: Option<Uuid>, on_open: &Callback<Uuid>) -> Html {
    let found: usize = section
        .objectives
        .iter()
        .flat_map(|objective| &objective.tasks)
        .map(|task| task.activities.len())
        .sum();
    html! {
        <section class="plan-section" data-section={section.number.clone()}>
            <h2>{ &section.number }{ ". " }{ &section.title }</h2>
            <p class="small">
                { found }{ " " }{ text.activities_word() }
                if let Some(declared) = section.declared_activities {
                    { " (" }{ text.declared() }{ " " }{ declared }{ ")" }
                }
            </p>
            for objective in &section.objectives {
                <h3>{ text.objective() }{ " " }{ objective.number }{ ": " }{ &objective.title }</h3>
                for task in &objective.tasks {
                    <h4>
                        if let Some(stt) = task.stt { <span class="stt">{ stt }</span> }
                        { text.task() }{ " " }{ task.number }{ ": " }{ &task.title }
                    </h4>
                    <ul class="rows">
                        for activity in &task.activities {
                            { activity_row(text, activity, open, on_open) }
                        }
                    </ul>
                }
            }
        </section>
    }
}

fn activity_row(text: Text, activity: &PlanActivity, open: Option<Uuid>, on_open: &Callback<Uuid>) -> Html {
    let units = |units: &[tiendo_api::units::UnitRef]| {
        units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join("; ")
    };
    let deadline =
        if activity.deadline.label.is_empty() { text.none_stated() } else { &activity.deadline.label };
    html! {
        <li class="activity" data-code={activity.code.clone()}>
            <p><span class="code">{ &activity.code }</span>{ " " }{ &activity.title }</p>
            <p class="small">{ text.deliverables() }{ ": " }{ activity.deliverables.join("; ") }</p>
            <p class="small">
                { text.lead_unit() }{ ": " }{ units(&activity.lead_units) }
                if !activity.coordinating_units.is_empty() {
                    { " · " }{ text.coordinating_units() }{ ": " }{ units(&activity.coordinating_units) }
                }
            </p>
            <p class="small">{ text.deadline() }{ ": " }{ deadline }</p>
            <ul class="plan-items">
                for item in &activity.items { { item_button(text, activity, item, open == Some(item.id), on_open) } }
            </ul>
        </li>
    }
}

fn item_button(
    text: Text,
    activity: &PlanActivity,
    item: &PlanItem,
    open: bool,
    on_open: &Callback<Uuid>,
) -> Html {
    let id = item.id;
    let period = item.period.as_deref().map(|period| text.period(period));
    let label = period.clone().map_or(activity.code.clone(), |period| format!("{} {period}", activity.code));
    html! {
        <li data-item={id.to_string()} data-row="true" class={open.then_some("row-open")}>
            <button type="button" data-open="true" class="plan-item" onclick={on_open.reform(move |_| id)}>
                <span class="visually-hidden">{ label }{ ": " }</span>
                if let Some(period) = period { <span aria-hidden="true">{ period }{ " " }</span> }
                { state_mark(text, item.state, item.due_state) }
                if let Some(due) = item.due { <span class="small">{ " " }{ dates::day(due) }</span> }
            </button>
        </li>
    }
}
