//! Targets: read from the plan, confirmed by the Office, measured in each report period.

use actix_web::http::StatusCode;
use serde_json::{Value, json};
use tiendo_api::{
    Action, Operator,
    contradictions::ContradictionKind,
    page::Page,
    problem::Code,
    targets::{
        NewTargetDrop, NewTargetValue, PlanTarget, TargetDetail, TargetPlace, TargetState, TargetStatus,
    },
};
use uuid::Uuid;

use crate::world::{Person, World, first_day};

fn share(period: &str, numerator: f64, denominator: f64) -> NewTargetValue {
    NewTargetValue {
        period: period.into(),
        numerator,
        denominator: Some(denominator),
        source: "Hệ thống một cửa".into(),
        ..NewTargetValue::default()
    }
}

async fn named(person: &Person, code: &str) -> PlanTarget {
    person.targets().await.into_iter().find(|target| target.code == code).expect("a target")
}

async fn confirmed(ban: &World, code: &str) -> Uuid {
    let id = named(&ban.office_clerk, code).await.id;
    ban.office_clerk.to_target(id, "confirmations", &json!({})).await.ok::<TargetDetail>();
    id
}

#[actix_web::test]
async fn every_target_of_the_plan_is_proposed_with_its_words() {
    let ban = World::new().await;
    let truth: Value =
        serde_json::from_slice(include_bytes!("../../../plans/ke-hoach-cchc-2026.truth.json")).expect("JSON");
    let sections = truth["sections"].as_array().expect("sections").iter();
    let objectives = sections.flat_map(|section| section["objectives"].as_array().expect("objectives"));
    let wanted: Vec<_> = objectives
        .flat_map(|objective| {
            let targets = objective["targets"].as_array().expect("targets").iter();
            targets.map(|target| {
                let text = |field: &str| target[field].as_str().expect("text").to_owned();
                let value = target["value"].as_f64().expect("a number");
                (objective["id"].as_str().expect("an id").to_owned(), text("op"), value, text("unit"))
            })
        })
        .collect();
    let proposed = ban.services_clerk.targets().await;
    let of_objectives: Vec<_> = proposed
        .iter()
        .filter(|target| target.place == TargetPlace::Objective)
        .map(|it| (it.code.clone(), it.operator.symbol().to_owned(), it.value, it.unit.clone()))
        .collect();
    assert_eq!(of_objectives, wanted);
    let elsewhere: Vec<_> =
        proposed.iter().filter(|it| it.place != TargetPlace::Objective).map(|it| it.code.as_str()).collect();
    assert_eq!(elsewhere, ["III.HĐ7", "III.HĐ7", "VII.HĐ6"]);
    assert!(proposed.iter().all(|it| it.status == TargetStatus::Proposed && it.state == TargetState::NoData));
    assert!(proposed.iter().all(|it| it.lead_unit.is_some() && it.allowed_actions.is_empty()));
    assert_eq!(proposed[0].words, "Kiểm tra tối thiểu 25% phòng chuyên môn, Trung tâm trực thuộc");
}

#[actix_web::test]
async fn the_lead_unit_reports_and_the_target_is_met_or_not_or_nobody_can_say() {
    let ban = World::new().await;
    let checks = named(&ban.office_clerk, "I.MT3").await;
    let first = share("2026-Q1", 1.0, 4.0);
    let unconfirmed = ban.office_staff.to_target(checks.id, "values", &first).await;
    assert_eq!(unconfirmed.code(), Code::TargetNotConfirmed);
    confirmed(&ban, "I.MT3").await;
    let again = ban.office_clerk.to_target(checks.id, "confirmations", &json!({})).await;
    assert_eq!(again.code(), Code::TargetSettled);

    assert_eq!(ban.professional_clerk.to_target(checks.id, "values", &first).await.code(), Code::NotAllowed);
    let answer = ban.office_staff.to_target(checks.id, "values", &first).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let met: TargetDetail = answer.ok();
    assert_eq!(
        (met.target.state, met.target.allowed_actions.as_slice()),
        (TargetState::Met, &[Action::ReportTarget][..])
    );
    assert_eq!(met.target.latest.and_then(|value| value.measured), Some(25.0));

    // A correction is another row.
    let fewer = NewTargetValue { note: Some("Đếm lại".into()), ..share("2026-Q1", 0.0, 4.0) };
    let corrected: TargetDetail = ban.office_staff.to_target(checks.id, "values", &fewer).await.ok();
    assert_eq!((corrected.target.state, corrected.values.len()), (TargetState::NotMet, 2));
    assert_eq!(corrected.values[0].note.as_deref(), Some("Đếm lại"));
    let nothing: TargetDetail =
        ban.office_staff.to_target(checks.id, "values", &share("2026-Q1", 0.0, 0.0)).await.ok();
    assert_eq!(nothing.target.state, TargetState::NoData);
}

#[actix_web::test]
async fn each_period_has_its_value_and_a_past_day_its_own() {
    let ban = World::new().await;
    let id = confirmed(&ban, "I.MT3").await;
    ban.office_staff.to_target(id, "values", &share("2026-Q1", 1.0, 4.0)).await.ok::<TargetDetail>();
    let early = ban.office_staff.to_target(id, "values", &share("2026-Q3", 1.0, 4.0)).await;
    assert_eq!(early.faults(), ["/period out_of_range"]);
    ban.clock.advance(10);
    ban.office_staff.to_target(id, "values", &share("2026-6M", 0.0, 4.0)).await.ok::<TargetDetail>();
    ban.office_staff.to_target(id, "values", &share("2026-Q1", 0.0, 4.0)).await.ok::<TargetDetail>();
    let now = named(&ban.leader, "I.MT3").await;
    let trend: Vec<_> = now.periods.iter().map(|it| (it.period.as_str(), it.state)).collect();
    assert_eq!(trend, [("2026-Q1", TargetState::NotMet), ("2026-6M", TargetState::NotMet)]);
    assert_eq!(now.latest.map(|value| value.period), Some("2026-6M".into()));

    let corrected = json!({
        "words": "Kiểm tra toàn bộ các phòng", "operator": "equal", "value": 100, "unit": "%", "reason": "Theo QĐ 12",
    });
    let answer = ban.office_clerk.to_target(id, "corrections", &corrected).await.ok::<TargetDetail>();
    assert_eq!((answer.target.operator, answer.target.value), (Operator::Equal, 100.0));
    assert_eq!(answer.decisions[0].reason.as_deref(), Some("Theo QĐ 12"));
    let address = format!("/plans/{}/targets?asOf={}", ban.leader.plan_id().await, first_day());
    let then: Page<PlanTarget> = ban.leader.read(&address).await;
    let then = then.data.into_iter().find(|target| target.id == id).expect("it was there");
    assert_eq!((then.operator, then.value, then.state), (Operator::AtLeast, 25.0, TargetState::Met));
    assert_eq!(then.periods.len(), 1);
}

#[actix_web::test]
async fn the_office_adds_and_drops_targets_with_a_reason() {
    let ban = World::new().await;
    let plan = ban.office_clerk.plan_id().await;
    let lead = ban.office_clerk.unit("TTDV").await;
    let fees = json!({
        "words": "Hỗ trợ ít nhất 20 hộ kinh doanh", "operator": "at_least", "value": 20, "unit": "hộ", "leadUnitId": lead,
    });
    let add = async |body: &Value| {
        let address = format!("/plans/{plan}/targets");
        ban.office_clerk.call(actix_web::http::Method::POST, &address).await.json(body).send().await
    };
    let mut nobodys = fees.clone();
    nobodys["leadUnitId"] = json!(Uuid::now_v7());
    assert_eq!(add(&nobodys).await.faults(), ["/leadUnitId unknown"]);
    nobodys["leadUnitId"] = json!(null);
    assert_eq!(add(&nobodys).await.faults(), ["/leadUnitId required"]);
    let added: TargetDetail = add(&fees).await.ok();
    let id = added.target.id;
    assert_eq!(ban.services_clerk.targets().await.last().expect("a target").id, id);
    let count = NewTargetValue { denominator: None, ..share("2026-Q1", 21.0, 0.0) };
    let reported: TargetDetail = ban.services_clerk.to_target(id, "values", &count).await.ok();
    assert_eq!(reported.target.state, TargetState::Met);

    let drop = |reason: &str| NewTargetDrop { reason: reason.into() };
    assert_eq!(ban.office_clerk.to_target(id, "drops", &drop(" ")).await.faults(), ["/reason required"]);
    ban.clock.advance(1);
    let dropped: TargetDetail = ban.office_clerk.to_target(id, "drops", &drop("Trùng")).await.ok();
    assert_eq!((dropped.target.status, dropped.values.len()), (TargetStatus::Dropped, 1));
    assert!(ban.leader.targets().await.iter().all(|target| target.id != id));
    let then: Page<PlanTarget> =
        ban.leader.read(&format!("/plans/{plan}/targets?asOf={}", first_day())).await;
    assert!(then.data.iter().any(|target| target.id == id));
    for (how, body) in
        [("drops", json!({ "reason": "Nữa" })), ("corrections", fees), ("confirmations", json!({}))]
    {
        assert_eq!(ban.office_clerk.to_target(id, how, &body).await.code(), Code::TargetSettled, "{how}");
    }
    assert_eq!(ban.services_clerk.to_target(id, "values", &count).await.code(), Code::TargetNotConfirmed);
}

#[actix_web::test]
async fn figures_that_cannot_be_are_refused_and_those_that_contradict_are_shown() {
    let ban = World::new().await;
    let id = confirmed(&ban, "III.MT3").await;
    let wrong = async |body: Value| ban.office_staff.to_target(id, "values", &body).await.faults();
    let sent = |numerator: f64, denominator: Value, period: &str, source: &str| json!({ "period": period, "numerator": numerator, "denominator": denominator, "source": source });
    assert_eq!(wrong(sent(1.0, json!(null), "2026-Q1", "Sổ")).await, ["/denominator required"]);
    assert_eq!(wrong(sent(1.0, json!(0), "2026-Q1", "Sổ")).await, ["/numerator contradiction"]);
    assert_eq!(wrong(sent(1.0, json!(1), "2026-Q2", "Sổ")).await, ["/period unknown"]);
    assert_eq!(wrong(sent(1.0, json!(1), "2027-Q1", "Sổ")).await, ["/period unknown"]);
    assert_eq!(
        wrong(sent(-1.0, json!(1), "2026-Q1", " ")).await,
        ["/numerator out_of_range", "/source required"]
    );
    assert_eq!(wrong(sent(1.0, json!(1e16), "2026-Q1", "Sổ")).await, ["/denominator out_of_range"]);

    let claimed = NewTargetValue { claimed: Some(100.0), ..share("2026-Q1", 0.0, 0.0) };
    let reported: TargetDetail = ban.office_staff.to_target(id, "values", &claimed).await.ok();
    assert_eq!(reported.target.state, TargetState::NoData);
    let found = ban.leader.contradictions().await;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, found[0].target_id), (ContradictionKind::ReachedOfNothing, Some(id)));
    ban.office_staff.to_target(id, "values", &share("2026-Q1", 0.0, 0.0)).await.ok::<TargetDetail>();
    assert_eq!(ban.leader.contradictions().await, []);
}

#[actix_web::test]
async fn another_agencys_targets_are_not_there() {
    let ban = World::new().await;
    let id = ban.office_clerk.targets().await[0].id;
    assert_eq!(ban.foreign_office.get(&format!("/targets/{id}")).await.code(), Code::NotFound);
    assert_eq!(ban.admin.get(&format!("/targets/{id}")).await.code(), Code::NotAllowed);
}
