use tiendo_api::work::{DueState, WorkState};
use yew::prelude::*;

use crate::{text::use_text, wire};

/// Props of [`StateMark`].
#[derive(Properties, PartialEq)]
pub struct StateMarkProps {
    /// Workflow state.
    pub state: WorkState,
    /// Deadline state.
    pub due_state: DueState,
}

/// A state as a word and a shape; the colour only repeats what they say.
#[component]
pub fn StateMark(props: &StateMarkProps) -> Html {
    let text = use_text();
    let closed = matches!(props.state, WorkState::Done | WorkState::NotArising | WorkState::Dropped);
    let due = text.due_state(props.due_state);
    html! {
        <span class="marks">
            if !(closed && due.is_some()) {
                <span class={format!("mark mark-{}", wire::code(&props.state))}>{ text.state(props.state) }</span>
            }
            if let Some(due) = due {
                <span class={format!("mark mark-{}", wire::code(&props.due_state))}>{ due }</span>
            }
        </span>
    }
}
