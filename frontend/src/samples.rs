//! Things of the contract for tests, and views drawn without a browser.

use std::rc::Rc;

use chrono::NaiveDate;
use serde_json::json;
use tiendo_api::{
    Action,
    annexes::{Annex, AnnexFinding, DecisionKind, FindingDecision, PlanVersion},
    overview::{Basis, Bucket, BucketCount, ConditionsAwaited, Overview, Rate},
    plans::PlanSummary,
    targets::{PlanTarget, TargetStatus},
    units::UnitRef,
    work::{DueState, WorkItem, WorkItemRow, WorkState},
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
        extensions: 0,
        pending_extension_id: None,
        urging: None,
        assignee: None,
        version: 1,
        allowed_actions: vec![Action::ReportProgress],
        period_missed: false,
        risks: Vec::new(),
    }
}

/// The same item with what people ask about it: an extension granted once, an urging nobody has read, a contribution.
pub fn asked_item() -> WorkItem {
    let id = Uuid::nil();
    let unit = json!({ "id": id, "code": "PNV", "name": "Phòng nghiệp vụ" });
    let by = json!({ "id": id, "name": "Lò Thị Vân", "unit": unit });
    let at = "2027-01-10T09:00:00+07:00";
    let extension = json!({
        "id": id, "unit": unit, "due": "2026-11-30", "newDue": "2026-12-20", "reason": "Chờ góp ý", "late": true,
        "at": at, "by": by, "state": "granted",
        "decision": { "newDue": "2026-12-31", "reason": "Đồng ý", "at": at, "by": by, "selfDecided": false }
    });
    let urging = json!({
        "id": id, "number": 12, "year": 2027, "level": "criticism", "text": "Trình kết quả ngay",
        "item": { "id": id, "code": "VI.HĐ1", "title": "Rà soát" }, "unit": unit, "at": at, "by": by,
        "receipt": null, "allowedActions": ["receiveUrging"]
    });
    let contribution = json!({
        "id": id, "unit": unit, "askedBy": unit, "what": "Số liệu chi", "due": "2027-01-15", "daysLeft": 3,
        "at": at, "by": by, "state": "open", "answer": null, "allowedActions": ["answerContribution"]
    });
    let item = WorkItemRow { extensions: 1, ..overdue_item() };
    let deadline = json!({
        "kind": "year_long", "label": "Trong năm 2026", "granularity": null, "start": null, "end": "2026-12-31",
        "tentative": false, "conditionId": null, "basis": null
    });
    let path = json!({
        "planId": id, "planTitle": "Kế hoạch", "sectionNumber": "VI",
        "sectionTitle": "CẢI CÁCH TÀI CHÍNH CÔNG", "objective": "Mục tiêu", "task": "Nhiệm vụ"
    });
    serde_json::from_value(json!({
        "item": item, "path": path, "leadUnits": [unit], "coordinatingUnits": [unit], "deadline": deadline,
        "condition": null, "contingent": false, "deliverables": [], "progress": [], "submissions": [],
        "authority": "Văn phòng",
        "dueChanges": [{
            "from": "2027-01-10", "before": "2026-11-30", "after": "2026-12-31", "extensionRequestId": id,
            "planVersion": 1
        }],
        "extensionRequests": [extension], "urgings": [urging], "contributionRequests": [contribution],
    }))
    .unwrap()
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
        basis: Basis::default(),
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
        scope: None,
        at_backstop: 0,
        at_risk: 0,
        risks: Vec::new(),
        periods_missed: 0,
        targets: Vec::new(),
        conditions: ConditionsAwaited::default(),
        load: Vec::new(),
    })
}

/// "Tối thiểu 25%" of I.MT3, reported as 10 of 12 in the first half, and before that as 0 of nothing.
pub fn target(status: TargetStatus) -> PlanTarget {
    let value = |period: &str, numerator: i32, denominator: i32, measured: Option<f64>| {
        json!({
            "id": Uuid::nil(), "period": period, "numerator": numerator, "denominator": denominator,
            "measured": measured, "claimed": 100, "source": "Hồ sơ kiểm tra", "note": null,
            "at": "2026-07-01T09:00:00+07:00", "by": { "id": Uuid::nil(), "name": "Lò Thị Vân", "unit": null }
        })
    };
    let latest = value("2026-6M", 10, 12, Some(250.0 / 3.0));
    serde_json::from_value(json!({
        "id": Uuid::nil(), "planId": Uuid::nil(), "place": "objective", "code": "I.MT3",
        "words": "Kiểm tra tối thiểu 25% phòng chuyên môn", "operator": "at_least", "value": 25, "unit": "%",
        "direction": null, "leadUnit": { "id": Uuid::nil(), "code": "VP", "name": "Văn phòng" },
        "status": status, "state": "met", "latest": latest,
        "periods": [
            { "period": "2026-Q1", "state": "no_data", "value": value("2026-Q1", 0, 0, None) },
            { "period": "2026-6M", "state": "met", "value": latest }
        ],
        "version": 3, "allowedActions": ["manageTargets", "reportTarget"]
    }))
    .unwrap()
}

/// A doubt about the lead units of III.HĐ1, in row 14.
pub fn doubt(number: u32) -> AnnexFinding {
    let finding = json!({
        "code": "unit_variant", "severity": "low", "place": { "table": 1, "row": 14, "column": 5 },
        "target": { "node": 4, "field": "lead_units" }, "read": "Trung tâm", "proposed": "Trung tâm dịch vụ",
        "done": true, "message": "Đơn vị được viết tắt."
    });
    serde_json::from_value(
        json!({ "number": number, "finding": finding, "correctable": true, "decision": null }),
    )
    .unwrap()
}

/// What somebody decided about a doubt.
pub fn decided(kind: DecisionKind) -> FindingDecision {
    let at = "2026-11-24T09:00:00+07:00".parse().unwrap();
    let reason = Some("Đã đối chiếu bản ký.".into());
    FindingDecision { kind, value: None, reason, by: None, at }
}

/// A draft of one section, one objective, one task and III.HĐ1 with two doubts about it.
pub fn annex() -> Annex {
    let unit = |name: &str| json!({ "name": name, "asWritten": name });
    let place = json!({ "table": 1, "row": 14, "column": null });
    let activity = json!({
        "key": 4, "code": "III.HĐ1", "number": 1, "stt": null, "title": "Rà soát tên gọi, chức năng",
        "deliverableText": "Báo cáo", "deliverables": ["Báo cáo"],
        "leadText": "Văn phòng, Trung tâm", "leadUnits": [unit("Văn phòng"), unit("Trung tâm")],
        "coordinatingText": null, "coordinatingUnits": [],
        "timeText": "Trong năm 2026", "deadline": {
            "kind": "year_long", "label": "Trong năm 2026", "granularity": null, "start": "2026-01-01",
            "end": "2026-12-31", "tentative": false, "trigger": null, "basis": null, "yearStated": true
        },
        "contingent": false, "place": place,
        "places": { "title": place, "deliverables": null, "lead": null, "coordinating": null, "deadline": null }
    });
    let none = json!({ "objectives": null, "tasks": null, "activities": null });
    let task = json!({ "key": 3, "place": null, "stt": 6, "number": 1, "title": "Sắp xếp", "activities": [activity] });
    let objective = json!({ "key": 2, "place": null, "number": 0, "title": "", "tasks": [task] });
    let section = json!({
        "key": 1, "place": null, "number": "III", "title": "CẢI CÁCH TỔ CHỨC BỘ MÁY",
        "declared": { "objectives": null, "tasks": 1, "activities": 2 }, "objectives": [objective]
    });
    let summary = json!({
        "id": Uuid::nil(), "kind": "new_plan", "state": "draft", "title": "Nhiệm vụ trọng tâm", "year": 2026,
        "planId": null,
        "source": { "name": "phu-luc.docx", "format": "word", "size": 1, "sha256": "0123456789abcdef" },
        "found": { "sections": 1, "objectives": 0, "tasks": 1, "activities": 1 },
        "openFindings": 2, "findings": 2, "createdBy": null, "createdAt": "2026-11-24T09:00:00+07:00",
        "changedAt": "2026-11-24T09:00:00+07:00", "jobId": null, "version": 1,
        "allowedActions": ["readAnnex", "prepareAnnex", "approveAnnex"]
    });
    serde_json::from_value(json!({
        "annex": summary,
        "plan": {
            "title": "Nhiệm vụ trọng tâm", "attachedTo": null, "issuer": null, "year": 2026, "number": null,
            "issuedOn": null
        },
        "layout": { "columns": [], "labels": { "objective": true, "task": true, "activity": true } },
        "declared": none, "sections": [section], "findings": [doubt(1), doubt(2)],
        "tables": [
            { "number": 0, "name": null, "lastRow": 3, "columns": 1 },
            { "number": 1, "name": null, "lastRow": 40, "columns": 8 }
        ]
    }))
    .unwrap()
}

/// A version of a plan in force from a day.
pub fn plan_version(number: i32, effective_on: Option<&str>) -> PlanVersion {
    PlanVersion {
        number,
        effective_on: effective_on.map(day),
        decision_number: effective_on.map(|_| "15/QĐ-BQL".into()),
        decided_on: effective_on.map(day),
        annex_id: None,
        approved_by: None,
        approved_at: "2026-10-14T09:00:00+07:00".parse().unwrap(),
        added: 1,
        changed: 2,
        dropped: 0,
    }
}
