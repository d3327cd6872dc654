use std::rc::Rc;

use chrono::NaiveDate;
use tiendo_api::{
    page::Page,
    work::{DueState, WorkItemRow},
};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    dates,
    parts::state_mark::StateMark,
    text::{Text, use_text},
};

/// Props of [`ItemsTable`].
#[derive(Properties, PartialEq)]
pub struct ItemsTableProps {
    /// The rows.
    pub items: Rc<Page<WorkItemRow>>,
    /// Today, for the age of the last update.
    pub today: NaiveDate,
    /// The item open in the panel.
    pub open: Option<Uuid>,
    /// Opens an item.
    pub on_open: Callback<Uuid>,
}

/// Work items as a table; cards with the same order on a phone.
#[component]
pub fn ItemsTable(props: &ItemsTableProps) -> Html {
    let text = use_text();
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
                for item in &props.items.data { { line(item, props, text) } }
            </tbody>
        </table>
    }
}

fn line(item: &WorkItemRow, props: &ItemsTableProps, text: Text) -> Html {
    let id = item.id;
    let written = if item.deadline_label.is_empty() { text.none_stated() } else { &item.deadline_label };
    let late = item.due_state == DueState::Overdue;
    html! {
        <tr data-code={item.code.clone()} data-item={id.to_string()} data-row="true"
            class={(props.open == Some(id)).then_some("row-open")}>
            <th scope="row" data-label={text.activity()}>
                <button type="button" class="row-title" data-open="true" onclick={props.on_open.reform(move |_| id)}>
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
            <td data-label={text.state_word()}><StateMark state={item.state} due_state={item.due_state} /></td>
            <td class="numeric" data-label={text.deliverables()}>
                { item.deliverables_evidenced }{ "/" }{ item.deliverables }
            </td>
            <td data-label={text.last_update()}>
                { text.updated(item.last_progress_at.map(dates::day_of), props.today) }
            </td>
        </tr>
    }
}
