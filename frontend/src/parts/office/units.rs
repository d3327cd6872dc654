use tiendo_api::overview::{Bucket, BucketCount};
use yew::prelude::*;

use super::seven_numbers::{ToList, ZoneProps};
use crate::{text::use_text, view::View, wire::code};

/// C. Units and states, worst first; each number opens its list.
#[component]
pub fn Units(props: &ZoneProps) -> Html {
    let text = use_text();
    let overview = &props.overview;
    let view = View { as_of: props.view.as_of, ..View::default() };
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
                        </tr>
                    </thead>
                    <tbody>
                        for (index, line) in overview.units.iter().enumerate() {
                            <tr data-unit={line.unit.code.clone()}>
                                <td class="numeric" data-label={text.stt()}>{ index + 1 }</td>
                                <th scope="row" data-label={text.lead()}>{ &line.unit.name }</th>
                                for BucketCount { bucket, count } in &line.buckets {
                                    <td class="numeric" data-bucket={code(bucket)} data-label={text.bucket(*bucket)}>
                                        <ToList plan={overview.plan.id} count={*count}
                                            late={*bucket == Bucket::Overdue}
                                            name={format!("{}, {}", line.unit.name, text.bucket(*bucket))}
                                            view={View { unit: Some(line.unit.id), bucket: Some(*bucket), ..view.clone() }} />
                                    </td>
                                }
                                <td class="numeric" data-label={text.total()}>
                                    <ToList plan={overview.plan.id} count={line.total}
                                        name={format!("{}, {}", line.unit.name, text.total())}
                                        view={View { unit: Some(line.unit.id), ..view.clone() }} />
                                </td>
                                <td class="numeric" data-label={text.self_confirmed_column()}>{ line.self_confirmed }</td>
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
            <p class="small">{ text.joint_footnote() }</p>
        </section>
    }
}
