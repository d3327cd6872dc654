use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tiendo_api::{
    check::{Fault, Found},
    work::{NewSubmission, Outcome},
};
use yew::prelude::*;

use super::progress_form::ItemFormProps;
use crate::{
    api::work,
    dates,
    draft::use_draft,
    parts::forms::{
        evidence_fields::{EvidenceDraft, EvidenceEdit, evidence_fields, pieces},
        field::{Field, FieldKind},
        frame::{Frame, form_frame},
        use_form::use_form,
    },
    text::use_text,
    wire::{code, said},
};

#[derive(Serialize, Deserialize)]
struct SubmissionDraft {
    outcome: Outcome,
    completed_on: Option<NaiveDate>,
    note: Option<String>,
    evidence: Vec<EvidenceDraft>,
}

impl SubmissionDraft {
    fn fresh() -> Self {
        let completed_on = Some(dates::today());
        Self { outcome: Outcome::Done, completed_on, note: None, evidence: vec![EvidenceDraft::default()] }
    }

    fn body(&mut self) -> Result<NewSubmission, Found> {
        self.evidence.retain(|row| !row.is_blank());
        let completed_on = self.completed_on.ok_or(("/completedOn".to_owned(), Fault::Required))?;
        let (note, evidence) = (self.note.clone(), pieces(&self.evidence));
        Ok(NewSubmission { outcome: self.outcome, completed_on, note, evidence })
    }
}

/// Submit the result: done with evidence, or not arising with a reason.
#[component]
pub fn SubmissionForm(props: &ItemFormProps) -> Html {
    let text = use_text();
    let row = &props.item.item;
    let draft = use_draft("submission", row.id, SubmissionDraft::fresh);
    let id = row.id;
    let form = use_form(
        &draft,
        SubmissionDraft::body,
        row.version,
        move |body, ticket| work::submit(id, body, ticket),
        &props.on_done,
    );
    let change = |set: fn(&mut SubmissionDraft, String)| {
        let draft = draft.clone();
        Callback::from(move |typed: String| draft.edit(|draft| set(draft, typed)))
    };
    let on_edit = {
        let draft = draft.clone();
        Callback::from(move |edit: EvidenceEdit| draft.edit(|draft| edit(&mut draft.evidence)))
    };
    let now = draft.now();
    let outcomes = [Outcome::Done, Outcome::NotArising];
    let done_chosen = now.outcome == Outcome::Done;
    let fields = html! {
        <>
            <fieldset class="choice">
                <legend>{ text.outcome_label() }</legend>
                for outcome in outcomes {
                    <label>
                        <input type="radio" name="outcome" value={code(&outcome)} checked={now.outcome == outcome}
                            onchange={{
                                let draft = draft.clone();
                                Callback::from(move |_: Event| draft.edit(|draft| draft.outcome = outcome))
                            }} />
                        { text.outcome(outcome) }
                    </label>
                }
            </fieldset>
            <Field form="submission" name="completedOn" label={text.completed_on()} kind={FieldKind::Day}
                latest={dates::today().to_string()} required=true
                value={now.completed_on.map(|day| day.to_string()).unwrap_or_default()}
                fault={form.faults.at("/completedOn")}
                on_input={change(|draft, typed| draft.completed_on = typed.parse().ok())} />
            <Field form="submission" name="note" kind={FieldKind::Prose} required={!done_chosen}
                label={if done_chosen { text.note_submission() } else { text.note_not_arising() }}
                value={now.note.clone().unwrap_or_default()} fault={form.faults.at("/note")}
                on_input={change(|draft, typed| draft.note = said(typed))} />
            { evidence_fields(text, "submission", &now.evidence, &props.item.deliverables, &form.faults, &on_edit) }
        </>
    };
    let (title, verb) = (text.submit_form(), text.send_submission());
    form_frame(
        text,
        &Frame { name: "submission", title, verb, form: &form, on_close: &props.on_close },
        fields,
    )
}
