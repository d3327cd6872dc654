use std::rc::Rc;

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
        frame::{go::Go, heading::Heading, pager::pager},
        queue::{
            bulk_bar::bulk_bar,
            filters::{Filters, filters},
            lane::{Lane, lane},
            row::RowAct,
        },
    },
    quick::use_quick,
    route::Route,
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
            <p><Go to={Route::Settings}>{ text.settings_title() }</Go></p>
        </div>
    }
}

#[component]
fn UnitQueue() -> Html {
    let text = use_text();
    let view = use_view();
    let fetched = use_fetch((view.now.filters(), text.0), |(filters, _)| queue::queue(&filters));
    let session = use_session();
    let own_unit = session.as_ref().and_then(|session| session.me.unit.clone());
    // Who decides, or belongs to no unit, looks over the whole agency; everybody else has one queue.
    let may_choose = own_unit.is_none() || session.is_some_and(|session| session.may(Action::Confirm));
    let units = use_fetch(may_choose, |may| async move {
        if may { plans::units().await.map(|page| page.data) } else { Ok(Vec::new()) }
    });
    let mut units = if let Remote::Ready(units) = &units.remote { (**units).clone() } else { Vec::new() };
    units.retain(|unit| own_unit.as_ref().is_none_or(|own| own.id != unit.id));
    let own_unit = own_unit.map_or(text.all_units().to_owned(), |unit| unit.name);
    // Sections seen so far: filtering by one must not take the others off the list.
    let sections = use_mut_ref(Vec::new);
    if let Remote::Ready(queue) = &fetched.remote {
        note_sections(&mut sections.borrow_mut(), queue);
    }
    let sections = sections.borrow().clone();
    let filter = Filters {
        view: &view.now,
        sections: &sections,
        units: &units,
        own_unit: &own_unit,
        on_view: &view.go,
        on_search: &view.replace,
    };
    html! {
        <Workspace on_changed={fetched.reload.clone()}>
            <Heading title={title(text, &fetched.remote)} />
            { filters(text, &filter) }
            {
                match fetched.arrived(text) {
                    Ok(queue) => html! {
                        <Lanes {queue} busy={fetched.busy} view={view.now.clone()} on_view={view.go.clone()}
                            reload={fetched.reload.clone()} />
                    },
                    Err(instead) => instead,
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
    let session = use_session();
    let own = session.as_ref().and_then(|session| session.me.unit.clone());
    let unit = own.as_ref().map(|unit| unit.name.clone()).filter(|_| view.unit.is_none());
    // From the work to how it stands: for one's unit, or for the whole.
    let above = match &own {
        Some(unit) => Some((Route::UnitOverview { id: unit.id }, text.unit_overview())),
        None if session.is_some_and(|session| session.may(Action::Confirm)) => {
            Some((Route::NewestLeadership, text.open_leadership()))
        }
        None => None,
    };
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
            RowAct::Quick(verb, item) => run.emit((verb, vec![*item])),
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
    let chosen: Vec<&WorkItemRow> =
        queue.data.iter().map(|row| &row.item).filter(|item| selected.contains(&item.id)).collect();
    let on_clear = Callback::from({
        let selected = selected.clone();
        move |()| selected.set(Rc::new(Vec::new()))
    });
    let drawn = |code| {
        let shown = Lane {
            code,
            count: count(queue, code),
            rows: queue.data.iter().filter(|row| row.lane == code).collect(),
            next: next_after(queue, code),
            narrowed: view.lane.is_some(),
            today: dates::today(),
            selected: &selected,
            open: view.item,
            quick: &quick,
            on_act: &on_act,
            on_narrow: &on_narrow,
        };
        lane(text, &shown)
    };
    html! {
        <div class="page" aria-busy={props.busy.to_string()}>
            <p class="small">
                if let Some(unit) = &unit { { unit }{ " · " } }
                { text.report_period() }{ ": " }{ text.period(&queue.period) }
                if let Some((to, words)) = above { { " · " }<Go {to}>{ words }</Go> }
            </p>
            { bulk_bar(text, &chosen, &quick, &on_clear) }
            { for LaneCode::ALL.into_iter().map(drawn) }
            { pager(text, &queue.page, view, &props.on_view) }
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

/// Adds the sections of a queue to those known: `III` of `III.HĐ4`, in the order of a document.
fn note_sections(known: &mut Vec<String>, queue: &Queue) {
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    for row in &queue.data {
        if let Some((section, _)) = row.item.code.split_once('.')
            && !known.iter().any(|one| one == section)
        {
            known.push(section.to_owned());
        }
    }
    known.sort_unstable_by_key(|number| ROMAN.iter().position(|roman| roman == number));
}
