use tiendo_api::work::{DueState, WorkState};
use yew::prelude::*;

use crate::{text::Text, wire};

/// A state as a word and a shape; the colour only repeats what they say.
pub fn state_mark(text: Text, state: WorkState, due_state: DueState) -> Html {
    let closed = matches!(state, WorkState::Done | WorkState::NotArising | WorkState::Dropped);
    let due = text.due_state(due_state);
    html! {
        <span class="marks">
            if !(closed && due.is_some()) {
                <span class={format!("mark mark-{}", wire::code(&state))}>{ text.state(state) }</span>
            }
            if let Some(due) = due {
                <span class={format!("mark mark-{}", wire::code(&due_state))}>{ due }</span>
            }
        </span>
    }
}
