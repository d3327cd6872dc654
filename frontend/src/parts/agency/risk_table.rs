use tiendo_api::risk::RiskCount;
use uuid::Uuid;
use yew::prelude::*;

use crate::{parts::office::seven_numbers::to_list, text::Text, view::View, wire::code};

/// How many items each sign of risk is on; an item can show several.
pub fn risk_table(text: Text, plan: Uuid, risks: &[RiskCount], figures: &View) -> Html {
    html! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{ text.risk_sign() }</th>
                    <th scope="col">{ text.total() }</th>
                </tr>
            </thead>
            <tbody>
                for risk in risks {
                    <tr data-risk={code(&risk.rule)}>
                        <th scope="row" data-label={text.risk_sign()}>{ text.risk_rule(risk.rule) }</th>
                        <td class="numeric" data-label={text.total()}>
                            {
                                to_list(plan, risk.count, text.risk_rule(risk.rule),
                                    figures.limited("risk", code(&risk.rule)))
                            }
                        </td>
                    </tr>
                }
            </tbody>
        </table>
    }
}
