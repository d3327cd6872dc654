use chrono::NaiveDate;
use tiendo_api::work::{DueState, WorkItemRow};
use uuid::Uuid;
use yew::prelude::*;

use crate::{dates, parts::state_mark::state_mark, text::Text};

/// Work items as a table; cards with the same order on a phone.
pub fn items_table(
    text: Text,
    items: &[WorkItemRow],
    today: NaiveDate,
    open: Option<Uuid>,
    on_open: &Callback<Uuid>,
) -> Html {
    html! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{ text.activity() }</th>
                    <th scope="col">{ text.lead() }</th>
                    <th scope="col">{ text.deadline() }</th>
                    <th scope="col">{ text.state_word() }</th>
                    <th scope="col">{ text.deliverables() }</th>
                    <th scope="col">{ text.last_update() }</th>
                </tr>
            </thead>
            <tbody>
                for item in items { { line(text, item, today, open == Some(item.id), on_open) } }
            </tbody>
        </table>
    }
}

fn line(text: Text, item: &WorkItemRow, today: NaiveDate, open: bool, on_open: &Callback<Uuid>) -> Html {
    let id = item.id;
    let written = if item.deadline_label.is_empty() { text.none_stated() } else { &item.deadline_label };
    let late = item.due_state == DueState::Overdue;
    html! {
        <tr data-code={item.code.clone()} data-item={id.to_string()} data-row="true"
            class={open.then_some("row-open")}>
            <th scope="row" data-label={text.activity()}>
                <button type="button" class="row-title" data-open="true" onclick={on_open.reform(move |_| id)}>
                    <span class="code">{ &item.code }</span>{ " " }{ &item.title }
                </button>
                if let Some(period) = &item.period { <p class="small">{ text.period(period) }</p> }
            </th>
            <td data-label={text.lead()}>{ &item.lead_unit.name }</td>
            <td data-label={text.deadline()}>
                <p>{ written }</p>
                if let Some(due) = item.due {
                    <p class={classes!("small", late.then_some("late"))}>
                        { dates::day(due) }
                        if let Some(days) = item.days_left { { " · " }{ text.days_left(days) } }
                    </p>
                }
            </td>
            <td data-label={text.state_word()}>{ state_mark(text, item.state, item.due_state) }</td>
            <td class="numeric" data-label={text.deliverables()}>
                { item.deliverables_evidenced }{ "/" }{ item.deliverables }
            </td>
            <td data-label={text.last_update()}>
                { text.updated(item.last_progress_at.map(dates::day_of), today) }
            </td>
        </tr>
    }
}
