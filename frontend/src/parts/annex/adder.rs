use tiendo_api::annexes::{Edit, NewEdit};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    draft::use_draft,
    parts::{
        annex::verb::{Say, Verb},
        forms::field::Field,
    },
    text::use_text,
};

/// Props of [`Adder`].
#[derive(Properties, PartialEq)]
pub struct AdderProps {
    /// The draft.
    pub annex: Uuid,
    /// Key of the parent; none for a new section.
    pub parent: Option<u32>,
    /// Key of the sibling it stands before; none puts it last.
    #[prop_or_default]
    pub before: Option<u32>,
    /// What is added.
    pub label: AttrValue,
    /// Says the change.
    pub on_say: Callback<Say>,
}

/// Adds a node to the tree, folded away until wanted.
#[component]
pub fn Adder(props: &AdderProps) -> Html {
    let text = use_text();
    let (parent, before) = (props.parent, props.before);
    let form = format!("add-{}-{}", parent.unwrap_or_default(), before.unwrap_or_default());
    let draft = use_draft(&form, props.annex, || None::<String>);
    let title = draft.now().clone().unwrap_or_default();
    let empty = title.trim().is_empty();
    let on_input = {
        let draft = draft.clone();
        Callback::from(move |typed: String| draft.edit(|draft| *draft = Some(typed)))
    };
    let onsubmit = {
        let (title, on_say) = (title.clone(), props.on_say.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !title.trim().is_empty() {
                let draft = draft.clone();
                let edit = Edit::Add { parent, before, title: title.clone() };
                let done = Callback::from(move |()| draft.forget());
                on_say.emit(Say { verb: Verb::Edit(NewEdit { edit }), done });
            }
        })
    };
    html! {
        <details class="adder">
            <summary>{ &props.label }</summary>
            <form class="field-editor" name={form.clone()} novalidate=true {onsubmit}>
                <Field {form} name="title" label={text.new_title()} value={title} {on_input} />
                <button type="submit" disabled={empty}>{ text.add_it() }</button>
            </form>
        </details>
    }
}
