//! A lead unit asks a coordinating unit for its contribution.

use serde_json::json;
use tiendo_api::{
    Action,
    contributions::{ContributionRequest, ContributionState},
    problem::Code,
    queue::Lane,
    work::{StoredFile, WorkItem},
};
use uuid::Uuid;

use crate::{
    app::Answer,
    world::{Person, World, done},
};

impl Person {
    /// Asks a unit for its contribution.
    pub async fn ask_for(&self, item: Uuid, unit: &str, what: &str, due: &str) -> Answer {
        let body = json!({ "unitId": self.unit(unit).await, "what": what, "due": due });
        self.say(&format!("/work-items/{item}/contribution-requests"), &body).await
    }

    async fn answer(&self, request: &ContributionRequest, how: &str, body: serde_json::Value) -> Answer {
        self.say(&format!("/contribution-requests/{}/{how}", request.id), &body).await
    }
}

#[actix_web::test]
async fn what_is_asked_stands_with_the_asked_unit_until_it_delivers() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let asked: WorkItem =
        ban.services_clerk.ask_for(item, "PNV", "Nhu cầu quản lý  bãi đỗ xe", "2026-03-20").await.ok();
    let request = &asked.contribution_requests[0];
    assert_eq!((request.state, request.days_left), (ContributionState::Open, Some(10)));
    assert_eq!(request.allowed_actions, [Action::RequestContribution], "to take it back");
    let queue = ban.professional_clerk.queue_where("limit=200").await;
    let row = queue.data.iter().find(|row| row.item.id == item).expect("a row");
    assert_eq!((row.lane, row.main_action), (Lane::AwaitingMe, Some(Action::AnswerContribution)));
    let told = "Trung tâm dịch vụ đề nghị phối hợp trước 20/03/2026: Nhu cầu quản lý bãi đỗ xe";
    assert_eq!(row.reason, told);
    for other in [&ban.representative_clerk, &ban.leader, &ban.services_clerk] {
        let queue = other.queue_where("lane=awaiting_me").await;
        assert!(queue.data.iter().all(|row| row.item.id != item), "{}", other.username);
    }
    // On both sides of the toggle, once.
    let coordinated = ban.professional_clerk.queue_where("part=coordinating&limit=200").await;
    let rows: Vec<_> = coordinated.data.iter().filter(|row| row.item.id == item).collect();
    assert_eq!((rows.len(), rows[0].lane), (1, Lane::AwaitingMe));

    let file: StoredFile = ban.professional_clerk.upload("nhu-cau.pdf", b"%PDF").await.ok();
    let nothing = ban.professional_clerk.answer(request, "deliveries", json!({})).await;
    assert_eq!(nothing.faults(), ["/note required"]);
    let unknown = json!({ "fileId": Uuid::now_v7() });
    let unknown = ban.professional_clerk.answer(request, "deliveries", unknown).await;
    assert_eq!(unknown.faults(), ["/fileId unknown"]);
    let brought = json!({ "note": "Gửi kèm biểu", "documentNumber": "08/BC-PNV", "fileId": file.id });
    ban.professional_clerk.answer(request, "deliveries", brought).await.ok::<WorkItem>();
    let seen = ban.services_clerk.sees(item).await;
    let delivered = &seen.contribution_requests[0];
    assert_eq!((delivered.state, delivered.days_left), (ContributionState::Delivered, None));
    let answer = delivered.answer.as_ref().expect("an answer");
    assert_eq!((answer.document_number.as_deref(), answer.file.as_ref()), (Some("08/BC-PNV"), Some(&file)));
    assert_eq!(answer.by.name, "Phạm Đức Nam");
    assert!(ban.professional_clerk.queue_where("lane=awaiting_me").await.data.is_empty());
    let again = ban.professional_clerk.answer(request, "deliveries", json!({ "note": "x" })).await;
    assert_eq!(again.code(), Code::ContributionClosed);
}

#[actix_web::test]
async fn a_unit_may_decline_with_a_reason_and_the_lead_may_take_back() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    for unit in ["PNV", "VPDD"] {
        ban.services_clerk.ask_for(item, unit, "Số liệu", "2026-03-20").await.ok::<WorkItem>();
    }
    let asked = ban.services_clerk.sees(item).await.contribution_requests;
    let of = |code: &str| asked.iter().find(|request| request.unit.code == code).expect("a request");
    let silent = ban.professional_head.answer(of("PNV"), "declines", json!({ "reason": " " })).await;
    assert_eq!(silent.faults(), ["/reason required"]);
    let reason = json!({ "reason": "Không thuộc phạm vi" });
    ban.professional_head.answer(of("PNV"), "declines", reason.clone()).await.ok::<WorkItem>();
    let not_theirs = ban.professional_head.answer(of("VPDD"), "declines", reason.clone()).await;
    assert_eq!(not_theirs.code(), Code::NotAllowed);
    let not_theirs = ban.representative_clerk.answer(of("VPDD"), "withdrawals", reason.clone()).await;
    assert_eq!(not_theirs.code(), Code::NotAllowed);
    ban.services_head.answer(of("VPDD"), "withdrawals", reason).await.ok::<WorkItem>();
    let states: Vec<_> =
        ban.leader.sees(item).await.contribution_requests.iter().map(|request| request.state).collect();
    assert_eq!(states, [ContributionState::Withdrawn, ContributionState::Declined]);
}

#[actix_web::test]
async fn only_a_coordinating_unit_can_be_asked_and_only_while_there_is_work() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let stranger = ban.services_clerk.ask_for(item, "BPMC", "Số liệu", "2026-03-20").await;
    assert_eq!(stranger.code(), Code::NotCoordinating);
    let past = ban.services_clerk.ask_for(item, "PNV", "", "2026-03-09").await;
    assert_eq!(past.faults(), ["/what required", "/due out_of_range"]);
    ban.services_clerk.ask_for(item, "PNV", "Số liệu", "2026-03-20").await.ok::<WorkItem>();
    ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
    ban.office_clerk.confirm(item).await.ok::<WorkItem>();
    let request = ban.services_clerk.sees(item).await.contribution_requests.remove(0);
    assert_eq!(request.state, ContributionState::Lapsed);
    let late = ban.professional_clerk.answer(&request, "deliveries", json!({ "note": "x" })).await;
    assert_eq!(late.code(), Code::ItemClosed);
    assert!(ban.professional_clerk.queue_where("lane=awaiting_me").await.data.is_empty());
}
