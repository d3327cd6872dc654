use std::{collections::BTreeMap, future::Future};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use tiendo_api::check::{Check, Fault, Found};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    api::{Answer, Ticket},
    draft::use_draft,
    parts::{
        choice::choice,
        forms::{
            field::{Field, FieldKind},
            frame::{Frame, form_frame},
            use_form::use_form,
        },
    },
    text::{Text, use_text},
};

/// A body that is typed field by field: texts, days, one of several. Declaring it is all a form needs.
pub trait PlainBody: Check + Serialize + DeserializeOwned + 'static {
    /// What comes of sending it.
    type Made: PartialEq + 'static;
    /// Name of the form.
    const NAME: &'static str;

    /// Its heading, and the verb on its button.
    fn words(text: Text) -> (&'static str, &'static str);

    /// Its fields in order.
    fn fields(text: Text) -> Vec<PlainField>;

    /// Sends it about a thing.
    fn send(self, about: Uuid, ticket: Ticket) -> impl Future<Output = Answer<Self::Made>> + 'static;
}

/// A field of a plain form.
pub struct PlainField {
    /// The JSON field.
    pub name: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What is typed.
    pub kind: FieldKind,
    /// Whether it must be filled.
    pub required: bool,
}

impl PlainField {
    /// A field that must be filled.
    pub fn required(name: &'static str, label: &'static str, kind: FieldKind) -> Self {
        Self { name, label, kind, required: true }
    }

    /// A field that may stay empty.
    pub fn optional(name: &'static str, label: &'static str, kind: FieldKind) -> Self {
        Self { required: false, ..Self::required(name, label, kind) }
    }
}

/// What was typed, by JSON field.
type Typed = BTreeMap<String, String>;

/// Props of [`PlainForm`].
#[derive(Properties, PartialEq)]
pub struct PlainFormProps<T: PartialEq + 'static> {
    /// The thing it is about.
    pub about: Uuid,
    /// Its version on screen.
    pub version: i64,
    /// What can be chosen: code and words.
    #[prop_or_default]
    pub choices: Vec<(String, String)>,
    /// What stands above the fields.
    #[prop_or_default]
    pub children: Html,
    /// Told what came of it.
    pub on_done: Callback<T>,
    /// Closes the form; its draft stays.
    pub on_close: Callback<()>,
}

/// The form of a plain body, with its draft, its checks and its refusals.
#[component]
pub fn PlainForm<B: PlainBody>(props: &PlainFormProps<B::Made>) -> Html {
    let text = use_text();
    let about = props.about;
    let draft = use_draft(B::NAME, about, Typed::new);
    let form = use_form(
        &draft,
        body::<B>,
        props.version,
        move |body: B, ticket| body.send(about, ticket),
        &props.on_done,
    );
    let inputs = B::fields(text).into_iter().map(|field| {
        let value = draft.now().get(field.name).cloned().unwrap_or_default();
        let draft = draft.clone();
        let name = field.name;
        let on_input = Callback::from(move |typed: String| {
            draft.edit(|draft| draft.insert(name.to_owned(), typed));
        });
        let fault = form.faults.at(&format!("/{name}"));
        input(B::NAME, &field, &props.choices, value, fault, on_input)
    });
    let fields = html! { <>{ props.children.clone() }{ for inputs }</> };
    let (title, verb) = B::words(text);
    form_frame(text, &Frame { name: B::NAME, title, verb, form: &form, on_close: &props.on_close }, fields)
}

fn input(
    form: &'static str,
    field: &PlainField,
    choices: &[(String, String)],
    value: String,
    fault: Option<AttrValue>,
    on_input: Callback<String>,
) -> Html {
    if field.kind == FieldKind::Choice {
        return html! {
            <>
                { choice(field.name, format!("{form}-{}", field.name), field.label, "—", choices, &value, &on_input) }
                if let Some(fault) = fault { <p class="fault">{ fault }</p> }
            </>
        };
    }
    html! {
        <Field {form} name={field.name} label={field.label} kind={field.kind} required={field.required}
            {value} {fault} {on_input} />
    }
}

/// The body that was typed, or the field without which there is none.
fn body<B: DeserializeOwned>(typed: &mut Typed) -> Result<B, Found> {
    let said = typed.iter().filter(|(_, text)| !text.trim().is_empty());
    let fields: Map<String, Value> =
        said.map(|(name, text)| (name.clone(), Value::String(text.trim().to_owned()))).collect();
    serde_json::from_value(Value::Object(fields)).map_err(|error| {
        let words = error.to_string();
        let missing = words.split('`').nth(1).filter(|_| words.starts_with("missing field"));
        match missing {
            Some(field) => (format!("/{field}"), Fault::Required),
            None => (String::new(), Fault::Unreadable),
        }
    })
}

#[cfg(test)]
mod tests {
    use tiendo_api::conditions::NewEnquiry;

    use super::*;

    fn typed(fields: &[(&str, &str)]) -> Typed {
        fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_body_is_what_was_typed() {
        let enquiry: NewEnquiry =
            body(&mut typed(&[("askedOn", "2026-03-10"), ("note", " Đã hỏi ")])).unwrap();
        assert_eq!((enquiry.note.as_str(), enquiry.asked_on.to_string().as_str()), ("Đã hỏi", "2026-03-10"));
    }

    #[test]
    fn the_field_that_is_missing_is_pointed_at() {
        let missing = body::<NewEnquiry>(&mut typed(&[("askedOn", "2026-03-10"), ("note", " ")]));
        assert_eq!(missing.unwrap_err(), ("/note".into(), Fault::Required));
        let unreadable = body::<NewEnquiry>(&mut typed(&[("askedOn", "hôm qua"), ("note", "x")]));
        assert_eq!(unreadable.unwrap_err().1, Fault::Unreadable);
    }
}
