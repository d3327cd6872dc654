use tiendo_api::annexes::Field as Part;
use yew::prelude::*;

use crate::{
    parts::{
        annex::unit_picker::{UnitPicker, with_unit},
        forms::field::{Field, FieldKind},
    },
    text::Text,
};

/// The words of a field of a node, to be typed.
pub struct WordsField<'f> {
    /// Name of the form, to keep ids apart.
    pub form: &'f str,
    /// Which field of a node.
    pub field: Part,
    /// Its label.
    pub label: &'static str,
    /// Its words now.
    pub value: &'f str,
    /// What is wrong with them.
    pub fault: Option<AttrValue>,
    /// Told every change.
    pub on_input: &'f Callback<String>,
}

/// The words of a field of a node: units and deliverables one a line, with the directory at hand.
pub fn words_field(text: Text, words: WordsField) -> Html {
    let WordsField { form, field, label, value, fault, on_input } = words;
    let (kind, hint) = match field {
        Part::IssuedOn => (FieldKind::Day, None),
        Part::Number => (FieldKind::Line, None),
        Part::Deadline => (FieldKind::Line, Some(text.time_words_hint())),
        Part::Deliverables => (FieldKind::Prose, Some(text.deliverables_hint())),
        Part::LeadUnits => (FieldKind::Prose, Some(text.lead_units_hint())),
        Part::CoordinatingUnits => (FieldKind::Prose, Some(text.units_hint())),
        Part::Title | Part::Issuer => (FieldKind::Prose, None),
    };
    let picks_units = matches!(field, Part::LeadUnits | Part::CoordinatingUnits);
    let on_pick = {
        let words = value.to_owned();
        on_input.reform(move |unit: String| with_unit(&words, &unit))
    };
    html! {
        <>
            <Field form={form.to_owned()} name="value" {label} {kind} hint={hint.map(AttrValue::from)}
                value={value.to_owned()} {fault} on_input={on_input.clone()} />
            if picks_units {
                <UnitPicker id={form.to_owned()} {on_pick} />
            }
        </>
    }
}
