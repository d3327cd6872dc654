use serde_json::Value;
use tiendo_api::settings::PeriodKind;
use yew::prelude::*;

use super::setting::in_words;
use crate::text::Text;

/// The report periods of a year and their days; `cell` draws the day at a pointer, under the name of its column.
pub fn period_table(
    text: Text,
    year: i32,
    fault: impl Fn(&str) -> Option<AttrValue>,
    cell: impl Fn(String, String) -> Html,
) -> Html {
    let columns = [
        ("from", text.figures_from()),
        ("to", text.cut_off()),
        ("unitsReportOn", text.units_report_on()),
        ("agencyReportsOn", text.agency_reports_on()),
    ];
    html! {
        <div class="scroll" role="region" aria-label={text.set_periods()} tabindex="0">
            <table class="cards periods">
                <thead>
                    <tr>
                        <th scope="col">{ text.report_period() }</th>
                        for (_, label) in columns { <th scope="col">{ label }</th> }
                    </tr>
                </thead>
                <tbody>
                    for (index, kind) in PeriodKind::ALL.into_iter().enumerate() {
                        <tr data-period={kind.code(year)}>
                            <th scope="row" data-label={text.report_period()}>
                                { text.period(&kind.code(year)) }
                                if let Some(fault) = fault(&format!("/periods/{index}")) {
                                    <p class="fault" id={format!("periods-{index}-fault")}>{ fault }</p>
                                }
                            </th>
                            for (name, label) in columns {
                                <td class="day" data-label={label}>
                                    {
                                        cell(format!("/periods/{index}/{name}"),
                                            format!("{}, {label}", text.period(&kind.code(year))))
                                    }
                                </td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

/// The report periods to read.
pub fn period_facts(text: Text, settings: &Value, year: i32) -> Html {
    let cell = |pointer: String, _: String| match settings.pointer(&pointer) {
        Some(day) => html! { { in_words(day, year) } },
        None => Html::default(),
    };
    period_table(text, year, |_| None, cell)
}
