use std::rc::Rc;

use tiendo_api::{Action, work::WorkItem};
use yew::prelude::*;

use crate::{
    browser, draft::key_of, quick::Quick, session::use_session, text::use_text, view::FormKind, wire::code,
};

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
    let account = use_session().map(|session| session.me.id).unwrap_or_default();
    let item = &props.item.item;
    let open = props.open;
    let condition = props.item.condition.as_ref();
    let draft_kept = |form: FormKind| {
        let about = condition.filter(|_| form == FormKind::Event).map_or(item.id, |condition| condition.id);
        browser::kept(&key_of(account, about, form.name())).is_some()
    };
    let may = |action: Action| item.allowed_actions.contains(&action);
    let awaited = condition.filter(|condition| condition.occurred_on.is_none());
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
                    <button type="button" data-verb={code(&action)} aria-expanded={(open == Some(form)).to_string()}
                        onclick={props.on_open.reform(move |_| form)}>
                        { label }
                        if open != Some(form) && draft_kept(form) {
                            <span class="small">{ " · " }{ text.has_draft() }</span>
                        }
                    </button>
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
