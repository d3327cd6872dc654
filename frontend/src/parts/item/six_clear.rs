use tiendo_api::{
    units::UnitRef,
    work::{Deliverable, WorkItem},
};
use yew::prelude::*;

use crate::{
    dates,
    parts::{frame::go::Go, state_mark::state_mark},
    route::Route,
    text::Text,
};

/// "6 rõ": clear work, people, time, responsibility, product, authority.
pub fn six_clear(text: Text, item: &WorkItem) -> Html {
    let WorkItem { item: row, path, lead_units, coordinating_units, deliverables, authority, .. } = item;
    html! {
        <dl class="six">
            <dt>{ text.clear_work() }</dt>
            <dd>
                <p>{ &path.section_number }{ ". " }{ &path.section_title }</p>
                <p class="small">{ text.objective() }{ ": " }{ &path.objective }</p>
                <p class="small">{ text.task() }{ ": " }{ &path.task }</p>
            </dd>
            <dt>{ text.clear_people() }</dt>
            <dd>
                <p>
                    { text.lead_unit() }{ ": " }{ names(lead_units) }
                    if let [first, _, ..] = lead_units.as_slice() {
                        { " (" }{ text.reporting_lead() }{ ": " }{ &first.name }{ ")" }
                    }
                </p>
                if !coordinating_units.is_empty() {
                    <p class="small">{ text.coordinating_units() }{ ": " }{ names(coordinating_units) }</p>
                }
                if let Some(person) = &row.assignee {
                    <p data-assignee={person.id.to_string()}>{ text.assignee() }{ ": " }{ &person.name }</p>
                }
            </dd>
            <dt>{ text.clear_time() }</dt>
            <dd>{ time(text, item) }</dd>
            <dt>{ text.clear_duty() }</dt>
            <dd>
                <p>{ &row.lead_unit.name }{ " " }{ text.answers_for() }</p>
                <p>
                    { state_mark(text, row.state, row.due_state) }
                    { " " }{ text.progress_now() }{ ": " }{ row.percent }{ "%" }
                </p>
            </dd>
            <dt>{ text.clear_product() }</dt>
            <dd>
                <ul class="plain">{ for deliverables.iter().map(|one| product(one, text.no_evidence_yet())) }</ul>
                <Go to={Route::Completion { id: row.id }}>{ text.completion_title() }</Go>
            </dd>
            <dt>{ text.clear_authority() }</dt>
            <dd>{ authority }</dd>
        </dl>
    }
}

/// The deadline as written, what it computes to, and what it waits for.
fn time(text: Text, item: &WorkItem) -> Html {
    let WorkItem { item: row, deadline, condition, contingent, .. } = item;
    let written = if deadline.label.is_empty() { text.none_stated() } else { &deadline.label };
    html! {
        <>
            <p>{ text.as_written() }{ ": " }<q>{ written }</q>
                if *contingent { { " (" }{ text.contingent() }{ ")" } }
                if deadline.tentative { { " (" }{ text.tentative() }{ ")" } }
            </p>
            <p class="small">{ text.deadline_kind(deadline.kind) }</p>
            if let Some(period) = &row.period {
                <p>{ text.period_word() }{ ": " }{ text.period(period) }</p>
            }
            if let Some(due) = row.due {
                <p>
                    { text.computed_due() }{ ": " }<strong>{ dates::day(due) }</strong>
                    if let Some(days) = row.days_left { { " · " }{ text.days_left(days) } }
                </p>
            }
            if !item.due_changes.is_empty() {
                <p data-old-due="true">
                    { text.old_due() }{ ": " }{ old_dues(item) }
                    if row.extensions > 0 { { " · " }{ text.extended(row.extensions) } }
                </p>
            }
            if let Some(basis) = &deadline.basis {
                <p class="small">{ text.basis() }{ " " }{ basis }</p>
            }
            if let Some(condition) = condition {
                <p>
                    { text.condition() }{ ": " }{ &condition.wording }{ " · " }
                    {
                        match condition.occurred_on {
                            Some(day) => dates::day(day),
                            None => text.condition_awaited().to_owned(),
                        }
                    }
                    if let Some(number) = &condition.document_number { { " · " }{ number } }
                </p>
            }
        </>
    }
}

fn old_dues(item: &WorkItem) -> String {
    let before = item.due_changes.iter().map(|change| change.before.map_or("—".to_owned(), dates::day));
    before.collect::<Vec<_>>().join(", ")
}

fn names(units: &[UnitRef]) -> String {
    units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join("; ")
}

fn product(one: &Deliverable, missing: &'static str) -> Html {
    html! {
        <li>
            { &one.title }{ " · " }
            if one.evidence == 0 { <span class="small">{ missing }</span> } else { { "✓ " }{ one.evidence } }
        </li>
    }
}
