use serde::{Deserialize, Serialize};
use tiendo_api::work::{Deliverable, NewEvidence, StoredFile};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    parts::forms::{
        faults::Faults,
        field::{Field, FieldKind},
        file_field::FileField,
    },
    text::use_text,
    wire::said,
};

/// A row of evidence being typed: what will be sent, and the name of its file for the eye.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct EvidenceDraft {
    /// What will be sent.
    pub piece: NewEvidence,
    /// Name of the stored file.
    pub file_name: Option<String>,
}

impl EvidenceDraft {
    /// Whether nothing was typed yet: such a row is not sent.
    pub fn is_blank(&self) -> bool {
        NewEvidence { deliverable_id: None, ..self.piece.clone() } == NewEvidence::default()
    }
}

/// The pieces to send.
pub fn pieces(rows: &[EvidenceDraft]) -> Vec<NewEvidence> {
    rows.iter().map(|row| row.piece.clone()).collect()
}

/// A change of the rows of evidence.
pub type EvidenceEdit = Box<dyn FnOnce(&mut Vec<EvidenceDraft>)>;

/// Props of [`EvidenceFields`].
#[derive(Properties, PartialEq)]
pub struct EvidenceFieldsProps {
    /// Name of the form.
    pub form: AttrValue,
    /// The rows so far.
    pub rows: Vec<EvidenceDraft>,
    /// What the activity must produce.
    pub deliverables: Vec<Deliverable>,
    /// What is wrong.
    pub faults: Faults,
    /// Told every change.
    pub on_edit: Callback<EvidenceEdit>,
}

/// Documents that show the result: as many as needed.
#[component]
pub fn EvidenceFields(props: &EvidenceFieldsProps) -> Html {
    let text = use_text();
    let add = props.on_edit.reform(|_| {
        let push: EvidenceEdit = Box::new(|rows| rows.push(EvidenceDraft::default()));
        push
    });
    html! {
        <>
            for (index, row) in props.rows.iter().enumerate() {
                <EvidenceRow form={props.form.clone()} {index} row={row.clone()} faults={props.faults.clone()}
                    deliverables={props.deliverables.clone()} on_edit={props.on_edit.clone()} />
            }
            <button type="button" class="quiet" data-add="evidence" onclick={add}>{ text.add_evidence() }</button>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct EvidenceRowProps {
    form: AttrValue,
    index: usize,
    row: EvidenceDraft,
    deliverables: Vec<Deliverable>,
    faults: Faults,
    on_edit: Callback<EvidenceEdit>,
}

#[component]
fn EvidenceRow(props: &EvidenceRowProps) -> Html {
    let text = use_text();
    let EvidenceRowProps { index, row, .. } = props;
    let index = *index;
    let form = AttrValue::from(format!("{}-evidence-{index}", props.form));
    let piece = &row.piece;
    let fault = |field: &str| props.faults.at(&format!("/evidence/{index}/{field}"));
    let change = |set: fn(&mut NewEvidence, String)| {
        props.on_edit.reform(move |typed: String| -> EvidenceEdit {
            Box::new(move |rows| {
                if let Some(row) = rows.get_mut(index) {
                    set(&mut row.piece, typed);
                }
            })
        })
    };
    let remove = props.on_edit.reform(move |_| -> EvidenceEdit {
        Box::new(move |rows| {
            if index < rows.len() {
                rows.remove(index);
            }
        })
    });
    let on_file = props.on_edit.reform(move |file: Option<StoredFile>| -> EvidenceEdit {
        Box::new(move |rows| {
            if let Some(row) = rows.get_mut(index) {
                row.piece.file_id = file.as_ref().map(|file| file.id);
                row.file_name = file.map(|file| file.name);
            }
        })
    });
    html! {
        <fieldset class="evidence-row">
            <legend>{ text.evidence_number(index + 1) }</legend>
            if props.deliverables.len() > 1 {
                <DeliverableChoice form={form.clone()} deliverables={props.deliverables.clone()} chosen={piece.deliverable_id}
                    on_change={change(|piece, id| piece.deliverable_id = id.parse().ok())} />
            }
            <Field form={form.clone()} name="documentNumber" label={text.document_number()}
                value={piece.document_number.clone().unwrap_or_default()} fault={fault("documentNumber")}
                on_input={change(|piece, typed| piece.document_number = said(typed))} />
            <Field form={form.clone()} name="documentDate" label={text.document_date()} kind={FieldKind::Day}
                value={piece.document_date.map(|day| day.to_string()).unwrap_or_default()}
                fault={fault("documentDate")}
                on_input={change(|piece, typed| piece.document_date = typed.parse().ok())} />
            <Field form={form.clone()} name="signer" label={text.signer()}
                value={piece.signer.clone().unwrap_or_default()} fault={fault("signer")}
                on_input={change(|piece, typed| piece.signer = said(typed))} />
            <Field form={form.clone()} name="url" label={text.url()} kind={FieldKind::Address}
                value={piece.url.clone().unwrap_or_default()} fault={fault("url")}
                on_input={change(|piece, typed| piece.url = said(typed))} />
            <FileField id={form.clone()} stored={row.file_name.clone().map(AttrValue::from)} on_change={on_file} />
            <button type="button" class="quiet" onclick={remove}>{ text.remove_evidence() }</button>
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
struct DeliverableChoiceProps {
    form: AttrValue,
    deliverables: Vec<Deliverable>,
    chosen: Option<uuid::Uuid>,
    on_change: Callback<String>,
}

/// Which of several deliverables a document shows.
#[component]
fn DeliverableChoice(props: &DeliverableChoiceProps) -> Html {
    let text = use_text();
    let id = format!("{}-deliverableId", props.form);
    let onchange = props.on_change.reform(|event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        select.map(|select| select.value()).unwrap_or_default()
    });
    html! {
        <div class="field">
            <label for={id.clone()}>{ text.for_deliverable() }</label>
            <select {id} name="deliverableId" {onchange}>
                <option value="" selected={props.chosen.is_none()}></option>
                for deliverable in &props.deliverables {
                    <option value={deliverable.id.to_string()} selected={props.chosen == Some(deliverable.id)}>
                        { &deliverable.title }
                    </option>
                }
            </select>
        </div>
    }
}
