use std::rc::Rc;

use tiendo_api::{
    Action,
    comments::{Comment, NewComment},
    conditions::{Condition, NewCarryOver, NewConditionEvent, NewReopening},
    contributions::{
        ContributionRequest, NewContributionRequest, NewContributionWithdrawal, NewDecline, NewDelivery,
    },
    extensions::{ExtensionRequest, NewExtensionDecision, NewExtensionRequest, NewExtensionWithdrawal},
    units::PersonRef,
    urgings::NewUrging,
    work::{NewAssignee, NewConfirmation, NewReturn, WorkItem},
};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    dates,
    parts::forms::{
        plain::{Plain, plain_form},
        progress_form::ProgressForm,
        submission_form::SubmissionForm,
    },
    text::Text,
    view::{FormKind, PanelForm},
};

/// A form that is open.
pub struct OpenForm<'a> {
    /// The item.
    pub item: Rc<WorkItem>,
    /// Which form.
    pub form: PanelForm,
    /// The people of the agency, when it names some.
    pub people: &'a [PersonRef],
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
        FormKind::Confirmation | FormKind::Return => item.submissions.first().map(|submission| submission.id),
        FormKind::ExtensionDecision | FormKind::ExtensionWithdrawal => {
            item.extension_requests.first().map(|request| request.id)
        }
        FormKind::Delivery | FormKind::Decline | FormKind::ContributionWithdrawal => {
            contribution(form.kind.action())
        }
        _ => Some(item.item.id),
    }
}

/// The forms of a panel. An application that has only some of them leaves the others to the queue.
#[derive(Clone, Copy)]
pub struct Forms {
    /// Draws the open one.
    pub open: fn(Text, OpenForm<'_>) -> Html,
    /// Whether it can.
    pub has: fn(FormKind) -> bool,
}

/// All forms.
pub const ALL_FORMS: Forms = Forms { open: open_form, has: |_| true };
/// Those of who supervises: to decide, to record what has come, to urge, to say something.
pub const DECIDING_FORMS: Forms = Forms { open: deciding_form, has: decides };

/// For pages beside which no item is opened.
pub const NO_FORMS: Forms = Forms { open: |_, _| Html::default(), has: |_| false };

fn decides(kind: FormKind) -> bool {
    matches!(
        kind,
        FormKind::Confirmation
            | FormKind::Return
            | FormKind::Event
            | FormKind::ExtensionDecision
            | FormKind::Urging
            | FormKind::CarryOver
            | FormKind::Reopening
            | FormKind::Comment
    )
}

/// The open form. It stays open when the item changes under it, so that nothing typed disappears.
fn open_form(text: Text, props: OpenForm<'_>) -> Html {
    if decides(props.form.kind) {
        return deciding_form(text, props);
    }
    let (item, kind, people) = (props.item.clone(), props.form.kind, props.people);
    let Some(plain) = of_item(text, props) else { return Html::default() };
    let choices = match kind {
        FormKind::Contribution => coordinating(&item),
        _ => choosable(&item, kind, people),
    };
    let plain = Plain { choices, ..plain };
    match kind {
        FormKind::Progress => {
            html! { <ProgressForm {item} on_close={plain.on_close} on_done={plain.on_done} /> }
        }
        FormKind::Submission => {
            html! { <SubmissionForm {item} on_close={plain.on_close} on_done={plain.on_done} /> }
        }
        FormKind::Extension => plain_form::<NewExtensionRequest>(text, plain),
        FormKind::ExtensionWithdrawal => plain_form::<NewExtensionWithdrawal>(text, plain),
        FormKind::Contribution => plain_form::<NewContributionRequest>(text, plain),
        FormKind::Delivery => plain_form::<NewDelivery>(text, plain),
        FormKind::Decline => plain_form::<NewDecline>(text, plain),
        FormKind::ContributionWithdrawal => plain_form::<NewContributionWithdrawal>(text, plain),
        FormKind::Assignee => plain_form::<NewAssignee>(text, plain),
        _ => Html::default(),
    }
}

fn deciding_form(text: Text, props: OpenForm<'_>) -> Html {
    let (item, kind, people, done) =
        (props.item.clone(), props.form.kind, props.people, props.on_done.clone());
    let said = text.done_with(kind);
    let Some(plain) = of_item(text, props) else { return Html::default() };
    match kind {
        FormKind::Confirmation => plain_form::<NewConfirmation>(text, plain),
        FormKind::Return => plain_form::<NewReturn>(text, plain),
        FormKind::ExtensionDecision => plain_form::<NewExtensionDecision>(text, plain),
        FormKind::Urging => plain_form::<NewUrging>(text, plain),
        FormKind::CarryOver => plain_form::<NewCarryOver>(text, plain),
        FormKind::Reopening => plain_form::<NewReopening>(text, plain),
        FormKind::Event => {
            let version = item.condition.as_ref().map_or(plain.version, |condition| condition.version);
            let on_done = done.reform(move |_: Condition| (said, None));
            let Plain { about, above, choices, on_close, .. } = plain;
            plain_form::<NewConditionEvent>(text, Plain { about, version, above, choices, on_done, on_close })
        }
        FormKind::Comment => {
            let on_done = done.reform(move |_: Comment| (said, None));
            let choices = choosable(&item, kind, people);
            let Plain { about, version, above, on_close, .. } = plain;
            plain_form::<NewComment>(text, Plain { about, version, above, choices, on_done, on_close })
        }
        _ => Html::default(),
    }
}

/// What a form that gives the fresh item needs; nothing when what it is about is not there.
fn of_item(text: Text, props: OpenForm<'_>) -> Option<Plain<WorkItem>> {
    let OpenForm { item, form, on_done, on_close, .. } = props;
    let said = text.done_with(form.kind);
    Some(Plain {
        about: about(&item, form)?,
        version: item.item.version,
        above: above(text, &item, form),
        choices: Vec::new(),
        on_done: on_done.reform(move |fresh: WorkItem| (said, Some(fresh))),
        on_close,
    })
}

/// Whether people are chosen in a form.
pub fn names_people(form: PanelForm) -> bool {
    matches!(form.kind, FormKind::Comment | FormKind::Assignee)
}

/// The people to choose from: work is handed to those of the unit that leads it.
fn choosable(item: &WorkItem, form: FormKind, people: &[PersonRef]) -> Vec<(String, String)> {
    let fits = |person: &&PersonRef| {
        form != FormKind::Assignee
            || person.unit.as_ref().is_some_and(|unit| unit.id == item.item.lead_unit.id)
    };
    let named = |person: &PersonRef| {
        let unit = person.unit.as_ref().map(|unit| format!(" ({})", unit.name)).unwrap_or_default();
        (person.id.to_string(), format!("{}{unit}", person.name))
    };
    people.iter().filter(fits).map(named).collect()
}

/// The units that can be asked to contribute.
fn coordinating(item: &WorkItem) -> Vec<(String, String)> {
    item.coordinating_units.iter().map(|unit| (unit.id.to_string(), unit.name.clone())).collect()
}

/// What one has to know to fill the form.
fn above(text: Text, item: &WorkItem, form: PanelForm) -> Html {
    let hint = |words: &str| html! { <p class="hint">{ words }</p> };
    match form.kind {
        FormKind::Return => hint(text.return_reason_hint()),
        FormKind::Event => item
            .condition
            .as_ref()
            .map(|condition| {
                html! { <p>{ text.condition() }{ ": " }{ &condition.wording }</p> }
            })
            .unwrap_or_default(),
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
