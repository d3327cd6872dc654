use tiendo_api::work::NewReturn;
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
};

/// Return the pending submission with a reason.
#[component]
pub fn ReturnForm(props: &ItemFormProps) -> Html {
    let text = use_text();
    let row = &props.item.item;
    // As it was when the form opened: if somebody else decides meanwhile, the server says so.
    let submission = *use_state(|| row.pending_submission_id.unwrap_or(Uuid::nil()));
    let draft = use_draft("return", row.id, || NewReturn { reason: String::new() });
    let form = use_form(
        &draft,
        |draft| Ok(draft.clone()),
        row.version,
        move |body, ticket| work::send_back(submission, body, ticket),
        &props.on_done,
    );
    let on_input = {
        let draft = draft.clone();
        Callback::from(move |typed| draft.edit(|draft| draft.reason = typed))
    };
    let fields = html! {
        <>
            <Field form="return" name="reason" label={text.return_reason()} hint={text.return_reason_hint()}
                kind={FieldKind::Prose} required=true value={draft.now().reason.clone()}
                fault={form.faults.at("/reason")} {on_input} />
        </>
    };
    let (title, verb) = (text.return_form(), text.send_return());
    form_frame(text, &Frame { name: "return", title, verb, form: &form, on_close: &props.on_close }, fields)
}
