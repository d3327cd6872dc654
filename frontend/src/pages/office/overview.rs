use std::rc::Rc;

use tiendo_api::{
    Action,
    overview::{Basis, Overview},
};
use uuid::Uuid;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    api::plans,
    browser,
    fetch::use_fetch,
    pages::workspace::Workspace,
    parts::{
        frame::{go::Go, heading::Heading},
        office::{
            awaited::awaited, decisions::decisions, load::load, report_head::report_head, sections::sections,
            seven_numbers::seven_numbers, targets::targets, units::units,
        },
        queue::row::RowAct,
    },
    quick::use_quick,
    route::Route,
    session::use_session,
    text::{Text, use_text},
    view::{Viewing, use_view},
    wire::code,
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
        use_fetch((props.id, view.now.filters(), text.0), |(id, view, _)| plans::overview(id, &view));
    match fetched.arrived(text) {
        Ok(overview) => html! {
            <Workspace on_changed={fetched.reload.clone()}>
                <Report {overview} reload={fetched.reload.clone()} />
            </Workspace>
        },
        Err(instead) => {
            html! { <div class="page"><Heading title={text.overview_title()} />{ instead }</div> }
        }
    }
}

#[derive(Properties, PartialEq)]
struct ReportProps {
    overview: Rc<Overview>,
    reload: Callback<()>,
}

#[component]
fn Report(props: &ReportProps) -> Html {
    let text = use_text();
    let view = use_view();
    let session = use_session();
    let agency = session.as_ref().map(|session| session.me.agency.name.clone()).unwrap_or_default();
    let may_compare = session.is_some_and(|session| session.may(Action::ReadContradictions));
    let quick = use_quick(props.reload.clone());
    let on_act = {
        let (now, go, run) = (view.now.clone(), view.go.clone(), quick.run.clone());
        Callback::from(move |act| match act {
            RowAct::Open(id, form) => go.emit(now.with_item(id, form)),
            RowAct::Quick(verb, item) => run.emit((verb, vec![*item])),
            RowAct::Select(..) => {}
        })
    };
    let overview = &props.overview;
    let figures = &view.now.figures();
    html! {
        <article class="report">
            { report_head(text, overview, &agency) }
            { controls(text, overview, &view, may_compare) }
            { seven_numbers(text, overview, figures) }
            { decisions(text, &overview.decisions, &quick, &on_act) }
            { units(text, overview, figures) }
            { sections(text, overview, figures) }
            { targets(text, overview) }
            { awaited(text, overview, figures) }
            { load(text, overview, figures) }
        </article>
    }
}

/// The day the numbers are true of, the printer, and what stands beside the report.
fn controls(text: Text, overview: &Overview, view: &Viewing, may_compare: bool) -> Html {
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
                <input id="asOf" name="asOf" type="date" value={overview.as_of.to_string()} {onchange} />
            </div>
            { basis_choice(text, overview.basis, view) }
            <button type="button" onclick={|_| browser::print()}>{ text.print() }</button>
            <Go to={Route::Conditions { id: overview.plan.id }}>{ text.open_conditions() }</Go>
            <Go to={Route::Urgings}>{ text.urgings_title() }</Go>
            if may_compare {
                <Go to={Route::Contradictions { id: overview.plan.id }}>{ text.contradictions_title() }</Go>
            }
        </div>
    }
}

/// The plan with its amendments, or as it was first approved.
fn basis_choice(text: Text, chosen: Basis, view: &Viewing) -> Html {
    let button = |basis: Basis, words: &'static str| {
        let now = view.now.clone();
        let go = view.go.reform(move |_: MouseEvent| now.filtered(|view| view.basis = Some(basis)));
        html! {
            <button type="button" data-basis={code(&basis)} aria-pressed={(basis == chosen).to_string()} onclick={go}>
                { words }
            </button>
        }
    };
    html! {
        <div class="toggle" role="group" aria-label={text.basis_field()}>
            { button(Basis::Amended, text.basis_amended()) }
            { button(Basis::Approved, text.basis_approved()) }
        </div>
    }
}
