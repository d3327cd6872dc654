use tiendo_api::{
    extensions::{ExtensionDecision, ExtensionRequest},
    work::WorkItem,
};
use yew::prelude::*;

use super::history::{heading, words};
use crate::{dates, text::Text, wire::code};

/// Later due days that were asked for, newest first, and what was decided.
pub fn extension_list(text: Text, item: &WorkItem) -> Html {
    if item.extension_requests.is_empty() {
        return Html::default();
    }
    html! {
        <section class="history" aria-labelledby="extensions-title">
            <h3 id="extensions-title">{ text.extensions() }</h3>
            <ol class="plain">
                for request in &item.extension_requests { { entry(text, request) } }
            </ol>
        </section>
    }
}

fn entry(text: Text, request: &ExtensionRequest) -> Html {
    html! {
        <li data-extension={code(&request.state)}>
            { heading(text.extension_state(request.state), request.at, &request.by) }
            <p>
                { dates::day(request.due) }{ " → " }{ dates::day(request.new_due) }
                if request.late { <span class="small">{ " · " }{ text.asked_late() }</span> }
            </p>
            { words(None, Some(&request.reason)) }
            if let Some(decision) = &request.decision { { decided(text, request, decision) } }
        </li>
    }
}

fn decided(text: Text, request: &ExtensionRequest, decision: &ExtensionDecision) -> Html {
    let other = decision.new_due.filter(|day| *day != request.new_due);
    let said = decision.reason.as_ref();
    html! {
        <p class="words">
            <span class="small">{ dates::instant(decision.at) }{ " · " }{ &decision.by.name }</span>
            if let Some(day) = other { { " · " }{ text.granted_until() }{ " " }{ dates::day(day) } }
            if decision.self_decided { <span class="small">{ " · " }{ text.extension_self_decided() }</span> }
            if let Some(said) = said { { ": " }{ said } }
        </p>
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::Lang;

    use super::*;
    use crate::{
        parts::item::six_clear::six_clear,
        samples::{asked_item, drawn},
    };

    #[tokio::test]
    async fn the_days_before_and_the_day_that_was_granted_are_shown() {
        let item = asked_item();
        let html = drawn(move || {
            let text = Text(Lang::Vi);
            html! { <>{ extension_list(text, &item) }{ six_clear(text, &item) }</> }
        })
        .await;
        for said in [
            "Đã đồng ý",
            "30/11/2026 → 20/12/2026",
            "xin khi đã quá hạn",
            "cho đến 31/12/2026",
            "Hạn cũ: 30/11/2026",
            "đã gia hạn 1 lần",
        ] {
            assert!(html.contains(said), "{said} is missing in {html}");
        }
    }
}
