use std::rc::Rc;

use tiendo_api::work::WorkItem;
use uuid::Uuid;
use yew::prelude::*;

use super::open_form::about;
use crate::{
    browser,
    draft::key_of,
    quick::Quick,
    session::use_session,
    text::use_text,
    view::{FormKind, PanelForm},
    wire::code,
};

/// Props of [`Verbs`].
#[derive(Properties, PartialEq)]
pub struct VerbsProps {
    /// The item.
    pub item: Rc<WorkItem>,
    /// The form that is open.
    pub open: Option<PanelForm>,
    /// Opens a form.
    pub on_open: Callback<PanelForm>,
    /// Runs a verb that needs no form.
    pub on_quick: Callback<Quick>,
    /// Whether such a verb is on its way.
    pub busy: bool,
}

/// What the caller may do with the item now, as the server says: the work itself first, then what goes with it.
#[component]
pub fn Verbs(props: &VerbsProps) -> Html {
    let text = use_text();
    let account = use_session().map(|session| session.me.id).unwrap_or_default();
    let item = &props.item;
    let offered = |form: &FormKind| is_offered(*form, item, account);
    let button = |form: FormKind| {
        let open = props.open.is_some_and(|open| open.kind == form);
        let drafted = about(item, form.into())
            .is_some_and(|about| browser::kept(&key_of(account, about, form.name())).is_some());
        html! {
            <button type="button" class={is_quiet(form).then_some("quiet")} data-verb={code(&form.action())}
                data-form={form.name()} aria-expanded={open.to_string()}
                onclick={props.on_open.reform(move |_| form.into())}>
                { text.verb_of(form) }
                if !open && drafted { <span class="small">{ " · " }{ text.has_draft() }</span> }
            </button>
        }
    };
    let (quiet, plain): (Vec<FormKind>, Vec<FormKind>) =
        FormKind::ALL.into_iter().filter(offered).partition(|form| is_quiet(*form));
    html! {
        <>
            <div class="verbs">
                { for plain.into_iter().map(button) }
                if Quick::NoChange.allowed_on(&item.item) {
                    <button type="button" data-verb="noChange" disabled={props.busy}
                        onclick={props.on_quick.reform(|_| Quick::NoChange)}>
                        { text.no_change_verb() }
                    </button>
                }
            </div>
            if !quiet.is_empty() { <div class="verbs">{ for quiet.into_iter().map(button) }</div> }
        </>
    }
}

/// Whether a form is offered beside the item. What is asked of a unit is answered where it stands.
fn is_offered(form: FormKind, item: &WorkItem, account: Uuid) -> bool {
    let row = &item.item;
    let may = row.allowed_actions.contains(&form.action());
    match form {
        FormKind::Confirmation | FormKind::Return => may && row.pending_submission_id.is_some(),
        FormKind::Event => item.condition.as_ref().is_some_and(|condition| {
            condition.occurred_on.is_none() && condition.allowed_actions.contains(&form.action())
        }),
        FormKind::Contribution => may && !item.coordinating_units.is_empty(),
        // Only who asked can take it back.
        FormKind::ExtensionWithdrawal => {
            let pending = row.pending_extension_id;
            item.extension_requests.iter().any(|asked| Some(asked.id) == pending && asked.by.id == account)
        }
        FormKind::Delivery | FormKind::Decline | FormKind::ContributionWithdrawal => false,
        _ => may,
    }
}

/// Whether it goes with the work, and is not the work itself.
fn is_quiet(form: FormKind) -> bool {
    !matches!(
        form,
        FormKind::Progress
            | FormKind::Submission
            | FormKind::Confirmation
            | FormKind::Return
            | FormKind::Event
            | FormKind::ExtensionDecision
    )
}
