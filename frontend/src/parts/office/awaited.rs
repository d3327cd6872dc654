use tiendo_api::overview::{Bucket, ConditionLine, ConditionsAwaited};
use uuid::Uuid;
use yew::prelude::*;

use super::seven_numbers::to_list;
use crate::{dates, parts::frame::go::Go, route::Route, text::Text, view::View};

/// F. Conditions that hold up work, the longest waiting first.
pub fn awaited(text: Text, plan: Uuid, conditions: &ConditionsAwaited, figures: &View) -> Html {
    html! {
        <section class="zone" aria-labelledby="zone-f">
            <h2 id="zone-f">{ text.zone_f() }</h2>
            if conditions.rows.is_empty() {
                <p class="empty">{ text.nothing_awaited() }</p>
            } else {
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{ text.awaited_document() }</th>
                            <th scope="col">{ text.issuing_authority() }</th>
                            <th scope="col">{ text.items_held_up() }</th>
                            <th scope="col">{ text.days_waited() }</th>
                            <th scope="col">{ text.latest_day() }</th>
                        </tr>
                    </thead>
                    <tbody>{ for conditions.rows.iter().map(|line| row(text, plan, line, figures)) }</tbody>
                </table>
            }
            <p class="screen-only">
                <Go to={Route::Conditions { id: plan }}>{ text.open_conditions() }</Go>
            </p>
        </section>
    }
}

fn row(text: Text, plan: Uuid, line: &ConditionLine, figures: &View) -> Html {
    let view = View { bucket: Some(Bucket::Waiting), ..figures.limited("condition", &line.id) };
    let what = format!("{}, {}", line.wording, text.items_held_up());
    let authority = line.authority.as_ref().map(|authority| authority.name.clone()).unwrap_or_default();
    html! {
        <tr>
            <th scope="row" data-label={text.awaited_document()}>{ &line.wording }</th>
            <td data-label={text.issuing_authority()}>
                { authority }
                if let Some(present) = &line.present_authority {
                    { " (" }{ text.now_succeeded_by() }{ " " }{ &present.name }{ ")" }
                }
            </td>
            <td class="numeric" data-label={text.items_held_up()}>
                { to_list(plan, line.items, &what, view) }
            </td>
            <td class="numeric" data-label={text.days_waited()}>{ line.days_waited }</td>
            <td class="day" data-label={text.latest_day()}>
                { line.backstop_on.map(dates::day).unwrap_or_default() }
            </td>
        </tr>
    }
}
