use std::rc::Rc;

use tiendo_api::{Action, overview::Overview};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    api::plans,
    fetch::use_fetch,
    pages::workspace::Workspace,
    parts::{
        frame::{go::Go, heading::Heading},
        office::{
            awaited::awaited,
            decisions::decisions,
            load::load,
            report_controls::report_controls,
            report_head::{ReportHead, report_head},
            sections::sections,
            seven_numbers::seven_numbers,
            targets::targets,
            units::units,
        },
        queue::row::RowAct,
    },
    quick::use_quick,
    route::Route,
    session::use_session,
    text::{Text, use_text},
    view::{Viewing, use_view},
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
    let plan = overview.plan.id;
    let figures = &view.now.figures();
    html! {
        <article class="report">
            { report_head(text, &agency, &head(text, overview)) }
            { controls(text, overview, &view, may_compare) }
            { seven_numbers(text, plan, &overview.numbers(), figures) }
            { decisions(text, &overview.decisions, &quick, &on_act) }
            { units(text, plan, &overview.units, figures) }
            { sections(text, overview, figures) }
            { targets(text, plan, &overview.targets) }
            { awaited(text, plan, &overview.conditions, figures) }
            { load(text, plan, &overview.load, figures) }
        </article>
    }
}

fn head(text: Text, overview: &Overview) -> ReportHead<'_> {
    ReportHead {
        title: text.overview_title(),
        plan: &overview.plan,
        as_of: overview.as_of,
        basis: overview.basis,
        period: &overview.period,
        scope: overview.scope.as_ref(),
        freshness: &overview.freshness,
    }
}

fn controls(text: Text, overview: &Overview, view: &Viewing, may_compare: bool) -> Html {
    let id = overview.plan.id;
    let more = html! {
        <>
            <Go to={Route::Leadership { id }} view={view.now.figures()}>{ text.open_leadership() }</Go>
            <Go to={Route::Conditions { id }}>{ text.open_conditions() }</Go>
            <Go to={Route::Urgings}>{ text.urgings_title() }</Go>
            if may_compare {
                <Go to={Route::Contradictions { id }}>{ text.contradictions_title() }</Go>
            }
        </>
    };
    report_controls(text, (overview.as_of, overview.basis, overview.plan.year), view, more)
}
