use tiendo_api::{
    Action,
    conditions::{Condition, ConditionState},
};
use yew::prelude::*;

use super::condition_forms::ConditionForm;
use crate::{dates, text::Text};

/// A condition: what is awaited, of whom, for how long, what it holds up, and what can be done.
pub fn condition_entry(
    text: Text,
    condition: &Condition,
    open: Option<ConditionForm>,
    mergeable: bool,
    on_form: &Callback<ConditionForm>,
) -> Html {
    html! {
        <>
            <h2>{ &condition.wording }</h2>
            <p>
                <strong>{ standing(text, condition) }</strong>
                if !condition.confirmed && condition.state == ConditionState::Awaiting {
                    <span class="small">{ " · " }{ text.to_be_confirmed() }</span>
                }
            </p>
            <dl class="facts">
                { fact(text.issuing_authority(), authority(text, condition)) }
                { fact(text.awaited_document(), condition.awaited.clone()) }
                { fact(text.expected_window(), window(condition)) }
                { fact(text.days_waited(), Some(condition.days_waited.to_string())) }
                { fact(text.items_held_up(), Some(held_up(condition))) }
                { fact(text.last_enquiry(), Some(last_enquiry(text, condition))) }
            </dl>
            <div class="verbs">
                for (form, action, label, possible) in verbs(text, mergeable) {
                    if possible && condition.allowed_actions.contains(&action) {
                        <button type="button" data-form={format!("{form:?}")}
                            aria-expanded={(open == Some(form)).to_string()} onclick={on_form.reform(move |_| form)}>
                            { label }
                        </button>
                    }
                }
            </div>
        </>
    }
}

fn verbs(text: Text, mergeable: bool) -> [(ConditionForm, Action, &'static str, bool); 5] {
    [
        (ConditionForm::Event, Action::RecordEvent, text.record_event_verb(), true),
        (ConditionForm::Confirm, Action::ManageConditions, text.confirm_condition(), true),
        (ConditionForm::Enquiry, Action::ManageConditions, text.enquiry_verb(), true),
        (ConditionForm::Merge, Action::ManageConditions, text.merge_form(), mergeable),
        (ConditionForm::GiveUp, Action::ManageConditions, text.give_up_verb(), true),
    ]
}

fn standing(text: Text, condition: &Condition) -> String {
    let on = |words: &str, day| format!("{words} {}", dates::day(day));
    match (condition.state, condition.occurred_on, condition.given_up_on) {
        (ConditionState::Occurred, Some(day), _) => {
            let number = condition.document_number.as_deref().unwrap_or_default();
            format!("{} {number}", on(text.has_come(), day)).trim_end().to_owned()
        }
        (ConditionState::DidNotOccur, _, Some(day)) => {
            let why = condition.given_up_because.as_deref().unwrap_or_default();
            format!("{}: {why}", on(text.given_up(), day))
        }
        _ => text.still_awaited().to_owned(),
    }
}

fn authority(text: Text, condition: &Condition) -> Option<String> {
    let named = condition.authority.as_ref()?;
    Some(match &condition.present_authority {
        Some(present) => format!("{} ({} {})", named.name, text.now_succeeded_by(), present.name),
        None => named.name.clone(),
    })
}

fn window(condition: &Condition) -> Option<String> {
    let day = |day: Option<chrono::NaiveDate>| day.map_or("…".to_owned(), dates::day);
    let known = condition.window_from.is_some() || condition.window_to.is_some();
    known.then(|| format!("{} – {}", day(condition.window_from), day(condition.window_to)))
}

fn held_up(condition: &Condition) -> String {
    let codes: Vec<&str> = condition.activities.iter().map(|activity| activity.code.as_str()).collect();
    format!("{} ({})", condition.items_waiting, codes.join(", "))
}

fn last_enquiry(text: Text, condition: &Condition) -> String {
    match &condition.last_enquiry {
        Some(last) => format!("{}: {} ({})", dates::day(last.asked_on), last.note, last.by.name),
        None => text.never_enquired().to_owned(),
    }
}

fn fact(name: &str, value: Option<String>) -> Html {
    match value {
        Some(value) => html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> },
        None => Html::default(),
    }
}
