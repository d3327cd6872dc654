use std::{collections::BTreeMap, future::Future, rc::Rc};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use tiendo_api::check::{Check, Fault, Found};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    api::{Answer, Ticket},
    dates,
    draft::use_draft,
    json,
    parts::forms::{
        field::{Field, FieldKind},
        file_field::FileField,
        frame::{Frame, form_frame},
        several::several,
        use_form::{Prepared, Run, then, use_prepared},
    },
    text::{Text, use_text},
};

/// A body that is typed field by field: texts, days, one or some of several, a file. Declaring it is all a form needs.
pub trait PlainBody: Check + DeserializeOwned + 'static {
    /// What comes of sending it.
    type Made: 'static;
    /// Name of the form.
    const NAME: &'static str;

    /// Its heading, and the verb on its button.
    fn words(text: Text) -> (&'static str, &'static str);

    /// Its fields in order; none where they depend on the thing it is about.
    fn fields(_: Text) -> Vec<PlainField> {
        Vec::new()
    }

    /// Sends it about a thing.
    fn send(self, about: Uuid, ticket: Ticket) -> impl Future<Output = Answer<Self::Made>> + 'static;
}

/// A field of a plain form.
#[derive(Debug, Clone, PartialEq)]
pub struct PlainField {
    /// The JSON field.
    pub name: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What is typed.
    pub kind: FieldKind,
    /// Whether it must be filled.
    pub required: bool,
    /// What can be chosen; when empty, what the form as a whole offers.
    pub choices: Vec<(String, String)>,
    /// What stands in it before anything was typed.
    pub first: String,
}

impl PlainField {
    /// A field that must be filled.
    pub fn required(name: &'static str, label: &'static str, kind: FieldKind) -> Self {
        Self { name, label, kind, required: true, choices: Vec::new(), first: String::new() }
    }

    /// A field that may stay empty.
    pub fn optional(name: &'static str, label: &'static str, kind: FieldKind) -> Self {
        Self { required: false, ..Self::required(name, label, kind) }
    }

    /// One of a few that are always the same.
    pub fn one_of(name: &'static str, label: &'static str, choices: Vec<(String, String)>) -> Self {
        Self { choices, ..Self::required(name, label, FieldKind::Choice) }
    }

    /// The same field with something in it from the start.
    pub fn at_first(self, first: String) -> Self {
        Self { first, ..self }
    }

    /// What stands in it.
    fn now<'t>(&'t self, typed: &'t Typed) -> &'t str {
        typed.get(self.name).unwrap_or(&self.first)
    }

    /// What was typed, as it is sent. Several are kept with spaces between, a file with its name behind its id.
    fn value(&self, typed: &str) -> Value {
        match self.kind {
            FieldKind::Several => typed.split_whitespace().map(Value::from).collect(),
            FieldKind::File => typed.split_whitespace().next().into(),
            _ => typed.into(),
        }
    }
}

/// What a plain form is about, and who is told.
pub struct Plain<T> {
    /// The thing it is about.
    pub about: Uuid,
    /// Its version on screen.
    pub version: i64,
    /// What stands above the fields.
    pub above: Html,
    /// What can be chosen: code and words.
    pub choices: Vec<(String, String)>,
    /// Told what came of it.
    pub on_done: Callback<T>,
    /// Closes the form; its draft stays.
    pub on_close: Callback<()>,
}

/// The form of a plain body, with its draft, its checks and its refusals.
pub fn plain_form<B: PlainBody>(text: Text, plain: Plain<B::Made>) -> Html {
    plain_form_of::<B>(text, plain, B::fields(text))
}

/// The same form with its fields as the thing it is about has them.
pub fn plain_form_of<B: PlainBody>(text: Text, plain: Plain<B::Made>, mut fields: Vec<PlainField>) -> Html {
    let Plain { about, version, above, choices, on_done, on_close } = plain;
    let (name, words) = (B::NAME, B::words(text));
    for field in &mut fields {
        if field.choices.is_empty() {
            field.choices.clone_from(&choices);
        }
    }
    let ready = Callback::from(move |(said, forget)| ready::<B>(about, said, forget, on_done.clone()));
    html! {
        <PlainForm key={format!("{name}-{about}")} {name} {words} {fields} {about} {version} {above} {ready} {on_close} />
    }
}

/// What was typed, by JSON field.
type Typed = BTreeMap<String, String>;

/// Checks what is said, and sends it; the draft is forgotten by the callback.
type Ready = Callback<(Value, Callback<()>), Prepared>;

#[derive(Properties, PartialEq)]
struct PlainFormProps {
    name: &'static str,
    words: (&'static str, &'static str),
    fields: Vec<PlainField>,
    about: Uuid,
    version: i64,
    above: Html,
    ready: Ready,
    on_close: Callback<()>,
}

/// Not generic, so that this code exists once however many forms there are.
#[component]
fn PlainForm(props: &PlainFormProps) -> Html {
    let text = use_text();
    let draft = use_draft(props.name, props.about, Typed::new);
    let prepare = {
        let (draft, fields, ready) = (draft.clone(), props.fields.clone(), props.ready.clone());
        Rc::new(move || {
            let said = said(&fields, &draft.now())?;
            let draft = draft.clone();
            ready.emit((said, Callback::from(move |()| draft.forget())))
        })
    };
    let form = use_prepared(prepare, props.version);
    let inputs = props.fields.iter().map(|field| {
        let value = field.now(&draft.now()).to_owned();
        let (draft, name) = (draft.clone(), field.name);
        let on_input = Callback::from(move |typed: String| {
            draft.edit(|draft| draft.insert(name.to_owned(), typed));
        });
        input(text, props.name, field, value, form.faults.at(&format!("/{name}")), on_input)
    });
    let fields = html! { <>{ props.above.clone() }{ for inputs }</> };
    let (title, verb) = props.words;
    form_frame(text, &Frame { name: props.name, title, verb, form: &form, on_close: &props.on_close }, fields)
}

fn input(
    text: Text,
    form: &'static str,
    field: &PlainField,
    value: String,
    fault: Option<AttrValue>,
    on_input: Callback<String>,
) -> Html {
    match field.kind {
        FieldKind::Several => several(text, form, field, &value, &on_input),
        FieldKind::File => {
            let stored = value.split_once(' ').map(|(_, name)| name.to_owned());
            let on_change = on_input.reform(|file: Option<tiendo_api::work::StoredFile>| {
                file.map(|file| format!("{} {}", file.id, file.name)).unwrap_or_default()
            });
            html! { <FileField id={format!("{form}-{}", field.name)} {stored} {on_change} /> }
        }
        _ => html! {
            <Field {form} name={field.name} label={field.label} kind={field.kind} required={field.required}
                choices={field.choices.clone()} {value} {fault} {on_input} />
        },
    }
}

/// What the fields say, or which of them must still be filled.
fn said(fields: &[PlainField], typed: &Typed) -> Result<Value, Vec<Found>> {
    let mut said = Map::new();
    let mut missing = Vec::new();
    for field in fields {
        let typed = field.now(typed).trim();
        if !typed.is_empty() {
            said.insert(field.name.to_owned(), field.value(typed));
        } else if field.required {
            missing.push((format!("/{}", field.name), Fault::Required));
        }
    }
    if missing.is_empty() { Ok(Value::Object(said)) } else { Err(missing) }
}

/// The body that was said, checked and ready to be sent.
fn ready<B: PlainBody>(
    about: Uuid,
    said: Value,
    forget: Callback<()>,
    on_done: Callback<B::Made>,
) -> Prepared {
    let words = said.to_string();
    let body: B = json::of(said).ok_or_else(|| vec![(String::new(), Fault::Unreadable)])?;
    let found = body.check(dates::today());
    if !found.is_empty() {
        return Err(found);
    }
    let done = move |made| {
        forget.emit(());
        on_done.emit(made);
    };
    let run = move |ticket| then(body.send(about, ticket), Box::new(done));
    Ok((words, Box::new(run) as Run))
}

#[cfg(test)]
mod tests {
    use tiendo_api::{
        comments::NewComment,
        conditions::NewEnquiry,
        contributions::NewDelivery,
        urgings::{NewUrging, UrgingLevel},
        work::NewAssignee,
    };

    use super::*;

    fn body<B: PlainBody>(fields: &[(&str, &str)]) -> Result<B, Vec<Found>> {
        let typed = fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let said = said(&B::fields(Text::default()), &typed)?;
        json::of(said).ok_or_else(|| vec![(String::new(), Fault::Unreadable)])
    }

    #[test]
    fn a_body_is_what_was_typed() {
        let enquiry: NewEnquiry = body(&[("askedOn", "2026-03-10"), ("note", " Đã hỏi ")]).unwrap();
        assert_eq!((enquiry.note.as_str(), enquiry.asked_on.to_string().as_str()), ("Đã hỏi", "2026-03-10"));
        let urging: NewUrging = body(&[("level", "criticism"), ("text", "Trình ngay")]).unwrap();
        assert_eq!(urging.level, UrgingLevel::Criticism);
        assert_eq!(body::<NewAssignee>(&[("accountId", "")]).unwrap().account_id, None);
    }

    #[test]
    fn some_of_several_are_a_list_and_a_file_is_its_id() {
        let (one, other) = (Uuid::nil(), Uuid::max());
        let both = format!("{one} {other}");
        let comment: NewComment = body(&[("text", "Xin ý kiến"), ("mentions", &both)]).unwrap();
        assert_eq!(comment.mentions, [one, other]);
        assert!(body::<NewComment>(&[("text", "Xin ý kiến")]).unwrap().mentions.is_empty());
        let delivery: NewDelivery = body(&[("fileId", &format!("{one} bao cao.pdf"))]).unwrap();
        assert_eq!(delivery.file_id, Some(one));
    }

    #[test]
    fn the_fields_that_are_missing_are_pointed_at() {
        let missing = body::<NewEnquiry>(&[("note", " ")]).unwrap_err();
        assert_eq!(missing, [("/askedOn".into(), Fault::Required), ("/note".into(), Fault::Required)]);
        let unreadable = body::<NewEnquiry>(&[("askedOn", "hôm qua"), ("note", "x")]).unwrap_err();
        assert_eq!(unreadable[0].1, Fault::Unreadable);
    }
}
