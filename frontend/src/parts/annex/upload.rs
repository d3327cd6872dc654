use std::rc::Rc;

use tiendo_api::{plans::PlanSummary, problem::Problem};
use uuid::Uuid;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::{
    api::annexes::Document,
    parts::{
        forms::field::{Field, FieldKind},
        problem_view::problem_view,
    },
    text::use_text,
};

/// How sending stands.
#[derive(Clone, PartialEq, Default)]
pub enum Uploading {
    /// Nothing sent.
    #[default]
    Idle,
    /// On its way, so many percent read.
    Busy(i32),
    /// Refused by the server.
    Refused(Rc<Problem>),
    /// Read in the background, and no annex: why, and what to do.
    Failed(AttrValue),
}

/// Props of [`Upload`].
#[derive(Properties, PartialEq)]
pub struct UploadProps {
    /// Plans that can be amended.
    pub plans: Vec<PlanSummary>,
    /// How sending stands.
    pub uploading: Uploading,
    /// Sends a document, for a year, maybe as an amendment.
    pub on_send: Callback<(Document, String, Option<Uuid>)>,
}

/// Sending an annex: dropped, chosen or pasted.
#[component]
pub fn Upload(props: &UploadProps) -> Html {
    let text = use_text();
    let year = use_state(String::new);
    let plan = use_state(|| None::<Uuid>);
    let pasted = use_state(String::new);
    let over = use_state(|| false);
    let send = {
        let (year, plan, on_send) = (year.clone(), plan.clone(), props.on_send.clone());
        Callback::from(move |document: Document| on_send.emit((document, (*year).clone(), *plan)))
    };
    let onchange = {
        let send = send.clone();
        Callback::from(move |file: Option<File>| {
            if let Some(file) = file {
                send.emit(Document::File(file));
            }
        })
    };
    let on_choose = {
        let onchange = onchange.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let file = input.files().and_then(|files| files.get(0));
            input.set_value("");
            onchange.emit(file);
        })
    };
    let ondrop = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            let files = event.data_transfer().and_then(|carried| carried.files());
            onchange.emit(files.and_then(|files| files.get(0)));
        })
    };
    let hover = |inside: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(inside);
        })
    };
    let on_plan = {
        let plan = plan.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            plan.set(select.value().parse().ok());
        })
    };
    let on_paste = {
        let pasted = pasted.clone();
        Callback::from(move |event: InputEvent| {
            let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            pasted.set(area.map(|area| area.value()).unwrap_or_default());
        })
    };
    let on_read = {
        let (pasted, send) = (pasted.clone(), send.clone());
        Callback::from(move |_: MouseEvent| send.emit(Document::Text((*pasted).clone())))
    };
    let set_year = {
        let year = year.clone();
        Callback::from(move |typed| year.set(typed))
    };
    let busy = matches!(props.uploading, Uploading::Busy(_));
    html! {
        <section class="upload" aria-labelledby="upload-title">
            <h2 id="upload-title">{ text.send_annex() }</h2>
            <div class="upload-about">
                <Field form="annex" name="year" label={text.year_of_plan()} hint={text.year_hint()}
                    kind={FieldKind::Line} value={(*year).clone()} on_input={set_year} />
                if !props.plans.is_empty() {
                    <div class="field">
                        <label for="annex-plan">{ text.amends() }</label>
                        <select id="annex-plan" name="plan" onchange={on_plan}>
                            <option value="">{ text.amends_none() }</option>
                            for each in &props.plans {
                                <option value={each.id.to_string()}>{ each.year }{ " · " }{ &each.title }</option>
                            }
                        </select>
                    </div>
                }
            </div>
            <div class={classes!("drop", (*over).then_some("drop-over"))} {ondrop} ondragover={hover(true)} ondragleave={hover(false)}>
                <p>{ text.drop_here() }</p>
                <label class="file-button" for="annex-file">{ text.choose_annex() }</label>
                <input class="file-input" id="annex-file" name="file" type="file" disabled={busy}
                    accept=".docx,.xlsx,.csv,.tsv,.txt" onchange={on_choose} />
            </div>
            <details class="paste">
                <summary>{ text.or_paste() }</summary>
                <label for="annex-text">{ text.paste_hint() }</label>
                <textarea id="annex-text" name="text" rows="5" value={(*pasted).clone()} oninput={on_paste} />
                <button type="button" disabled={busy || pasted.trim().is_empty()} onclick={on_read}>{ text.read_pasted() }</button>
            </details>
            <div aria-live="polite">
                {
                    match &props.uploading {
                        Uploading::Idle => Html::default(),
                        Uploading::Busy(percent) => html! {
                            <p role="status">
                                { text.reading_annex() }{ "… " }
                                <progress max="100" value={percent.to_string()} aria-label={text.reading_annex()} />
                            </p>
                        },
                        Uploading::Refused(problem) => problem_view(text, problem, None),
                        Uploading::Failed(why) => html! { <p class="problem" role="alert">{ why }</p> },
                    }
                }
            </div>
        </section>
    }
}
