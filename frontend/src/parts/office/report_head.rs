use chrono::NaiveDate;
use tiendo_api::{
    overview::{Basis, PeriodWindow, Rate},
    plans::PlanSummary,
};
use yew::prelude::*;

use crate::{dates, parts::frame::heading::Heading, text::Text};

/// What the heading of a report says.
pub struct ReportHead<'r> {
    /// Title of the report.
    pub title: &'r str,
    /// The plan.
    pub plan: &'r PlanSummary,
    /// Day the figures are true of.
    pub as_of: NaiveDate,
    /// The plan as amended, or as first approved.
    pub basis: Basis,
    /// Report period running on that day.
    pub period: &'r str,
    /// The report period the figures are limited to.
    pub scope: Option<&'r PeriodWindow>,
    /// Items updated in the running period.
    pub freshness: &'r Rate,
}

/// The heading of an office report: agency, number (blank when the document leaves it blank), title, day, freshness.
pub fn report_head(text: Text, agency: &str, head: &ReportHead) -> Html {
    let plan = head.plan;
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
                <Heading title={head.title.to_owned()} />
                <p class="plan-title">
                    { &plan.title }
                    if head.basis == Basis::Approved { { " (" }{ text.basis_approved().to_lowercase() }{ ")" } }
                </p>
                <p>
                    { text.report_period() }{ ": " }{ text.period(head.period) }{ " · " }
                    { text.data_as_of() }{ " " }<strong>{ dates::day(head.as_of) }</strong>{ " · " }
                    { text.freshness() }{ ": " }{ text.rate(head.freshness) }
                </p>
                if let Some(scope) = head.scope {
                    <p data-scope={scope.code.clone()}>
                        <strong>{ text.only_period() }{ " " }{ text.period(&scope.code) }</strong>
                        { format!(" ({} – {})", dates::day(scope.from), dates::day(scope.to)) }
                    </p>
                }
            </div>
        </div>
    }
}
