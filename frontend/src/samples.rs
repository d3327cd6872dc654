//! Things of the contract for tests, and views drawn without a browser.

use std::rc::Rc;

use chrono::NaiveDate;
use tiendo_api::{
    Action,
    overview::{Bucket, BucketCount, Overview, Rate},
    plans::PlanSummary,
    units::UnitRef,
    work::{DueState, WorkItemRow, WorkState},
};
use uuid::Uuid;
use yew::{ServerRenderer, prelude::*};
use yew_router::{
    Router,
    history::{AnyHistory, MemoryHistory},
};

#[derive(Properties, PartialEq)]
struct StageProps {
    draw: Callback<(), Html>,
}

/// A router around a view, for links.
#[component]
fn Stage(props: &StageProps) -> Html {
    html! { <Router history={AnyHistory::from(MemoryHistory::new())}>{ props.draw.emit(()) }</Router> }
}

/// What a view looks like, as text and tags.
pub async fn drawn(draw: impl Fn() -> Html + Send + 'static) -> String {
    let props = move || StageProps { draw: Callback::from(move |()| draw()) };
    ServerRenderer::<Stage>::with_props(props).hydratable(false).render().await
}

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// VI.HĐ1, overdue by twelve days on 12/01/2027, one document of three.
pub fn overdue_item() -> WorkItemRow {
    WorkItemRow {
        id: Uuid::nil(),
        activity_id: Uuid::nil(),
        code: "VI.HĐ1".into(),
        title: "Rà soát Quy chế chi tiêu nội bộ".into(),
        period: None,
        lead_unit: UnitRef { id: Uuid::nil(), code: "VP".into(), name: "Văn phòng".into() },
        state: WorkState::Open,
        deadline_label: "Trong năm 2026".into(),
        due: Some(day("2026-12-31")),
        due_state: DueState::Overdue,
        days_left: Some(-12),
        deliverables: 3,
        deliverables_evidenced: 1,
        percent: 0,
        last_progress_at: None,
        pending_submission_id: None,
        version: 1,
        allowed_actions: vec![Action::ReportProgress],
    }
}

/// An overview of 28 items, one to seven in each number.
pub fn overview() -> Rc<Overview> {
    let buckets =
        Bucket::ALL.into_iter().zip(1..).map(|(bucket, count)| BucketCount { bucket, count }).collect();
    let plan = PlanSummary {
        id: Uuid::nil(),
        title: "Nhiệm vụ trọng tâm".into(),
        number: None,
        issued_on: None,
        issuer: None,
        year: 2026,
        version: 1,
        allowed_actions: Vec::new(),
    };
    Rc::new(Overview {
        plan,
        basis: Default::default(),
        as_of: day("2026-11-23"),
        period: "2026".into(),
        freshness: Rate::of(1, 4, 0),
        total: 28,
        buckets,
        due_soon: 2,
        completed: Rate::of(3, 21, 7),
        on_time: Rate::of(1, 3, 0),
        self_confirmed: 0,
        decisions: Vec::new(),
        units: Vec::new(),
        sections: Vec::new(),
    })
}
