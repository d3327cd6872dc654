use gloo_timers::callback::Timeout;
use tiendo_api::annexes::{AnnexState, JobState};
use uuid::Uuid;
use yew::prelude::*;

use crate::{api::annexes, fetch::use_fetch, parts::annex::upload::reading_bar, text::use_text};

/// How often a reading job is looked at.
const LOOK_EVERY_MS: u32 = 500;

/// Props of [`Reading`].
#[derive(Properties, PartialEq)]
pub struct ReadingProps {
    /// The job that reads the document.
    pub job: Uuid,
    /// Where the draft stands, as fetched.
    pub state: AnnexState,
    /// Told when the draft should be fetched again.
    pub on_changed: Callback<()>,
}

/// How far the reading of a document is, or why it could not be read and what to do.
#[component]
pub fn Reading(props: &ReadingProps) -> Html {
    let text = use_text();
    let fetched = use_fetch((props.job, text.0), |(job, _)| annexes::job(job));
    let job = fetched.arrived(text);
    let (state, percent) = job.as_ref().map_or((JobState::Running, 0), |job| (job.state, job.percent));
    let ended = matches!(state, JobState::Done | JobState::Failed);
    {
        let (again, on_changed) = (fetched.reload.clone(), props.on_changed.clone());
        let being_read = props.state == AnnexState::Reading;
        use_effect_with((fetched.busy, ended, being_read), move |(busy, ended, being_read)| {
            let later = match (*busy, *ended, *being_read) {
                (false, false, _) => Some(Timeout::new(LOOK_EVERY_MS, move || again.emit(()))),
                (false, true, true) => Some(Timeout::new(LOOK_EVERY_MS, move || on_changed.emit(()))),
                _ => None,
            };
            move || drop(later)
        });
    }
    match job {
        Ok(job) if job.state == JobState::Failed => html! {
            <div class="problem" role="alert" data-problem="not_an_annex">
                <p class="problem-title">{ text.annex_state(AnnexState::Refused) }</p>
                <p>{ job.failure.clone().unwrap_or_default() }</p>
            </div>
        },
        Ok(_) => reading_bar(text, percent),
        Err(instead) => instead,
    }
}
