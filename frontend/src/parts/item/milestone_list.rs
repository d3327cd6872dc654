use tiendo_api::{milestones::Milestone, work::WorkItem};
use yew::prelude::*;

use crate::{dates, text::Text, wire::code};

/// How far the item is to be before its due day.
pub fn milestone_list(text: Text, item: &WorkItem) -> Html {
    if item.milestones.is_empty() {
        return Html::default();
    }
    html! {
        <section class="history" aria-labelledby="milestones-title">
            <h3 id="milestones-title">{ text.milestones_of() }</h3>
            { milestone_rows(text, &item.milestones) }
        </section>
    }
}

/// Milestones, by day, with where the item stands against each.
pub fn milestone_rows(text: Text, milestones: &[Milestone]) -> Html {
    html! {
        <ul class="plain">
            for each in milestones {
                <li data-milestone={code(&each.state)}>
                    { dates::day(each.due) }{ ": " }{ each.percent }{ "% – " }{ text.milestone_state(each.state) }
                    if let Some(words) = &each.words { { " · " }{ words } }
                </li>
            }
        </ul>
    }
}
