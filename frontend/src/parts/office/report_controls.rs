use chrono::NaiveDate;
use tiendo_api::{overview::Basis, settings::PeriodKind};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    browser,
    parts::choice::choice,
    text::Text,
    view::Viewing,
    wire::{code, said},
};

/// What the figures of a report are about, to choose; and the printer.
pub fn report_controls(
    text: Text,
    (as_of, basis, year): (NaiveDate, Basis, i32),
    view: &Viewing,
    more: Html,
) -> Html {
    let onchange = {
        let now = view.now.clone();
        view.go.reform(move |event: Event| {
            let day = event.target_unchecked_into::<HtmlInputElement>().value();
            now.filtered(|view| view.as_of = day.parse().ok())
        })
    };
    html! {
        <div class="controls screen-only">
            <div class="field">
                <label for="asOf">{ text.as_of_field() }</label>
                <input id="asOf" name="asOf" type="date" value={as_of.to_string()} {onchange} />
            </div>
            { period_choice(text, year, view) }
            { basis_choice(text, basis, view) }
            <button type="button" onclick={|_| browser::print()}>{ text.print() }</button>
            { more }
        </div>
    }
}

/// The whole plan, or what belongs to one of its year's report periods.
fn period_choice(text: Text, year: i32, view: &Viewing) -> Html {
    let options = PeriodKind::ALL.map(|kind| kind.code(year)).map(|code| (code.clone(), text.period(&code)));
    let now = view.now.clone();
    let on_choose = view.go.reform(move |code| now.filtered(|view| view.period = said(code)));
    let chosen = view.now.period.as_deref().unwrap_or_default();
    choice(
        "period",
        "period".to_owned(),
        text.report_period(),
        text.all_periods(),
        &options,
        chosen,
        &on_choose,
    )
}

/// The plan with its amendments, or as it was first approved.
fn basis_choice(text: Text, chosen: Basis, view: &Viewing) -> Html {
    let button = |basis: Basis, words: &'static str| {
        let now = view.now.clone();
        let go = view.go.reform(move |_: MouseEvent| now.filtered(|view| view.basis = Some(basis)));
        html! {
            <button type="button" data-basis={code(&basis)} aria-pressed={(basis == chosen).to_string()} onclick={go}>
                { words }
            </button>
        }
    };
    html! {
        <div class="toggle" role="group" aria-label={text.basis_field()}>
            { button(Basis::Amended, text.basis_amended()) }
            { button(Basis::Approved, text.basis_approved()) }
        </div>
    }
}
