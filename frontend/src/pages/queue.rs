use std::{collections::BTreeSet, rc::Rc};

use tiendo_api::{
    Action,
    queue::{Lane as LaneCode, Queue},
    work::WorkItemRow,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    api::{plans, queue},
    dates,
    fetch::{Remote, use_fetch},
    pages::workspace::Workspace,
    parts::{
        frame::{heading::Heading, pager::Pager},
        problem_view::ProblemView,
        queue::{bulk_bar::BulkBar, filters::Filters, lane::Lane, row::RowAct},
    },
    quick::use_quick,
    session::use_session,
    text::{Text, use_text},
    view::{View, use_view},
};

/// A unit's queue; for accounts without one, why there is none.
#[component]
pub fn QueuePage() -> Html {
    let text = use_text();
    if use_session().is_some_and(|session| session.may(Action::ReadQueue)) {
        return html! { <UnitQueue /> };
    }
    html! {
        <div class="page">
            <Heading title={text.nothing_for_you()} />
            <p>{ text.nothing_for_you_next() }</p>
        </div>
    }
}

#[component]
fn UnitQueue() -> Html {
    let text = use_text();
    let view = use_view();
    let fetched = use_fetch((view.now.filters(), text.0), |(filters, _)| queue::queue(filters));
    let may_choose_unit = use_session().is_some_and(|session| session.may(Action::ReadOverview));
    let units = use_fetch(may_choose_unit, |may| async move {
        if may { plans::units().await.map(|page| page.data) } else { Ok(Vec::new()) }
    });
    let units = if let Remote::Ready(units) = &units.remote { (**units).clone() } else { Vec::new() };
    // Sections seen so far: filtering by one must not take the others off the list.
    let sections = use_mut_ref(BTreeSet::new);
    if let Remote::Ready(queue) = &fetched.remote {
        sections.borrow_mut().extend(queue.data.iter().filter_map(|row| section_of(&row.item)));
    }
    let sections = in_order(&sections.borrow());
    html! {
        <Workspace on_changed={fetched.reload.clone()}>
            <Heading title={title(text, &fetched.remote)} />
            <Filters view={view.now.clone()} {sections} {units} on_view={view.go.clone()}
                on_search={view.replace.clone()} />
            {
                match &fetched.remote {
                    Remote::Loading => html! { <p role="status">{ text.loading() }</p> },
                    Remote::Failed(problem) => {
                        html! { <ProblemView problem={problem.clone()} retry={fetched.reload.clone()} /> }
                    }
                    Remote::Ready(queue) => html! {
                        <Lanes queue={queue.clone()} busy={fetched.busy} view={view.now.clone()}
                            on_view={view.go.clone()} reload={fetched.reload.clone()} />
                    },
                }
            }
        </Workspace>
    }
}

#[derive(Properties, PartialEq)]
struct LanesProps {
    queue: Rc<Queue>,
    busy: bool,
    view: View,
    on_view: Callback<View>,
    reload: Callback<()>,
}

/// The four lanes, always in this order.
#[component]
fn Lanes(props: &LanesProps) -> Html {
    let text = use_text();
    let LanesProps { queue, view, .. } = props;
    let unit = use_session().and_then(|session| Some(session.me.unit.as_ref()?.name.clone()));
    let selected = use_state(|| Rc::new(Vec::<Uuid>::new()));
    let quick = {
        let (selected, reload) = (selected.clone(), props.reload.clone());
        use_quick(Callback::from(move |()| {
            selected.set(Rc::new(Vec::new()));
            reload.emit(());
        }))
    };
    let on_act = {
        let (selected, run) = (selected.clone(), quick.run.clone());
        let (view, on_view) = (view.clone(), props.on_view.clone());
        Callback::from(move |act| match act {
            RowAct::Open(id, form) => on_view.emit(view.with_item(id, form)),
            RowAct::Quick(verb, item) => run.emit((verb, vec![item])),
            RowAct::Select(id, on) => {
                let mut ids: Vec<Uuid> = selected.iter().copied().filter(|one| *one != id).collect();
                ids.extend(on.then_some(id));
                selected.set(Rc::new(ids));
            }
        })
    };
    let on_narrow = {
        let view = view.clone();
        props.on_view.reform(move |lane| view.filtered(|view| view.lane = lane))
    };
    let chosen: Vec<WorkItemRow> =
        queue.data.iter().map(|row| &row.item).filter(|item| selected.contains(&item.id)).cloned().collect();
    let on_clear = Callback::from({
        let selected = selected.clone();
        move |()| selected.set(Rc::new(Vec::new()))
    });
    html! {
        <div class="page" aria-busy={props.busy.to_string()}>
            <p class="small">
                if let Some(unit) = &unit { { unit }{ " · " } }
                { text.report_period() }{ ": " }{ text.period(&queue.period) }
            </p>
            <BulkBar selected={chosen} busy={quick.busy} on_run={quick.run.clone()} {on_clear} />
            for lane in LaneCode::ALL {
                <Lane {lane} count={count(queue, lane)} rows={rows(queue, lane)} next={next_after(queue, lane)}
                    narrowed={view.lane.is_some()} today={dates::today()} selected={(*selected).clone()}
                    open={view.item} busy={quick.busy} refused={quick.refused.clone()} on_act={on_act.clone()}
                    on_narrow={on_narrow.clone()} />
            }
            <Pager page={queue.page.clone()} view={view.clone()} on_view={props.on_view.clone()} />
        </div>
    }
}

/// The title with the badge: how many rows want something now.
fn title(text: Text, queue: &Remote<Queue>) -> String {
    match queue {
        Remote::Ready(queue) if queue.badge > 0 => format!("{} ({})", text.queue_title(), queue.badge),
        _ => text.queue_title().to_owned(),
    }
}

fn count(queue: &Queue, lane: LaneCode) -> i64 {
    queue.lanes.iter().find(|count| count.lane == lane).map_or(0, |count| count.count)
}

fn rows(queue: &Queue, lane: LaneCode) -> Vec<tiendo_api::queue::QueueRow> {
    queue.data.iter().filter(|row| row.lane == lane).cloned().collect()
}

/// What falls due next, for an empty lane of one's own work.
fn next_after(queue: &Queue, lane: LaneCode) -> Option<(String, chrono::NaiveDate)> {
    let own_work = matches!(lane, LaneCode::ActNow | LaneCode::DueThisPeriod);
    let today = dates::today();
    let mine = queue
        .data
        .iter()
        .map(|row| &row.item)
        .filter(|item| own_work && item.pending_submission_id.is_none());
    let next = mine.filter_map(|item| Some((item.due.filter(|due| *due >= today)?, &item.code))).min()?;
    Some((next.1.clone(), next.0))
}

/// `III` of `III.HĐ4`.
fn section_of(item: &WorkItemRow) -> Option<String> {
    item.code.split_once('.').map(|(section, _)| section.to_owned())
}

/// Section numbers in the order of a document, where they are Roman; as text otherwise.
fn in_order(sections: &BTreeSet<String>) -> Vec<String> {
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let mut sections: Vec<String> = sections.iter().cloned().collect();
    sections.sort_by_key(|number| ROMAN.iter().position(|roman| roman == number).unwrap_or(ROMAN.len()));
    sections
}
