use chrono::NaiveDate;
use tiendo_api::{Action, delegations::Delegation};
use yew::prelude::*;

use crate::{dates, text::Text};

/// Who acts on whose behalf, the latest first; one's own can be ended.
pub fn delegation_table(
    text: Text,
    delegations: &[Delegation],
    today: NaiveDate,
    busy: bool,
    on_end: &Callback<Delegation>,
) -> Html {
    html! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{ text.delegates() }</th>
                    <th scope="col">{ text.delegate() }</th>
                    <th scope="col">{ text.first_day() }</th>
                    <th scope="col">{ text.last_day() }</th>
                    <th scope="col">{ text.words_column() }</th>
                    <th scope="col">{ text.state_word() }</th>
                </tr>
            </thead>
            <tbody>for one in delegations { { line(text, one, today, busy, on_end) } }</tbody>
        </table>
    }
}

fn line(text: Text, one: &Delegation, today: NaiveDate, busy: bool, on_end: &Callback<Delegation>) -> Html {
    let end = {
        let one = one.clone();
        on_end.reform(move |_: MouseEvent| one.clone())
    };
    html! {
        <tr data-delegate={one.delegate.name.clone()} data-running={one.running.to_string()}>
            <th scope="row" data-label={text.delegates()}>{ &one.by.name }</th>
            <td data-label={text.delegate()}>{ &one.delegate.name }</td>
            <td class="day" data-label={text.first_day()}>{ dates::day(one.from) }</td>
            <td class="day" data-label={text.last_day()}>{ dates::day(one.to) }</td>
            <td class="words" data-label={text.words_column()}>{ one.note.clone().unwrap_or_default() }</td>
            <td data-label={text.state_word()}>
                <span>{ standing(text, one, today) }</span>
                if one.allowed_actions.contains(&Action::Delegate) {
                    <button type="button" class="quiet screen-only" data-verb="end" disabled={busy} onclick={end}
                        aria-label={format!("{}: {}", text.end_delegation(), one.delegate.name)}>
                        { text.end_delegation() }
                    </button>
                }
            </td>
        </tr>
    }
}

fn standing(text: Text, one: &Delegation, today: NaiveDate) -> String {
    match one.ended_at {
        Some(at) => format!("{} {}", text.delegation_ended(), dates::instant(at)),
        None if one.running => text.delegation_running().to_owned(),
        None if today < one.from => text.delegation_to_come().to_owned(),
        None => text.delegation_over().to_owned(),
    }
}
