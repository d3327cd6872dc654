use tiendo_api::overview::{Basis, Overview};
use yew::prelude::*;

use crate::{dates, parts::frame::heading::Heading, text::Text};

/// The heading of an office report: agency, number (blank when the document leaves it blank), title, day, freshness.
pub fn report_head(text: Text, overview: &Overview, agency: &str) -> Html {
    let plan = &overview.plan;
    html! {
        <div class="report-head">
            <div class="letterhead">
                <p class="agency">{ agency }</p>
                <p>
                    { text.number_label() }{ ": " }
                    {
                        match &plan.number {
                            Some(number) => html! { { number } },
                            None => html! { <span title={text.not_blank()}>{ text.number_blank() }</span> },
                        }
                    }
                    if let Some(day) = plan.issued_on { { ", " }{ dates::day(day) } }
                </p>
            </div>
            <div class="report-title">
                <Heading title={text.overview_title()} />
                <p class="plan-title">
                    { &plan.title }
                    if overview.basis == Basis::Approved { { " (" }{ text.basis_approved().to_lowercase() }{ ")" } }
                </p>
                <p>
                    { text.report_period() }{ ": " }{ text.period(&overview.period) }{ " · " }
                    { text.data_as_of() }{ " " }<strong>{ dates::day(overview.as_of) }</strong>{ " · " }
                    { text.freshness() }{ ": " }{ text.rate(&overview.freshness) }
                </p>
            </div>
        </div>
    }
}
