use tiendo_api::contradictions::{Contradiction, ItemRef};
use uuid::Uuid;
use yew::prelude::*;

use crate::{parts::frame::go::Go, route::Route, text::Text, view::View, wire::code};

/// What does not fit together, each with the way to where it can be looked at.
pub fn contradiction_table(text: Text, plan: Uuid, all: &[Contradiction]) -> Html {
    html! {
        <table class="cards" aria-label={text.contradictions_title()}>
            <thead>
                <tr>
                    <th scope="col">{ text.contradiction_kind() }</th>
                    <th scope="col">{ text.contradiction_words() }</th>
                    <th scope="col">{ text.contradiction_at() }</th>
                    <th scope="col">{ text.lead() }</th>
                </tr>
            </thead>
            <tbody>{ for all.iter().map(|one| row(text, plan, one)) }</tbody>
        </table>
    }
}

fn row(text: Text, plan: Uuid, one: &Contradiction) -> Html {
    html! {
        <tr data-contradiction={code(&one.kind)}>
            <td data-label={text.contradiction_kind()}>{ text.contradiction(one.kind) }</td>
            <th scope="row" data-label={text.contradiction_words()}>{ &one.message }</th>
            <td data-label={text.contradiction_at()}>
                if let Some(item) = &one.item { <p>{ item_link(text, plan, item) }</p> }
                if let Some(other) = &one.other {
                    <p class="small">{ text.same_as() }{ " " }{ item_link(text, plan, other) }</p>
                }
                if let Some(target) = one.target_id {
                    <Go to={Route::Targets { id: plan }} view={View::default().with_item(target, None)}>
                        { text.target_words() }
                    </Go>
                }
            </td>
            <td data-label={text.lead()}>{ one.lead_unit.as_ref().map(|unit| unit.name.clone()) }</td>
        </tr>
    }
}

/// A work item where it stands open beside the list of work.
fn item_link(text: Text, plan: Uuid, item: &ItemRef) -> Html {
    html! {
        <Go to={Route::Items { id: plan }} view={View::default().with_item(item.id, None)}>
            { &item.code }{ " " }{ &item.title }
            if let Some(period) = &item.period { { " (" }{ text.period(period) }{ ")" } }
        </Go>
    }
}
