use std::rc::Rc;

use tiendo_api::{
    Action,
    comments::{Comment, NewComment},
    conditions::{Condition, NewCarryOver, NewReopening},
    contributions::{
        ContributionRequest, NewContributionRequest, NewContributionWithdrawal, NewDecline, NewDelivery,
    },
    extensions::{ExtensionRequest, NewExtensionDecision, NewExtensionRequest, NewExtensionWithdrawal},
    urgings::NewUrging,
    work::{NewAssignee, WorkItem},
};
use uuid::Uuid;
use yew::prelude::*;

use super::people::WithPeople;
use crate::{
    dates,
    parts::forms::{
        confirmation_form::ConfirmationForm,
        event_form::EventForm,
        plain::{Plain, plain_form},
        progress_form::ProgressForm,
        return_form::ReturnForm,
        submission_form::SubmissionForm,
    },
    text::Text,
    view::{FormKind, PanelForm},
};

/// A form that is open.
pub struct OpenForm {
    /// The item.
    pub item: Rc<WorkItem>,
    /// Which form.
    pub form: PanelForm,
    /// Told what to say, and the fresh item where the verb gives one.
    pub on_done: Callback<(&'static str, Option<WorkItem>)>,
    /// Closes the form; its draft stays.
    pub on_close: Callback<()>,
}

/// What of an item a form is about.
pub fn about(item: &WorkItem, form: PanelForm) -> Option<Uuid> {
    let contribution = |action: Action| {
        let asked = item.contribution_requests.iter().rev();
        let first = asked.into_iter().find(|asked| asked.allowed_actions.contains(&action));
        form.about.or(first.map(|asked| asked.id))
    };
    match form.kind {
        FormKind::Event => item.condition.as_ref().map(|condition| condition.id),
        // The newest one: if somebody else has decided it meanwhile, the server says so.
        FormKind::ExtensionDecision | FormKind::ExtensionWithdrawal => {
            item.extension_requests.first().map(|request| request.id)
        }
        FormKind::Delivery | FormKind::Decline | FormKind::ContributionWithdrawal => {
            contribution(form.kind.action())
        }
        _ => Some(item.item.id),
    }
}

/// The open form. It stays open when the item changes under it, so that nothing typed disappears.
pub fn open_form(text: Text, props: &OpenForm) -> Html {
    let OpenForm { item, form, .. } = props;
    let (item, on_close) = (item.clone(), props.on_close.clone());
    let Some(about) = about(&item, *form) else {
        return Html::default();
    };
    let said = text.done_with(form.kind);
    let on_done = props.on_done.reform(move |fresh: WorkItem| (said, Some(fresh)));
    match form.kind {
        FormKind::Progress => html! { <ProgressForm {item} {on_close} {on_done} /> },
        FormKind::Submission => html! { <SubmissionForm {item} {on_close} {on_done} /> },
        FormKind::Confirmation => html! { <ConfirmationForm {item} {on_close} {on_done} /> },
        FormKind::Return => html! { <ReturnForm {item} {on_close} {on_done} /> },
        FormKind::Event => {
            let Some(condition) = item.condition.clone().map(Rc::new) else {
                return Html::default();
            };
            let on_done = props.on_done.reform(move |_: Condition| (said, None));
            html! { <EventForm {condition} {on_close} {on_done} /> }
        }
        FormKind::Comment => {
            let (version, on_done) =
                (item.item.version, props.on_done.reform(move |_: Comment| (said, None)));
            let draw = Callback::from(move |choices| {
                let (on_done, on_close) = (on_done.clone(), on_close.clone());
                let plain = Plain { about, version, above: Html::default(), choices, on_done, on_close };
                plain_form::<NewComment>(text, plain)
            });
            html! { <WithPeople key="comment" unit={None::<Uuid>} {draw} /> }
        }
        _ => {
            let (version, above, choices) = (item.item.version, above(text, &item, *form), choices(&item));
            asking_form(text, form.kind, &item, Plain { about, version, above, choices, on_done, on_close })
        }
    }
}

fn asking_form(text: Text, form: FormKind, item: &WorkItem, plain: Plain<WorkItem>) -> Html {
    match form {
        FormKind::ExtensionDecision => plain_form::<NewExtensionDecision>(text, plain),
        FormKind::Extension => plain_form::<NewExtensionRequest>(text, plain),
        FormKind::ExtensionWithdrawal => plain_form::<NewExtensionWithdrawal>(text, plain),
        FormKind::Contribution => plain_form::<NewContributionRequest>(text, plain),
        FormKind::Delivery => plain_form::<NewDelivery>(text, plain),
        FormKind::Decline => plain_form::<NewDecline>(text, plain),
        FormKind::ContributionWithdrawal => plain_form::<NewContributionWithdrawal>(text, plain),
        FormKind::Urging => plain_form::<NewUrging>(text, plain),
        FormKind::CarryOver => plain_form::<NewCarryOver>(text, plain),
        FormKind::Reopening => plain_form::<NewReopening>(text, plain),
        FormKind::Assignee => {
            let draw = Callback::from(move |choices| {
                plain_form::<NewAssignee>(text, Plain { choices, ..plain.clone() })
            });
            html! { <WithPeople key="assignee" unit={item.item.lead_unit.id} {draw} /> }
        }
        _ => Html::default(),
    }
}

/// The units that can be asked to contribute.
fn choices(item: &WorkItem) -> Vec<(String, String)> {
    item.coordinating_units.iter().map(|unit| (unit.id.to_string(), unit.name.clone())).collect()
}

/// What one has to know to fill the form.
fn above(text: Text, item: &WorkItem, form: PanelForm) -> Html {
    let hint = |words: &str| html! { <p class="hint">{ words }</p> };
    match form.kind {
        FormKind::Extension => hint(text.extension_hint()),
        FormKind::Assignee => hint(text.assignee_hint()),
        FormKind::ExtensionDecision => {
            item.extension_requests.first().map(asked_extension).unwrap_or_default()
        }
        FormKind::Delivery | FormKind::Decline | FormKind::ContributionWithdrawal => {
            let about = about(item, form);
            let asked = item.contribution_requests.iter().find(|asked| Some(asked.id) == about);
            html! {
                <>
                    { asked.map(asked_contribution).unwrap_or_default() }
                    if form.kind == FormKind::Delivery { { hint(text.delivery_hint()) } }
                </>
            }
        }
        _ => Html::default(),
    }
}

fn asked_extension(request: &ExtensionRequest) -> Html {
    html! {
        <p class="words">
            { dates::day(request.due) }{ " → " }<strong>{ dates::day(request.new_due) }</strong>
            { " · " }{ &request.by.name }{ ": " }{ &request.reason }
        </p>
    }
}

fn asked_contribution(asked: &ContributionRequest) -> Html {
    html! {
        <p class="words">
            if let Some(unit) = &asked.asked_by { { &unit.name }{ ": " } }
            { &asked.what }{ " · " }{ dates::day(asked.due) }
        </p>
    }
}
