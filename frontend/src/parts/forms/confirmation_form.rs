use tiendo_api::work::NewConfirmation;
use uuid::Uuid;
use yew::prelude::*;

use super::progress_form::ItemFormProps;
use crate::{
    api::work,
    draft::use_draft,
    parts::forms::{
        field::{Field, FieldKind},
        frame::{Frame, form_frame},
        use_form::use_form,
    },
    text::use_text,
    wire::said,
};

/// Confirm the pending submission.
#[component]
pub fn ConfirmationForm(props: &ItemFormProps) -> Html {
    let text = use_text();
    let row = &props.item.item;
    // As it was when the form opened: if somebody else decides meanwhile, the server says so.
    let submission = *use_state(|| row.pending_submission_id.unwrap_or(Uuid::nil()));
    let draft = use_draft("confirmation", row.id, NewConfirmation::default);
    let form = use_form(
        &draft,
        |draft| Ok(draft.clone()),
        row.version,
        move |body, ticket| work::confirm(submission, body, ticket),
        &props.on_done,
    );
    let on_input = {
        let draft = draft.clone();
        Callback::from(move |typed| draft.edit(|draft| draft.note = said(typed)))
    };
    let fields = html! {
        <>
            <Field form="confirmation" name="note" label={text.confirm_note()} kind={FieldKind::Prose}
                value={draft.now().note.clone().unwrap_or_default()} fault={form.faults.at("/note")} {on_input} />
        </>
    };
    let (title, verb) = (text.confirm_form(), text.send_confirmation());
    form_frame(
        text,
        &Frame { name: "confirmation", title, verb, form: &form, on_close: &props.on_close },
        fields,
    )
}
