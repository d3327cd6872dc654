use tiendo_api::search::{NewSavedFilter, SavedFilter};
use uuid::Uuid;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    api::search,
    draft::use_draft,
    parts::forms::{
        field::Field,
        frame::{Frame, form_frame},
        use_form::{Form, use_form},
    },
    text::use_text,
};

/// Props of [`FilterForm`].
#[derive(Properties, PartialEq)]
pub struct FilterFormProps {
    /// What the list is about.
    pub about: Uuid,
    /// The address of the list on screen.
    pub address: AttrValue,
    /// Told what was saved.
    pub on_done: Callback<SavedFilter>,
    /// Closes the form; its draft stays.
    pub on_close: Callback<()>,
}

/// Keep the list on screen under a name.
#[component]
pub fn FilterForm(props: &FilterFormProps) -> Html {
    let text = use_text();
    let draft = use_draft("filter", props.about, || NewSavedFilter {
        name: String::new(),
        address: String::new(),
        shared: false,
    });
    let form = use_form(&draft, |draft| Ok(draft.clone()), 0, search::save_filter, &props.on_done);
    // What is saved is what is on screen when it is sent, not when the form was opened.
    let on_send = {
        let (draft, address, send) = (draft.clone(), props.address.clone(), form.on_send.clone());
        Callback::from(move |newer| {
            draft.edit(|draft| draft.address = address.to_string());
            send.emit(newer);
        })
    };
    let form = Form { on_send, ..form };
    let on_input = {
        let draft = draft.clone();
        Callback::from(move |typed| draft.edit(|draft| draft.name = typed))
    };
    let onchange = {
        let draft = draft.clone();
        Callback::from(move |event: Event| {
            let shared = event.target_unchecked_into::<HtmlInputElement>().checked();
            draft.edit(|draft| draft.shared = shared);
        })
    };
    let fields = html! {
        <>
            <Field form="filter" name="name" label={text.filter_name()} required=true
                value={draft.now().name.clone()} fault={form.faults.at("/name")} {on_input} />
            <label class="check">
                <input type="checkbox" name="shared" checked={draft.now().shared} {onchange} />
                { text.filter_shared() }
            </label>
        </>
    };
    let (title, verb) = (text.save_this_filter(), text.save_filter_verb());
    form_frame(text, &Frame { name: "filter", title, verb, form: &form, on_close: &props.on_close }, fields)
}
