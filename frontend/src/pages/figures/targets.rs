use tiendo_api::targets::{PlanTarget, TargetDetail, TargetStatus};
use uuid::Uuid;
use yew::prelude::*;

use super::{new_target::NewTarget, target_panel::TargetPanel};
use crate::{
    announce::use_announce,
    api::figures,
    browser,
    fetch::{use_fetch, use_submit},
    parts::{
        figures::{
            target_forms::TargetForm,
            target_table::{TargetAct, tally, target_table},
        },
        frame::{go::Go, heading::Heading},
        problem_view::problem_view,
    },
    route::Route,
    text::{Text, use_text},
    view::{View, use_view},
};

/// Props of [`TargetsPage`].
#[derive(Properties, PartialEq)]
pub struct TargetsPageProps {
    /// The plan.
    pub id: Uuid,
}

/// The targets of a plan: those that are followed, those the Office has still to confirm, and one of them beside.
#[component]
pub fn TargetsPage(props: &TargetsPageProps) -> Html {
    let text = use_text();
    let plan = props.id;
    let view = use_view();
    let list = use_fetch((plan, text.0), |(plan, _)| figures::targets(plan));
    let form = use_state(|| None::<TargetForm>);
    let announce = use_announce();
    let confirming = {
        let reload = list.reload.clone();
        let confirmed = Callback::from(move |_: TargetDetail| {
            reload.emit(());
            announce.emit(text.done_target_confirmed().to_owned());
        });
        use_submit(figures::confirm, confirmed)
    };
    let on_act = {
        let (now, go, form, send) =
            (view.now.clone(), view.go.clone(), form.clone(), confirming.send.clone());
        Callback::from(move |act| match act {
            TargetAct::Open(id, opened) => {
                form.set(opened);
                go.emit(now.with_item(id, None));
            }
            TargetAct::Confirm(id, version) => send.emit((id, version)),
        })
    };
    let on_close = {
        let (now, go, form) = (view.now.clone(), view.go.clone(), form.clone());
        Callback::from(move |id: Uuid| {
            form.set(None);
            go.emit(View { item: None, ..now.clone() });
            gloo_timers::callback::Timeout::new(0, move || {
                browser::focus(&format!("[data-item='{id}'] [data-open]"));
            })
            .forget();
        })
    };
    let on_form = {
        let form = form.clone();
        Callback::from(move |opened| form.set(opened))
    };
    html! {
        <div class={classes!("workspace", view.now.item.map(|_| "workspace-open"))}>
            <div class="page">
                <Heading title={text.targets_title()} />
                <p class="links screen-only">
                    <Go to={Route::Overview { id: plan }}>{ text.back_to_overview() }</Go>
                    <Go to={Route::Plan { id: plan }}>{ text.open_tree() }</Go>
                </p>
                <NewTarget {plan} on_added={list.reload.clone()} />
                if let Some(problem) = confirming.sending.problem() {
                    { problem_view(text, problem, Some(&list.reload)) }
                }
                {
                    match list.arrived(text) {
                        Ok(page) => zones(text, &page.data, view.now.item, &on_act),
                        Err(instead) => instead,
                    }
                }
            </div>
            if let Some(id) = view.now.item {
                <TargetPanel key={id.to_string()} {id} form={*form} {on_form} {on_close}
                    on_changed={list.reload.clone()} />
            }
        </div>
    }
}

/// What is followed first: it is what the plan is measured by.
fn zones(text: Text, targets: &[PlanTarget], open: Option<Uuid>, on_act: &Callback<TargetAct>) -> Html {
    if targets.is_empty() {
        return html! {
            <p class="empty" role="status">{ text.targets_none() }{ " " }{ text.targets_none_next() }</p>
        };
    }
    let (proposed, followed): (Vec<&PlanTarget>, Vec<&PlanTarget>) =
        targets.iter().partition(|target| target.status == TargetStatus::Proposed);
    html! {
        <>
            <section class="zone" data-zone="followed">
                <h2>{ text.targets_followed() }</h2>
                if followed.is_empty() {
                    <p class="empty">{ text.targets_followed_none() }</p>
                } else {
                    <p role="status">{ tally(text, &followed) }</p>
                    { target_table(text, text.targets_followed(), &followed, open, on_act) }
                }
            </section>
            if !proposed.is_empty() {
                <section class="zone" data-zone="proposed">
                    <h2>{ text.targets_proposed() }{ ": " }{ proposed.len() }</h2>
                    { target_table(text, text.targets_proposed(), &proposed, open, on_act) }
                </section>
            }
        </>
    }
}
