use tiendo_api::urgings::{Urging, UrgingLevel, UrgingList};
use uuid::Uuid;
use yew::prelude::*;

use crate::{dates, parts::item::urging_list::read_by, text::Text};

/// How the urgings fall on the units, the most urged first.
pub fn urgings_by_unit(text: Text, list: &UrgingList) -> Html {
    if list.units.is_empty() {
        return Html::default();
    }
    html! {
        <section class="zone" aria-labelledby="urgings-by-unit">
            <h2 id="urgings-by-unit">{ text.urgings_by_unit() }</h2>
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{ text.stt() }</th>
                        <th scope="col">{ text.unit() }</th>
                        for level in UrgingLevel::ALL { <th scope="col">{ text.level(level) }</th> }
                        <th scope="col">{ text.total() }</th>
                        <th scope="col">{ text.unread() }</th>
                    </tr>
                </thead>
                <tbody>
                    for (index, line) in list.units.iter().enumerate() {
                        <tr data-unit={line.unit.code.clone()}>
                            <td class="numeric" data-label={text.stt()}>{ index + 1 }</td>
                            <th scope="row" data-label={text.unit()}>{ &line.unit.name }</th>
                            <td class="numeric" data-label={text.level_reminder()}>{ line.reminders }</td>
                            <td class="numeric" data-label={text.level_criticism()}>{ line.criticisms }</td>
                            <td class="numeric" data-label={text.level_review()}>{ line.reviews }</td>
                            <td class="numeric" data-label={text.total()}>{ line.total }</td>
                            <td class="numeric" data-label={text.unread()}>{ line.unread }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </section>
    }
}

/// Urgings, the latest first; those nobody of the unit has read are marked.
pub fn urging_table(text: Text, urgings: &[Urging], on_open: &Callback<Uuid>) -> Html {
    html! {
        <section class="zone" aria-labelledby="urgings-made">
            <h2 id="urgings-made">{ text.urgings_made() }</h2>
            if urgings.is_empty() {
                <p class="empty" role="status">{ text.no_urgings() }</p>
            } else {
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{ text.urging_number() }</th>
                            <th scope="col">{ text.urged_at() }</th>
                            <th scope="col">{ text.activity() }</th>
                            <th scope="col">{ text.unit() }</th>
                            <th scope="col">{ text.urging_level() }</th>
                            <th scope="col">{ text.receipt() }</th>
                        </tr>
                    </thead>
                    <tbody>for urging in urgings { { line(text, urging, on_open) } }</tbody>
                </table>
            }
        </section>
    }
}

fn line(text: Text, urging: &Urging, on_open: &Callback<Uuid>) -> Html {
    let item = urging.item.id;
    let unread = urging.receipt.is_none();
    html! {
        <tr data-urging={urging.number.to_string()} data-item={item.to_string()} data-row="true">
            <td class="numeric" data-label={text.urging_number()}>{ urging.number }{ "/" }{ urging.year }</td>
            <td class="day" data-label={text.urged_at()}>{ dates::day(dates::day_of(urging.at)) }</td>
            <th scope="row" data-label={text.activity()}>
                <button type="button" class="row-title" data-open="true" onclick={on_open.reform(move |_| item)}>
                    <span class="code">{ &urging.item.code }</span>{ " " }{ &urging.item.title }
                </button>
            </th>
            <td data-label={text.unit()}>{ &urging.unit.name }</td>
            <td data-label={text.urging_level()}>{ text.level(urging.level) }</td>
            <td data-label={text.receipt()} data-unread={unread.to_string()}>
                if unread { <strong>{ text.unread() }</strong> } else { { read_by(text, urging) } }
            </td>
        </tr>
    }
}
