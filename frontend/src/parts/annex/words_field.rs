use tiendo_api::annexes::Field as Part;
use yew::prelude::*;

use crate::{
    parts::{
        annex::unit_picker::{UnitPicker, with_unit},
        forms::field::{Field, FieldKind},
    },
    text::use_text,
};

/// Props of [`WordsField`].
#[derive(Properties, PartialEq)]
pub struct WordsFieldProps {
    /// Name of the form, to keep ids apart.
    pub form: AttrValue,
    /// Which field of a node.
    pub field: Part,
    /// Its label.
    pub label: AttrValue,
    /// Its words now.
    pub value: AttrValue,
    /// What is wrong with them.
    #[prop_or_default]
    pub fault: Option<AttrValue>,
    /// Told every change.
    pub on_input: Callback<String>,
}

/// The words of a field of a node: units and deliverables one a line, with the directory at hand.
#[component]
pub fn WordsField(props: &WordsFieldProps) -> Html {
    let text = use_text();
    let (kind, hint) = match props.field {
        Part::IssuedOn => (FieldKind::Day, None),
        Part::Number => (FieldKind::Line, None),
        Part::Deadline => (FieldKind::Line, Some(text.time_words_hint())),
        Part::Deliverables => (FieldKind::Prose, Some(text.deliverables_hint())),
        Part::LeadUnits => (FieldKind::Prose, Some(text.lead_units_hint())),
        Part::CoordinatingUnits => (FieldKind::Prose, Some(text.units_hint())),
        Part::Title | Part::Issuer => (FieldKind::Prose, None),
    };
    let picks_units = matches!(props.field, Part::LeadUnits | Part::CoordinatingUnits);
    let on_pick = {
        let words = props.value.clone();
        props.on_input.reform(move |unit: String| with_unit(&words, &unit))
    };
    html! {
        <>
            <Field form={props.form.clone()} name="value" label={props.label.clone()} {kind}
                hint={hint.map(AttrValue::from)} value={props.value.clone()} fault={props.fault.clone()}
                on_input={props.on_input.clone()} />
            if picks_units {
                <UnitPicker id={props.form.clone()} {on_pick} />
            }
        </>
    }
}
