use tiendo_api::targets::{PlanTarget, TargetPeriod};
use yew::prelude::*;

use super::{number, target_table::state};
use crate::text::Text;

/// A target period by period: a table, and above it a line where there are two values to draw one between.
pub fn trend(text: Text, target: &PlanTarget) -> Html {
    html! {
        <section class="history" aria-labelledby="trend-title">
            <h3 id="trend-title">{ text.by_period() }</h3>
            if target.periods.is_empty() {
                <p class="small">{ text.no_period_open() }</p>
            } else {
                { line(text, target) }
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ text.report_period() }</th>
                            <th scope="col">{ text.target_figures() }</th>
                            <th scope="col">{ text.state_word() }</th>
                        </tr>
                    </thead>
                    <tbody>{ for target.periods.iter().map(|period| row(text, target, period)) }</tbody>
                </table>
            }
        </section>
    }
}

fn row(text: Text, target: &PlanTarget, period: &TargetPeriod) -> Html {
    html! {
        <tr data-period={period.period.clone()}>
            <th scope="row">{ text.period(&period.period) }</th>
            <td>
                if let Some(value) = &period.value {
                    <p>{ text.figures(value, &target.unit) }</p>
                    if let Some(claimed) = value.claimed {
                        <p class="small">{ text.unit_claims() }{ " " }{ text.quantity(claimed, &target.unit) }</p>
                    }
                    <p class="small">{ &value.source }</p>
                } else {
                    { "–" }
                }
            </td>
            <td>{ state(text, period.state) }</td>
        </tr>
    }
}

/// Width of a period, room for the words at the line of what is stated, the ground, height of the highest value.
const STEP: f64 = 90.0;
const MARGIN: f64 = 56.0;
const GROUND: f64 = 100.0;
const HIGHEST: f64 = 75.0;

/// The values that could be measured, over the line they should reach.
fn line(text: Text, target: &PlanTarget) -> Html {
    let measured = |period: &TargetPeriod| period.value.as_ref().and_then(|value| value.measured);
    let highest = target.periods.iter().filter_map(measured).fold(target.value, f64::max);
    let height = |value: f64| GROUND - value / highest.max(f64::MIN_POSITIVE) * HIGHEST;
    let mut width = MARGIN;
    let mut labels = Vec::new();
    let mut points = Vec::new();
    for period in &target.periods {
        let middle = width + STEP / 2.0;
        width += STEP;
        labels.push(words(middle, GROUND + 17.0, text.period(&period.period)));
        points.extend(measured(period).map(|value| (middle, height(value), value)));
    }
    if points.len() < 2 {
        return Html::default();
    }
    let corners: Vec<String> = points.iter().map(|(x, y, _)| format!("{x},{y}")).collect();
    let stated = height(target.value);
    html! {
        <svg class="load-chart trend" role="img" aria-label={text.trend_chart()} viewBox={format!("0 0 {width} 122")}>
            <line class="stated" x1={MARGIN.to_string()} x2={width.to_string()} y1={stated.to_string()} y2={stated.to_string()} />
            <text x="0" y={(stated - 4.0).to_string()}>{ text.stated_line() }</text>
            <text x="0" y={(stated + 12.0).to_string()}>{ text.quantity(target.value, &target.unit) }</text>
            { labels }
            <polyline points={corners.join(" ")} />
            for (x, y, value) in points {
                <g>
                    <circle cx={x.to_string()} cy={y.to_string()} r="3.5" />
                    { words(x, y + beside(y, stated), said(text, target, value)) }
                </g>
            }
        </svg>
    }
}

/// A value is written over its point, unless the line of what is stated is there.
fn beside(y: f64, stated: f64) -> f64 {
    if (0.5..24.0).contains(&(y - stated)) { 17.0 } else { -9.0 }
}

fn words(x: f64, y: f64, words: String) -> Html {
    html! { <text x={x.to_string()} y={y.to_string()} text-anchor="middle">{ words }</text> }
}

fn said(text: Text, target: &PlanTarget, value: f64) -> String {
    if target.unit == "%" { number::percent(text.0, value) } else { number::written(text.0, value) }
}

#[cfg(test)]
mod tests {
    use tiendo_api::targets::TargetStatus;

    use super::*;
    use crate::samples::{drawn, target};

    #[tokio::test]
    async fn a_line_is_drawn_between_two_values_and_not_to_one() {
        let one = drawn(|| trend(Text::default(), &target(TargetStatus::Confirmed))).await;
        assert!(one.contains("0/0") && one.contains("10/12 (83,33%)") && !one.contains("<svg"), "{one}");
        let mut both = target(TargetStatus::Confirmed);
        if let Some(value) = &mut both.periods[0].value {
            value.measured = Some(20.0);
        }
        let two = drawn(move || trend(Text::default(), &both)).await;
        assert!(two.contains("<polyline") && two.contains("đơn vị tự tính"), "{two}");
    }
}
