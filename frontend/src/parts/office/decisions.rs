use tiendo_api::{
    Action,
    overview::{DecisionNeeded, DecisionsNeeded, PendingDecision},
    work::WorkItemRow,
};
use yew::prelude::*;

use crate::{
    dates,
    parts::queue::row::RowAct,
    quick::{Quick, QuickRun},
    text::Text,
    view::FormKind,
    wire::code,
};

/// B. What needs a decision now, oldest first, with the decision on the row.
pub fn decisions(
    text: Text,
    decisions: &[DecisionsNeeded],
    quick: &QuickRun,
    on_act: &Callback<RowAct>,
) -> Html {
    let about_items: Vec<(DecisionNeeded, &PendingDecision, &WorkItemRow)> = decisions
        .iter()
        .flat_map(|of| of.rows.iter().map(|decision| (of.kind, decision)))
        .filter_map(|(kind, decision)| Some((kind, decision, decision.item.as_ref()?)))
        .collect();
    html! {
        <section class="zone" aria-labelledby="zone-b">
            <h2 id="zone-b">{ text.zone_b() }</h2>
            if about_items.is_empty() {
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
                        for (index, decision) in about_items.into_iter().enumerate() {
                            { line(text, index + 1, decision, quick, on_act) }
                        }
                    </tbody>
                </table>
            }
        </section>
    }
}

fn line(
    text: Text,
    number: usize,
    (kind, decision, item): (DecisionNeeded, &PendingDecision, &WorkItemRow),
    quick: &QuickRun,
    on_act: &Callback<RowAct>,
) -> Html {
    let id = item.id;
    let confirm = {
        let item = item.clone();
        on_act.reform(move |_: MouseEvent| RowAct::Quick(Quick::Confirm, Box::new(item.clone())))
    };
    let open = |form: Option<FormKind>| on_act.reform(move |_: MouseEvent| RowAct::Open(id, form));
    let said = match kind {
        DecisionNeeded::Extension => text.asks_for_longer(),
        _ => decision.outcome.map_or(text.at_backstop(), |outcome| text.outcome(outcome)),
    };
    let asking = match kind {
        DecisionNeeded::Extension => Some(FormKind::ExtensionDecision),
        DecisionNeeded::Backstop => Some(FormKind::CarryOver),
        _ => None,
    };
    html! {
        <tr data-code={item.code.clone()} data-item={id.to_string()} data-row="true">
            <td class="numeric" data-label={text.stt()}>{ number }</td>
            <th scope="row" data-label={text.activity()}>
                <button type="button" class="row-title" data-open="true" onclick={open(None)}>
                    <span class="code">{ &item.code }</span>{ " " }{ &item.title }
                </button>
                <p class="small">{ said }</p>
                if let Some(problem) = quick.refusal(id) {
                    <p class="fault" role="alert">
                        { &problem.title }{ ". " }{ problem.detail.clone().unwrap_or_default() }
                    </p>
                }
            </th>
            <td data-label={text.lead()}>{ &item.lead_unit.name }</td>
            <td data-label={text.submitted_by()}>{ decision.asked_by.as_ref().map(|person| person.name.clone()).unwrap_or_default() }</td>
            <td class="day" data-label={text.deadline()}>{ item.due.map(dates::day).unwrap_or_default() }</td>
            <td class="numeric" data-label={text.days_waiting()}>{ decision.days_waiting }</td>
            <td class="screen-only" data-label={text.decide()}>
                <div class="row-do">
                if Quick::Confirm.allowed_on(item) {
                    <button type="button" class="main" data-verb="confirm" disabled={quick.busy} onclick={confirm}>
                        { text.confirm_verb() }
                    </button>
                }
                if item.allowed_actions.contains(&Action::Return) {
                    <button type="button" class="quiet" data-verb="return" onclick={open(Some(FormKind::Return))}>
                        { text.return_verb() }
                    </button>
                }
                if let Some(form) = asking.filter(|form| item.allowed_actions.contains(&form.action())) {
                    <button type="button" class="main" data-verb={code(&form.action())} onclick={open(Some(form))}>
                        { text.verb_of(form) }
                    </button>
                }
                </div>
            </td>
        </tr>
    }
}
