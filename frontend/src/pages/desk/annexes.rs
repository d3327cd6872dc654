use std::rc::Rc;

use gloo_timers::callback::Timeout;
use tiendo_api::{
    Action,
    annexes::{AnnexState, Job},
    plans::PlanSummary,
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    api::{
        annexes::{self, Sent},
        plans,
    },
    fetch::use_fetch,
    parts::{
        annex::{
            drafts_table::drafts_table,
            upload::{Sending, Upload, Uploading},
        },
        frame::heading::Heading,
    },
    route::Route,
    session::use_session,
    text::use_text,
};

/// How often the list is, while something in it is being read.
const LIST_EVERY_MS: u32 = 2_000;

/// Every draft, and sending a new annex.
#[component]
pub fn AnnexesPage() -> Html {
    let text = use_text();
    let fetched = use_fetch(text.0, |_| annexes::list());
    let known = use_fetch(text.0, |_| plans::plans());
    let may = use_session().is_some_and(|session| session.may(Action::PrepareAnnex));
    let amends = use_location().and_then(|at| plan_named(at.query_str()));
    let uploading = use_state(Uploading::default);
    let navigator = use_navigator();
    let on_send = {
        let (uploading, reload) = (uploading.clone(), fetched.reload.clone());
        Callback::from(move |sending: Rc<Sending>| {
            uploading.set(Uploading::Busy);
            let (uploading, navigator, reload) = (uploading.clone(), navigator.clone(), reload.clone());
            spawn_local(async move {
                match send(&sending).await {
                    Ok(id) => {
                        sending.done.emit(());
                        if let Some(navigator) = navigator {
                            navigator.push(&Route::Annex { id });
                        }
                    }
                    Err(failed) => {
                        uploading.set(failed);
                        reload.emit(());
                    }
                }
            });
        })
    };
    let drafts = fetched.arrived(text);
    let being_read =
        drafts.as_ref().is_ok_and(|page| page.data.iter().any(|draft| draft.state == AnnexState::Reading));
    {
        let reload = fetched.reload.clone();
        use_effect_with((being_read, fetched.busy), move |(being_read, busy)| {
            let again = (*being_read && !busy).then(|| Timeout::new(LIST_EVERY_MS, move || reload.emit(())));
            move || drop(again)
        });
    }
    // Whether a plan can be amended is known once plans are there: the choice then starts at the one asked for.
    let named = |plan: &PlanSummary| (plan.id.to_string(), format!("{} · {}", plan.year, plan.title));
    let running = known.arrived(text).ok().map(|page| page.data.iter().map(named).collect::<Vec<_>>());
    html! {
        <div class="page">
            <Heading title={text.annexes_title()} />
            if let Some(plans) = running.filter(|_| may) {
                <Upload {plans} {amends} uploading={(*uploading).clone()} {on_send} />
            }
            {
                match drafts {
                    Ok(page) if page.data.is_empty() => html! { <p class="empty">{ text.no_annexes() }</p> },
                    Ok(page) => drafts_table(text, &page.data),
                    Err(instead) => instead,
                }
            }
        </div>
    }
}

/// The plan an address asks to amend: `?plan=…`.
fn plan_named(query: &str) -> Option<Uuid> {
    query.trim_start_matches('?').split('&').find_map(|pair| pair.strip_prefix("plan=")?.parse().ok())
}

/// Sends a document; the id of its draft, which may still be being read: its own page shows how far that is.
async fn send(sending: &Sending) -> Result<Uuid, Uploading> {
    let sent = annexes::send(sending.document.clone(), sending.year.clone(), sending.plan).await;
    match sent.map_err(Uploading::Refused)? {
        Sent::Draft(draft) => Ok(draft.id),
        Sent::Queued(Job { annex_id: Some(id), .. }) => Ok(id),
        Sent::Queued(job) => Err(Uploading::Failed(job.failure.unwrap_or_default().into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_to_amend_is_read_from_the_address() {
        let id = Uuid::max();
        assert_eq!(plan_named(&format!("?plan={id}")), Some(id));
        assert_eq!(plan_named("?plan=none&x=1"), None);
    }
}
