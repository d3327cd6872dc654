//! A unit asks for a later due day, and who may decides.

use chrono::{Days, NaiveDate};
use tiendo_api::{
    Action,
    extensions::{ExtensionState, ExtensionVerdict, NewExtensionDecision, NewExtensionRequest},
    overview::Bucket,
    problem::Code,
    queue::Lane,
    work::{DueState, WorkItem, WorkState},
};
use uuid::Uuid;

use crate::{
    app::Answer,
    overview::number,
    world::{Person, World, done, first_day},
};

impl Person {
    /// Asks for a later due day.
    pub async fn ask_until(&self, item: Uuid, day: &str, reason: &str) -> Answer {
        let seen = self.sees(item).await.item.version;
        let new = NewExtensionRequest { new_due: day.parse().expect("a day"), reason: reason.into() };
        self.write(&format!("/work-items/{item}/extension-requests"), seen, &new).await
    }

    /// Decides on the latest request.
    async fn decide_extension(&self, item: Uuid, new: &NewExtensionDecision) -> Answer {
        let seen = self.sees(item).await;
        let request = seen.extension_requests.first().expect("a request").id;
        self.write(&format!("/extension-requests/{request}/decisions"), seen.item.version, new).await
    }

    /// Grants the latest request, as asked or until another day.
    pub async fn extend(&self, item: Uuid, until: Option<&str>) -> Answer {
        let new_due = until.map(|day| day.parse().expect("a day"));
        let new = NewExtensionDecision { decision: ExtensionVerdict::Granted, new_due, reason: None };
        self.decide_extension(item, &new).await
    }

    /// Refuses the latest request.
    pub async fn refuse(&self, item: Uuid, reason: Option<&str>) -> Answer {
        let reason = reason.map(ToOwned::to_owned);
        let new = NewExtensionDecision { decision: ExtensionVerdict::Refused, new_due: None, reason };
        self.decide_extension(item, &new).await
    }

    async fn take_back(&self, item: Uuid) -> Answer {
        let seen = self.sees(item).await;
        let request = seen.extension_requests.first().expect("a request").id;
        let address = format!("/extension-requests/{request}/withdrawals");
        self.write(&address, seen.item.version, &serde_json::json!({ "reason": "Đã kịp" })).await
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn reason_in(queue: &tiendo_api::queue::Queue, item: Uuid) -> (Lane, String, Option<Action>) {
    let row = queue.data.iter().find(|row| row.item.id == item).expect("a row");
    (row.lane, row.reason.clone(), row.main_action)
}

#[actix_web::test]
async fn a_request_waits_where_it_can_be_decided_and_a_grant_moves_the_due_day() {
    let ban = World::new().await;
    let item = ban.office_staff.item("I.HĐ3").await;
    let asked: WorkItem = ban.office_staff.ask_until(item, "2026-04-10", "Chờ số liệu các đơn vị").await.ok();
    assert_eq!(asked.item.due, Some(day("2026-03-31")), "until it is granted the old day counts");
    let request = &asked.extension_requests[0];
    assert_eq!((request.state, request.late), (ExtensionState::Pending, false));
    assert_eq!(asked.item.pending_extension_id, Some(request.id));
    for decider in [&ban.office_clerk, &ban.leader] {
        let (lane, reason, action) = reason_in(&decider.queue_where("limit=200").await, item);
        assert_eq!((lane, action), (Lane::AwaitingMe, Some(Action::DecideExtension)));
        assert_eq!(reason, "Xin gia hạn từ 31/03/2026 đến 10/04/2026: Chờ số liệu các đơn vị");
    }
    assert_eq!(reason_in(&ban.office_staff.queue().await, item).0, Lane::Later);
    assert_eq!(ban.office_staff.ask_until(item, "2026-05-01", "Nữa").await.code(), Code::ExtensionPending);

    let granted: WorkItem = ban.leader.extend(item, Some("2026-04-20")).await.ok();
    assert_eq!((granted.item.due, granted.item.extensions), (Some(day("2026-04-20")), 1));
    assert_eq!(granted.item.pending_extension_id, None);
    let request = &granted.extension_requests[0];
    assert_eq!((request.state, request.due), (ExtensionState::Granted, day("2026-03-31")));
    assert_eq!(request.new_due, day("2026-04-10"), "what was asked stays to be seen");
    let decision = request.decision.as_ref().expect("a decision");
    assert_eq!((decision.new_due, decision.self_decided), (Some(day("2026-04-20")), false));
    let change = &granted.due_changes[0];
    assert_eq!((change.before, change.after), (Some(day("2026-03-31")), Some(day("2026-04-20"))));
    assert_eq!((change.from, change.extension_request_id), (first_day(), Some(request.id)));
    assert_eq!(reason_in(&ban.leader.queue_where("limit=200").await, item).0, Lane::Later);
    assert_eq!(ban.chief_of_office.extend(item, None).await.code(), Code::AlreadyDecided);
}

#[actix_web::test]
async fn what_was_late_before_the_decision_stays_late_on_those_days() {
    let ban = World::new().await;
    let item = ban.office_staff.item("I.HĐ3").await;
    ban.days_pass(26).await;
    let before = ban.leader.overview().await;
    let asked: WorkItem = ban.office_staff.ask_until(item, "2026-04-30", "Lãnh đạo đi công tác").await.ok();
    assert!(asked.extension_requests[0].late);
    assert_eq!(asked.item.due_state, DueState::Overdue);
    let (lane, reason, _) = reason_in(&ban.leader.queue_where("limit=200").await, item);
    assert_eq!(lane, Lane::AwaitingMe);
    let told =
        "Xin gia hạn từ 31/03/2026 đến 30/04/2026 (đề nghị muộn): Lãnh đạo đi công tác; đã quá hạn 5 ngày";
    assert_eq!(reason, told);
    ban.days_pass(2).await;
    ban.leader.extend(item, None).await.ok::<WorkItem>();
    let now = ban.leader.overview().await;
    assert_eq!(number(&now, Bucket::Overdue), number(&before, Bucket::Overdue) - 1);
    // 5/4 and 6/4, before the decision of 7/4, are as they were.
    for (on, overdue) in [("2026-04-05", true), ("2026-04-06", true), ("2026-04-07", false)] {
        let then: tiendo_api::page::Page<tiendo_api::work::WorkItemRow> = ban
            .leader
            .read(&format!("/work-items?plan={}&asOf={on}&limit=200", ban.leader.plan_id().await))
            .await;
        let row = then.data.iter().find(|row| row.id == item).expect("the item");
        assert_eq!(row.due_state == DueState::Overdue, overdue, "{on}");
        assert_eq!(
            (row.extensions, row.pending_extension_id.is_some()),
            (i32::from(!overdue), overdue),
            "{on}"
        );
    }
    let then = ban.leader.overview_on(day("2026-04-05")).await;
    assert_eq!(then.buckets, before.buckets);
    assert!(ban.leader.sees(item).await.extension_requests[0].late, "for good");
}

#[actix_web::test]
async fn the_office_decides_what_leadership_leaves_to_it_and_no_more() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.ask_until(item, "2027-01-10", "Thêm mười ngày").await.ok::<WorkItem>();
    // Ten days are the Office's, twenty are not, whatever was asked.
    assert_eq!(ban.office_clerk.extend(item, Some("2027-01-20")).await.code(), Code::BeyondDelegation);
    ban.office_clerk.extend(item, None).await.ok::<WorkItem>();
    // Another ten, together twenty: leadership's.
    ban.services_clerk.ask_until(item, "2027-01-20", "Thêm mười ngày nữa").await.ok::<WorkItem>();
    assert!(!ban.office_clerk.sees(item).await.item.allowed_actions.contains(&Action::DecideExtension));
    assert!(ban.office_clerk.queue_where("lane=awaiting_me").await.data.is_empty());
    assert_eq!(ban.office_clerk.extend(item, Some("2027-01-11")).await.code(), Code::BeyondDelegation);
    assert_eq!(ban.office_clerk.refuse(item, Some("Không")).await.code(), Code::BeyondDelegation);
    assert!(ban.leader.sees(item).await.item.allowed_actions.contains(&Action::DecideExtension));
    let twice: WorkItem = ban.leader.extend(item, None).await.ok();
    assert_eq!((twice.item.extensions, twice.due_changes.len()), (2, 2));
    assert_eq!(twice.due_changes[0].before, Some(day("2026-12-31")), "the first due day stays to be seen");
}

#[actix_web::test]
async fn nobody_decides_what_they_asked_for_and_a_colleague_is_marked() {
    let ban = World::new().await;
    let item = ban.office_clerk.item("I.HĐ1").await;
    let asked: WorkItem = ban.office_clerk.ask_until(item, "2026-04-05", "Chờ ký").await.ok();
    assert!(!asked.item.allowed_actions.contains(&Action::DecideExtension));
    assert_eq!(ban.office_clerk.extend(item, None).await.code(), Code::OwnRequest);
    assert_eq!(ban.services_head.extend(item, None).await.code(), Code::NotAllowed);
    let granted: WorkItem = ban.chief_of_office.extend(item, None).await.ok();
    assert!(granted.extension_requests[0].decision.as_ref().expect("a decision").self_decided);
}

#[actix_web::test]
async fn a_refusal_needs_words_and_changes_no_day() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.ask_until(item, "2027-01-05", "Chờ đơn vị tư vấn").await.ok::<WorkItem>();
    assert_eq!(ban.leader.refuse(item, None).await.faults(), ["/reason required"]);
    let refused: WorkItem = ban.leader.refuse(item, Some("Đủ thời gian")).await.ok();
    assert_eq!((refused.item.due, refused.item.extensions), (Some(day("2026-12-31")), 0));
    assert_eq!(refused.extension_requests[0].state, ExtensionState::Refused);
    assert!(refused.due_changes.is_empty());
    // Asking again is possible.
    ban.services_clerk.ask_until(item, "2027-01-05", "Có lý do mới").await.ok::<WorkItem>();
}

#[actix_web::test]
async fn only_who_asked_takes_it_back() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.ask_until(item, "2027-01-05", "Chờ đơn vị tư vấn").await.ok::<WorkItem>();
    assert_eq!(ban.services_head.take_back(item).await.code(), Code::NotYourRequest);
    let back: WorkItem = ban.services_clerk.take_back(item).await.ok();
    assert_eq!(back.extension_requests[0].state, ExtensionState::Withdrawn);
    assert_eq!(ban.services_clerk.take_back(item).await.code(), Code::AlreadyDecided);
    assert_eq!(ban.leader.extend(item, None).await.code(), Code::AlreadyDecided);
}

#[actix_web::test]
async fn a_submission_stops_the_question_and_the_end_of_the_work_ends_it() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.ask_until(item, "2027-01-05", "Chờ đơn vị tư vấn").await.ok::<WorkItem>();
    ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
    assert_eq!(ban.leader.extend(item, None).await.code(), Code::ItemClosed);
    let row = ban.leader.queue_where("lane=awaiting_me").await;
    assert_eq!(reason_in(&row, item).2, Some(Action::Confirm));
    ban.office_clerk.give_back(item, "Thiếu biên bản").await.ok::<WorkItem>();
    assert_eq!(reason_in(&ban.leader.queue_where("limit=200").await, item).2, Some(Action::DecideExtension));
    ban.services_clerk.submit(item, &done("16/BC")).await.ok::<WorkItem>();
    let closed: WorkItem = ban.office_clerk.confirm(item).await.ok();
    assert_eq!(closed.item.state, WorkState::Done);
    assert_eq!(closed.extension_requests[0].state, ExtensionState::Lapsed);
    assert_eq!(closed.item.pending_extension_id, None);
}

#[actix_web::test]
async fn the_day_asked_for_lies_ahead() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    for (asked, fault) in [
        ("2026-12-31", "/newDue contradiction"),
        ("2026-11-30", "/newDue contradiction"),
        ("2026-03-09", "/newDue out_of_range"),
        ("2300-01-01", "/newDue out_of_range"),
    ] {
        assert_eq!(ban.services_clerk.ask_until(item, asked, "Xin thêm").await.faults(), [fault], "{asked}");
    }
    assert_eq!(ban.services_clerk.ask_until(item, "2027-01-05", " ").await.faults(), ["/reason required"]);
    let waiting = ban.office_staff.item("I.HĐ4").await;
    assert_eq!(ban.office_staff.ask_until(waiting, "2026-12-31", "x").await.code(), Code::NoDueDay);
    // What was asked for may have passed before anybody decided.
    let item = ban.office_staff.item("I.HĐ3").await;
    ban.office_staff.ask_until(item, "2026-04-02", "Hai ngày").await.ok::<WorkItem>();
    ban.days_pass(30).await;
    assert_eq!(ban.leader.extend(item, None).await.faults(), ["/newDue contradiction"]);
    ban.leader.extend(item, Some("2026-04-10")).await.ok::<WorkItem>();
}

#[test]
fn what_holds_on_a_day_is_what_was_said_last() {
    use tiendo::work::due_change::{Model, undone};
    let start = first_day();
    let change = |from: u64, before: u64, after: u64| Model {
        id: Uuid::now_v7(),
        agency_id: Uuid::nil(),
        plan_id: Uuid::nil(),
        work_item_id: Uuid::nil(),
        from_day: start + Days::new(from),
        due_before: Some(start + Days::new(before)),
        due_after: Some(start + Days::new(after)),
        plan_version: 1,
        extension_id: None,
    };
    // Extended on day 20; then an amendment that holds from day 10 already.
    let changes = [change(20, 30, 50), change(10, 50, 90)];
    let due = |day: Option<u64>| {
        let undone = undone(&changes, day.map(|day| start + Days::new(day)));
        undone.and_then(|change| change.due_before).map(|due| (due - start).num_days())
    };
    assert_eq!([due(Some(5)), due(Some(10)), due(Some(15)), due(Some(25))], [Some(30), None, None, None]);
    assert_eq!(due(None), Some(30));
}
