use std::rc::Rc;

use gloo_timers::callback::Timeout;
use tiendo_api::problem::Problem;
use uuid::Uuid;
use web_sys::{File, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::{
    api::annexes::Document,
    browser,
    draft::use_draft,
    parts::{
        annex::paste::{Pasted, use_paste},
        choice::choice,
        forms::field::Field,
        problem_view::problem_view,
    },
    text::{Text, use_text},
};

/// How sending stands.
#[derive(Clone, PartialEq, Default)]
pub enum Uploading {
    /// Nothing sent.
    #[default]
    Idle,
    /// On its way.
    Busy,
    /// Refused by the server.
    Refused(Rc<Problem>),
    /// Not taken, without a problem to show: why.
    Failed(AttrValue),
}

/// An annex as a person sends it.
pub struct Sending {
    /// The file, or the table as text.
    pub document: Document,
    /// Year of the plan, when said.
    pub year: String,
    /// The plan it amends, when said.
    pub plan: Option<Uuid>,
    /// Told when the server has taken it.
    pub done: Callback<()>,
}

/// Props of [`Upload`].
#[derive(Properties, PartialEq)]
pub struct UploadProps {
    /// Plans that can be amended: id and name.
    pub plans: Vec<(String, String)>,
    /// The plan to amend at first.
    pub amends: Option<Uuid>,
    /// How sending stands.
    pub uploading: Uploading,
    /// Sends a document.
    pub on_send: Callback<Rc<Sending>>,
}

/// Sending an annex: dropped, chosen or pasted.
#[component]
pub fn Upload(props: &UploadProps) -> Html {
    let text = use_text();
    let year = use_state(String::new);
    let plan = use_state(|| props.amends);
    let pasted = use_draft("pasted-annex", Uuid::nil(), || None::<String>);
    let over = use_state(|| false);
    let send = {
        let (year, plan, on_send, pasted) =
            (year.clone(), plan.clone(), props.on_send.clone(), pasted.clone());
        Callback::from(move |document: Document| {
            let pasted = pasted.clone();
            let done = match &document {
                Document::Text(_) => Callback::from(move |()| pasted.forget()),
                Document::File(_) => Callback::noop(),
            };
            on_send.emit(Rc::new(Sending { document, year: (*year).clone(), plan: *plan, done }));
        })
    };
    let send_file = send.reform(Document::File);
    use_paste({
        let (pasted, send_file) = (pasted.clone(), send_file.clone());
        Callback::from(move |carried: Pasted| match carried {
            Pasted::File(file) => send_file.emit(file),
            Pasted::Text(words) => {
                pasted.edit(|pasted| *pasted = Some(words));
                Timeout::new(0, || browser::focus(".paste button")).forget();
            }
        })
    });
    let set_year = {
        let year = year.clone();
        Callback::from(move |typed: String| year.set(typed.trim().to_owned()))
    };
    let set_plan = {
        let plan = plan.clone();
        Callback::from(move |chosen: String| plan.set(chosen.parse().ok()))
    };
    let hover = |inside: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(inside);
        })
    };
    let ondrop = {
        let (over, send_file) = (over.clone(), send_file.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            if let Some(file) = dropped(&event) {
                send_file.emit(file);
            }
        })
    };
    let onchange = Callback::from(move |event: Event| {
        if let Some(file) = chosen(&event) {
            send_file.emit(file);
        }
    });
    let amends = plan.map(|plan| plan.to_string()).unwrap_or_default();
    let on_words = {
        let pasted = pasted.clone();
        Callback::from(move |words: String| pasted.edit(|pasted| *pasted = Some(words)))
    };
    let busy = props.uploading == Uploading::Busy;
    html! {
        <section class="upload" aria-labelledby="upload-title">
            <h2 id="upload-title">{ text.send_annex() }</h2>
            <div class="upload-about">
                <Field form="annex" name="year" label={text.year_of_plan()} hint={text.year_hint()}
                    value={(*year).clone()} on_input={set_year} />
                if !props.plans.is_empty() {
                    { choice("plan", "annex-plan".to_owned(), text.amends(), text.amends_none(), &props.plans, &amends, &set_plan) }
                }
            </div>
            <div class={classes!("drop", over.then_some("drop-over"))} {ondrop} ondragover={hover(true)}
                ondragleave={hover(false)}>
                <p>{ text.drop_here() }</p>
                <label class="file-button" for="annex-file">{ text.choose_annex() }</label>
                <input class="file-input" id="annex-file" name="file" type="file" disabled={busy}
                    accept=".docx,.xlsx,.csv,.tsv,.txt" {onchange} />
                <p class="small">{ text.formats_hint() }</p>
            </div>
            { paste_area(text, pasted.now().as_deref().unwrap_or_default(), busy, &on_words, &send) }
            <div aria-live="polite">{ how_it_stands(text, &props.uploading) }</div>
        </section>
    }
}

fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// The chosen file; the input is emptied so that the same file can be chosen again after a refusal.
fn chosen(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target_unchecked_into();
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// A place to paste a table; it is open once there is something in it.
fn paste_area(
    text: Text,
    pasted: &str,
    busy: bool,
    on_words: &Callback<String>,
    send: &Callback<Document>,
) -> Html {
    let empty = pasted.trim().is_empty();
    let words = pasted.to_owned();
    let oninput =
        on_words.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let onclick = send.reform(move |_: MouseEvent| Document::Text(words.clone()));
    html! {
        <details class="paste" open={!empty}>
            <summary>{ text.or_paste() }</summary>
            <div class="field">
                <label for="annex-text">{ text.paste_hint() }</label>
                <textarea id="annex-text" name="text" rows="5" value={pasted.to_owned()} {oninput} />
            </div>
            <button type="button" disabled={busy || empty} {onclick}>{ text.read_pasted() }</button>
        </details>
    }
}

fn how_it_stands(text: Text, uploading: &Uploading) -> Html {
    match uploading {
        Uploading::Idle => Html::default(),
        Uploading::Busy => html! { <p role="status">{ text.reading_annex() }{ "…" }</p> },
        Uploading::Refused(problem) => problem_view(text, problem, None),
        Uploading::Failed(why) => html! {
            <div class="problem" role="alert" data-problem="not_an_annex">
                <p class="problem-title">{ text.annex_state(tiendo_api::annexes::AnnexState::Refused) }</p>
                <p>{ why }</p>
            </div>
        },
    }
}

/// How far the reading is.
pub fn reading_bar(text: Text, percent: i32) -> Html {
    html! {
        <p role="status">
            { text.reading_annex() }{ "… " }{ percent }{ "% " }
            <progress max="100" value={percent.to_string()} aria-label={text.reading_annex()} />
        </p>
    }
}
