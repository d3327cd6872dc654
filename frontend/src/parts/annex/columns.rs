use std::rc::Rc;

use tiendo_api::annexes::{Layout, Meaning, NewColumn, NewColumns};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    parts::annex::{
        sheet::Sheet,
        verb::{Say, Verb},
    },
    text::use_text,
    wire::code,
};

const MEANINGS: [Meaning; 13] = [
    Meaning::Stt,
    Meaning::Outline,
    Meaning::Objective,
    Meaning::Task,
    Meaning::Activity,
    Meaning::Deliverable,
    Meaning::Lead,
    Meaning::Coordinating,
    Meaning::Units,
    Meaning::Deadline,
    Meaning::Duration,
    Meaning::Note,
    Meaning::Other,
];

/// Props of [`Columns`].
#[derive(Properties, PartialEq)]
pub struct ColumnsProps {
    /// The draft.
    pub sheet: Rc<Sheet>,
    /// Whether they can be said anew.
    pub open: bool,
    /// Says what they hold.
    pub on_say: Callback<Say>,
}

/// How many columns are not understood.
pub fn unknown(layout: &Layout) -> usize {
    layout.columns.iter().filter(|column| column.meaning.is_none()).count()
}

/// The columns of the table and what each holds; said once, it is known for the agency's next annexes.
#[component]
pub fn Columns(props: &ColumnsProps) -> Html {
    let text = use_text();
    let said = use_state(Vec::<NewColumn>::new);
    let send = {
        let said = said.clone();
        props.on_say.reform(move |_: MouseEvent| {
            let columns = (*said).clone();
            let said = said.clone();
            let done = Callback::from(move |()| said.set(Vec::new()));
            Say { verb: Verb::Map(NewColumns { columns }), done }
        })
    };
    html! {
        <section class="columns" aria-labelledby="columns-title">
            <h2 id="columns-title">{ text.columns_title() }</h2>
            <p class="small">{ text.columns_hint() }</p>
            <div class="column-list">
                for (number, column) in (1_u32..).zip(&props.sheet.annex.layout.columns) {
                    { one(text, number, &column.titles, said_of(&said, number).or(column.meaning), &said) }
                }
            </div>
            if props.open {
                if said.is_empty() {
                    <p class="small">{ text.columns_unchanged() }</p>
                } else {
                    <button type="button" class="primary" data-map="columns" onclick={send}>{ text.map_columns() }</button>
                }
            }
        </section>
    }
}

fn said_of(said: &[NewColumn], number: u32) -> Option<Meaning> {
    said.iter().find(|column| column.column == number).map(|column| column.meaning)
}

fn one(
    text: crate::text::Text,
    number: u32,
    titles: &[String],
    meaning: Option<Meaning>,
    said: &UseStateHandle<Vec<NewColumn>>,
) -> Html {
    let id = format!("column-{number}");
    let onchange = {
        let said = said.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let chosen = select.value();
            let mut next = (*said).clone();
            next.retain(|column| column.column != number);
            let meaning = MEANINGS.into_iter().find(|meaning| code(meaning) == chosen);
            next.extend(meaning.map(|meaning| NewColumn { column: number, meaning }));
            said.set(next);
        })
    };
    let mut shown: Vec<&str> = titles.iter().map(String::as_str).filter(|title| !title.is_empty()).collect();
    shown.dedup();
    html! {
        <div class="field">
            <label for={id.clone()}>{ number }{ ". " }{ shown.join(" / ") }</label>
            <select {id} {onchange}>
                <option value="" selected={meaning.is_none()}>{ text.column_unknown() }</option>
                for each in MEANINGS {
                    <option value={code(&each)} selected={meaning == Some(each)}>{ text.meaning(each) }</option>
                }
            </select>
        </div>
    }
}
