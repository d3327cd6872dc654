use std::rc::Rc;

use chrono::NaiveDate;
use tiendo_api::{
    Action,
    problem::Problem,
    queue::QueueRow,
    work::{DueState, WorkItemRow},
};
use uuid::Uuid;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    dates,
    quick::Quick,
    text::{Text, use_text},
    view::FormKind,
    wire::code,
};

/// What somebody does to a row.
#[derive(Debug, Clone, PartialEq)]
pub enum RowAct {
    /// Opens the item, maybe with a form.
    Open(Uuid, Option<FormKind>),
    /// Runs a verb that needs no form.
    Quick(Quick, Box<WorkItemRow>),
    /// Selects it or not.
    Select(Uuid, bool),
}

/// Props of [`Row`].
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// The row.
    pub row: QueueRow,
    /// Today, for the age of the last update.
    pub today: NaiveDate,
    /// Whether it is selected.
    pub selected: bool,
    /// Whether its item is open in the panel.
    pub open: bool,
    /// Whether a verb is on its way.
    pub busy: bool,
    /// Why the last quick verb on it was refused.
    pub refused: Option<Rc<Problem>>,
    /// Told what somebody does to it.
    pub on_act: Callback<RowAct>,
}

/// One row of the queue: it says why it is here, until when, how far it is, and the one thing to do.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let text = use_text();
    let item = &props.row.item;
    let id = item.id;
    let selectable = Quick::NoChange.allowed_on(item) || Quick::Confirm.allowed_on(item);
    let onchange = props.on_act.reform(move |event: Event| {
        RowAct::Select(id, event.target_unchecked_into::<HtmlInputElement>().checked())
    });
    html! {
        <li class={classes!("row", props.open.then_some("row-open"))} data-code={item.code.clone()}
            data-item={id.to_string()} data-row="true">
            <div class="row-select">
                if selectable {
                    <input type="checkbox" name="select" checked={props.selected} {onchange}
                        aria-label={format!("{} {}", text.select_row(), item.code)} />
                }
            </div>
            <div class="row-what">
                <button type="button" class="row-title" data-open="true"
                    onclick={props.on_act.reform(move |_| RowAct::Open(id, None))}>
                    <span class="code">{ &item.code }</span>{ " " }{ &item.title }
                </button>
                <p class="reason">
                    if let Some(period) = &item.period { { text.period(period) }{ " · " } }
                    { &props.row.reason }
                </p>
            </div>
            <div class="row-when">
                <p><span class="label">{ text.deadline() }{ " " }</span>{ written(item, text.none_stated()) }</p>
                if let Some(due) = item.due {
                    <p class={classes!("small", (item.due_state == DueState::Overdue).then_some("late"))}>
                        { dates::day(due) }
                        if let Some(days) = item.days_left { { " · " }{ text.days_left(days) } }
                    </p>
                }
            </div>
            <div class="row-how">
                <p>
                    <span class="label">{ text.deliverables() }{ " " }</span>
                    { item.deliverables_evidenced }{ "/" }{ item.deliverables }
                </p>
                <p class="small">
                    { text.last_update() }{ ": " }
                    { text.updated(item.last_progress_at.map(dates::day_of), props.today) }
                </p>
            </div>
            <div class="row-do">
                { actions(text, props) }
            </div>
            if let Some(problem) = &props.refused {
                <p class="row-refused" role="alert">
                    { &problem.title }{ ". " }{ problem.detail.clone().unwrap_or_default() }
                </p>
            }
        </li>
    }
}

/// The main action the server chose, and the quiet one that goes with it.
fn actions(text: Text, props: &RowProps) -> Html {
    let item = &props.row.item;
    let id = item.id;
    let form = |form: FormKind| props.on_act.reform(move |_: MouseEvent| RowAct::Open(id, Some(form)));
    let quick = |verb: Quick| {
        let item = item.clone();
        props.on_act.reform(move |_: MouseEvent| RowAct::Quick(verb, Box::new(item.clone())))
    };
    let Some(kind) = props.row.main_action.and_then(FormKind::of) else {
        return Html::default();
    };
    let onclick = if kind == FormKind::Confirmation { quick(Quick::Confirm) } else { form(kind) };
    let main = props.row.main_action.map(|action| code(&action));
    let may_return = item.pending_submission_id.is_some()
        && item.allowed_actions.contains(&Action::Return)
        && props.row.main_action == Some(Action::Confirm);
    html! {
        <>
            <button type="button" class="main" data-verb={main} disabled={props.busy} {onclick}>
                { text.verb_of(kind) }
            </button>
            if may_return {
                <button type="button" class="quiet" data-verb="return" onclick={form(FormKind::Return)}>
                    { text.return_verb() }
                </button>
            }
            if Quick::NoChange.allowed_on(item) {
                <button type="button" class="quiet" data-verb="noChange" disabled={props.busy}
                    onclick={quick(Quick::NoChange)}>
                    { text.no_change_verb() }
                </button>
            }
        </>
    }
}

fn written(item: &WorkItemRow, none: &str) -> String {
    if item.deadline_label.is_empty() { none.to_owned() } else { item.deadline_label.clone() }
}

#[cfg(test)]
mod tests {
    use tiendo_api::queue::Lane;

    use super::*;
    use crate::samples::{day, drawn, overdue_item};

    async fn drawn_row(item: WorkItemRow) -> String {
        let row = QueueRow {
            lane: Lane::ActNow,
            reason: "Quá hạn, chưa có kết quả".into(),
            part: None,
            main_action: item.allowed_actions.first().copied(),
            item,
        };
        drawn(move || {
            html! {
                <Row row={row.clone()} today={day("2027-01-12")} selected=false open=false busy=false
                    refused={None} on_act={Callback::noop()} />
            }
        })
        .await
    }

    #[tokio::test]
    async fn a_row_says_why_it_is_here_until_when_and_how_far_it_is() {
        let html = drawn_row(overdue_item()).await;
        for said in [
            "Quá hạn, chưa có kết quả",
            "Trong năm 2026",
            "31/12/2026",
            "quá hạn 12 ngày",
            "1/3",
            "chưa cập nhật",
        ] {
            assert!(html.contains(said), "{said} is missing in {html}");
        }
        assert!(html.contains(r#"data-verb="reportProgress""#) && html.contains("Cập nhật"));
    }

    #[tokio::test]
    async fn a_row_offers_nothing_the_server_does_not_allow() {
        let html = drawn_row(WorkItemRow { allowed_actions: Vec::new(), ..overdue_item() }).await;
        assert!(!html.contains("data-verb") && !html.contains("checkbox"), "{html}");
    }
}
