use chrono::NaiveDate;
use tiendo_api::annexes::PlanVersion;
use uuid::Uuid;
use yew::prelude::*;

use crate::{dates, parts::frame::go::Go, route::Route, text::Text, view::View};

/// A version of a plan: its decision, since and until when it holds, what it changed.
pub fn version_entry(
    text: Text,
    plan: Uuid,
    version: &PlanVersion,
    until: Option<NaiveDate>,
    may_read_annex: bool,
) -> Html {
    let title = match (&version.decision_number, version.number) {
        (Some(number), _) => format!("{} {number}", text.decision()),
        (None, _) => text.as_first_approved().to_owned(),
    };
    let day = |name: &'static str, day: Option<NaiveDate>| {
        day.map(|day| html! { <><dt>{ name }</dt><dd>{ dates::day(day) }</dd></> }).unwrap_or_default()
    };
    let view = View { as_of: until, ..View::default() };
    html! {
        <li class="plan-entry" data-version={version.number.to_string()}>
            <h2>{ text.version() }{ " " }{ version.number }{ ": " }{ title }</h2>
            <dl class="facts">
                { day(text.decided_on(), version.decided_on) }
                { day(text.effective_on(), version.effective_on) }
                { day(text.held_until(), until) }
                if version.number > 1 {
                    <dt>{ text.changes_counted() }</dt>
                    <dd>{ version.added }{ ", " }{ version.changed }{ ", " }{ version.dropped }</dd>
                }
                if let Some(by) = &version.approved_by {
                    <dt>{ text.approved_by() }</dt><dd>{ &by.name }{ ", " }{ dates::instant(version.approved_at) }</dd>
                }
            </dl>
            <p class="links">
                <Go to={Route::Plan { id: plan }} {view}>{ text.see_this_version() }</Go>
                if let Some(id) = version.annex_id.filter(|_| may_read_annex) {
                    <Go to={Route::Annex { id }}>{ text.draft_of_version() }</Go>
                }
            </p>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use tiendo_api::Lang;

    use super::*;
    use crate::samples;

    #[tokio::test]
    async fn a_past_version_opens_the_plan_of_its_last_day() {
        let html = samples::drawn(|| {
            let version = samples::plan_version(1, None);
            version_entry(Text(Lang::Vi), Uuid::nil(), &version, Some(samples::day("2026-10-13")), true)
        })
        .await;
        assert!(html.contains("asOf=2026-10-13") && html.contains("13/10/2026"), "{html}");
        assert!(html.contains("Như đã duyệt") && !html.contains("Thêm, sửa, bỏ"), "{html}");
    }
}
