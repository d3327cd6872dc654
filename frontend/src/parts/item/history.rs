use chrono::{DateTime, FixedOffset};
use tiendo_api::{
    units::PersonRef,
    work::{Decision, ProgressRecord, Review, Submission, WorkItem, WorkState},
};
use yew::prelude::*;

use crate::{dates, parts::item::evidence_list::evidence_list, text::Text};

/// What happened to an item, newest first: progress, submissions, decisions.
pub fn history(text: Text, item: &WorkItem) -> Html {
    let mut events: Vec<(DateTime<FixedOffset>, Html)> = Vec::new();
    for record in &item.progress {
        events.push((record.at, progress(record, text)));
    }
    for submission in &item.submissions {
        events.push((submission.at, submitted(submission, text)));
        if let Some(review) = &submission.review {
            events.push((review.at, reviewed(review, text)));
        }
    }
    for carried in &item.carry_overs {
        let until = format!("{} {}", text.carried_over_until(), dates::day(carried.until));
        events.push((carried.at, said("carry-over", &until, carried.at, &carried.by, &carried.reason)));
    }
    for reopened in &item.reopenings {
        events.push((
            reopened.at,
            said("reopening", text.reopened(), reopened.at, &reopened.by, &reopened.reason),
        ));
    }
    events.sort_unstable_by_key(|(at, _)| std::cmp::Reverse(*at));
    html! {
        <section class="history" aria-labelledby="history-title">
            <h3 id="history-title">{ text.history() }</h3>
            if events.is_empty() {
                <p class="small">{ text.no_history() }</p>
            } else {
                <ol class="plain">{ for events.into_iter().map(|(_, event)| event) }</ol>
            }
        </section>
    }
}

/// Why the item was last returned, when it has to be done again.
pub fn why_returned(text: Text, item: &WorkItem) -> Html {
    let last = item.submissions.first().and_then(|submission| submission.review.as_ref());
    match last.filter(|_| item.item.state == WorkState::Returned) {
        Some(review) => html! { <ol class="plain">{ reviewed(review, text) }</ol> },
        None => Html::default(),
    }
}

fn progress(record: &ProgressRecord, text: Text) -> Html {
    let title = if record.no_change { text.no_change_said() } else { text.reported() };
    html! {
        <li data-event="progress">
            { heading(title, record.at, &record.by) }
            if let Some(percent) = record.percent { <p>{ percent }{ "%" }</p> }
            { words(None, record.note.as_ref()) }
            { words(Some(text.obstacles()), record.obstacles.as_ref()) }
            { words(Some(text.proposals()), record.proposals.as_ref()) }
            { evidence_list(text, &record.evidence) }
        </li>
    }
}

fn said(code: &'static str, title: &str, at: DateTime<FixedOffset>, by: &PersonRef, reason: &String) -> Html {
    html! {
        <li data-event={code}>
            { heading(title, at, by) }
            { words(None, Some(reason)) }
        </li>
    }
}

fn submitted(submission: &Submission, text: Text) -> Html {
    html! {
        <li data-event="submission">
            { heading(text.submitted(), submission.at, &submission.by) }
            <p>{ text.outcome(submission.outcome) }{ " · " }{ dates::day(submission.completed_on) }</p>
            { words(None, submission.note.as_ref()) }
            { evidence_list(text, &submission.evidence) }
        </li>
    }
}

fn reviewed(review: &Review, text: Text) -> Html {
    let (title, code) = match review.decision {
        Decision::Confirmed => (text.confirmed(), "confirmation"),
        Decision::Returned => (text.returned(), "return"),
    };
    html! {
        <li data-event={code}>
            { heading(title, review.at, &review.by) }
            if review.self_confirmed { <p class="small">{ text.self_confirmed() }</p> }
            { words(None, review.reason.as_ref()) }
        </li>
    }
}

/// What was done, when and by whom.
pub fn heading(title: &str, at: DateTime<FixedOffset>, by: &PersonRef) -> Html {
    html! {
        <p class="event">
            <strong>{ title }</strong>
            <span class="small">
                if !title.is_empty() { { " · " } }
                { dates::instant(at) }{ " · " }{ &by.name }
                if let Some(unit) = &by.unit { { ", " }{ &unit.name } }
            </span>
        </p>
    }
}

/// What somebody said.
pub fn words(label: Option<&'static str>, said: Option<&String>) -> Html {
    let Some(said) = said else { return Html::default() };
    html! {
        <p class="words">if let Some(label) = label { <span class="small">{ label }{ ": " }</span> }{ said }</p>
    }
}
