use std::rc::Rc;

use gloo_timers::future::sleep;
use tiendo_api::{
    Action,
    annexes::{AnnexState, AnnexSummary, JobState},
    plans::PlanSummary,
    problem::Problem,
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    api::{
        annexes::{self, Document, Sent},
        plans,
    },
    fetch::use_fetch,
    parts::{
        annex::upload::{Upload, Uploading},
        frame::{go::Go, heading::Heading},
    },
    route::Route,
    session::use_session,
    text::{Text, use_text},
};

/// How often a reading job is looked at.
const LOOK_EVERY: std::time::Duration = std::time::Duration::from_millis(500);

/// Every draft, and sending a new annex.
#[component]
pub fn AnnexesPage() -> Html {
    let text = use_text();
    let fetched = use_fetch(text.0, |_| annexes::list());
    let known = use_fetch(text.0, |_| plans::plans());
    let may = use_session().is_some_and(|session| session.may(Action::PrepareAnnex));
    let uploading = use_state(Uploading::default);
    let navigator = use_navigator();
    let on_send = {
        let uploading = uploading.clone();
        Callback::from(move |(document, year, plan): (Document, String, Option<Uuid>)| {
            uploading.set(Uploading::Busy(0));
            let (uploading, navigator) = (uploading.clone(), navigator.clone());
            spawn_local(async move {
                match read(document, year, plan, &uploading).await {
                    Ok(id) => {
                        if let Some(navigator) = navigator {
                            navigator.push(&Route::Annex { id });
                        }
                    }
                    Err(failed) => uploading.set(failed),
                }
            });
        })
    };
    let running: Vec<PlanSummary> = known.arrived(text).map(|page| page.data.clone()).unwrap_or_default();
    html! {
        <div class="page">
            <Heading title={text.annexes_title()} />
            if may {
                <Upload plans={running} uploading={(*uploading).clone()} {on_send} />
            }
            {
                match fetched.arrived(text) {
                    Ok(page) if page.data.is_empty() => html! { <p class="empty">{ text.no_annexes() }</p> },
                    Ok(page) => html! { <ul class="rows">{ for page.data.iter().map(|draft| entry(draft, text)) }</ul> },
                    Err(instead) => instead,
                }
            }
        </div>
    }
}

/// Sends a document and waits until it is read; the draft's id.
async fn read(
    document: Document,
    year: String,
    plan: Option<Uuid>,
    uploading: &UseStateHandle<Uploading>,
) -> Result<Uuid, Uploading> {
    let refused = |problem: Rc<Problem>| Uploading::Refused(problem);
    let mut job = match annexes::send(document, year, plan).await.map_err(refused)? {
        Sent::Draft(draft) => return Ok(draft.id),
        Sent::Queued(job) => job,
    };
    loop {
        match (job.state, job.annex_id) {
            (JobState::Done, Some(id)) => return Ok(id),
            (JobState::Failed | JobState::Done, _) => {
                return Err(Uploading::Failed(job.failure.unwrap_or_default().into()));
            }
            _ => uploading.set(Uploading::Busy(job.percent)),
        }
        sleep(LOOK_EVERY).await;
        job = annexes::job(job.id).await.map_err(refused)?;
    }
}

fn entry(draft: &AnnexSummary, text: Text) -> Html {
    let source = match &draft.source {
        Some(source) if source.name.is_empty() => text.pasted_text().to_owned(),
        Some(source) => format!("{} ({})", source.name, text.annex_format(source.format)),
        None => text.annex_kind(draft.kind).to_owned(),
    };
    let open = draft.state == AnnexState::Draft;
    html! {
        <li class="plan-entry">
            <h2>{ if draft.title.is_empty() { source.clone() } else { draft.title.clone() } }</h2>
            <p class="small">
                { text.annex_state(draft.state) }{ " · " }{ text.annex_kind(draft.kind) }{ " · " }{ source }
                if let Some(by) = &draft.created_by {
                    { " · " }{ &by.name }
                }
                if open {
                    { " · " }{ draft.open_findings }{ "/" }{ draft.findings }{ " " }{ text.open_doubts() }
                }
            </p>
            <p class="links">
                <Go to={Route::Annex { id: draft.id }}>
                    { if open { text.continue_draft() } else { text.look_at_draft() } }
                </Go>
                if let Some(plan) = draft.plan_id {
                    <Go to={Route::Versions { id: plan }}>{ text.versions_title() }</Go>
                }
            </p>
        </li>
    }
}
