//! Units are urged, by hand or as the rule proposes.

use actix_web::http::{Method, StatusCode};
use proptest::prelude::*;
use serde_json::json;
use tiendo::urgings::rule::{self, Last};
use tiendo_api::{
    Action,
    page::Page,
    problem::Code,
    queue::Lane,
    settings::UrgingSettings,
    urgings::{Urging, UrgingLevel, UrgingList, UrgingProposal},
    work::WorkItem,
};
use uuid::Uuid;

use crate::{
    app::Answer,
    world::{Person, World, done},
};

impl Person {
    /// Sends something that needs no version.
    pub async fn say(&self, address: &str, body: &serde_json::Value) -> Answer {
        self.call(Method::POST, address).await.json(body).send().await
    }

    /// Urges.
    pub async fn urge(&self, item: Uuid, level: UrgingLevel) -> Answer {
        let body = json!({ "level": level, "text": "Đề nghị trình kết quả" });
        self.say(&format!("/work-items/{item}/urgings"), &body).await
    }

    /// Confirms having read the latest urging.
    async fn receive(&self, item: Uuid) -> Answer {
        let urging = self.sees(item).await.urgings.first().expect("an urging").id;
        self.say(&format!("/urgings/{urging}/receipt"), &json!({})).await
    }

    async fn urgings(&self, parameters: &str) -> UrgingList {
        self.read(&format!("/urgings?{parameters}")).await
    }

    async fn proposals(&self) -> Vec<UrgingProposal> {
        self.read::<Page<UrgingProposal>>("/urgings/proposals?limit=200").await.data
    }
}

async fn stands(person: &Person, item: Uuid) -> (Lane, String) {
    let queue = person.queue_where("limit=200").await;
    let row = queue.data.iter().find(|row| row.item.id == item).expect("a row");
    (row.lane, row.reason.clone())
}

#[actix_web::test]
async fn urged_work_has_to_be_acted_on_until_it_is_submitted() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    assert_eq!(stands(&ban.services_clerk, item).await.0, Lane::Later);
    let urged: WorkItem = ban.office_clerk.urge(item, UrgingLevel::Reminder).await.ok();
    let urging = &urged.urgings[0];
    assert_eq!((urging.number, urging.year, urging.unit.code.as_str()), (1, 2026, "TTDV"));
    assert_eq!(urged.item.urging.as_ref().map(|urging| urging.number), Some(1));
    let told = "Bị đôn đốc (nhắc nhở số 1/2026 ngày 10/03/2026), chưa trình";
    assert_eq!(stands(&ban.services_clerk, item).await, (Lane::ActNow, told.into()));

    // Reading it, and saying so, moves nothing; nor does progress.
    let read: WorkItem = ban.services_head.receive(item).await.ok();
    assert_eq!(read.urgings[0].receipt.as_ref().expect("a receipt").by.name, "Vàng Thị Mai");
    assert_eq!(ban.services_clerk.receive(item).await.code(), Code::AlreadyReceived);
    ban.services_clerk.report(item, &crate::world::words("Đang làm")).await.ok::<WorkItem>();
    assert_eq!(stands(&ban.services_clerk, item).await.0, Lane::ActNow);

    ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
    assert_eq!(stands(&ban.services_clerk, item).await.0, Lane::Later);
    let returned: WorkItem = ban.office_clerk.give_back(item, "Thiếu").await.ok();
    assert_eq!((returned.item.urging, returned.urgings.len()), (None, 1));
    assert_eq!(ban.services_clerk.submit(item, &done("16/BC")).await.status, StatusCode::CREATED);
    assert_eq!(ban.office_clerk.urge(item, UrgingLevel::Review).await.code(), Code::ItemClosed);
}

#[actix_web::test]
async fn what_is_late_and_urged_says_both() {
    let ban = World::new().await;
    let item = ban.office_staff.item("I.HĐ3").await;
    ban.days_pass(26).await;
    ban.leader.urge(item, UrgingLevel::Criticism).await.ok::<WorkItem>();
    let told = "Đã quá hạn 5 ngày; bị đôn đốc (phê bình số 1/2026 ngày 05/04/2026), chưa trình";
    assert_eq!(stands(&ban.office_staff, item).await, (Lane::ActNow, told.into()));
}

#[actix_web::test]
async fn only_the_urged_unit_says_it_has_read_it() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.office_clerk.urge(item, UrgingLevel::Reminder).await.ok::<WorkItem>();
    for stranger in [&ban.professional_head, &ban.office_clerk, &ban.leader, &ban.machine] {
        assert!(stranger.sees(item).await.urgings[0].allowed_actions.is_empty());
        assert_eq!(stranger.receive(item).await.code(), Code::NotAllowed, "{}", stranger.username);
    }
    let offered = &ban.services_clerk.sees(item).await.urgings[0].allowed_actions;
    assert_eq!(offered, &[Action::ReceiveUrging]);
}

#[actix_web::test]
async fn numbers_run_through_the_agency_and_begin_anew_each_year() {
    let ban = World::new().await;
    let [one, other] = [ban.services_clerk.item("VII.HĐ5").await, ban.office_staff.item("I.HĐ3").await];
    let theirs = ban.foreign_clerk.item("VII.HĐ5").await;
    let numbered = async |person: &Person, item| {
        let urged: WorkItem = person.urge(item, UrgingLevel::Reminder).await.ok();
        (urged.urgings[0].year, urged.urgings[0].number)
    };
    assert_eq!(numbered(&ban.office_clerk, one).await, (2026, 1));
    assert_eq!(numbered(&ban.leader, other).await, (2026, 2));
    assert_eq!(numbered(&ban.foreign_office, theirs).await, (2026, 1));
    ban.days_pass(300).await;
    assert_eq!(numbered(&ban.office_clerk, one).await, (2027, 1));
}

#[actix_web::test]
async fn urgings_are_counted_per_unit_and_stretch_of_time() {
    let ban = World::new().await;
    let [services, office] = [ban.services_clerk.item("VII.HĐ5").await, ban.office_staff.item("I.HĐ3").await];
    ban.office_clerk.urge(services, UrgingLevel::Reminder).await.ok::<WorkItem>();
    ban.services_clerk.receive(services).await.ok::<WorkItem>();
    ban.days_pass(10).await;
    ban.office_clerk.urge(services, UrgingLevel::Criticism).await.ok::<WorkItem>();
    ban.office_clerk.urge(office, UrgingLevel::Reminder).await.ok::<WorkItem>();
    let all = ban.leader.urgings("").await;
    assert_eq!((all.total, all.data.iter().map(|each| each.number).collect::<Vec<_>>()), (3, vec![3, 2, 1]));
    let lines: Vec<_> = all
        .units
        .iter()
        .map(|line| (line.unit.code.as_str(), line.total, line.reminders, line.criticisms, line.unread))
        .collect();
    assert_eq!(lines, [("TTDV", 2, 1, 1, 1), ("VP", 1, 1, 0, 1)]);
    let march = ban.leader.urgings("from=2026-03-01&to=2026-03-15").await;
    assert_eq!((march.total, march.data.len(), march.units.len()), (1, 1, 1));
    assert_eq!(ban.leader.urgings("unread=true").await.total, 2);
    let unit = ban.leader.unit("VP").await;
    assert_eq!(ban.leader.urgings(&format!("unit={unit}")).await.total, 1);
    // Page by page.
    let first = ban.leader.get("/urgings?limit=2").await;
    let rest: UrgingList = ban.leader.read(&first.next_page().expect("more")).await;
    assert_eq!((rest.total, rest.data.len(), rest.data[0].number), (3, 1, 1));
    // A unit sees its own.
    assert_eq!(ban.services_clerk.urgings("").await.total, 2);
    assert_eq!(ban.services_clerk.get(&format!("/urgings?unit={unit}")).await.code(), Code::NotAllowed);
}

#[actix_web::test]
async fn the_rule_proposes_and_the_office_accepts_all_or_nothing() {
    let ban = World::new().await;
    assert!(ban.office_clerk.proposals().await.is_empty(), "nothing is late yet");
    ban.days_pass(26).await;
    let proposed = ban.office_clerk.proposals().await;
    assert!(proposed.len() > 1);
    assert!(proposed.windows(2).all(|pair| pair[0].item.days_left <= pair[1].item.days_left));
    assert!(proposed.iter().all(|each| each.level == UrgingLevel::Reminder && each.before == 0));
    let late = proposed.iter().find(|each| each.item.code == "I.HĐ3").expect("I.HĐ3");
    assert_eq!(late.reason, "Quá hạn 5 ngày; chưa đôn đốc lần nào");
    assert!(late.text.contains("hạn 31/03/2026, đã quá hạn 5 ngày"), "{}", late.text);

    let accepted = |items: &[UrgingProposal]| {
        let items: Vec<_> = items
            .iter()
            .map(|each| json!({ "workItemId": each.item.id, "level": each.level, "text": each.text }))
            .collect();
        json!({ "items": items })
    };
    let mut one_too_many = accepted(&proposed);
    let stranger = json!({ "workItemId": Uuid::now_v7(), "level": "reminder", "text": "x" });
    one_too_many["items"].as_array_mut().expect("items").push(stranger);
    let refused = ban.office_clerk.say("/urgings", &one_too_many).await;
    assert_eq!(refused.faults(), [format!("/items/{}/workItemId unknown", proposed.len())]);
    assert_eq!(ban.leader.urgings("").await.total, 0, "none was urged");

    let made: Page<Urging> = ban.office_clerk.say("/urgings", &accepted(&proposed)).await.ok();
    let numbers: Vec<_> = made.data.iter().map(|each| each.number).collect();
    assert_eq!(numbers, (1..).take(proposed.len()).collect::<Vec<_>>());
    // Nobody else accepts the same again, and nothing is proposed before the unit had time.
    assert_eq!(ban.chief_of_office.say("/urgings", &accepted(&proposed)).await.code(), Code::Invalid);
    assert!(
        ban.chief_of_office
            .proposals()
            .await
            .iter()
            .all(|each| !proposed.iter().any(|it| it.item.id == each.item.id))
    );
    ban.days_pass(12).await;
    let again = ban.office_clerk.proposals().await;
    let late = again.iter().find(|each| each.item.code == "I.HĐ3").expect("I.HĐ3");
    assert_eq!((late.level, late.before), (UrgingLevel::Criticism, 1));
    assert_eq!(late.reason, "Quá hạn 17 ngày; đã đôn đốc 1 lần, gần nhất là nhắc nhở ngày 05/04/2026");
    assert_eq!(ban.services_head.get("/urgings/proposals").await.code(), Code::NotAllowed);
}

#[actix_web::test]
async fn a_list_of_proposals_says_each_item_once() {
    let ban = World::new().await;
    let item = json!({ "workItemId": Uuid::now_v7(), "level": "reminder", "text": " " });
    let answer = ban.office_clerk.say("/urgings", &json!({ "items": [item, item] })).await;
    assert_eq!(
        answer.faults(),
        ["/items/0/text required", "/items/1/text required", "/items/1/workItemId contradiction"]
    );
    assert_eq!(ban.office_clerk.say("/urgings", &json!({ "items": [] })).await.faults(), ["/items required"]);
}

#[actix_web::test]
async fn a_past_day_shows_the_urging_of_that_day() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.days_pass(2).await;
    ban.office_clerk.urge(item, UrgingLevel::Reminder).await.ok::<WorkItem>();
    ban.days_pass(2).await;
    ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
    ban.days_pass(2).await;
    let plan = ban.leader.plan_id().await;
    for (on, number) in
        [("2026-03-11", None), ("2026-03-12", Some(1)), ("2026-03-13", Some(1)), ("2026-03-14", None)]
    {
        let then: Page<tiendo_api::work::WorkItemRow> =
            ban.leader.read(&format!("/work-items?plan={plan}&asOf={on}&q=vii.hd5")).await;
        let row = then.data.iter().find(|row| row.id == item).expect("the item");
        assert_eq!(row.urging.as_ref().map(|urging| urging.number), number, "{on}");
    }
}

fn any_level() -> impl Strategy<Value = UrgingLevel> {
    prop::sample::select(UrgingLevel::ALL.to_vec())
}

proptest! {
    #[test]
    fn no_level_is_skipped_and_nobody_is_urged_twice_in_a_week(
        days in -30..400_i64,
        before in prop::option::of((any_level(), 0..60_i64)),
    ) {
        let rule = UrgingSettings::default();
        let last = before.map(|(level, days_ago)| Last { level, days_ago });
        let proposed = rule::level(days, last, &rule);
        let too_soon = last.is_some_and(|last| last.days_ago < 7);
        prop_assert_eq!(proposed.is_none(), days <= 0 || too_soon);
        if let Some(proposed) = proposed {
            match last.map(|last| last.level) {
                None => prop_assert_eq!(proposed, UrgingLevel::Reminder),
                Some(UrgingLevel::Reminder) => prop_assert!(proposed <= UrgingLevel::Criticism),
                Some(_) => {}
            }
            prop_assert!(proposed < UrgingLevel::Criticism || days >= 15);
            prop_assert!(proposed < UrgingLevel::Review || days >= 30);
        }
    }
}
