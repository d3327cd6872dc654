use tiendo_api::work::WorkItemRow;
use yew::prelude::*;

use crate::{quick::Quick, text::use_text};

/// Props of [`BulkBar`].
#[derive(Properties, PartialEq)]
pub struct BulkBarProps {
    /// The selected items.
    pub selected: Vec<WorkItemRow>,
    /// Whether a run is on.
    pub busy: bool,
    /// Runs a verb on those it is allowed on.
    pub on_run: Callback<(Quick, Vec<WorkItemRow>)>,
    /// Selects nothing.
    pub on_clear: Callback<()>,
}

/// What to do with the selected rows. Each item gets its own answer.
#[component]
pub fn BulkBar(props: &BulkBarProps) -> Html {
    let text = use_text();
    if props.selected.is_empty() {
        return Html::default();
    }
    let verbs = [
        (Quick::NoChange, "noChange", text.no_change_verb()),
        (Quick::Confirm, "confirm", text.confirm_verb()),
    ];
    html! {
        <div class="bulk" role="region" aria-label={text.selected_actions()}>
            <p>{ text.selected(props.selected.len()) }</p>
            for (verb, name, label) in verbs {
                { button(props, verb, name, label) }
            }
            <button type="button" class="quiet" onclick={props.on_clear.reform(|_| ())}>
                { text.clear_selection() }
            </button>
        </div>
    }
}

fn button(props: &BulkBarProps, verb: Quick, name: &'static str, label: &'static str) -> Html {
    let items: Vec<_> = props.selected.iter().filter(|item| verb.allowed_on(item)).cloned().collect();
    if items.is_empty() {
        return Html::default();
    }
    let count = items.len();
    let onclick = props.on_run.reform(move |_| (verb, items.clone()));
    html! {
        <button type="button" data-bulk={name} disabled={props.busy} {onclick}>
            { label }{ " (" }{ count }{ ")" }
        </button>
    }
}
