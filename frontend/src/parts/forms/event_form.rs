use std::rc::Rc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tiendo_api::{
    check::{Fault, Found},
    conditions::{Condition, NewConditionEvent},
};
use yew::prelude::*;

use crate::{
    api::work,
    dates,
    draft::use_draft,
    parts::forms::{
        field::{Field, FieldKind},
        frame::{Frame, form_frame},
        use_form::use_form,
    },
    text::use_text,
    wire::said,
};

/// Props of [`EventForm`].
#[derive(Properties, PartialEq)]
pub struct EventFormProps {
    /// The awaited condition.
    pub condition: Rc<Condition>,
    /// Told the condition once it was recorded.
    pub on_done: Callback<Condition>,
    /// Closes the form; its draft stays.
    pub on_close: Callback<()>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct EventDraft {
    occurred_on: Option<NaiveDate>,
    document_number: Option<String>,
    #[serde(default)]
    due_on: Option<NaiveDate>,
    note: Option<String>,
}

impl EventDraft {
    fn fresh() -> Self {
        Self { occurred_on: Some(dates::today()), document_number: None, due_on: None, note: None }
    }

    fn body(&mut self) -> Result<NewConditionEvent, Found> {
        let occurred_on = self.occurred_on.ok_or(("/occurredOn".to_owned(), Fault::Required))?;
        let (document_number, note) = (self.document_number.clone(), self.note.clone());
        Ok(NewConditionEvent { occurred_on, document_number, file_id: None, due_on: self.due_on, note })
    }
}

/// Record that an awaited document or event has come.
#[component]
pub fn EventForm(props: &EventFormProps) -> Html {
    let text = use_text();
    let condition = &props.condition;
    let draft = use_draft("event", condition.id, EventDraft::fresh);
    let id = condition.id;
    let form = use_form(
        &draft,
        EventDraft::body,
        condition.version,
        move |body, ticket| work::record_event(id, body, ticket),
        &props.on_done,
    );
    let change = |set: fn(&mut EventDraft, String)| {
        let draft = draft.clone();
        Callback::from(move |typed: String| draft.edit(|draft| set(draft, typed)))
    };
    let now = draft.now();
    let fields = html! {
        <>
            <p>{ text.condition() }{ ": " }{ &condition.wording }</p>
            <Field form="event" name="occurredOn" label={text.occurred_on()} kind={FieldKind::Day} required=true
                latest={dates::today().to_string()}
                value={now.occurred_on.map(|day| day.to_string()).unwrap_or_default()}
                fault={form.faults.at("/occurredOn")}
                on_input={change(|draft, typed| draft.occurred_on = typed.parse().ok())} />
            <Field form="event" name="documentNumber" label={text.event_number()}
                value={now.document_number.clone().unwrap_or_default()} fault={form.faults.at("/documentNumber")}
                on_input={change(|draft, typed| draft.document_number = said(typed))} />
            <Field form="event" name="dueOn" label={text.event_due()} kind={FieldKind::Day}
                value={now.due_on.map(|day| day.to_string()).unwrap_or_default()} fault={form.faults.at("/dueOn")}
                on_input={change(|draft, typed| draft.due_on = typed.parse().ok())} />
            <Field form="event" name="note" label={text.event_note()} kind={FieldKind::Prose}
                value={now.note.clone().unwrap_or_default()} fault={form.faults.at("/note")}
                on_input={change(|draft, typed| draft.note = said(typed))} />
        </>
    };
    let (title, verb) = (text.event_form(), text.send_event());
    form_frame(text, &Frame { name: "event", title, verb, form: &form, on_close: &props.on_close }, fields)
}
