use chrono::NaiveDate;
use tiendo_api::{Action, annexes::PlanVersion};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::{
    api::annexes,
    fetch::{Sending, use_fetch},
    parts::{
        annex::{export::Export, version_entry::version_entry},
        frame::{go::Go, heading::Heading},
        problem_view::problem_view,
    },
    route::Route,
    session::use_session,
    text::use_text,
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
    let sending = use_state(Sending::default);
    let navigator = use_navigator();
    let begin = |what: &'static str| {
        let (sending, navigator) = (sending.clone(), navigator.clone());
        Callback::from(move |_: MouseEvent| {
            sending.set(Sending::Busy);
            let (sending, navigator) = (sending.clone(), navigator.clone());
            spawn_local(async move {
                match annexes::begin(id, what).await {
                    Ok(draft) => {
                        if let Some(navigator) = navigator {
                            navigator.push(&Route::Annex { id: draft.id });
                        }
                    }
                    Err(problem) => sending.set(Sending::Refused(problem)),
                }
            });
        })
    };
    let on_export = {
        let sending = sending.clone();
        Callback::from(move |(format, states, as_of): (&'static str, bool, Option<NaiveDate>)| {
            sending.set(Sending::Busy);
            let sending = sending.clone();
            spawn_local(async move {
                sending.set(match annexes::export(id, format, states, as_of).await {
                    Ok(()) => Sending::Idle,
                    Err(problem) => Sending::Refused(problem),
                });
            });
        })
    };
    let busy = sending.busy();
    html! {
        <div class="page">
            <Heading title={text.versions_title()} />
            <p class="links">
                <Go to={Route::Plan { id }}>{ text.to_plan() }</Go>
                if may { <Go to={Route::Annexes}>{ text.to_annexes() }</Go> }
            </p>
            if let Some(problem) = sending.problem() {
                { problem_view(text, problem, None) }
            }
            if may {
                <section class="zone" aria-labelledby="change-title">
                    <h2 id="change-title">{ text.change_plan() }</h2>
                    <p class="links">
                        <button type="button" class="primary" data-begin="amendments" disabled={busy}
                            onclick={begin("amendments")}>{ text.begin_amendment() }</button>
                        <a class="file-button" href={format!("/annexes?plan={id}")}>{ text.send_new_annex() }</a>
                        <button type="button" data-begin="carry-overs" disabled={busy}
                            onclick={begin("carry-overs")}>{ text.carry_over() }</button>
                    </p>
                </section>
            }
            <Export {busy} {on_export} />
            {
                match fetched.arrived(text) {
                    Ok(page) => html! {
                        <ol class="rows versions">
                            for version in &page.data {
                                { version_entry(text, id, version, last_day(&page.data, version), may) }
                            }
                        </ol>
                    },
                    Err(instead) => instead,
                }
            }
        </div>
    }
}

/// Last day a version held: the day before the next one.
fn last_day(all: &[PlanVersion], version: &PlanVersion) -> Option<NaiveDate> {
    let next = all.iter().filter(|other| other.number > version.number).min_by_key(|other| other.number)?;
    next.effective_on?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{day, plan_version};

    #[test]
    fn a_version_holds_until_the_next_one() {
        let all = [plan_version(1, None), plan_version(2, Some("2026-10-14"))];
        assert_eq!(last_day(&all, &all[0]), Some(day("2026-10-13")));
        assert_eq!(last_day(&all, &all[1]), None);
    }
}
