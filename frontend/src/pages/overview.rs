use std::rc::Rc;

use tiendo_api::overview::Overview;
use uuid::Uuid;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    api::plans,
    browser,
    fetch::{Remote, use_fetch},
    pages::workspace::Workspace,
    parts::{
        frame::heading::Heading,
        office::{
            decisions::Decisions, report_head::ReportHead, sections::Sections, seven_numbers::SevenNumbers,
            units::Units,
        },
        problem_view::ProblemView,
        queue::row::RowAct,
    },
    quick::use_quick,
    session::use_session,
    text::use_text,
    view::use_view,
};

/// Props of [`OverviewPage`].
#[derive(Properties, PartialEq)]
pub struct OverviewPageProps {
    /// The plan.
    pub id: Uuid,
}

/// The Office's screen: an office report that happens to be alive.
#[component]
pub fn OverviewPage(props: &OverviewPageProps) -> Html {
    let text = use_text();
    let view = use_view();
    let fetched =
        use_fetch((props.id, view.now.filters(), text.0), |(id, view, _)| plans::overview(id, view));
    match &fetched.remote {
        Remote::Loading => html! { <p role="status">{ text.loading() }</p> },
        Remote::Failed(problem) => html! {
            <div class="page">
                <Heading title={text.overview_title()} />
                <ProblemView problem={problem.clone()} retry={fetched.reload.clone()} />
            </div>
        },
        Remote::Ready(overview) => html! {
            <Workspace on_changed={fetched.reload.clone()}>
                <Report overview={overview.clone()} reload={fetched.reload.clone()} />
            </Workspace>
        },
    }
}

#[derive(Properties, PartialEq)]
struct ReportProps {
    overview: Rc<Overview>,
    reload: Callback<()>,
}

#[component]
fn Report(props: &ReportProps) -> Html {
    let view = use_view();
    let agency = use_session().map(|session| session.me.agency.name.clone()).unwrap_or_default();
    let quick = use_quick(props.reload.clone());
    let on_act = {
        let (now, go, run) = (view.now.clone(), view.go.clone(), quick.run.clone());
        Callback::from(move |act| match act {
            RowAct::Open(id, form) => go.emit(now.with_item(id, form)),
            RowAct::Quick(verb, item) => run.emit((verb, vec![item])),
            RowAct::Select(..) => {}
        })
    };
    let overview = &props.overview;
    html! {
        <article class="report">
            <ReportHead overview={overview.clone()} {agency} />
            <Controls overview={overview.clone()} />
            <SevenNumbers overview={overview.clone()} view={view.now.clone()} />
            <Decisions overview={overview.clone()} busy={quick.busy} refused={quick.refused.clone()} {on_act} />
            <Units overview={overview.clone()} view={view.now.clone()} />
            <Sections overview={overview.clone()} view={view.now.clone()} />
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct ControlsProps {
    overview: Rc<Overview>,
}

/// The day the numbers are true of, and the printer.
#[component]
fn Controls(props: &ControlsProps) -> Html {
    let text = use_text();
    let view = use_view();
    let onchange = {
        let now = view.now.clone();
        view.go.reform(move |event: Event| {
            let day = event.target_unchecked_into::<HtmlInputElement>().value();
            now.filtered(|view| view.as_of = day.parse().ok())
        })
    };
    html! {
        <div class="controls screen-only">
            <div class="field">
                <label for="asOf">{ text.as_of_field() }</label>
                <input id="asOf" name="asOf" type="date" value={props.overview.as_of.to_string()} {onchange} />
            </div>
            <button type="button" onclick={|_| browser::print()}>{ text.print() }</button>
        </div>
    }
}
