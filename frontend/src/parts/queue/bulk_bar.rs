use tiendo_api::work::WorkItemRow;
use yew::prelude::*;

use crate::{
    quick::{Quick, QuickRun},
    text::Text,
};

/// What to do with the selected rows. Each item gets its own answer.
pub fn bulk_bar(text: Text, selected: &[&WorkItemRow], quick: &QuickRun, on_clear: &Callback<()>) -> Html {
    if selected.is_empty() {
        return Html::default();
    }
    let verbs = [
        (Quick::NoChange, "noChange", text.no_change_verb()),
        (Quick::Confirm, "confirm", text.confirm_verb()),
    ];
    html! {
        <div class="bulk" role="region" aria-label={text.selected_actions()}>
            <p>{ text.selected(selected.len()) }</p>
            for (verb, name, label) in verbs {
                { button(selected, quick, verb, name, label) }
            }
            <button type="button" class="quiet" onclick={on_clear.reform(|_| ())}>
                { text.clear_selection() }
            </button>
        </div>
    }
}

fn button(
    selected: &[&WorkItemRow],
    quick: &QuickRun,
    verb: Quick,
    name: &'static str,
    label: &'static str,
) -> Html {
    let items: Vec<_> = selected.iter().copied().filter(|item| verb.allowed_on(item)).cloned().collect();
    if items.is_empty() {
        return Html::default();
    }
    let count = items.len();
    let onclick = quick.run.reform(move |_| (verb, items.clone()));
    html! {
        <button type="button" data-bulk={name} disabled={quick.busy} {onclick}>
            { label }{ " (" }{ count }{ ")" }
        </button>
    }
}
