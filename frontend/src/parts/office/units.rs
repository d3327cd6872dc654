use tiendo_api::overview::{Bucket, BucketCount, Overview, UnitLine};
use yew::prelude::*;

use super::seven_numbers::to_list;
use crate::{text::Text, view::View, wire::code};

/// C. Units and states, worst first; each number opens its list.
pub fn units(text: Text, overview: &Overview, figures: &View) -> Html {
    let number = |line: &UnitLine, bucket: Option<Bucket>, count: i64| {
        let column = bucket.map_or(text.total(), |bucket| text.bucket(bucket));
        let view = View { unit: Some(line.unit.id), bucket, ..figures.clone() };
        to_list(overview.plan.id, count, &format!("{}, {column}", line.unit.name), view)
    };
    let limited = |line: &UnitLine, what: &str, count: i64, at_risk: Option<bool>, updated: Option<bool>| {
        let view = View { unit: Some(line.unit.id), at_risk, updated, ..figures.clone() };
        to_list(overview.plan.id, count, &format!("{}, {what}", line.unit.name), view)
    };
    html! {
        <section class="zone" aria-labelledby="zone-c">
            <h2 id="zone-c">{ text.zone_c() }</h2>
            <div class="scroll" role="region" aria-labelledby="zone-c" tabindex="0">
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
                        for (index, line) in overview.units.iter().enumerate() {
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
                                    { limited(line, text.at_risk(), line.at_risk, Some(true), None) }
                                </td>
                                <td class="numeric" data-label={text.fresh()}>
                                    { limited(line, text.fresh(), line.freshness.numerator, None, Some(true)) }
                                    { format!("/{}", line.freshness.denominator) }
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
