use yew::prelude::*;

use super::seven_numbers::{ToList, ZoneProps};
use crate::{text::use_text, view::View};

/// D. Sections: what is done beside what should be done by now, and what is overdue.
#[component]
pub fn Sections(props: &ZoneProps) -> Html {
    let text = use_text();
    let overview = &props.overview;
    html! {
        <section class="zone" aria-labelledby="zone-d">
            <h2 id="zone-d">{ text.zone_d() }</h2>
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{ text.section() }</th>
                        <th scope="col">{ text.activity() }</th>
                        <th scope="col">{ text.actual() }</th>
                        <th scope="col">{ text.expected() }</th>
                        <th scope="col">{ text.overdue() }</th>
                    </tr>
                </thead>
                <tbody>
                    for line in &overview.sections {
                        <tr data-section={line.number.clone()}>
                            <td data-label={text.section()}>{ &line.number }</td>
                            <th scope="row">{ &line.title }</th>
                            <td class="numeric" data-label={text.actual()}>{ text.rate(&line.actual) }</td>
                            <td class="numeric" data-label={text.expected()}>{ text.rate(&line.expected) }</td>
                            <td class="numeric" data-label={text.overdue()}>
                                <ToList plan={overview.plan.id} count={line.overdue} late=true
                                    name={format!("{} {}, {}", text.section(), line.number, text.overdue())}
                                    view={View {
                                        section: Some(line.number.clone()),
                                        bucket: Some(tiendo_api::overview::Bucket::Overdue),
                                        as_of: props.view.as_of,
                                        ..View::default()
                                    }} />
                            </td>
                        </tr>
                    }
                </tbody>
            </table>
            <p class="small">{ text.rate_footnote() }</p>
        </section>
    }
}
