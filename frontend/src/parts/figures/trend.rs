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

/// Width of a period, room for the words at the line of what is stated, height of the highest value.
const STEP: f64 = 100.0;
const MARGIN: f64 = 90.0;
const HIGHEST: f64 = 70.0;
const GROUND: f64 = 100.0;

/// The values that could be measured, over the line they should reach.
fn line(text: Text, target: &PlanTarget) -> Html {
    let measured = |period: &TargetPeriod| period.value.as_ref().and_then(|value| value.measured);
    let highest = target.periods.iter().filter_map(measured).fold(target.value, f64::max);
    let height = |value: f64| GROUND - value / highest.max(f64::MIN_POSITIVE) * HIGHEST;
    let mut left = MARGIN - STEP / 2.0;
    let points: Vec<_> = target
        .periods
        .iter()
        .filter_map(|period| {
            left += STEP;
            measured(period).map(|value| (left, height(value), value, &period.period))
        })
        .collect();
    if points.len() < 2 {
        return Html::default();
    }
    let corners: Vec<String> = points.iter().map(|(x, y, ..)| format!("{x},{y}")).collect();
    let (width, stated) = (left + STEP / 2.0, height(target.value));
    let said = |value: f64| match target.unit.as_str() {
        "%" => number::percent(text.0, value),
        _ => number::written(text.0, value),
    };
    html! {
        <svg class="load-chart trend" role="img" aria-label={text.trend_chart()} viewBox={format!("0 0 {width} 120")}>
            <line class="stated" x1={MARGIN.to_string()} x2={width.to_string()} y1={stated.to_string()} y2={stated.to_string()} />
            <text x="0" y={(stated + 3.0).to_string()}>{ text.stated_line() }{ " " }{ text.quantity(target.value, &target.unit) }</text>
            <polyline points={corners.join(" ")} />
            for (x, y, value, period) in points {
                <g>
                    <circle cx={x.to_string()} cy={y.to_string()} r="3" />
                    <text x={x.to_string()} y={(y - 8.0).to_string()} text-anchor="middle">{ said(value) }</text>
                    <text x={x.to_string()} y="115" text-anchor="middle">{ text.period(period) }</text>
                </g>
            }
        </svg>
    }
}
