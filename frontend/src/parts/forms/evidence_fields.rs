use serde::{Deserialize, Serialize};
use tiendo_api::work::{Deliverable, NewEvidence, StoredFile};
use yew::prelude::*;

use crate::{
    parts::{
        choice::choice,
        forms::{
            faults::Faults,
            field::{Field, FieldKind},
            file_field::FileField,
        },
    },
    text::Text,
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

/// Documents that show the result: as many as needed.
pub fn evidence_fields(
    text: Text,
    form: &'static str,
    rows: &[EvidenceDraft],
    deliverables: &[Deliverable],
    faults: &Faults,
    on_edit: &Callback<EvidenceEdit>,
) -> Html {
    let add = on_edit.reform(|_| {
        let push: EvidenceEdit = Box::new(|rows| rows.push(EvidenceDraft::default()));
        push
    });
    let row = |(index, row)| evidence_row(text, form, index, row, deliverables, faults, on_edit);
    html! {
        <>
            { for rows.iter().enumerate().map(row) }
            <button type="button" class="quiet" data-add="evidence" onclick={add}>{ text.add_evidence() }</button>
        </>
    }
}

fn evidence_row(
    text: Text,
    form: &'static str,
    index: usize,
    row: &EvidenceDraft,
    deliverables: &[Deliverable],
    faults: &Faults,
    on_edit: &Callback<EvidenceEdit>,
) -> Html {
    let form = AttrValue::from(format!("{form}-evidence-{index}"));
    let piece = &row.piece;
    let fault = |field: &str| faults.at(&format!("/evidence/{index}/{field}"));
    let change = |set: fn(&mut NewEvidence, String)| {
        on_edit.reform(move |typed: String| -> EvidenceEdit {
            Box::new(move |rows| {
                if let Some(row) = rows.get_mut(index) {
                    set(&mut row.piece, typed);
                }
            })
        })
    };
    let remove = on_edit.reform(move |_| -> EvidenceEdit {
        Box::new(move |rows| {
            if index < rows.len() {
                rows.remove(index);
            }
        })
    });
    let on_file = on_edit.reform(move |file: Option<StoredFile>| -> EvidenceEdit {
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
            if deliverables.len() > 1 {
                {
                    choice(
                        "deliverableId",
                        format!("{form}-deliverableId"),
                        text.for_deliverable(),
                        "",
                        &options(deliverables),
                        &piece.deliverable_id.map(|id| id.to_string()).unwrap_or_default(),
                        &change(|piece, id| piece.deliverable_id = id.parse().ok()),
                    )
                }
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

fn options(deliverables: &[Deliverable]) -> Vec<(String, String)> {
    deliverables.iter().map(|one| (one.id.to_string(), one.title.clone())).collect()
}
