use tiendo_api::{leadership::WorstItem, work::DueState};
use uuid::Uuid;
use yew::prelude::*;

use crate::{
    dates,
    parts::{frame::go::Go, state_mark::state_mark},
    route::Route,
    text::Text,
    view::View,
};

/// Items that give reason to worry, the worst first, each with its reasons; it opens in the list of its unit.
pub fn worst_table(text: Text, plan: Uuid, worst: &[WorstItem], figures: &View) -> Html {
    html! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{ text.stt() }</th>
                    <th scope="col">{ text.activity() }</th>
                    <th scope="col">{ text.why() }</th>
                    <th scope="col">{ text.lead() }</th>
                    <th scope="col">{ text.deadline() }</th>
                    <th scope="col">{ text.state_word() }</th>
                </tr>
            </thead>
            <tbody>
                for (index, one) in worst.iter().enumerate() { { line(text, plan, index + 1, one, figures) } }
            </tbody>
        </table>
    }
}

fn line(text: Text, plan: Uuid, number: usize, worst: &WorstItem, figures: &View) -> Html {
    let item = &worst.item;
    let view =
        View { unit: figures.unit.or(Some(item.lead_unit.id)), item: Some(item.id), ..figures.clone() };
    let late = (item.due_state == DueState::Overdue).then_some("late");
    html! {
        <tr data-code={item.code.clone()}>
            <td class="numeric" data-label={text.stt()}>{ number }</td>
            <th scope="row" data-label={text.activity()}>
                <Go to={Route::Items { id: plan }} {view}>
                    <span class="code">{ &item.code }</span>{ " " }{ &item.title }
                </Go>
                if let Some(period) = &item.period { <p class="small">{ text.period(period) }</p> }
            </th>
            <td data-label={text.why()}>
                <ul>for reason in &worst.reasons { <li>{ reason }</li> }</ul>
            </td>
            <td data-label={text.lead()}>{ &item.lead_unit.name }</td>
            <td class="day" data-label={text.deadline()}>
                if let Some(due) = item.due {
                    <p>{ dates::day(due) }</p>
                    if let Some(days) = item.days_left {
                        <p class={classes!("small", late)}>{ text.days_left(days) }</p>
                    }
                }
            </td>
            <td data-label={text.state_word()}>{ state_mark(text, item.state, item.due_state) }</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{drawn, overdue_item};

    #[tokio::test]
    async fn a_worst_item_says_why_and_opens_among_those_of_its_unit() {
        let worst = [WorstItem { item: overdue_item(), reasons: vec!["Quá hạn 12 ngày".into()] }];
        let html = drawn(move || worst_table(Text::default(), Uuid::max(), &worst, &View::default())).await;
        assert!(html.contains("Quá hạn 12 ngày") && html.contains("VI.HĐ1"), "{html}");
        assert!(html.contains(&format!("/plans/{}/items?unit={}", Uuid::max(), Uuid::nil())), "{html}");
    }
}
