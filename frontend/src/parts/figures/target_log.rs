use tiendo_api::targets::{TargetDecision, TargetDetail, TargetValue};
use yew::prelude::*;

use crate::{
    dates,
    parts::item::history::{heading, words},
    text::Text,
};

/// Every value that was reported, those corrected later included, newest first.
pub fn reports(text: Text, detail: &TargetDetail) -> Html {
    let unit = &detail.target.unit;
    html! {
        <section class="history" aria-labelledby="reports-title">
            <h3 id="reports-title">{ text.all_reports() }</h3>
            if detail.values.is_empty() {
                <p class="small">{ text.no_reports() }</p>
            } else {
                <ol class="plain">{ for detail.values.iter().map(|value| report(text, value, unit)) }</ol>
            }
        </section>
    }
}

fn report(text: Text, value: &TargetValue, unit: &str) -> Html {
    html! {
        <li data-report={value.period.clone()}>
            { heading("", value.at, &value.by) }
            <p>{ text.period(&value.period) }{ ": " }{ text.figures(value, unit) }</p>
            <p class="small">{ text.target_source() }{ ": " }{ &value.source }</p>
            { words(None, value.note.as_ref()) }
        </li>
    }
}

/// What was decided about a target, newest first.
pub fn decisions(text: Text, detail: &TargetDetail) -> Html {
    html! {
        <section class="history" aria-labelledby="decisions-title">
            <h3 id="decisions-title">{ text.target_decisions() }</h3>
            <ol class="plain">{ for detail.decisions.iter().map(|decision| decided(text, decision)) }</ol>
        </section>
    }
}

fn decided(text: Text, decision: &TargetDecision) -> Html {
    let title = text.target_decided(decision.status);
    let stated = text.quantity(decision.value, &decision.unit);
    html! {
        <li data-decision="true">
            if let Some(by) = &decision.by {
                { heading(title, decision.at, by) }
            } else {
                <p><strong>{ title }</strong><span class="small">{ " · " }{ dates::instant(decision.at) }</span></p>
            }
            <p class="small">{ text.operator(decision.operator) }{ " " }{ stated }{ ": " }{ &decision.words }</p>
            { words(None, decision.reason.as_ref()) }
        </li>
    }
}
