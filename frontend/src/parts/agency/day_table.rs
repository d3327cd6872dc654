use tiendo_api::settings::CalendarDay;
use yew::prelude::*;

use crate::{dates, text::Text};

/// The days of a year that are no ordinary ones.
pub fn day_table(text: Text, days: &[CalendarDay]) -> Html {
    if days.is_empty() {
        return html! { <p class="empty" role="status">{ text.no_days() }</p> };
    }
    html! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{ text.the_day() }</th>
                    <th scope="col">{ text.day_name() }</th>
                    <th scope="col">{ text.off_or_worked() }</th>
                    <th scope="col">{ text.day_source() }</th>
                </tr>
            </thead>
            <tbody>for day in days { { line(text, day) } }</tbody>
        </table>
    }
}

fn line(text: Text, CalendarDay { day, working, name, decided }: &CalendarDay) -> Html {
    html! {
        <tr data-day={day.to_string()} data-working={working.to_string()}>
            <td class="day" data-label={text.the_day()}>
                { text.weekday(*day) }{ ", " }{ dates::day(*day) }
            </td>
            <th scope="row" data-label={text.day_name()}>{ name }</th>
            <td data-label={text.off_or_worked()}>
                if *working { <strong>{ text.day_worked() }</strong> } else { { text.day_off() } }
            </td>
            <td data-label={text.day_source()}>{ if *decided { text.by_decision() } else { text.by_law() } }</td>
        </tr>
    }
}
