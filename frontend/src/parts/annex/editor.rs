use tiendo_api::annexes::{Activity, Edit, Field, UnitName};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::text::use_text;

/// Props of [`FieldEditor`].
#[derive(Properties, PartialEq)]
pub struct FieldEditorProps {
    /// Key of the node.
    pub node: u32,
    /// Which field.
    pub field: Field,
    /// Its words now.
    pub value: AttrValue,
    /// Told the change.
    pub on_edit: Callback<Edit>,
}

/// One field of a node, to be reworded.
#[component]
pub fn FieldEditor(props: &FieldEditorProps) -> Html {
    let text = use_text();
    let typed = use_state(|| props.value.to_string());
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    let save = {
        let (typed, node, field) = (typed.clone(), props.node, props.field);
        props.on_edit.reform(move |_: MouseEvent| Edit::Reword { node, field, text: (*typed).clone() })
    };
    let id = format!("edit-{}-{}", props.node, crate::wire::code(&props.field));
    let changed = *typed != *props.value;
    html! {
        <div class="field">
            <label for={id.clone()}>{ text.field_name(props.field) }</label>
            <textarea {id} rows="2" value={(*typed).clone()} {oninput} />
            <button type="button" disabled={!changed} onclick={save}>{ text.save_field() }</button>
        </div>
    }
}

/// The fields of an activity with their words.
pub fn fields_of(activity: &Activity) -> [(Field, String); 5] {
    let names =
        |units: &[UnitName]| units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join("\n");
    [
        (Field::Title, activity.title.clone()),
        (Field::Deliverables, activity.deliverables.join("\n")),
        (Field::LeadUnits, names(&activity.lead_units)),
        (Field::CoordinatingUnits, names(&activity.coordinating_units)),
        (Field::Deadline, activity.time_text.clone().unwrap_or_default()),
    ]
}
