use tiendo_api::annexes::{Annex, Section};
use yew::prelude::*;

use crate::text::Text;

/// Rows declared by the headings against rows found, section by section; where they differ, it says so.
pub fn counts(text: Text, annex: &Annex) -> Html {
    let found = annex.annex.found;
    let declared = annex.declared;
    html! {
        <table class="counts">
            <caption>{ text.counts_title() }{ " (" }{ text.found_of_declared() }{ ")" }</caption>
            <thead>
                <tr>
                    <th scope="col">{ text.section_column() }</th>
                    <th scope="col">{ text.objectives_column() }</th>
                    <th scope="col">{ text.tasks_column() }</th>
                    <th scope="col">{ text.activities_column() }</th>
                </tr>
            </thead>
            <tbody>
                for section in annex.sections.iter().filter(|section| !section.number.is_empty()) {
                    { section_counts(text, section) }
                }
                <tr>
                    <th scope="row">{ text.whole_annex() }</th>
                    { count(text, found.objectives, declared.objectives) }
                    { count(text, found.tasks, declared.tasks) }
                    { count(text, found.activities, declared.activities) }
                </tr>
            </tbody>
        </table>
    }
}

fn section_counts(text: Text, section: &Section) -> Html {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let objectives = section.objectives.iter().filter(|objective| objective.number > 0).count();
    let tasks = section.objectives.iter().flat_map(|objective| &objective.tasks);
    let activities = tasks.clone().map(|task| task.activities.len()).sum();
    let tasks = tasks.filter(|task| task.number > 0).count();
    let declared = section.declared;
    html! {
        <tr>
            <th scope="row">{ &section.number }</th>
            { count(text, number(objectives), declared.objectives) }
            { count(text, number(tasks), declared.tasks) }
            { count(text, number(activities), declared.activities) }
        </tr>
    }
}

fn count(text: Text, found: u32, declared: Option<u32>) -> Html {
    let differs = declared.is_some_and(|declared| declared != found);
    html! {
        <td class={differs.then_some("differs")}>
            { found }
            if let Some(declared) = declared {
                { "/" }{ declared }
            }
            if differs {
                { " (" }{ text.differs() }{ ")" }
            }
        </td>
    }
}
