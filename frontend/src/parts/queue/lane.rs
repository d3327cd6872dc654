use chrono::NaiveDate;
use tiendo_api::queue::{Lane as LaneCode, QueueRow};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    parts::queue::row::{Row, RowAct},
    quick::QuickRun,
    text::Text,
    wire::code,
};

/// A lane as shown.
pub struct Lane<'q> {
    /// Which lane.
    pub code: LaneCode,
    /// Rows in it over all pages.
    pub count: i64,
    /// Its rows on this page.
    pub rows: Vec<&'q QueueRow>,
    /// What comes next, when it is empty: code and due day.
    pub next: Option<(String, NaiveDate)>,
    /// Whether only one lane is shown.
    pub narrowed: bool,
    /// Today.
    pub today: NaiveDate,
    /// Selected items.
    pub selected: &'q [Uuid],
    /// The item open in the panel.
    pub open: Option<Uuid>,
    /// Verbs on their way, and why they were refused.
    pub quick: &'q QuickRun,
    /// Told what somebody does to a row.
    pub on_act: &'q Callback<RowAct>,
    /// Narrows to this lane, or widens to all.
    pub on_narrow: &'q Callback<Option<LaneCode>>,
}

/// One lane with its count, its rows, or what its emptiness means.
pub fn lane(text: Text, props: &Lane) -> Html {
    let lane = props.code;
    let id = format!("lane-{}", code(&lane));
    let narrow = (!props.narrowed).then_some(lane);
    html! {
        <section class="lane" data-lane={code(&lane)} aria-labelledby={id.clone()}>
            <div class="lane-head">
                <h2 {id}>{ text.lane(lane) }{ " " }<span class="count">{ props.count }</span></h2>
                if props.count > 0 && (!props.narrowed || !props.rows.is_empty()) {
                    <button type="button" class="quiet" onclick={props.on_narrow.reform(move |_| narrow)}>
                        { if props.narrowed { text.all_lanes() } else { text.only_this_lane() } }
                    </button>
                }
            </div>
            if props.count == 0 {
                <p class="empty">
                    { empty(lane, text) }
                    if let Some((code, due)) = &props.next { { " " }{ text.next_due(code, *due) } }
                </p>
            } else if props.rows.is_empty() {
                <p class="empty">
                    if props.narrowed {
                        <button type="button" class="quiet" onclick={props.on_narrow.reform(move |_| Some(lane))}>
                            { text.only_this_lane() }
                        </button>
                    } else { { text.more_in_lane() } }
                </p>
            } else {
                <ul class="rows">
                    for row in &props.rows {
                        <Row key={row.item.id.to_string()} row={(*row).clone()} today={props.today} busy={props.quick.busy}
                            selected={props.selected.contains(&row.item.id)} open={props.open == Some(row.item.id)}
                            refused={props.quick.refusal(row.item.id).cloned()} on_act={props.on_act.clone()} />
                    }
                </ul>
            }
        </section>
    }
}

fn empty(lane: LaneCode, text: Text) -> &'static str {
    match lane {
        LaneCode::ActNow => text.empty_act_now(),
        LaneCode::DueThisPeriod => text.empty_due_this_period(),
        LaneCode::AwaitingMe => text.empty_awaiting_me(),
        LaneCode::Later => text.empty_later(),
    }
}
