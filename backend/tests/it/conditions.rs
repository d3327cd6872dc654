//! What work waits for: proposed from the words, confirmed by the Office, recorded when it comes.

use actix_web::http::{Method, StatusCode};
use chrono::{Days, NaiveDate};
use serde_json::json;
use tiendo_api::{
    conditions::{
        Authority, Condition, ConditionChange, ConditionProposal, ConditionState, NewCarryOver, NewCondition,
        NewConditionEvent, NewEnquiry, NewGivingUp, NewMerge, NewReopening, NewSuccession,
    },
    overview::Bucket,
    page::Page,
    problem::Code,
    queue::Lane,
    work::{DueState, WorkItem, WorkState},
};
use uuid::Uuid;

use crate::{
    app::Answer,
    world::{Lanes, Person, World, done, first_day, not_arising, words},
};

/// "Quý II/2026, sau khi UBND tỉnh công bố kết quả xếp hạng …".
const RANKED: &str = "I.HĐ4";
/// "Trong năm, sau khi có Kế hoạch của Tỉnh".
const PROVINCIAL: &str = "I.HĐ5";
/// "Quý I/2026 (theo hướng dẫn của Sở Nội vụ)".
const GUIDED: &str = "I.HĐ3";

async fn register(person: &Person) -> Vec<Condition> {
    person.read::<Page<Condition>>(&format!("/plans/{}/conditions", person.plan_id().await)).await.data
}

async fn awaited_by(person: &Person, code: &str) -> Condition {
    let id = person.activity(code).await.deadline.condition_id.expect("a condition");
    person.read(&format!("/conditions/{id}")).await
}

async fn to(person: &Person, condition: &Condition, how: &str, body: &impl serde::Serialize) -> Answer {
    let now: Condition = person.read(&format!("/conditions/{}", condition.id)).await;
    person.write(&format!("/conditions/{}/{how}", condition.id), now.version, body).await
}

async fn to_item(person: &Person, item: Uuid, how: &str, body: &impl serde::Serialize) -> Answer {
    let seen = person.sees(item).await.item.version;
    person.write(&format!("/work-items/{item}/{how}"), seen, body).await
}

fn came(on: NaiveDate) -> NewConditionEvent {
    NewConditionEvent {
        occurred_on: on,
        document_number: Some("128/UBND-NC".into()),
        ..NewConditionEvent::default()
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[actix_web::test]
async fn who_issues_what_is_proposed_and_the_office_confirms_it() {
    let ban = World::new().await;
    let ranking = awaited_by(&ban.inspector, RANKED).await;
    assert_eq!((ranking.state, ranking.confirmed), (ConditionState::Awaiting, false));
    assert_eq!(ranking.authority.expect("an authority").name, "UBND tỉnh");
    assert_eq!((ranking.activities.len(), ranking.items_waiting), (1, 1));

    let plan = awaited_by(&ban.office_clerk, PROVINCIAL).await;
    assert_eq!(plan.authority.as_ref().map(|it| it.name.as_str()), Some("Tỉnh"));
    assert_eq!(plan.awaited.as_deref(), Some("Kế hoạch"));
    let known = ConditionChange {
        authority: Some("UBND tỉnh".into()),
        window_from: Some(day("2026-03-01")),
        window_to: Some(day("2026-04-30")),
        ..ConditionChange::default()
    };
    let address = format!("/conditions/{}", plan.id);
    let call = ban.office_clerk.call(Method::PATCH, &address).await.seen(plan.version);
    let confirmed: Condition = call.json(&known).send().await.ok();
    assert!(confirmed.confirmed);
    assert_eq!(confirmed.authority.expect("an authority").name, "UBND tỉnh");
    assert_eq!((confirmed.awaited.as_deref(), confirmed.window_to), (Some("Kế hoạch"), known.window_to));
    let backwards = ConditionChange { window_from: Some(day("2026-05-01")), ..known };
    let call = ban.office_clerk.call(Method::PATCH, &address).await.seen(confirmed.version);
    assert_eq!(call.json(&backwards).send().await.faults(), ["/windowTo contradiction"]);
}

#[actix_web::test]
async fn waiting_is_counted_in_days_and_an_enquiry_is_remembered() {
    let ban = World::new().await;
    ban.days_pass(12).await;
    let ranking = awaited_by(&ban.office_clerk, RANKED).await;
    assert_eq!(ranking.days_waited, 12);
    let ask =
        |asked_on| NewEnquiry { asked_on, note: "Gọi Sở Nội vụ: dự kiến cuối tháng".into() };
    let ahead = first_day() + Days::new(13);
    assert_eq!(
        to(&ban.office_clerk, &ranking, "enquiries", &ask(ahead)).await.faults(),
        ["/askedOn in_future"]
    );
    for asked_on in [first_day() + Days::new(12), first_day() + Days::new(3)] {
        to(&ban.office_clerk, &ranking, "enquiries", &ask(asked_on)).await.ok::<Condition>();
    }
    let last = awaited_by(&ban.inspector, RANKED).await.last_enquiry.expect("an enquiry");
    assert_eq!(last.asked_on, first_day() + Days::new(12));
    assert_eq!(
        to(&ban.services_head, &ranking, "enquiries", &ask(first_day())).await.code(),
        Code::NotAllowed
    );
    to(&ban.office_clerk, &ranking, "events", &came(first_day() + Days::new(10))).await.ok::<Condition>();
    ban.days_pass(5).await;
    assert_eq!(awaited_by(&ban.office_clerk, RANKED).await.days_waited, 10, "it has come");
}

#[actix_web::test]
async fn an_authority_that_was_merged_shows_who_has_its_tasks_today() {
    let ban = World::new().await;
    let ranking = awaited_by(&ban.office_clerk, RANKED).await;
    let authority = ranking.authority.expect("an authority").id;
    let merged = NewSuccession {
        successor: "UBND tỉnh Điện Biên mới".into(),
        succeeded_on: day("2026-07-01"),
    };
    let succeed = async |id: Uuid, new: &NewSuccession| {
        ban.office_clerk
            .call(Method::POST, &format!("/authorities/{id}/successions"))
            .await
            .json(new)
            .send()
            .await
    };
    let itself = NewSuccession { successor: "ubnd TỈNH".into(), ..merged.clone() };
    assert_eq!(succeed(authority, &itself).await.code(), Code::AlreadySucceeded);
    succeed(authority, &merged).await.ok::<Authority>();
    assert_eq!(succeed(authority, &merged).await.code(), Code::AlreadySucceeded);
    assert_eq!(awaited_by(&ban.office_clerk, RANKED).await.present_authority, None, "not before the day");
    ban.days_pass(120).await;
    let now = awaited_by(&ban.office_clerk, RANKED).await;
    assert_eq!(now.present_authority.expect("another").name, "UBND tỉnh Điện Biên mới");
    assert_eq!(now.authority.expect("as planned").name, "UBND tỉnh");
    let known: Page<Authority> = ban.inspector.read("/authorities").await;
    assert!(known.data.iter().any(|it| it.succeeded_on == Some(day("2026-07-01"))));
    assert_eq!(
        ban.foreign_office
            .read::<Page<Authority>>("/authorities")
            .await
            .data
            .iter()
            .filter(|it| it.successor.is_some())
            .count(),
        0
    );
}

#[actix_web::test]
async fn work_that_opens_is_due_by_its_rule_or_on_the_day_the_document_sets() {
    let ban = World::new().await;
    let ranking = awaited_by(&ban.office_clerk, RANKED).await;
    let sets = NewConditionEvent { due_on: Some(day("2026-05-20")), ..came(first_day()) };
    let early = NewConditionEvent { due_on: Some(day("2026-03-01")), ..came(first_day()) };
    assert_eq!(to(&ban.office_clerk, &ranking, "events", &early).await.faults(), ["/dueOn out_of_range"]);
    let nowhere = NewConditionEvent { file_id: Some(Uuid::now_v7()), ..came(first_day()) };
    assert_eq!(to(&ban.office_clerk, &ranking, "events", &nowhere).await.faults(), ["/fileId unknown"]);
    to(&ban.office_clerk, &ranking, "events", &sets).await.ok::<Condition>();
    let item = ban.office_clerk.item(RANKED).await;
    assert_eq!(ban.office_clerk.sees(item).await.item.due, Some(day("2026-05-20")));

    let plan = awaited_by(&ban.office_clerk, PROVINCIAL).await;
    to(&ban.office_clerk, &plan, "events", &came(first_day())).await.ok::<Condition>();
    let item = ban.office_clerk.item(PROVINCIAL).await;
    assert_eq!(ban.office_clerk.sees(item).await.item.due, Some(day("2026-12-31")));
}

#[actix_web::test]
async fn what_comes_after_its_window_needs_a_day() {
    let ban = World::new().await;
    ban.days_pass(120).await;
    let late = first_day() + Days::new(120);
    let ranking = awaited_by(&ban.office_clerk, RANKED).await;
    let item = ban.office_clerk.item(RANKED).await;
    assert_eq!(
        ban.office_clerk.queue().await.lane(Lane::ActNow).iter().filter(|code| **code == RANKED).count(),
        1
    );
    assert_eq!(to(&ban.office_clerk, &ranking, "events", &came(late)).await.faults(), ["/dueOn required"]);
    assert_eq!(ban.office_clerk.sees(item).await.item.state, WorkState::Waiting, "nothing is half done");
    let with_day = NewConditionEvent { due_on: Some(day("2026-08-15")), ..came(late) };
    to(&ban.office_clerk, &ranking, "events", &with_day).await.ok::<Condition>();
    let opened = ban.office_clerk.sees(item).await.item;
    assert_eq!(
        (opened.state, opened.due_state),
        (WorkState::Open, DueState::NotDue),
        "waiting was not being late"
    );
    let before = ban.leader.overview_on(day("2026-07-07")).await;
    let waited = |overview: &tiendo_api::overview::Overview| {
        overview.buckets.iter().find(|line| line.bucket == Bucket::Waiting).expect("all seven").count
    };
    assert_eq!(waited(&before), waited(&ban.leader.overview().await) + 1);
}

#[actix_web::test]
async fn at_its_backstop_work_closes_or_is_carried_over_with_a_reason() {
    let ban = World::new().await;
    let item = ban.office_clerk.item(RANKED).await;
    let until = |until: &str, reason: &str| NewCarryOver { until: day(until), reason: reason.into() };
    let on = until("2026-09-30", "Tỉnh công bố chậm");
    assert_eq!(to_item(&ban.services_head, item, "carry-overs", &on).await.status, StatusCode::FORBIDDEN);
    ban.days_pass(120).await;
    assert_eq!(
        to_item(&ban.office_clerk, item, "carry-overs", &until("2026-09-30", " ")).await.faults(),
        ["/reason required"]
    );
    assert_eq!(
        to_item(&ban.office_clerk, item, "carry-overs", &until("2026-06-30", "Chờ")).await.faults(),
        ["/until out_of_range"]
    );
    let carried: WorkItem = to_item(&ban.office_clerk, item, "carry-overs", &on).await.ok();
    let [told] = &carried.carry_overs[..] else { panic!("{:?}", carried.carry_overs) };
    assert_eq!((told.until, told.reason.as_str()), (on.until, "Tỉnh công bố chậm"));
    assert_eq!(told.by.name, "Hoàng Minh Tuấn");
    assert!(!ban.office_clerk.queue().await.lane(Lane::ActNow).contains(&RANKED));

    let ranking = awaited_by(&ban.office_clerk, RANKED).await;
    let why = NewGivingUp { reason: "UBND tỉnh không công bố".into() };
    let given_up: Condition = to(&ban.office_clerk, &ranking, "givings-up", &why).await.ok();
    assert_eq!((given_up.state, given_up.items_waiting), (ConditionState::DidNotOccur, 1));
    assert_eq!(to(&ban.office_clerk, &ranking, "givings-up", &why).await.code(), Code::NotAwaited);
    let closes = tiendo_api::work::NewSubmission {
        completed_on: first_day(),
        ..not_arising("UBND tỉnh không công bố")
    };
    ban.office_clerk.submit(item, &closes).await.ok::<WorkItem>();
    ban.leader.confirm(item).await.ok::<WorkItem>();
    assert_eq!(to_item(&ban.office_clerk, item, "carry-overs", &on).await.code(), Code::NotWaiting);
}

#[actix_web::test]
async fn what_did_not_arise_can_arise_after_all() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ4").await;
    ban.services_clerk.submit(item, &not_arising("Không có nhu cầu")).await.ok::<WorkItem>();
    ban.office_clerk.confirm(item).await.ok::<WorkItem>();
    let counted = |overview: &tiendo_api::overview::Overview| overview.completed.denominator;
    let first = counted(&ban.leader.overview().await);
    ban.days_pass(10).await;
    let without = counted(&ban.leader.overview().await);
    let arose =
        NewReopening { reason: "Phát sinh yêu cầu mới".into(), due_on: Some(day("2026-11-30")) };
    assert_eq!(to_item(&ban.services_clerk, item, "reopenings", &arose).await.status, StatusCode::FORBIDDEN);
    let open: WorkItem = to_item(&ban.office_clerk, item, "reopenings", &arose).await.ok();
    assert_eq!((open.item.state, open.item.due), (WorkState::Open, Some(day("2026-11-30"))));
    assert_eq!(
        open.reopenings.iter().map(|each| each.reason.as_str()).collect::<Vec<_>>(),
        [arose.reason.as_str()]
    );
    assert_eq!(
        to_item(&ban.office_clerk, item, "reopenings", &arose).await.code(),
        Code::NotClosedAsNotArising
    );
    assert_eq!(counted(&ban.leader.overview().await), without + 1, "back in the denominator");
    assert_eq!(counted(&ban.leader.overview_on(first_day()).await), first, "as it was");
    ban.services_clerk.report(item, &words("Đang làm")).await.ok::<WorkItem>();
    let again: WorkItem = ban.services_clerk.submit(item, &done("77/BC-TTDV")).await.ok();
    assert_eq!((again.item.state, again.submissions.len()), (WorkState::Submitted, 2));
}

#[actix_web::test]
async fn what_arises_before_its_document_waits_for_it_again() {
    let ban = World::new().await;
    let item = ban.office_clerk.item("V.HĐ2").await;
    ban.office_clerk.submit(item, &not_arising("Không mở lớp")).await.ok::<WorkItem>();
    ban.leader.confirm(item).await.ok::<WorkItem>();
    let arose = NewReopening { reason: "Tỉnh sẽ mở lớp".into(), due_on: None };
    let again: WorkItem = to_item(&ban.office_clerk, item, "reopenings", &arose).await.ok();
    assert_eq!((again.item.state, again.item.due), (WorkState::Waiting, None));
}

#[actix_web::test]
async fn a_document_that_comes_after_all_opens_what_was_closed_for_want_of_it() {
    let ban = World::new().await;
    let item = ban.office_clerk.item(RANKED).await;
    ban.office_clerk.submit(item, &not_arising("Tỉnh không công bố")).await.ok::<WorkItem>();
    ban.leader.confirm(item).await.ok::<WorkItem>();
    let ranking = awaited_by(&ban.office_clerk, RANKED).await;
    to(&ban.office_clerk, &ranking, "givings-up", &NewGivingUp { reason: "Không công bố".into() })
        .await
        .ok::<Condition>();
    ban.days_pass(20).await;
    let on = first_day() + Days::new(20);
    let occurred: Condition = to(&ban.office_clerk, &ranking, "events", &came(on)).await.ok();
    assert_eq!(occurred.state, ConditionState::Occurred);
    assert_eq!(ban.office_clerk.sees(item).await.item.state, WorkState::Open);
    let closed = |overview: tiendo_api::overview::Overview| {
        overview.buckets.iter().find(|line| line.bucket == Bucket::NotArising).expect("all seven").count
    };
    assert_eq!(closed(ban.leader.overview_on(first_day()).await), closed(ban.leader.overview().await) + 1);
}

#[actix_web::test]
async fn what_work_follows_is_proposed_and_holds_it_up_when_the_office_says_so() {
    let ban = World::new().await;
    let plan = ban.office_clerk.plan_id().await;
    let address = format!("/plans/{plan}/condition-proposals");
    let proposals: Vec<ConditionProposal> = ban.office_clerk.read::<Page<_>>(&address).await.data;
    let guidance = proposals.iter().find(|it| it.activities.iter().any(|it| it.code == GUIDED)).expect("one");
    assert_eq!(guidance.authority.as_deref(), Some("Sở Nội vụ"));
    let item = ban.office_clerk.item(GUIDED).await;
    assert_eq!(ban.office_clerk.sees(item).await.item.state, WorkState::Open);
    ban.days_pass(3).await;

    let new = NewCondition {
        wording: guidance.wording.clone(),
        activities: guidance.activities.iter().map(|activity| activity.id).collect(),
    };
    let make = async |person: &Person, new: &NewCondition| {
        person.call(Method::POST, &format!("/plans/{plan}/conditions")).await.json(new).send().await
    };
    let unknown = NewCondition { activities: vec![Uuid::now_v7()], ..new.clone() };
    assert_eq!(make(&ban.office_clerk, &unknown).await.faults(), ["/activities/0 unknown"]);
    assert_eq!(make(&ban.services_head, &new).await.code(), Code::NotAllowed);
    let made: Condition = make(&ban.office_clerk, &new).await.ok();
    assert_eq!(make(&ban.office_clerk, &new).await.code(), Code::WaitsAlready);
    assert!(made.confirmed && made.items_waiting >= 1);
    let waits = ban.office_clerk.sees(item).await.item;
    assert_eq!((waits.state, waits.due), (WorkState::Waiting, None));
    let left: Vec<ConditionProposal> = ban.office_clerk.read::<Page<_>>(&address).await.data;
    assert_eq!(left.len(), proposals.len() - 1);

    let bucket = |overview: &tiendo_api::overview::Overview, bucket| {
        overview.buckets.iter().find(|line| line.bucket == bucket).expect("all seven").count
    };
    let (before, now) = (ban.leader.overview_on(first_day()).await, ban.leader.overview().await);
    assert_eq!(
        bucket(&now, Bucket::Waiting),
        bucket(&before, Bucket::Waiting) + made.items_waiting,
        "asOf knows"
    );
    to(&ban.office_clerk, &made, "events", &came(first_day() + Days::new(3))).await.ok::<Condition>();
    assert_eq!(ban.office_clerk.sees(item).await.item.due, Some(day("2026-03-31")), "the window it had");
    assert_eq!(ban.leader.overview_on(first_day()).await.buckets, before.buckets);
}

#[actix_web::test]
async fn two_conditions_that_are_one_are_merged() {
    let ban = World::new().await;
    let ranking = awaited_by(&ban.office_clerk, RANKED).await;
    let plan = awaited_by(&ban.office_clerk, PROVINCIAL).await;
    let before = register(&ban.inspector).await.len();
    let itself = NewMerge { into: ranking.id };
    assert_eq!(to(&ban.office_clerk, &ranking, "merges", &itself).await.faults(), ["/into unknown"]);
    let merged: Condition = to(&ban.office_clerk, &ranking, "merges", &NewMerge { into: plan.id }).await.ok();
    assert_eq!((merged.id, merged.activities.len()), (plan.id, 2));
    assert_eq!(register(&ban.inspector).await.len(), before - 1);
    assert_eq!(
        to(&ban.office_clerk, &ranking, "merges", &NewMerge { into: plan.id }).await.code(),
        Code::NotAwaited
    );
    assert_eq!(
        to(&ban.office_clerk, &ranking, "events", &came(first_day())).await.code(),
        Code::AlreadyOccurred
    );
    to(&ban.office_clerk, &plan, "events", &came(first_day())).await.ok::<Condition>();
    for code in [RANKED, PROVINCIAL] {
        let item = ban.office_clerk.item(code).await;
        assert_eq!(ban.office_clerk.sees(item).await.item.state, WorkState::Open, "{code}");
    }
}

#[actix_web::test]
async fn ones_own_evidence_of_the_event_is_a_file() {
    let ban = World::new().await;
    let file: tiendo_api::work::StoredFile = ban.office_clerk.upload("128-UBND.pdf", b"%PDF-1.7").await.ok();
    let ranking = awaited_by(&ban.office_clerk, RANKED).await;
    let with_file = NewConditionEvent { file_id: Some(file.id), ..came(first_day()) };
    let occurred: Condition = to(&ban.office_clerk, &ranking, "events", &with_file).await.ok();
    assert_eq!(occurred.file_id, Some(file.id));
    let told = ban.services_clerk.read::<Page<serde_json::Value>>("/changes?limit=200").await.data;
    let opened = told.iter().filter(|line| line["verb"] == json!("event_recorded"));
    assert_eq!(opened.count(), 2, "the condition, and the item it opened");
}
