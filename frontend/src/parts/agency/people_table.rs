use tiendo_api::{leadership::PersonLoad, overview::Bucket};
use uuid::Uuid;
use yew::prelude::*;

use crate::{parts::office::seven_numbers::to_list, text::Text, view::View};

/// People of a unit with what they have in hand; each number opens its list.
pub fn people_table(text: Text, plan: Uuid, people: &[PersonLoad], figures: &View) -> Html {
    html! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{ text.person() }</th>
                    <th scope="col">{ text.in_their_charge() }</th>
                    <th scope="col">{ text.they_update() }</th>
                    <th scope="col">{ text.overdue() }</th>
                    <th scope="col">{ text.at_risk() }</th>
                </tr>
            </thead>
            <tbody>for load in people { { line(text, plan, load, figures) } }</tbody>
        </table>
    }
}

fn line(text: Text, plan: Uuid, load: &PersonLoad, figures: &View) -> Html {
    let PersonLoad { person, assigned, at_work, overdue, at_risk } = load;
    let charged = figures.limited("assignee", &person.id);
    let updated = figures.limited("lastUpdateBy", &person.id);
    let late = View { bucket: Some(Bucket::Overdue), ..updated.clone() };
    let risky = updated.limited("atRisk", &true);
    let cells = [
        (text.in_their_charge(), *assigned, charged),
        (text.they_update(), *at_work, updated),
        (text.overdue(), *overdue, late),
        (text.at_risk(), *at_risk, risky),
    ];
    html! {
        <tr data-person={person.id.to_string()}>
            <th scope="row" data-label={text.person()}>{ &person.name }</th>
            for (column, count, view) in cells {
                <td class="numeric" data-label={column}>
                    { to_list(plan, count, &format!("{}, {column}", person.name), view) }
                </td>
            }
        </tr>
    }
}
