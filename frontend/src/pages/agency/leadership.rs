use std::rc::Rc;

use tiendo_api::leadership::Leadership;
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    api::agency,
    fetch::use_fetch,
    parts::{
        agency::worst_table::worst_table,
        frame::{go::Go, heading::Heading},
        office::{
            report_controls::report_controls,
            report_head::{ReportHead, report_head},
            seven_numbers::seven_numbers,
            targets::targets,
            units::units,
        },
    },
    route::Route,
    session::use_session,
    text::{Text, use_text},
    view::{Viewing, use_view},
};

/// Props of [`LeadershipPage`].
#[derive(Properties, PartialEq)]
pub struct LeadershipPageProps {
    /// The plan.
    pub id: Uuid,
}

/// What leadership looks at: the numbers, what needs attention most, the units, the targets.
#[component]
pub fn LeadershipPage(props: &LeadershipPageProps) -> Html {
    let text = use_text();
    let view = use_view();
    let agency = use_session().map(|session| session.me.agency.name.clone()).unwrap_or_default();
    let fetched =
        use_fetch((props.id, view.now.figures(), text.0), |(id, view, _)| agency::leadership(id, view));
    match fetched.arrived(text) {
        Ok(seen) => report(text, &agency, &seen, &view),
        Err(instead) => {
            html! { <div class="page"><Heading title={text.leadership_title()} />{ instead }</div> }
        }
    }
}

fn report(text: Text, agency: &str, seen: &Rc<Leadership>, view: &Viewing) -> Html {
    let plan = seen.plan.id;
    let figures = &view.now.figures();
    let head = ReportHead {
        title: text.leadership_title(),
        plan: &seen.plan,
        as_of: seen.as_of,
        basis: seen.basis,
        period: &seen.period,
        scope: seen.scope.as_ref(),
        freshness: &seen.numbers.freshness,
    };
    let back = html! {
        <Go to={Route::Overview { id: plan }} view={figures.clone()}>{ text.back_to_overview() }</Go>
    };
    html! {
        <article class="report">
            { report_head(text, agency, &head) }
            { report_controls(text, (seen.as_of, seen.basis, seen.plan.year), view, back) }
            { seven_numbers(text, plan, &seen.numbers, figures) }
            <section class="zone" aria-labelledby="zone-worst">
                <h2 id="zone-worst">{ text.worst_items() }</h2>
                if seen.worst.is_empty() {
                    <p class="empty">{ text.no_worst() }</p>
                } else {
                    { worst_table(text, plan, &seen.worst, figures) }
                }
            </section>
            { units(text, plan, &seen.units, figures) }
            { targets(text, plan, &seen.targets) }
        </article>
    }
}
