use std::rc::Rc;

use tiendo_api::{
    Action,
    completion::{CompletionRule, NewCompletionRule},
    work::WorkItem,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    announce::use_announce,
    api::{figures, work},
    fetch::{use_fetch, use_submit},
    parts::{
        figures::{clauses::clauses, completion_form::CompletionForm},
        frame::{go::Go, heading::Heading},
        problem_view::problem_view,
    },
    route::Route,
    text::use_text,
    view::View,
};

/// Props of [`CompletionPage`].
#[derive(Properties, PartialEq)]
pub struct CompletionPageProps {
    /// The work item.
    pub id: Uuid,
}

/// When a work item is complete: what must be shown, what is, and what is still missing.
#[component]
pub fn CompletionPage(props: &CompletionPageProps) -> Html {
    let text = use_text();
    let item = use_fetch((props.id, text.0), |(id, _)| work::item(id));
    let title = text.completion_title();
    match item.arrived(text) {
        Ok(ready) => {
            let row = &ready.item;
            let opened = View::default().with_item(row.id, None);
            let heading = match &row.period {
                Some(period) => format!("{title}: {}, {}", row.code, text.period(period)),
                None => format!("{title}: {}", row.code),
            };
            html! {
                <div class="page">
                    <Heading title={heading} />
                    <p>{ &row.title }</p>
                    <p class="links screen-only">
                        <Go to={Route::Items { id: ready.path.plan_id }} view={opened}>{ text.to_item() }</Go>
                        <Go to={Route::Plan { id: ready.path.plan_id }}>{ text.open_tree() }</Go>
                    </p>
                    { clauses(text, &ready) }
                    <RuleOf item={ready.clone()} reload={item.reload.clone()} />
                </div>
            }
        }
        Err(instead) => html! { <div class="page"><Heading {title} />{ instead }</div> },
    }
}

#[derive(Properties, PartialEq)]
struct RuleOfProps {
    item: Rc<WorkItem>,
    reload: Callback<()>,
}

/// Where the rule comes from, and correcting it.
#[component]
fn RuleOf(props: &RuleOfProps) -> Html {
    let text = use_text();
    let announce = use_announce();
    let activity = props.item.item.activity_id;
    let rule = use_fetch((activity, text.0), |(activity, _)| figures::completion(activity));
    let open = use_state(|| false);
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let on_done = {
        let (put, reload, close) = (rule.put.clone(), props.reload.clone(), set(false));
        Callback::from(move |saved: CompletionRule| {
            put.emit(saved);
            close.emit(());
            reload.emit(());
            announce.emit(text.done_rule().to_owned());
        })
    };
    let reading = use_submit(
        move |new: NewCompletionRule, ticket| figures::correct_completion(activity, &new, ticket),
        on_done.clone(),
    );
    let rule = match rule.arrived(text) {
        Ok(rule) => rule,
        Err(instead) => return instead,
    };
    let may = rule.allowed_actions.contains(&Action::CorrectCompletion) && !rule.deliverables.is_empty();
    let version = rule.version;
    let read_again = reading.send.reform(move |_: MouseEvent| {
        (NewCompletionRule { needs: tiendo_api::ListRule::AllOf, deliverables: Vec::new() }, version)
    });
    html! {
        <section class="zone" data-corrected={rule.corrected.to_string()}>
            <p class="small">
                { if rule.corrected { text.rule_is_corrected() } else { text.rule_is_read() } }
            </p>
            if let Some(problem) = reading.sending.problem() { { problem_view(text, problem, None) } }
            if *open {
                <CompletionForm {rule} {on_done} on_close={set(false)} />
            } else if may {
                <div class="verbs screen-only">
                    <button type="button" data-form="completion" onclick={set(true).reform(|_: MouseEvent| ())}>
                        { text.correct_rule() }
                    </button>
                    if rule.corrected {
                        <button type="button" class="quiet" data-verb="read-again" disabled={reading.sending.busy()}
                            onclick={read_again}>{ text.read_again() }</button>
                    }
                </div>
            }
        </section>
    }
}
