use chrono::NaiveDate;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    parts::forms::field::{Field, FieldKind},
    text::use_text,
};

/// Props of [`Export`].
#[derive(Properties, PartialEq)]
pub struct ExportProps {
    /// Whether a file is on its way.
    pub busy: bool,
    /// Asks for a file: format, whether with states, of which day.
    pub on_export: Callback<(&'static str, bool, Option<NaiveDate>)>,
}

/// The plan as a file, set as the annex it came from.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let text = use_text();
    let states = use_state(|| false);
    let as_of = use_state(|| None::<NaiveDate>);
    let export = |format: &'static str| {
        let said = (format, *states, *as_of);
        props.on_export.reform(move |_: MouseEvent| said)
    };
    let onchange = {
        let states = states.clone();
        Callback::from(move |event: Event| {
            states.set(event.target_unchecked_into::<HtmlInputElement>().checked());
        })
    };
    let on_input = {
        let as_of = as_of.clone();
        Callback::from(move |typed: String| as_of.set(typed.parse().ok()))
    };
    html! {
        <section class="zone" aria-labelledby="export-title">
            <h2 id="export-title">{ text.print_plan() }</h2>
            <div class="controls">
                <Field form="export" name="asOf" kind={FieldKind::Day} label={text.export_as_of()}
                    value={as_of.map(|day| day.to_string()).unwrap_or_default()} {on_input} />
                <label class="check">
                    <input type="checkbox" name="states" checked={*states} {onchange} />{ " " }{ text.with_states() }
                </label>
                <button type="button" data-export="docx" disabled={props.busy} onclick={export("docx")}>{ text.export_word() }</button>
                <button type="button" data-export="xlsx" disabled={props.busy} onclick={export("xlsx")}>{ text.export_excel() }</button>
            </div>
        </section>
    }
}
