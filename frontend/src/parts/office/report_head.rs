use tiendo_api::overview::Overview;
use yew::prelude::*;

use crate::{dates, parts::frame::heading::Heading, text::use_text};

/// Props of the zones of the overview.
#[derive(Properties, PartialEq)]
pub struct ReportHeadProps {
    /// The overview.
    pub overview: std::rc::Rc<Overview>,
    /// Name of the agency.
    pub agency: AttrValue,
}

/// The heading of an office report: agency, number (blank when the document leaves it blank), title, day, freshness.
#[component]
pub fn ReportHead(props: &ReportHeadProps) -> Html {
    let text = use_text();
    let overview = &props.overview;
    let plan = &overview.plan;
    html! {
        <div class="report-head">
            <div class="letterhead">
                <p class="agency">{ &props.agency }</p>
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
                <p class="plan-title">{ &plan.title }</p>
                <p>
                    { text.report_period() }{ ": " }{ text.period(&overview.period) }{ " · " }
                    { text.data_as_of() }{ " " }<strong>{ dates::day(overview.as_of) }</strong>{ " · " }
                    { text.freshness() }{ ": " }{ text.rate(&overview.freshness) }
                </p>
            </div>
        </div>
    }
}
