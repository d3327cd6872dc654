use tiendo_api::overview::{Bucket, Overview, SectionLine};
use yew::prelude::*;

use super::seven_numbers::to_list;
use crate::{text::Text, view::View};

/// D. Sections: what is done beside what should be done by now, and what is overdue.
pub fn sections(text: Text, overview: &Overview, figures: &View) -> Html {
    let overdue = |line: &SectionLine| {
        let what = format!("{} {}, {}", text.section(), line.number, text.overdue());
        let section = Some(line.number.clone());
        let view = View { section, bucket: Some(Bucket::Overdue), ..figures.clone() };
        to_list(overview.plan.id, line.overdue, &what, view)
    };
    html! {
        <section class="zone" aria-labelledby="zone-d">
            <h2 id="zone-d">{ text.zone_d() }</h2>
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{ text.section() }</th>
                        <th scope="col">{ text.content() }</th>
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
                            <td class="numeric" data-label={text.overdue()}>{ overdue(line) }</td>
                        </tr>
                    }
                </tbody>
            </table>
            <p class="small">{ text.rate_footnote() }</p>
        </section>
    }
}
