use tiendo_api::overview::{Bucket, BucketCount, UnitLine};
use uuid::Uuid;
use yew::prelude::*;

use super::seven_numbers::to_list;
use crate::{text::Text, view::View, wire::code};

/// C. Units and states, worst first; each number opens its list.
pub fn units(text: Text, plan: Uuid, units: &[UnitLine], figures: &View) -> Html {
    let number = |line: &UnitLine, bucket: Option<Bucket>, count: i64| {
        let column = bucket.map_or(text.total(), |bucket| text.bucket(bucket));
        let view = View { unit: Some(line.unit.id), bucket, ..figures.clone() };
        to_list(plan, count, &format!("{}, {column}", line.unit.name), view)
    };
    let limited = |line: &UnitLine, what: &str, count: i64, limit: &'static str| {
        let view = View { unit: Some(line.unit.id), ..figures.limited(limit, &true) };
        to_list(plan, count, &format!("{}, {what}", line.unit.name), view)
    };
    html! {
        <section class="zone" aria-labelledby="zone-c">
            <h2 id="zone-c">{ text.zone_c() }</h2>
            if units.is_empty() { <p class="empty">{ text.no_items() }</p> }
            <div class="scroll" hidden={units.is_empty()} role="region" aria-labelledby="zone-c" tabindex="0">
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{ text.stt() }</th>
                            <th scope="col">{ text.lead() }</th>
                            for bucket in Bucket::ALL { <th scope="col">{ text.bucket(bucket) }</th> }
                            <th scope="col">{ text.total() }</th>
                            <th scope="col">{ text.self_confirmed_column() }</th>
                            <th scope="col">{ text.at_risk() }</th>
                            <th scope="col">{ text.fresh() }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for (index, line) in units.iter().enumerate() {
                            <tr data-unit={line.unit.code.clone()}>
                                <td class="numeric" data-label={text.stt()}>{ index + 1 }</td>
                                <th scope="row" data-label={text.lead()}>{ &line.unit.name }</th>
                                for BucketCount { bucket, count } in &line.buckets {
                                    <td class="numeric" data-bucket={code(bucket)} data-label={text.bucket(*bucket)}>
                                        { number(line, Some(*bucket), *count) }
                                    </td>
                                }
                                <td class="numeric" data-label={text.total()}>
                                    { number(line, None, line.total) }
                                </td>
                                <td class="numeric" data-label={text.self_confirmed_column()}>{ line.self_confirmed }</td>
                                <td class="numeric" data-label={text.at_risk()}>
                                    { limited(line, text.at_risk(), line.at_risk, "atRisk") }
                                </td>
                                <td class="numeric" data-label={text.fresh()}>
                                    <span>
                                        { limited(line, text.fresh(), line.freshness.numerator, "updated") }
                                        { format!("/{}", line.freshness.denominator) }
                                    </span>
                                </td>
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
            <p class="small">{ text.joint_footnote() }</p>
        </section>
    }
}
