use std::rc::Rc;

use serde::{Deserialize, Serialize};
use tiendo_api::work::{NewProgress, WorkItem};
use yew::prelude::*;

use crate::{
    api::work,
    draft::use_draft,
    parts::forms::{
        evidence_fields::{EvidenceDraft, EvidenceEdit, evidence_fields, pieces},
        field::{Field, FieldKind},
        frame::{Frame, form_frame},
        use_form::use_form,
    },
    text::use_text,
    wire::said,
};

/// Props of the forms of the side panel.
#[derive(Properties, PartialEq)]
pub struct ItemFormProps {
    /// The item it is about.
    pub item: Rc<WorkItem>,
    /// Told the fresh item after the verb.
    pub on_done: Callback<WorkItem>,
    /// Closes the form; its draft stays.
    pub on_close: Callback<()>,
}

#[derive(Default, Serialize, Deserialize)]
struct ProgressDraft {
    words: NewProgress,
    evidence: Vec<EvidenceDraft>,
}

impl ProgressDraft {
    fn body(&mut self) -> NewProgress {
        self.evidence.retain(|row| !row.is_blank());
        NewProgress { evidence: pieces(&self.evidence), ..self.words.clone() }
    }
}

/// Report progress: percent, words, obstacles, proposals, evidence. Only what changed needs filling.
#[component]
pub fn ProgressForm(props: &ItemFormProps) -> Html {
    let text = use_text();
    let row = &props.item.item;
    let draft = use_draft("progress", row.id, ProgressDraft::default);
    let id = row.id;
    let form = use_form(
        &draft,
        |draft| Ok(draft.body()),
        row.version,
        move |body, ticket| work::report(id, body, ticket),
        &props.on_done,
    );
    let change = |set: fn(&mut NewProgress, String)| {
        let draft = draft.clone();
        Callback::from(move |typed: String| draft.edit(|draft| set(&mut draft.words, typed)))
    };
    let on_edit = {
        let draft = draft.clone();
        Callback::from(move |edit: EvidenceEdit| draft.edit(|draft| edit(&mut draft.evidence)))
    };
    let now = draft.now();
    let words = &now.words;
    let fields = html! {
        <>
            <Field form="progress" name="percent" label={text.percent()} kind={FieldKind::Percent}
                value={words.percent.map(|percent| percent.to_string()).unwrap_or_default()}
                fault={form.faults.at("/percent")}
                on_input={change(|words, typed| words.percent = typed.parse().ok())} />
            <Field form="progress" name="note" label={text.note_done()} kind={FieldKind::Prose} hint={text.note_hint()}
                value={words.note.clone().unwrap_or_default()} fault={form.faults.at("/note")}
                on_input={change(|words, typed| words.note = said(typed))} />
            <Field form="progress" name="obstacles" label={text.obstacles()} kind={FieldKind::Prose}
                value={words.obstacles.clone().unwrap_or_default()} fault={form.faults.at("/obstacles")}
                on_input={change(|words, typed| words.obstacles = said(typed))} />
            <Field form="progress" name="proposals" label={text.proposals()} kind={FieldKind::Prose}
                value={words.proposals.clone().unwrap_or_default()} fault={form.faults.at("/proposals")}
                on_input={change(|words, typed| words.proposals = said(typed))} />
            { evidence_fields(text, "progress", &now.evidence, &props.item.deliverables, &form.faults, &on_edit) }
        </>
    };
    let (title, verb) = (text.update_form(), text.send_update());
    form_frame(text, &Frame { name: "progress", title, verb, form: &form, on_close: &props.on_close }, fields)
}
