//! The plan as it was read is the plan as it is shown.

use serde_json::Value;
use tiendo_api::{
    conditions::Condition,
    plans::{ActivityDetail, PlanActivity},
    problem::Code,
    units::UnitRef,
    work::WorkState,
};

use crate::world::{World, activities};

/// What the document says, checked by people.
fn truth() -> Value {
    serde_json::from_str(include_str!("../../../plans/ke-hoach-cchc-2026.truth.json")).expect("JSON")
}

fn list<'v>(value: &'v Value, field: &str) -> impl Iterator<Item = &'v Value> {
    value[field].as_array().expect("a list").iter()
}

fn names(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn codes(units: &[UnitRef]) -> Vec<&str> {
    units.iter().map(|unit| unit.code.as_str()).collect()
}

#[actix_web::test]
async fn the_tree_is_the_document_word_by_word() {
    let ban = World::new().await;
    let (truth, plan) = (truth(), ban.inspector.plan().await);
    assert_eq!(plan.sections.len(), 7);
    for (section, wanted) in plan.sections.iter().zip(list(&truth, "sections")) {
        assert_eq!(
            (section.number.as_str(), section.title.as_str()),
            (text(wanted, "roman"), text(wanted, "title"))
        );
        assert_eq!(section.declared_activities.map(i64::from), wanted["declared"]["activities"].as_i64());
        assert_eq!(section.objectives.len(), list(wanted, "objectives").count());
        for (objective, wanted) in section.objectives.iter().zip(list(wanted, "objectives")) {
            assert_eq!(objective.title, text(wanted, "title"));
            assert_eq!(Some(i64::from(objective.number)), wanted["number"].as_i64());
            for (task, wanted) in objective.tasks.iter().zip(list(wanted, "tasks")) {
                assert_eq!(
                    (task.title.as_str(), task.stt.map(i64::from)),
                    (text(wanted, "title"), wanted["stt"].as_i64())
                );
                assert_eq!(task.activities.len(), list(wanted, "activities").count(), "{}", task.title);
                for (activity, wanted) in task.activities.iter().zip(list(wanted, "activities")) {
                    same_activity(activity, wanted);
                }
            }
        }
    }
    let tasks =
        plan.sections.iter().flat_map(|section| &section.objectives).map(|objective| objective.tasks.len());
    assert_eq!((tasks.sum::<usize>(), activities(&plan).count()), (29, 33));
}

fn same_activity(activity: &PlanActivity, wanted: &Value) {
    let code = text(wanted, "id").replace("HD", "HĐ");
    assert_eq!((activity.code.as_str(), activity.title.as_str()), (code.as_str(), text(wanted, "title")));
    assert_eq!(codes(&activity.lead_units), names(&wanted["lead"]), "{code}");
    assert_eq!(codes(&activity.coordinating_units), names(&wanted["coordinating"]), "{code}");
    let kind = match tiendo::word::word(activity.deadline.kind).as_str() {
        "on_condition" => "event_triggered".to_owned(),
        "none" => "missing".to_owned(),
        same => same.to_owned(),
    };
    let (read, time) = (&activity.deadline, &wanted["time"]);
    assert_eq!(Some(kind.as_str()), time["kind"].as_str().or(time["status"].as_str()), "{code}");
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    assert_eq!(day(read.start).as_deref(), time["start"].as_str(), "{code}");
    assert_eq!(day(read.end).as_deref(), time["end"].as_str(), "{code}");
    assert_eq!(
        (read.label.as_str(), read.basis.as_deref()),
        (text(wanted, "time_raw"), time["basis"].as_str()),
        "{code}"
    );
    let result = text(wanted, "result");
    for deliverable in &activity.deliverables {
        assert!(
            result.to_lowercase().contains(&deliverable.to_lowercase()),
            "{code}: {deliverable:?} of {result:?}"
        );
    }
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or_default()
}

#[actix_web::test]
async fn recurring_work_is_owed_once_for_each_period_as_it_opens() {
    let ban = World::new().await;
    let periods = async || {
        let news = ban.inspector.activity("I.HĐ2").await;
        let each = news.items.iter().map(|item| {
            let due = item.due.map(|due| due.to_string()).unwrap_or_default();
            format!("{} {due} {:?}", item.period.as_deref().unwrap_or("–"), item.due_state)
        });
        each.collect::<Vec<_>>().join(", ")
    };
    insta::assert_snapshot!(periods().await, @"2026-Q1 2026-03-14 DueSoon");
    let plan = ban.inspector.plan().await;
    assert_eq!(activities(&plan).flat_map(|activity| &activity.items).count(), 33);
    // The period that closed without a report stays to be seen as missed.
    ban.days_pass(5).await;
    insta::assert_snapshot!(periods().await, @"2026-Q1 2026-03-14 Overdue, 2026-6M 2026-06-14 NotDue");
    let plan = ban.inspector.plan().await;
    assert_eq!(activities(&plan).flat_map(|activity| &activity.items).count(), 33 + 3);
    // Nobody's server ran for half a year: every period that went by is owed.
    ban.days_pass(210).await;
    insta::assert_snapshot!(periods().await, @"2026-Q1 2026-03-14 Overdue, 2026-6M 2026-06-14 Overdue, 2026-Q3 2026-09-14 Overdue, 2026 2026-12-14 NotDue");
    // Once is enough.
    let before = ban.leader.overview().await.total;
    ban.days_pass(1).await;
    assert_eq!(ban.leader.overview().await.total, before);
}

#[actix_web::test]
async fn a_server_that_was_off_at_the_turn_of_the_year_makes_up_for_the_year_before() {
    let ban = World::new().await;
    ban.days_pass(320).await;
    let news = ban.inspector.activity("I.HĐ2").await;
    let owed: Vec<&str> = news.items.iter().filter_map(|item| item.period.as_deref()).collect();
    assert_eq!(owed, ["2026-Q1", "2026-6M", "2026-Q3", "2026"]);
}

#[actix_web::test]
async fn what_waits_for_the_same_thing_waits_together() {
    let ban = World::new().await;
    let plan = ban.inspector.plan().await;
    for activity in activities(&plan) {
        let waiting = activity.items.iter().all(|item| item.state == WorkState::Waiting);
        assert_eq!(activity.deadline.condition_id.is_some(), waiting, "{}", activity.code);
    }
    let waits_for = ban.inspector.activity("I.HĐ4").await.deadline.condition_id.unwrap();
    let condition: Condition = ban.inspector.read(&format!("/conditions/{waits_for}")).await;
    assert_eq!(condition.wording, "UBND tỉnh công bố kết quả xếp hạng chỉ số cải cách hành chính năm 2025");
    assert!(condition.allowed_actions.is_empty() && condition.occurred_on.is_none());
}

#[actix_web::test]
async fn an_activity_says_where_it_stands_and_where_it_was_read() {
    let ban = World::new().await;
    let software = ban.inspector.activity("VII.HĐ5").await;
    let detail: ActivityDetail = ban.inspector.read(&format!("/activities/{}", software.id)).await;
    assert_eq!(detail.activity, software);
    assert_eq!(
        (detail.path.section_number.as_str(), detail.path.plan_id),
        ("VII", ban.inspector.plan_id().await)
    );
    assert!(detail.source_row > 40);
    let item = ban.inspector.sees(software.items[0].id).await;
    assert_eq!((item.path, item.lead_units), (detail.path, software.lead_units));
}

#[actix_web::test]
async fn a_heading_without_number_and_date_keeps_them_empty() {
    let ban = World::new().await;
    let plan = ban.inspector.plan().await.plan;
    assert_eq!(plan.title, "NHIỆM VỤ TRỌNG TÂM THỰC HIỆN CẢI CÁCH HÀNH CHÍNH NĂM 2026");
    assert_eq!((plan.number, plan.issued_on, plan.year), (None, None, 2026));
}

#[actix_web::test]
async fn an_address_that_leads_nowhere_is_not_found() {
    let ban = World::new().await;
    for address in
        ["/plans/x", "/plans/00000000-0000-0000-0000-000000000000", "/activities/%00", "/conditions/%FF"]
    {
        assert_eq!(ban.inspector.get(address).await.code(), Code::NotFound, "{address}");
    }
}
