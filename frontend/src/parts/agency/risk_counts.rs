use tiendo_api::risk::RiskCount;
use uuid::Uuid;
use yew::prelude::*;

use crate::{parts::office::seven_numbers::to_list, text::Text, view::View, wire::code};

/// How many items each sign of risk is on; an item can show several.
pub fn risk_counts(text: Text, plan: Uuid, risks: &[RiskCount], figures: &View) -> Html {
    let list = |risk: &RiskCount| {
        let limit = figures.limited("risk", &code(&risk.rule));
        to_list(plan, risk.count, text.risk_rule(risk.rule), limit)
    };
    html! {
        <ul class="small links" aria-label={text.risk_sign()}>
            for risk in risks {
                <li data-risk={code(&risk.rule)}>{ text.risk_rule(risk.rule) }{ ": " }{ list(risk) }</li>
            }
        </ul>
    }
}
