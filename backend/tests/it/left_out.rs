use actix_web::http::StatusCode;
use actix_web::http::Method;
use serde_json::json;
use tiendo_api::{problem::Code, work::{WorkItem, WorkState}};
use crate::world::{World, done, not_arising, words, first_day};

#[actix_web::test]
async fn work_returned_while_it_waits_goes_on_waiting() {
    let ban = World::new().await;
    let improve = ban.office_staff.item("I.HĐ4").await;
    ban.office_staff.submit(improve, &not_arising("Tỉnh chưa công bố")).await.ok::<WorkItem>();
    ban.office_clerk.give_back(improve, "Chờ thêm").await.ok::<WorkItem>();
    assert_eq!(ban.office_staff.submit(improve, &done("02/KH")).await.code(), Code::StillWaiting);
}

#[actix_web::test]
async fn an_event_gives_returned_work_its_due_day() {
    let ban = World::new().await;
    let improve = ban.office_staff.item("I.HĐ4").await;
    ban.office_staff.submit(improve, &not_arising("Tỉnh chưa công bố")).await.ok::<WorkItem>();
    ban.office_clerk.give_back(improve, "Chờ thêm").await.ok::<WorkItem>();
    let came = json!({ "occurredOn": first_day() });
    assert_eq!(ban.office_clerk.record_event(improve, &came).await.status, StatusCode::CREATED);
    let opened = ban.office_clerk.sees(improve).await;
    assert_eq!(opened.item.due, opened.deadline.end);
}

#[actix_web::test]
async fn freshness_of_a_day_gone_by() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.report(item, &words("Bắt đầu")).await.ok::<WorkItem>();
    let then = ban.leader.overview().await;
    ban.clock.advance(1);
    ban.services_clerk.report(item, &words("Tiếp")).await.ok::<WorkItem>();
    let again = ban.leader.overview_on(first_day()).await;
    assert_eq!(again.freshness, then.freshness);
}

#[actix_web::test]
async fn opening_the_condition_leaves_a_line_for_each_item() {
    let ban = World::new().await;
    let improve = ban.office_staff.item("I.HĐ4").await;
    let came = json!({ "occurredOn": first_day() });
    ban.office_clerk.record_event(improve, &came).await.ok::<serde_json::Value>();
    // a save over the version seen before says who changed it
    let stale = ban.office_staff.write(&format!("/work-items/{improve}/progress"), 1, &words("x")).await;
    let current = stale.problem().current.unwrap();
    assert_eq!(current.version, 2);
    assert!(current.changed_by.is_some());
    assert_eq!(ban.office_staff.sees(improve).await.item.state, WorkState::Open);
}

#[actix_web::test]
async fn method_not_allowed() {
    let ban = World::new().await;
    let answer = ban.server.call_anywhere(Method::PUT, "/api/v1/plans").send_off_the_document().await;
    assert_eq!(answer.status.as_u16(), 405);
}

#[actix_web::test]
async fn weak_tags() {
    let ban = World::new().await;
    let tag = format!("W/{}", ban.leader.get("/units").await.header("etag").unwrap());
    let call = ban.leader.call(Method::GET, "/units").await.header("if-none-match", &tag);
    assert_eq!(call.send().await.status.as_u16(), 304);
}

#[actix_web::test]
async fn decisions_of_a_day_gone_by() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(item, &done("1")).await.ok::<WorkItem>();
    let then = ban.leader.overview().await;
    ban.clock.advance(1);
    ban.office_clerk.confirm(item).await.ok::<WorkItem>();
    let again = ban.leader.overview_on(first_day()).await;
    assert_eq!(again.decisions.len(), then.decisions.len());
}

#[actix_web::test]
async fn in_progress_shows_in_the_past_tree() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.report(item, &words("Bắt đầu")).await.ok::<WorkItem>();
    ban.clock.advance(1);
    let plan = ban.leader.plan_id().await;
    let tree: tiendo_api::plans::Plan = ban.leader.read(&format!("/plans/{plan}?asOf={}", first_day())).await;
    let state = crate::world::activities(&tree).find(|a| a.code == "VII.HĐ5").unwrap().items[0].state;
    assert_eq!(state, WorkState::InProgress);
}
