use std::collections::HashMap;
use std::rc::Rc;

use tiendo_api::{
    Action,
    overview::{Overview, PendingDecision},
    problem::Problem,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    dates,
    parts::queue::row::RowAct,
    quick::Quick,
    text::{Text, use_text},
    view::FormKind,
};

/// Props of [`Decisions`].
#[derive(Properties, PartialEq)]
pub struct DecisionsProps {
    /// The overview.
    pub overview: Rc<Overview>,
    /// Whether a verb is on its way.
    pub busy: bool,
    /// Refusals of the last quick verbs.
    pub refused: Rc<HashMap<Uuid, Problem>>,
    /// Told what somebody does to a row.
    pub on_act: Callback<RowAct>,
}

/// B. What needs a decision now, oldest first, with the decision on the row.
#[component]
pub fn Decisions(props: &DecisionsProps) -> Html {
    let text = use_text();
    let decisions = &props.overview.decisions;
    html! {
        <section class="zone" aria-labelledby="zone-b">
            <h2 id="zone-b">{ text.zone_b() }</h2>
            if decisions.is_empty() {
                <p class="empty">{ text.no_decisions() }</p>
            } else {
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{ text.stt() }</th>
                            <th scope="col">{ text.activity() }</th>
                            <th scope="col">{ text.lead() }</th>
                            <th scope="col">{ text.submitted_by() }</th>
                            <th scope="col">{ text.deadline() }</th>
                            <th scope="col">{ text.days_waiting() }</th>
                            <th scope="col" class="screen-only">{ text.decide() }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for (index, decision) in decisions.iter().enumerate() {
                            { line(index + 1, decision, props, text) }
                        }
                    </tbody>
                </table>
            }
        </section>
    }
}

fn line(number: usize, decision: &PendingDecision, props: &DecisionsProps, text: Text) -> Html {
    let item = &decision.item;
    let id = item.id;
    let confirm = {
        let item = item.clone();
        props.on_act.reform(move |_: MouseEvent| RowAct::Quick(Quick::Confirm, item.clone()))
    };
    let open = |form: Option<FormKind>| props.on_act.reform(move |_: MouseEvent| RowAct::Open(id, form));
    html! {
        <tr data-code={item.code.clone()} data-item={id.to_string()} data-row="true">
            <td class="numeric" data-label={text.stt()}>{ number }</td>
            <th scope="row" data-label={text.activity()}>
                <button type="button" class="row-title" data-open="true" onclick={open(None)}>
                    <span class="code">{ &item.code }</span>{ " " }{ &item.title }
                </button>
                <p class="small">{ text.outcome(decision.outcome) }</p>
                if let Some(problem) = props.refused.get(&id) {
                    <p class="fault" role="alert">
                        { &problem.title }{ ". " }{ problem.detail.clone().unwrap_or_default() }
                    </p>
                }
            </th>
            <td data-label={text.lead()}>{ &item.lead_unit.name }</td>
            <td data-label={text.submitted_by()}>{ &decision.submitted_by.name }</td>
            <td class="day" data-label={text.deadline()}>{ item.due.map(dates::day).unwrap_or_default() }</td>
            <td class="numeric" data-label={text.days_waiting()}>{ decision.days_waiting }</td>
            <td class="screen-only" data-label={text.decide()}>
                <div class="row-do">
                if Quick::Confirm.allowed_on(item) {
                    <button type="button" class="main" data-verb="confirm" disabled={props.busy} onclick={confirm}>
                        { text.confirm_verb() }
                    </button>
                }
                if item.allowed_actions.contains(&Action::Return) {
                    <button type="button" class="quiet" data-verb="return" onclick={open(Some(FormKind::Return))}>
                        { text.return_verb() }
                    </button>
                }
                </div>
            </td>
        </tr>
    }
}
