use tiendo_api::{units::Unit, work::Part};
use yew::prelude::*;

use crate::{
    parts::{choice::choice, queue::search_box::SearchBox},
    text::Text,
    view::View,
    wire::said,
};

/// What can be chosen from, and what to do with a choice.
pub struct Filters<'q> {
    /// What is shown now.
    pub view: &'q View,
    /// Sections that occur.
    pub sections: &'q [String],
    /// Units to choose from; none for people who only see their own.
    pub units: &'q [Unit],
    /// Whose queue it is when none is chosen.
    pub own_unit: &'q str,
    /// Goes to another view.
    pub on_view: &'q Callback<View>,
    /// Changes the view while typing.
    pub on_search: &'q Callback<View>,
}

/// What of the queue is shown: part, section, unit, words. All of it lives in the address.
pub fn filters(text: Text, props: &Filters) -> Html {
    let view = props.view;
    let parts = [(Part::Lead, text.part_lead()), (Part::Coordinating, text.part_coordinating())];
    let current = view.part.unwrap_or(Part::Lead);
    let on_part = |part: Part| {
        let view = view.clone();
        props.on_view.reform(move |_: MouseEvent| view.filtered(|view| view.part = Some(part)))
    };
    let on_words = {
        let view = view.clone();
        props.on_search.reform(move |words| view.filtered(|view| view.q = words))
    };
    let filtered = view.section.is_some() || view.q.is_some() || view.unit.is_some() || view.lane.is_some();
    html! {
        <search class="filters" aria-label={text.filters()}>
            <div class="toggle" role="group" aria-label={text.part_of_unit()}>
                for (part, label) in parts {
                    <button type="button" aria-pressed={(part == current).to_string()} onclick={on_part(part)}>
                        { label }
                    </button>
                }
            </div>
            <SearchBox label={text.find_work()} hint={text.find_hint()} value={view.q.clone().unwrap_or_default()}
                on_search={on_words} />
            { section_choice(text, view, props.sections, props.on_view) }
            if props.units.len() > 1 { { unit_choice(text, view, props.units, props.own_unit, props.on_view) } }
            if filtered {
                <button type="button" class="quiet" onclick={props.on_view.reform({
                    let kept = View { part: view.part, item: view.item, form: view.form, ..View::default() };
                    move |_| kept.clone()
                })}>{ text.clear_filters() }</button>
            }
        </search>
    }
}

/// Chooses a section.
pub fn section_choice(text: Text, view: &View, sections: &[String], on_view: &Callback<View>) -> Html {
    let options: Vec<_> = sections.iter().map(|number| (number.clone(), number.clone())).collect();
    let chosen = view.section.clone().unwrap_or_default();
    let view = view.clone();
    let on_choose = on_view.reform(move |section| view.filtered(|view| view.section = said(section)));
    choice(
        "section",
        "section".to_owned(),
        text.section(),
        text.all_sections(),
        &options,
        &chosen,
        &on_choose,
    )
}

/// Chooses a unit; `without` says what is shown when none is chosen.
pub fn unit_choice(text: Text, view: &View, units: &[Unit], without: &str, on_view: &Callback<View>) -> Html {
    let options: Vec<_> = units.iter().map(|unit| (unit.id.to_string(), unit.name.clone())).collect();
    let chosen = view.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let view = view.clone();
    let on_choose = on_view.reform(move |unit: String| view.filtered(|view| view.unit = unit.parse().ok()));
    choice("unit", "unit".to_owned(), text.unit(), without, &options, &chosen, &on_choose)
}
