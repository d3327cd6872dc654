use std::rc::Rc;

use tiendo_api::{Action, work::WorkItem};
use yew::prelude::*;

use crate::{browser, draft::use_draft_key, quick::Quick, text::use_text, view::FormKind, wire::code};

/// Props of [`Verbs`].
#[derive(Properties, PartialEq)]
pub struct VerbsProps {
    /// The item.
    pub item: Rc<WorkItem>,
    /// The form that is open.
    pub open: Option<FormKind>,
    /// Opens a form.
    pub on_open: Callback<FormKind>,
    /// Runs a verb that needs no form.
    pub on_quick: Callback<Quick>,
    /// Whether such a verb is on its way.
    pub busy: bool,
}

/// What the caller may do with the item now, as the server says.
#[component]
pub fn Verbs(props: &VerbsProps) -> Html {
    let text = use_text();
    let item = &props.item.item;
    let may = |action: Action| item.allowed_actions.contains(&action);
    let awaited = props.item.condition.as_ref().filter(|condition| condition.occurred_on.is_none());
    let may_record =
        awaited.is_some_and(|condition| condition.allowed_actions.contains(&Action::RecordEvent));
    let pending = item.pending_submission_id.is_some();
    let forms = [
        (may(Action::ReportProgress), FormKind::Progress, Action::ReportProgress, text.update_verb()),
        (may(Action::Submit), FormKind::Submission, Action::Submit, text.submit_verb()),
        (pending && may(Action::Confirm), FormKind::Confirmation, Action::Confirm, text.confirm_verb()),
        (pending && may(Action::Return), FormKind::Return, Action::Return, text.return_verb()),
        (may_record, FormKind::Event, Action::RecordEvent, text.record_event_verb()),
    ];
    html! {
        <div class="verbs">
            for (allowed, form, action, label) in forms {
                if allowed {
                    <VerbButton item={props.item.clone()} {form} {action} {label} open={props.open == Some(form)}
                        onclick={props.on_open.reform(move |_| form)} />
                }
            }
            if Quick::NoChange.allowed_on(item) {
                <button type="button" data-verb="noChange" disabled={props.busy}
                    onclick={props.on_quick.reform(|_| Quick::NoChange)}>
                    { text.no_change_verb() }
                </button>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct VerbButtonProps {
    item: Rc<WorkItem>,
    form: FormKind,
    action: Action,
    label: AttrValue,
    open: bool,
    onclick: Callback<MouseEvent>,
}

/// Opens a form; says when a draft of it waits.
#[component]
fn VerbButton(props: &VerbButtonProps) -> Html {
    let text = use_text();
    let name = match props.form {
        FormKind::Progress => "progress",
        FormKind::Submission => "submission",
        FormKind::Confirmation => "confirmation",
        FormKind::Return => "return",
        FormKind::Event => "event",
    };
    let draft_kept = browser::kept(&use_draft_key(name, props.item.item.id)).is_some();
    html! {
        <button type="button" data-verb={code(&props.action)} aria-expanded={props.open.to_string()}
            onclick={props.onclick.clone()}>
            { &props.label }
            if draft_kept && !props.open { <span class="small">{ " · " }{ text.has_draft() }</span> }
        </button>
    }
}
