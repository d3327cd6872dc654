use tiendo_api::conditions::{Condition, ConditionProposal, ConditionState, NewCondition};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    announce::use_announce,
    api::conditions,
    fetch::{Remote, use_fetch, use_submit},
    parts::{
        frame::{go::Go, heading::Heading},
        office::{
            condition_entry::condition_entry,
            condition_forms::{ConditionForm, condition_form},
        },
        problem_view::problem_view,
    },
    route::Route,
    session::use_session,
    text::{Text, use_text},
};

/// Props of [`ConditionsPage`].
#[derive(Properties, PartialEq)]
pub struct ConditionsPageProps {
    /// The plan.
    pub id: Uuid,
}

/// What the work of a plan waits for, and what it may have to wait for.
#[component]
pub fn ConditionsPage(props: &ConditionsPageProps) -> Html {
    let text = use_text();
    let plan = props.id;
    let announce = use_announce();
    let register = use_fetch((plan, text.0), |(plan, _)| conditions::register(plan));
    let proposals = use_fetch((plan, text.0), |(plan, _)| conditions::proposals(plan));
    let open = use_state(|| None::<(Uuid, ConditionForm)>);
    let on_done = {
        let (open, reload, proposed) = (open.clone(), register.reload.clone(), proposals.reload.clone());
        Callback::from(move |_: Condition| {
            open.set(None);
            reload.emit(());
            proposed.emit(());
            announce.emit(text.done_condition().to_owned());
        })
    };
    let proposed = match &proposals.remote {
        Remote::Ready(page) => page.data.clone(),
        _ => Vec::new(),
    };
    html! {
        <div class="page">
            <Heading title={text.conditions_title()} />
            <p class="screen-only links">
                <Go to={Route::Overview { id: plan }}>{ text.back_to_overview() }</Go>
                <Go to={Route::Authorities}>{ text.authorities_title() }</Go>
            </p>
            {
                match register.arrived(text) {
                    Ok(page) if page.data.is_empty() => {
                        html! { <p class="empty" role="status">{ text.no_conditions() }</p> }
                    }
                    Ok(page) => list(text, &page.data, &open, &on_done),
                    Err(instead) => instead,
                }
            }
            <Proposals {plan} {proposed} {on_done} />
        </div>
    }
}

fn list(
    text: Text,
    all: &[Condition],
    open: &UseStateHandle<Option<(Uuid, ConditionForm)>>,
    on_done: &Callback<Condition>,
) -> Html {
    let awaited = |other: &&Condition| other.state == ConditionState::Awaiting;
    html! {
        <ul class="rows">
            for condition in all {
                <li class="plan-entry" key={condition.id.to_string()} data-condition={condition.id.to_string()}>
                    {{
                        let id = condition.id;
                        let form = open.filter(|(at, _)| *at == id).map(|(_, form)| form);
                        let others: Vec<(String, String)> = all
                            .iter()
                            .filter(awaited)
                            .filter(|other| other.id != id)
                            .map(|other| (other.id.to_string(), other.wording.clone()))
                            .collect();
                        let to = open.clone();
                        let on_form = Callback::from(move |form| to.set(Some((id, form))));
                        let to = open.clone();
                        let on_close = Callback::from(move |()| to.set(None));
                        html! {
                            <>
                                { condition_entry(text, condition, form, !others.is_empty(), &on_form) }
                                if let Some(form) = form {
                                    { condition_form(text, form, condition, others, on_done.clone(), on_close) }
                                }
                            </>
                        }
                    }}
                </li>
            }
        </ul>
    }
}

#[derive(Properties, PartialEq)]
struct ProposalsProps {
    plan: Uuid,
    proposed: Vec<ConditionProposal>,
    on_done: Callback<Condition>,
}

/// What the plan's work follows: proposed, and made a condition by one press.
#[component]
fn Proposals(props: &ProposalsProps) -> Html {
    let text = use_text();
    let plan = props.plan;
    let may = use_session().is_some_and(|session| session.may(tiendo_api::Action::ManageConditions));
    let making = use_submit(move |new, ticket| conditions::make(plan, new, ticket), props.on_done.clone());
    if props.proposed.is_empty() || !may {
        return Html::default();
    }
    html! {
        <section class="zone screen-only" aria-labelledby="proposals">
            <h2 id="proposals">{ text.proposals_title() }</h2>
            <p>{ text.proposals_hint() }</p>
            if let Some(problem) = making.sending.problem() { { problem_view(text, problem, None) } }
            <ul class="rows">
                for proposal in &props.proposed {
                    <li class="plan-entry" data-proposal={proposal.wording.clone()}>
                        <p><strong>{ &proposal.wording }</strong></p>
                        <p class="small">
                            for activity in &proposal.activities {
                                <span><span class="code">{ &activity.code }</span>{ " " }{ &activity.title }<br /></span>
                            }
                        </p>
                        <button type="button" disabled={making.sending.busy()} onclick={{
                            let new = NewCondition {
                                wording: proposal.wording.clone(),
                                activities: proposal.activities.iter().map(|activity| activity.id).collect(),
                            };
                            making.send.reform(move |_: MouseEvent| (new.clone(), 0))
                        }}>{ text.let_wait() }</button>
                    </li>
                }
            </ul>
        </section>
    }
}
