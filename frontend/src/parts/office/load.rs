use tiendo_api::overview::{Bucket, QuarterLoad};
use uuid::Uuid;
use yew::prelude::*;

use super::seven_numbers::to_list;
use crate::{parts::frame::go::Go, route::Route, text::Text, view::View, wire::code};

/// G. Load per quarter: what falls due, and how much of it on the very last day.
pub fn load(text: Text, plan: Uuid, load: &[QuarterLoad], figures: &View) -> Html {
    html! {
        <section class="zone" aria-labelledby="zone-g">
            <h2 id="zone-g">{ text.zone_g() }</h2>
            { chart(text, load) }
            <details open=true>
            <summary class="screen-only">{ text.load_table() }</summary>
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{ text.quarter() }</th>
                        <th scope="col">{ text.falls_due() }</th>
                        <th scope="col">{ text.of_these_done() }</th>
                        <th scope="col">{ text.of_these_waiting() }</th>
                        <th scope="col">{ text.on_last_day() }</th>
                        <th scope="col">{ text.milestones_reached() }</th>
                    </tr>
                </thead>
                <tbody>{ for load.iter().map(|load| row(text, plan, load, figures)) }</tbody>
            </table>
            </details>
            <p class="small">{ text.load_footnote() }</p>
            <p class="screen-only"><Go to={Route::Milestones { id: plan }}>{ text.milestones_title() }</Go></p>
        </section>
    }
}

/// Height of the tallest bar, and how much each quarter has of the width; the picture scales with the page.
const TALLEST: i64 = 80;
const STEP: i64 = 100;

/// The same numbers as bars: what falls due, and within it what falls due on the quarter's last day; beside it what has
/// a milestone in the quarter.
fn chart(text: Text, load: &[QuarterLoad]) -> Html {
    let most =
        load.iter().map(|quarter| quarter.total.max(quarter.milestones)).max().unwrap_or_default().max(1);
    let height = |count: i64| count * TALLEST / most;
    let bar = |(place, quarter): (i64, &QuarterLoad)| {
        let (all, last) = (height(quarter.total), height(quarter.on_last_day));
        let words = text.quarter_of_load(quarter.quarter);
        let set = height(quarter.milestones);
        let (left, middle) = (place * STEP + 20, place * STEP + STEP / 2);
        html! {
            <g>
                <rect class="bar" x={left.to_string()} y={(100 - all).to_string()} width="60" height={all.to_string()} />
                <rect class="bar-last" x={left.to_string()} y={(100 - last).to_string()} width="60" height={last.to_string()} />
                <text x={middle.to_string()} y={(95 - all).to_string()} text-anchor="middle">{ quarter.total }</text>
                if quarter.milestones > 0 {
                    <rect class="bar-set" x={(left + 62).to_string()} y={(100 - set).to_string()} width="14" height={set.to_string()} />
                    <text x={(left + 69).to_string()} y={(95 - set).to_string()} text-anchor="middle">{ quarter.milestones }</text>
                }
                <text x={middle.to_string()} y="115" text-anchor="middle">{ words }</text>
            </g>
        }
    };
    let width = STEP * i64::try_from(load.len()).unwrap_or(1);
    html! {
        <svg class="load-chart" role="img" aria-label={text.load_chart()} viewBox={format!("0 0 {width} 120")}>
            { for (0..).zip(load).map(bar) }
        </svg>
    }
}

fn row(text: Text, plan: Uuid, load: &QuarterLoad, figures: &View) -> Html {
    let quarter = text.quarter_of_load(load.quarter);
    let number = |bucket: Option<Bucket>, column: &str, count: i64| {
        let view = View { bucket, ..figures.limited("quarter", &code(&load.quarter)) };
        to_list(plan, count, &format!("{quarter}, {column}"), view)
    };
    html! {
        <tr data-quarter={code(&load.quarter)}>
            <th scope="row" data-label={text.quarter()}>{ &quarter }</th>
            <td class="numeric" data-label={text.falls_due()}>{ number(None, text.falls_due(), load.total) }</td>
            <td class="numeric" data-label={text.of_these_done()}>{ format!("{}/{}", load.done, load.total) }</td>
            <td class="numeric" data-label={text.of_these_waiting()}>
                { number(Some(Bucket::Waiting), text.of_these_waiting(), load.waiting) }
            </td>
            <td class="numeric" data-label={text.on_last_day()}>{ load.on_last_day }</td>
            <td class="numeric" data-label={text.milestones_reached()}>
                { to_list(plan, load.milestones, &format!("{quarter}, {}", text.milestones_of()),
                    figures.limited("milestoneQuarter", &code(&load.quarter))) }
                { format!(" ({})", load.milestones_reached) }
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::overview::Quarter;

    use super::*;
    use crate::samples::drawn;

    #[tokio::test]
    async fn the_cliff_at_the_end_of_the_year_is_a_number_that_opens_its_quarter() {
        let cliff = [QuarterLoad {
            quarter: Quarter::Q4,
            total: 24,
            done: 2,
            waiting: 3,
            on_last_day: 20,
            milestones: 0,
            milestones_reached: 0,
        }];
        let html = drawn(move || load(Text::default(), Uuid::nil(), &cliff, &View::default())).await;
        assert!(html.contains("Quý IV") && html.contains("quarter=q4") && html.contains("2/24"), "{html}");
        assert!(html.contains(">20<"), "{html}");
    }
}
