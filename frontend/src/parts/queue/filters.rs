use tiendo_api::{units::Unit, work::Part};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{parts::queue::search_box::SearchBox, text::use_text, view::View};

/// Props of [`Filters`].
#[derive(Properties, PartialEq)]
pub struct FiltersProps {
    /// What is shown now.
    pub view: View,
    /// Sections that occur.
    pub sections: Vec<String>,
    /// Units to choose from; none for people who only see their own.
    pub units: Vec<Unit>,
    /// Goes to another view.
    pub on_view: Callback<View>,
    /// Changes the view while typing.
    pub on_search: Callback<View>,
}

/// What of the queue is shown: part, section, unit, words. All of it lives in the address.
#[component]
pub fn Filters(props: &FiltersProps) -> Html {
    let text = use_text();
    let view = &props.view;
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
            <SectionChoice view={view.clone()} sections={props.sections.clone()} on_view={props.on_view.clone()} />
            if props.units.len() > 1 {
                <UnitChoice view={view.clone()} units={props.units.clone()} on_view={props.on_view.clone()} />
            }
            if filtered {
                <button type="button" class="quiet" onclick={props.on_view.reform({
                    let kept = View { part: view.part, item: view.item, form: view.form, ..View::default() };
                    move |_| kept.clone()
                })}>{ text.clear_filters() }</button>
            }
        </search>
    }
}

/// Props of [`SectionChoice`].
#[derive(Properties, PartialEq)]
pub struct SectionChoiceProps {
    /// What is shown now.
    pub view: View,
    /// Sections that occur.
    pub sections: Vec<String>,
    /// Goes to another view.
    pub on_view: Callback<View>,
}

/// Chooses a section.
#[component]
pub fn SectionChoice(props: &SectionChoiceProps) -> Html {
    let text = use_text();
    let chosen = props.view.section.clone().unwrap_or_default();
    let onchange = {
        let view = props.view.clone();
        props.on_view.reform(move |event: Event| {
            let section = event.target_unchecked_into::<HtmlSelectElement>().value();
            view.filtered(|view| view.section = (!section.is_empty()).then_some(section))
        })
    };
    html! {
        <div class="field">
            <label for="section">{ text.section() }</label>
            <select id="section" name="section" {onchange}>
                <option value="" selected={chosen.is_empty()}>{ text.all_sections() }</option>
                for section in &props.sections {
                    <option value={section.clone()} selected={*section == chosen}>{ section }</option>
                }
            </select>
        </div>
    }
}

/// Props of [`UnitChoice`].
#[derive(Properties, PartialEq)]
pub struct UnitChoiceProps {
    /// What is shown now.
    pub view: View,
    /// Units to choose from.
    pub units: Vec<Unit>,
    /// Goes to another view.
    pub on_view: Callback<View>,
}

/// Chooses a unit.
#[component]
pub fn UnitChoice(props: &UnitChoiceProps) -> Html {
    let text = use_text();
    let chosen = props.view.unit;
    let onchange = {
        let view = props.view.clone();
        props.on_view.reform(move |event: Event| {
            let unit = event.target_unchecked_into::<HtmlSelectElement>().value();
            view.filtered(|view| view.unit = unit.parse().ok())
        })
    };
    html! {
        <div class="field">
            <label for="unit">{ text.unit() }</label>
            <select id="unit" name="unit" {onchange}>
                <option value="" selected={chosen.is_none()}>{ text.all_units() }</option>
                for unit in &props.units {
                    <option value={unit.id.to_string()} selected={chosen == Some(unit.id)}>{ &unit.name }</option>
                }
            </select>
        </div>
    }
}
