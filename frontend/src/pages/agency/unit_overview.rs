use std::rc::Rc;

use tiendo_api::{leadership::UnitOverview, page::Page, plans::PlanSummary};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    api::agency,
    fetch::use_fetch,
    pages::newest_plan::use_plan,
    parts::{
        agency::{people_table::people_table, risk_counts::risk_counts, worst_table::worst_table},
        choice::choice,
        frame::{go::Go, heading::Heading},
        office::{
            awaited::awaited,
            load::load,
            report_controls::report_controls,
            report_head::{ReportHead, report_head},
            seven_numbers::{seven_numbers, to_list},
        },
    },
    route::Route,
    session::use_session,
    text::{Text, use_text},
    view::{View, Viewing, use_view},
};

/// Props of [`UnitOverviewPage`].
#[derive(Properties, PartialEq)]
pub struct UnitOverviewPageProps {
    /// The unit.
    pub id: Uuid,
}

/// What the head of a unit looks at, over the newest plan or a chosen one.
#[component]
pub fn UnitOverviewPage(props: &UnitOverviewPageProps) -> Html {
    let text = use_text();
    let view = use_view();
    match use_plan(view.now.plan) {
        Ok((plan, plans)) => html! { <OfPlan unit={props.id} plan={plan.id} {plans} /> },
        Err(instead) => html! { <div class="page"><Heading title={text.unit_overview()} />{ instead }</div> },
    }
}

#[derive(Properties, PartialEq)]
struct OfPlanProps {
    unit: Uuid,
    plan: Uuid,
    plans: Rc<Page<PlanSummary>>,
}

#[component]
fn OfPlan(props: &OfPlanProps) -> Html {
    let text = use_text();
    let view = use_view();
    let agency = use_session().map(|session| session.me.agency.name.clone()).unwrap_or_default();
    let key = (props.unit, props.plan, view.now.figures(), text.0);
    let fetched = use_fetch(key, |(unit, plan, view, _)| agency::unit_overview(unit, plan, view));
    match fetched.arrived(text) {
        Ok(seen) => report(text, &agency, &seen, &props.plans.data, &view),
        Err(instead) => html! { <div class="page"><Heading title={text.unit_overview()} />{ instead }</div> },
    }
}

fn report(text: Text, agency: &str, seen: &UnitOverview, plans: &[PlanSummary], view: &Viewing) -> Html {
    let plan = seen.plan.id;
    let unit = seen.unit.id;
    // Every list behind a number is the unit's.
    let figures = &View { unit: Some(unit), ..view.now.figures() };
    let title = format!("{}: {}", text.unit_overview(), seen.unit.name);
    let head = ReportHead {
        title: &title,
        plan: &seen.plan,
        as_of: seen.as_of,
        basis: seen.basis,
        period: &seen.period,
        scope: seen.scope.as_ref(),
        freshness: &seen.numbers.freshness,
    };
    let of_unit = View { unit: Some(unit), ..View::default() };
    let more = html! {
        <>
            { plan_choice(text, plan, plans, view) }
            <Go to={Route::Queue} view={of_unit.clone()}>{ text.unit_queue() }</Go>
            <Go to={Route::Urgings} view={of_unit}>{ text.unit_urgings() }</Go>
        </>
    };
    html! {
        <article class="report">
            { report_head(text, agency, &head) }
            { report_controls(text, (seen.as_of, seen.basis, seen.plan.year), view, more) }
            { seven_numbers(text, plan, &seen.numbers, figures) }
            { at_risk(text, seen, figures) }
            { people(text, seen, figures) }
            { awaited(text, plan, &seen.conditions, figures) }
            { load(text, plan, &seen.numbers.load, figures) }
        </article>
    }
}

/// Chooses the plan, where there are several.
fn plan_choice(text: Text, plan: Uuid, plans: &[PlanSummary], view: &Viewing) -> Html {
    if plans.len() < 2 {
        return Html::default();
    }
    let words = |plan: &PlanSummary| (plan.id.to_string(), format!("{} ({})", plan.title, plan.year));
    let options: Vec<_> = plans.iter().map(words).collect();
    let now = view.now.clone();
    let on_choose = view.go.reform(move |plan: String| now.filtered(|view| view.plan = plan.parse().ok()));
    choice("plan", "plan".to_owned(), text.the_plan(), "—", &options, &plan.to_string(), &on_choose)
}

fn at_risk(text: Text, seen: &UnitOverview, figures: &View) -> Html {
    let plan = seen.plan.id;
    let all = seen.numbers.at_risk;
    let shown = i64::try_from(seen.at_risk.len()).unwrap_or(i64::MAX);
    html! {
        <section class="zone" aria-labelledby="zone-at-risk">
            <h2 id="zone-at-risk">{ text.at_risk_items() }</h2>
            if seen.at_risk.is_empty() {
                <p class="empty">{ text.no_at_risk() }</p>
            } else {
                { worst_table(text, plan, &seen.at_risk, figures) }
                { risk_counts(text, plan, &seen.numbers.risks, figures) }
            }
            if all > shown {
                <p class="small">
                    { text.more_at_risk() }{ ": " }
                    { to_list(plan, all, text.at_risk(), figures.limited("atRisk", &true)) }
                </p>
            }
        </section>
    }
}

fn people(text: Text, seen: &UnitOverview, figures: &View) -> Html {
    let plan = seen.plan.id;
    html! {
        <section class="zone" aria-labelledby="zone-people">
            <h2 id="zone-people">{ text.people_in_unit() }</h2>
            if seen.people.is_empty() {
                <p class="empty">{ text.no_people() }</p>
            } else {
                { people_table(text, plan, &seen.people, figures) }
            }
            <p class="small">
                { text.untouched() }{ ": " }
                { to_list(plan, seen.untouched, text.untouched(), figures.limited("everUpdated", &false)) }
            </p>
        </section>
    }
}
