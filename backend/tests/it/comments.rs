//! People talk about a work item, and hand it to each other.

use actix_web::http::Method;
use serde_json::json;
use tiendo_api::{
    changes::{Change, Verb},
    comments::Comment,
    page::Page,
    problem::Code,
    session::Me,
    units::PersonRef,
    work::{WorkItem, WorkItemRow},
};
use uuid::Uuid;

use crate::{
    app::Answer,
    world::{Person, World, words},
};

impl Person {
    /// Their account.
    pub async fn id(&self) -> Uuid {
        self.read::<Me>("/me").await.id
    }

    /// Comments, calling on people.
    pub async fn comment(&self, item: Uuid, text: &str, mentions: &[Uuid]) -> Answer {
        let body = json!({ "text": text, "mentions": mentions });
        self.say(&format!("/work-items/{item}/comments"), &body).await
    }

    /// Hands an item to somebody.
    pub async fn assign(&self, item: Uuid, to: Option<Uuid>) -> Answer {
        let seen = self.sees(item).await.item.version;
        let call = self.call(Method::PUT, &format!("/work-items/{item}/assignee")).await;
        call.seen(seen).json(&json!({ "accountId": to })).send().await
    }
}

#[actix_web::test]
async fn comments_are_kept_in_order_and_call_on_people() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let [head, office] = [ban.services_head.id().await, ban.office_clerk.id().await];
    let said: Comment = ban.services_clerk.comment(item, "Nhờ hai bên xem", &[office, head]).await.ok();
    let named: Vec<_> = said.mentions.iter().map(|person| person.id).collect();
    assert_eq!(named, [office, head]);
    ban.office_clerk.comment(item, "Đã xem", &[]).await.ok::<Comment>();
    ban.professional_clerk.comment(item, "Đơn vị phối hợp cũng xem", &[]).await.ok::<Comment>();
    let all: Page<Comment> = ban.inspector.read(&format!("/work-items/{item}/comments")).await;
    let texts: Vec<_> = all.data.iter().map(|comment| comment.text.as_str()).collect();
    assert_eq!(texts, ["Nhờ hai bên xem", "Đã xem", "Đơn vị phối hợp cũng xem"]);
    assert_eq!(all.data[0].mentions.len(), 2);
    let first = ban.inspector.get(&format!("/work-items/{item}/comments?limit=2")).await;
    let rest: Page<Comment> = ban.inspector.read(&first.next_page().expect("more")).await;
    assert_eq!(rest.data, all.data[2..]);
    let feed: Page<Change> = ban.machine.read("/changes?limit=200").await;
    assert_eq!(feed.data.iter().filter(|line| line.verb == Verb::Commented).count(), 3);
}

#[actix_web::test]
async fn a_comment_stands_in_nobodys_way() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_head.report(item, &words("Giám đốc viết trước")).await.ok::<WorkItem>();
    let seen = ban.services_clerk.sees(item).await.item.version;
    ban.office_clerk.comment(item, "Đến đâu rồi?", &[]).await.ok::<Comment>();
    let address = format!("/work-items/{item}/progress");
    ban.services_clerk.write(&address, seen, &words("Đang làm")).await.ok::<WorkItem>();
    ban.office_clerk.comment(item, "Cảm ơn", &[]).await.ok::<Comment>();
    let stale = ban.services_head.write(&address, seen, &words("Muộn")).await.problem();
    assert_eq!(stale.current.expect("the version now").verb, Some(Verb::ProgressReported));
}

#[actix_web::test]
async fn only_people_who_see_the_item_are_called_on() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let strangers =
        [ban.foreign_clerk.id().await, ban.admin.id().await, ban.machine.id().await, Uuid::now_v7()];
    let refused = ban.services_clerk.comment(item, "Xem giúp", &strangers).await;
    let faults: Vec<_> = (0..4).map(|index| format!("/mentions/{index} unknown")).collect();
    assert_eq!(refused.faults(), faults);
    let head = ban.services_head.id().await;
    assert_eq!(
        ban.services_clerk.comment(item, "", &[head, head]).await.faults(),
        ["/text required", "/mentions/1 contradiction"]
    );
    assert_eq!(ban.inspector.comment(item, "Hỏi", &[]).await.code(), Code::NotAllowed);
    let other = ban.professional_clerk.item("III.HĐ5").await;
    assert_eq!(ban.services_clerk.comment(other, "Việc đơn vị khác", &[]).await.code(), Code::NotAllowed);
}

#[actix_web::test]
async fn whom_one_can_call_on_is_listed_by_unit() {
    let ban = World::new().await;
    let all: Page<PersonRef> = ban.services_clerk.read("/people?limit=200").await;
    let names: Vec<_> = all.data.iter().map(|person| person.name.as_str()).collect();
    assert!(names.contains(&"Lê Văn Thành") && names.contains(&"Kiểm tra Sở Nội vụ"), "{names:?}");
    assert!(!names.contains(&"Quản trị hệ thống") && !names.contains(&"he-thong.ttdv"), "{names:?}");
    let mut paged = Vec::new();
    let mut next = Some("/people?limit=3".to_owned());
    while let Some(address) = next {
        let answer = ban.services_clerk.get(&address).await;
        paged.extend(answer.ok::<Page<PersonRef>>().data);
        next = answer.next_page();
    }
    assert_eq!(paged, all.data);
    let unit = ban.services_clerk.unit("PNV").await;
    let theirs: Page<PersonRef> = ban.services_clerk.read(&format!("/people?unit={unit}")).await;
    let mut names: Vec<_> = theirs.data.iter().map(|person| person.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Nguyễn Văn Bình", "Phạm Đức Nam"]);
    let abroad: Page<PersonRef> = ban.foreign_clerk.read(&format!("/people?unit={unit}")).await;
    assert!(abroad.data.is_empty());
}

#[actix_web::test]
async fn a_head_hands_work_to_a_person_and_it_is_theirs_to_see() {
    let ban = World::new().await;
    let [item, other] = [ban.services_clerk.item("VII.HĐ5").await, ban.services_clerk.item("VII.HĐ4").await];
    let clerk = ban.services_clerk.id().await;
    assert_eq!(ban.services_clerk.assign(item, Some(clerk)).await.code(), Code::NotAllowed);
    assert_eq!(ban.professional_head.assign(item, Some(clerk)).await.code(), Code::NotAllowed);
    let stranger = ban.professional_clerk.id().await;
    assert_eq!(ban.services_head.assign(item, Some(stranger)).await.faults(), ["/accountId unknown"]);
    let handed: WorkItem = ban.services_head.assign(item, Some(clerk)).await.ok();
    assert_eq!(handed.item.assignee.expect("somebody").name, "Trần Thu Hà");
    let mine = ban.services_clerk.queue_where("mine=true").await;
    assert_eq!(mine.data.iter().map(|row| row.item.id).collect::<Vec<_>>(), [item]);
    assert!(ban.services_head.queue_where("mine=true").await.data.is_empty());
    assert!(ban.services_clerk.queue_where("mine=false").await.data.iter().any(|row| row.item.id == other));

    ban.days_pass(3).await;
    let back: WorkItem = ban.services_head.assign(item, None).await.ok();
    assert_eq!(back.item.assignee, None);
    assert!(ban.services_clerk.queue_where("mine=true").await.data.is_empty());
    ban.days_pass(1).await;
    let plan = ban.leader.plan_id().await;
    for (on, whose) in [("2026-03-12", Some(clerk)), ("2026-03-13", None)] {
        let then: Page<WorkItemRow> =
            ban.leader.read(&format!("/work-items?plan={plan}&asOf={on}&q=vii.hd5")).await;
        let row = then.data.iter().find(|row| row.id == item).expect("the item");
        assert_eq!(row.assignee.as_ref().map(|person| person.id), whose, "{on}");
    }
    // The Office hands on its own.
    let own = ban.office_clerk.item("I.HĐ3").await;
    let staff = ban.office_staff.id().await;
    ban.office_clerk.assign(own, Some(staff)).await.ok::<WorkItem>();
    assert_eq!(ban.office_clerk.assign(item, Some(staff)).await.code(), Code::NotAllowed);
}
