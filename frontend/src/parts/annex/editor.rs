use tiendo_api::annexes::{Activity, Edit, Field, NewEdit, PlanHeading, UnitName};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    draft::use_draft,
    parts::annex::{
        verb::{Say, Verb},
        words_field::{WordsField, words_field},
    },
    text::use_text,
};

/// Props of [`FieldEditor`].
#[derive(Properties, PartialEq)]
pub struct FieldEditorProps {
    /// The draft.
    pub annex: Uuid,
    /// Key of the node; 0 is the heading.
    pub node: u32,
    /// Which field.
    pub field: Field,
    /// Its words now.
    pub value: AttrValue,
    /// Says the change.
    pub on_say: Callback<Say>,
}

/// One field of a node, to be reworded. What was typed is kept until the server has taken it.
#[component]
pub fn FieldEditor(props: &FieldEditorProps) -> Html {
    let text = use_text();
    let (node, field) = (props.node, props.field);
    let form = format!("edit-{node}-{}", crate::wire::code(&field));
    let draft = use_draft(&form, props.annex, || None::<String>);
    let words = draft.now().clone().unwrap_or_else(|| props.value.to_string());
    let changed = *words != *props.value;
    let on_input = {
        let draft = draft.clone();
        Callback::from(move |typed: String| draft.edit(|draft| *draft = Some(typed)))
    };
    let onsubmit = {
        let (draft, words, on_say) = (draft.clone(), words.clone(), props.on_say.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if changed {
                let draft = draft.clone();
                let edit = Edit::Reword { node, field, text: words.clone() };
                let done = Callback::from(move |()| draft.forget());
                on_say.emit(Say { verb: Verb::Edit(NewEdit { edit }), done });
            }
        })
    };
    let label = text.field_name(field);
    let typed = WordsField { form: &form, field, label, value: &words, fault: None, on_input: &on_input };
    let typed = words_field(text, typed);
    let back = Callback::from(move |_: MouseEvent| draft.forget());
    html! {
        <form class="field-editor" name={form} novalidate=true {onsubmit}>
            { typed }
            if changed {
                <p class="doubt-acts">
                    <button type="submit" class="primary">{ text.save_field() }</button>
                    <button type="button" class="quiet" onclick={back}>{ text.as_before() }</button>
                </p>
            }
        </form>
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

/// The fields of the heading with their words; the day as a day field wants it.
pub fn heading_fields(plan: &PlanHeading) -> [(Field, String); 4] {
    [
        (Field::Title, plan.title.clone()),
        (Field::Number, plan.number.clone().unwrap_or_default()),
        (Field::IssuedOn, plan.issued_on.map(|day| day.to_string()).unwrap_or_default()),
        (Field::Issuer, plan.issuer.clone().unwrap_or_default()),
    ]
}
