use tiendo_api::{Action, annexes::PlanVersion};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    api::annexes,
    dates,
    fetch::use_fetch,
    parts::{frame::go::Go, frame::heading::Heading, problem_view::problem_view},
    route::Route,
    session::use_session,
    text::{Text, use_text},
};

/// Props of [`VersionsPage`].
#[derive(Properties, PartialEq)]
pub struct VersionsPageProps {
    /// The plan.
    pub id: Uuid,
}

/// The versions of a plan: what can be begun from it, and the plan as a file.
#[component]
pub fn VersionsPage(props: &VersionsPageProps) -> Html {
    let text = use_text();
    let id = props.id;
    let fetched = use_fetch((id, text.0), |(id, _)| annexes::versions(id));
    let may = use_session().is_some_and(|session| session.may(Action::PrepareAnnex));
    let refused = use_state(|| None);
    let navigator = use_navigator();
    let begin = |what: &'static str| {
        let (refused, navigator) = (refused.clone(), navigator.clone());
        Callback::from(move |_: MouseEvent| {
            let (refused, navigator) = (refused.clone(), navigator.clone());
            spawn_local(async move {
                match annexes::begin(id, what).await {
                    Ok(draft) => {
                        if let Some(navigator) = navigator {
                            navigator.push(&Route::Annex { id: draft.id });
                        }
                    }
                    Err(problem) => refused.set(Some(problem)),
                }
            });
        })
    };
    let export = |format: &'static str, states: bool| {
        let refused = refused.clone();
        Callback::from(move |_: MouseEvent| {
            let refused = refused.clone();
            spawn_local(async move {
                refused.set(annexes::export(id, format, states).await.err());
            });
        })
    };
    html! {
        <div class="page">
            <Heading title={text.versions_title()} />
            if let Some(problem) = &*refused {
                { problem_view(text, problem, None) }
            }
            <p class="links">
                <Go to={Route::Plan { id }}>{ text.to_plan() }</Go>
                <Go to={Route::Annexes}>{ text.to_annexes() }</Go>
            </p>
            <p class="links">
                if may {
                    <button type="button" class="primary" onclick={begin("amendments")}>{ text.begin_amendment() }</button>
                    <button type="button" onclick={begin("carry-overs")}>{ text.carry_over() }</button>
                }
                <button type="button" onclick={export("docx", false)}>{ text.export_word() }</button>
                <button type="button" onclick={export("xlsx", false)}>{ text.export_excel() }</button>
                <button type="button" onclick={export("docx", true)}>{ text.export_word_states() }</button>
                <button type="button" onclick={export("xlsx", true)}>{ text.export_excel_states() }</button>
            </p>
            {
                match fetched.arrived(text) {
                    Ok(page) => html! { <ul class="rows">{ for page.data.iter().map(|each| entry(each, text)) }</ul> },
                    Err(instead) => instead,
                }
            }
        </div>
    }
}

fn entry(version: &PlanVersion, text: Text) -> Html {
    let said = version.decision_number.as_deref();
    html! {
        <li class="plan-entry">
            <h2>
                { text.version() }{ " " }{ version.number }{ ": " }
                { said.map_or_else(|| text.as_first_approved().to_owned(), |number| format!("{} {number}", text.decision())) }
            </h2>
            <p class="small">
                if let Some(day) = version.decided_on {
                    { text.decided_on() }{ " " }{ dates::day(day) }{ " · " }
                }
                if let Some(day) = version.effective_on {
                    { text.effective_on() }{ " " }{ dates::day(day) }{ " · " }
                }
                { "+" }{ version.added }{ " ≠" }{ version.changed }{ " −" }{ version.dropped }
                if let Some(by) = &version.approved_by {
                    { " · " }{ &by.name }
                }
            </p>
        </li>
    }
}
