use std::{collections::HashMap, rc::Rc};

use chrono::NaiveDate;
use tiendo_api::{
    problem::Problem,
    queue::{Lane as LaneCode, QueueRow},
};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    parts::queue::row::{Row, RowAct},
    text::{Text, use_text},
    wire::code,
};

/// Props of [`Lane`].
#[derive(Properties, PartialEq)]
pub struct LaneProps {
    /// Which lane.
    pub lane: LaneCode,
    /// Rows in it over all pages.
    pub count: i64,
    /// Its rows on this page.
    pub rows: Vec<QueueRow>,
    /// What comes next, when it is empty: code and due day.
    pub next: Option<(String, NaiveDate)>,
    /// Whether only one lane is shown.
    pub narrowed: bool,
    /// Today.
    pub today: NaiveDate,
    /// Selected items.
    pub selected: Rc<Vec<Uuid>>,
    /// The item open in the panel.
    pub open: Option<Uuid>,
    /// Whether a verb is on its way.
    pub busy: bool,
    /// Refusals of the last quick verbs.
    pub refused: Rc<HashMap<Uuid, Problem>>,
    /// Told what somebody does to a row.
    pub on_act: Callback<RowAct>,
    /// Narrows to this lane, or widens to all.
    pub on_narrow: Callback<Option<LaneCode>>,
}

/// One lane with its count, its rows, or what its emptiness means.
#[component]
pub fn Lane(props: &LaneProps) -> Html {
    let text = use_text();
    let lane = props.lane;
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
                        <Row key={row.item.id.to_string()} row={row.clone()} today={props.today} busy={props.busy}
                            selected={props.selected.contains(&row.item.id)} open={props.open == Some(row.item.id)}
                            refused={props.refused.get(&row.item.id).cloned()} on_act={props.on_act.clone()} />
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
