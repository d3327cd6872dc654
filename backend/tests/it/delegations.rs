//! Somebody acts on another's behalf for some days.

use chrono::{Days, NaiveDate};
use serde_json::json;
use tiendo_api::{
    Action,
    changes::{Change, Verb},
    delegations::Delegation,
    page::Page,
    problem::Code,
    queue::Lane,
    session::Me,
    work::WorkItem,
};
use uuid::Uuid;

use crate::{
    app::Answer,
    world::{Lanes, Person, World, done, first_day},
};

impl Person {
    /// Delegates from some days ahead to some days ahead.
    async fn delegate(&self, to: Uuid, from: u64, until: u64) -> Answer {
        let day = |ahead: u64| -> NaiveDate { first_day() + Days::new(ahead) };
        let body = json!({ "delegateId": to, "from": day(from), "to": day(until), "note": "Đi công tác" });
        self.say("/delegations", &body).await
    }

    async fn end(&self, delegation: &Delegation) -> Answer {
        let address = format!("/delegations/{}/ends", delegation.id);
        self.write(&address, delegation.version, &json!({})).await
    }

    async fn last_change(&self) -> Change {
        self.read::<Page<Change>>("/changes?limit=200").await.data.pop().expect("a change")
    }
}

#[actix_web::test]
async fn while_it_runs_the_delegate_does_what_the_leader_may_and_the_journal_says_for_whom() {
    let ban = World::new().await;
    let head = ban.professional_head.id().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
    assert_eq!(ban.professional_head.confirm(item).await.code(), Code::NotAllowed);
    let made: Delegation = ban.leader.delegate(head, 1, 2).await.ok();
    assert!(!made.running, "from tomorrow on");
    assert_eq!(ban.professional_head.confirm(item).await.code(), Code::NotAllowed);

    ban.days_pass(1).await;
    let me: Me = ban.professional_head.read("/me").await;
    assert_eq!(me.stands_in_for[0].name, "Lê Văn Thành");
    assert!(me.allowed_actions.contains(&Action::Confirm));
    assert!(ban.professional_head.queue().await.lane(Lane::AwaitingMe).contains(&"VII.HĐ5"));
    let offered = ban.professional_head.sees(item).await.item.allowed_actions;
    assert!(offered.contains(&Action::Confirm), "{offered:?}");
    ban.professional_head.confirm(item).await.ok::<WorkItem>();
    let line = ban.leader.last_change().await;
    assert_eq!((line.verb, line.by.expect("somebody").id), (Verb::Confirmed, head));
    assert_eq!(line.on_behalf_of.expect("somebody").name, "Lê Văn Thành");

    // What they may do themselves they do in their own name.
    let own = ban.professional_head.item("III.HĐ5").await;
    ban.professional_head.report(own, &crate::world::words("Đang làm")).await.ok::<WorkItem>();
    assert_eq!(ban.leader.last_change().await.on_behalf_of, None);

    // The last day counts in whole, the day after does not.
    let other = ban.services_clerk.item("VI.HĐ1").await;
    ban.services_clerk.submit(other, &done("16/BC")).await.ok::<WorkItem>();
    ban.days_pass(1).await;
    assert!(ban.professional_head.queue().await.lane(Lane::AwaitingMe).contains(&"VI.HĐ1"));
    ban.days_pass(1).await;
    assert!(ban.professional_head.queue().await.lane(Lane::AwaitingMe).is_empty());
    assert_eq!(ban.professional_head.confirm(other).await.code(), Code::NotAllowed);
}

#[actix_web::test]
async fn nobody_decides_their_own_by_delegation_either() {
    let ban = World::new().await;
    let clerk = ban.services_clerk.id().await;
    ban.leader.delegate(clerk, 0, 10).await.ok::<Delegation>();
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
    assert_eq!(ban.services_clerk.confirm(item).await.code(), Code::OwnSubmission);
    let other = ban.services_clerk.item("VI.HĐ1").await;
    ban.services_clerk.ask_until(other, "2027-02-01", "Xin thêm").await.ok::<WorkItem>();
    assert_eq!(ban.services_clerk.extend(other, None).await.code(), Code::OwnRequest);
    // Nor does it pass on.
    let head = ban.professional_head.id().await;
    assert_eq!(ban.services_clerk.delegate(head, 0, 1).await.code(), Code::NotAllowed);
}

#[actix_web::test]
async fn an_office_clerk_decides_long_extensions_only_on_the_leaders_behalf() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.ask_until(item, "2027-02-01", "Xin thêm một tháng").await.ok::<WorkItem>();
    assert_eq!(ban.office_clerk.extend(item, None).await.code(), Code::BeyondDelegation);
    ban.leader.delegate(ban.office_clerk.id().await, 0, 0).await.ok::<Delegation>();
    ban.office_clerk.extend(item, None).await.ok::<WorkItem>();
    let line = ban.leader.last_change().await;
    assert_eq!(line.on_behalf_of.expect("somebody").name, "Lê Văn Thành");
}

#[actix_web::test]
async fn a_heads_delegate_works_for_the_heads_unit_and_for_no_other() {
    let ban = World::new().await;
    let [item, foreign] = [ban.services_clerk.item("VII.HĐ5").await, ban.office_staff.item("I.HĐ3").await];
    let clerk = ban.professional_clerk.id().await;
    let unit = ban.services_clerk.unit("TTDV").await;
    assert_eq!(ban.professional_clerk.get(&format!("/queue?unit={unit}")).await.code(), Code::NotAllowed);
    ban.services_head.delegate(clerk, 0, 5).await.ok::<Delegation>();
    let queue = ban.professional_clerk.queue_where(&format!("unit={unit}")).await;
    let row = queue.data.iter().find(|row| row.item.id == item).expect("a row");
    assert_eq!(row.main_action, Some(Action::ReportProgress));
    assert!(row.item.allowed_actions.contains(&Action::AssignPerson));
    ban.professional_clerk.report(item, &crate::world::words("Thay giám đốc")).await.ok::<WorkItem>();
    assert_eq!(ban.leader.last_change().await.on_behalf_of.expect("somebody").name, "Vàng Thị Mai");
    let offered = ban.professional_clerk.sees(foreign).await.item.allowed_actions;
    assert!(!offered.contains(&Action::AssignPerson) && !offered.contains(&Action::ReportProgress));
    let refused = ban.professional_clerk.report(foreign, &crate::world::words("x")).await;
    assert_eq!(refused.code(), Code::NotAllowed);
}

#[actix_web::test]
async fn a_delegation_is_ended_early_by_its_maker_or_by_leadership() {
    let ban = World::new().await;
    let clerk = ban.professional_clerk.id().await;
    let made: Delegation = ban.services_head.delegate(clerk, 0, 5).await.ok();
    assert!(made.running && made.allowed_actions == [Action::Delegate]);
    for other in [&ban.professional_head, &ban.office_clerk, &ban.professional_clerk] {
        assert_eq!(other.end(&made).await.code(), Code::NotAllowed, "{}", other.username);
    }
    let ended: Delegation = ban.services_head.end(&made).await.ok();
    assert!(!ended.running && ended.ended_at.is_some());
    assert_eq!(ban.services_head.end(&ended).await.code(), Code::DelegationOver);
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let refused = ban.professional_clerk.report(item, &crate::world::words("x")).await;
    assert_eq!(refused.code(), Code::NotAllowed);
    let another: Delegation = ban.services_head.delegate(clerk, 0, 5).await.ok();
    ban.leader.end(&another).await.ok::<Delegation>();
    let listed: Page<Delegation> = ban.inspector.read("/delegations").await;
    assert_eq!(listed.data.iter().map(|each| each.id).collect::<Vec<_>>(), [another.id, made.id]);
    let theirs: Page<Delegation> = ban.foreign_office.read("/delegations").await;
    assert!(theirs.data.is_empty());
}

#[actix_web::test]
async fn a_delegate_is_somebody_of_the_agency_who_decides_things() {
    let ban = World::new().await;
    for stranger in [&ban.foreign_office, &ban.admin, &ban.inspector, &ban.machine] {
        let refused = ban.leader.delegate(stranger.id().await, 0, 1).await;
        assert_eq!(refused.faults(), ["/delegateId unknown"], "{}", stranger.username);
    }
    let oneself = ban.leader.delegate(ban.leader.id().await, 0, 1).await;
    assert_eq!(oneself.faults(), ["/delegateId contradiction"]);
    let clerk = ban.office_clerk.id().await;
    assert_eq!(ban.leader.delegate(clerk, 3, 1).await.faults(), ["/to contradiction"]);
    assert_eq!(ban.leader.delegate(clerk, 0, 400).await.faults(), ["/to out_of_range"]);
    assert_eq!(ban.office_clerk.delegate(clerk, 0, 1).await.code(), Code::NotAllowed);
    ban.days_pass(1).await;
    assert_eq!(ban.leader.delegate(clerk, 0, 3).await.faults(), ["/from out_of_range"]);
}
