//! A running plan is amended: what changes, what stays, and what the past still shows.

use actix_web::http::{Method, StatusCode};
use serde_json::json;
use tiendo_api::{
    annexes::{AnnexKind, AnnexSummary, Approval, ChangeKind, Difference, FindingCode, PlanVersion},
    overview::{Bucket, Overview},
    page::Page,
    plans::Plan,
    problem::Code,
    work::{WorkItem, WorkItemRow, WorkState},
};
use uuid::Uuid;

use crate::world::{PLAN, Person, World, activities, done, first_day};

/// The plan with two activities reworded, one added, one dropped and one deadline moved.
fn amended() -> String {
    let text = String::from_utf8_lossy(PLAN)
        .replace(
            "Xây dựng Kế hoạch tuyên truyền cải cách",
            "Xây dựng Kế hoạch tuyên truyền, phổ biến cải cách",
        )
        .replace("Sử dụng hiệu quả phần mềm Quản lý thu phí", "Khai thác hiệu quả phần mềm Quản lý thu phí")
        .replace("Quý I/2026 (theo hướng dẫn của Sở Nội vụ)", "Quý II/2026 (theo hướng dẫn của Sở Nội vụ)");
    let mut lines: Vec<&str> = text.lines().collect();
    let at = |lines: &[&str], words| lines.iter().position(|line| line.contains(words)).expect("the row");
    let dropped = at(&lines, "Hoạt động 2: Tham mưu Dự thảo văn bản quy phạm");
    lines.remove(dropped);
    let after = at(&lines, "Hoạt động 2: Xây dựng, đăng tải") + 1;
    lines.insert(after, "\t\t\tHoạt động 8: Tổ chức hội thi tìm hiểu cải cách hành chính\tBáo cáo\tVăn phòng\tPhòng nghiệp vụ\tQuý III/2026");
    lines.join("\n")
}

fn decision(day: &str) -> serde_json::Value {
    json!({ "decisionNumber": "15/QĐ-BQL", "decidedOn": day, "effectiveOn": day })
}

async fn amend(office: &Person, text: &str) -> AnnexSummary {
    let plan = office.plan_id().await;
    office.send_annex("dieu-chinh.txt", text.as_bytes(), &[("plan", plan.to_string())]).await.ok()
}

async fn approve(office: &Person, id: Uuid, day: &str) -> Approval {
    office.accept_all(id).await;
    office.to_draft(id, "approval", &decision(day)).await.ok()
}

fn told(kinds: &[ChangeKind]) -> String {
    kinds.iter().map(tiendo::word::word).collect::<Vec<_>>().join(" ")
}

#[actix_web::test]
async fn an_amended_annex_changes_exactly_what_it_changes() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let services = &ban.services_clerk;
    services.submit(office.item("VII.HĐ4").await, &done("01/BC")).await.ok::<serde_json::Value>();
    let before = office.overview().await;
    let same = amend(office, &String::from_utf8_lossy(PLAN)).await;
    let difference: Difference = office.read(&format!("/annexes/{}/difference", same.id)).await;
    assert_eq!((difference.changes.len(), difference.unchanged), (0, 33));
    office.accept_all(same.id).await;
    let nothing = office.to_draft(same.id, "approval", &decision("2026-03-10")).await;
    assert_eq!(nothing.code(), Code::NothingChanged);

    ban.days_pass(30).await;
    let draft = amend(office, &amended()).await;
    assert_eq!(draft.kind, AnnexKind::Amendment);
    let difference: Difference = office.read(&format!("/annexes/{}/difference", draft.id)).await;
    let kinds: Vec<ChangeKind> = difference.changes.iter().map(|change| change.kind).collect();
    assert_eq!(told(&kinds), "changed added changed dropped changed");
    assert_eq!(difference.unchanged, 29);

    office.accept_all(draft.id).await;
    let bare = office.to_draft(draft.id, "approval", &json!({})).await;
    assert_eq!(bare.faults(), ["/decisionNumber required", "/decidedOn required", "/effectiveOn required"]);
    let tomorrow = office.to_draft(draft.id, "approval", &decision("2026-04-10")).await;
    assert_eq!(tomorrow.faults(), ["/decidedOn in_future", "/effectiveOn in_future"]);
    let amended = approve(office, draft.id, "2026-04-01").await;
    assert_eq!((amended.items_added, amended.items_dropped), (1, 1));

    // Progress stays with its item, under the new words.
    let item = office.sees(office.item("VII.HĐ4").await).await;
    assert!(item.item.title.starts_with("Khai thác hiệu quả"));
    assert_eq!(item.item.state, WorkState::Submitted);
    let moved = office.activity("I.HĐ3").await;
    assert_eq!(moved.items[0].due.map(|due| due.to_string()).as_deref(), Some("2026-06-30"));
    assert_eq!(office.activity("I.HĐ8").await.items.len(), 1);
    let plan = office.plan().await;
    assert!(activities(&plan).all(|activity| activity.code != "II.HĐ2"));
    assert_eq!(
        office
            .read::<Page<WorkItemRow>>(&format!(
                "/work-items?plan={}&q=hoi+thi+tim+hieu+tim+hieu",
                plan.plan.id
            ))
            .await
            .data
            .len(),
        1
    );

    // The day before it held, the plan is what it was.
    let then: Plan = office.read(&format!("/plans/{}?asOf=2026-03-31", plan.plan.id)).await;
    assert_eq!(activities(&then).count(), 33);
    let old = activities(&then).find(|activity| activity.code == "I.HĐ3").expect("it");
    assert_eq!(old.items[0].due.map(|due| due.to_string()).as_deref(), Some("2026-03-31"));
    assert!(activities(&then).any(|activity| activity.code == "II.HĐ2" && activity.items.len() == 1));
    assert!(activities(&then).all(|activity| activity.code != "I.HĐ8"));
    let first = office.overview_on(first_day()).await;
    assert_eq!((first.total, &first.buckets, &first.units), (before.total, &before.buckets, &before.units));

    // As approved, or as amended.
    let basis = async |basis: &str| -> Overview {
        office.read(&format!("/plans/{}/overview?basis={basis}", plan.plan.id)).await
    };
    let (approved, amended) = (basis("approved").await, basis("amended").await);
    // One more of each of the three recurring activities: the second period has opened.
    assert_eq!((approved.total, amended.total), (before.total + 3, before.total + 3));
    let overdue = |overview: &Overview| {
        overview
            .buckets
            .iter()
            .filter(|each| each.bucket == Bucket::Overdue)
            .map(|each| each.count)
            .sum::<i64>()
    };
    assert_eq!(overdue(&approved), overdue(&amended) + 1, "the first due day of I.HĐ3 has passed");
    for overview in [&approved, &amended, &first] {
        assert_eq!(overview.buckets.iter().map(|each| each.count).sum::<i64>(), overview.total);
    }
    let versions: Page<PlanVersion> = office.read(&format!("/plans/{}/versions", plan.plan.id)).await;
    let told: Vec<_> =
        versions.data.iter().map(|each| (each.number, each.added, each.changed, each.dropped)).collect();
    assert_eq!(told, [(1, 0, 0, 0), (2, 1, 3, 1)]);
    assert_eq!(versions.data[1].decision_number.as_deref(), Some("15/QĐ-BQL"));
}

#[actix_web::test]
async fn what_was_settled_in_the_plan_is_not_asked_again() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let draft = amend(office, &amended()).await;
    let whole = office.draft(draft.id).await;
    let open: Vec<_> = whole.findings.iter().filter(|each| each.decision.is_none()).collect();
    assert!(open.len() < 6, "{open:#?}");
    assert!(whole.findings.len() > 30);
}

#[actix_web::test]
async fn a_plan_is_amended_by_hand_too() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let plan = office.plan_id().await;
    let begin = async || -> AnnexSummary {
        let call = office.call(Method::POST, &format!("/plans/{plan}/amendments")).await;
        call.json(&json!({})).send().await.ok()
    };
    let (draft, other) = (begin().await, begin().await);
    let tree = office.draft(draft.id).await;
    let activity =
        tree.sections[6].objectives.iter().flat_map(|each| &each.tasks).flat_map(|each| &each.activities);
    let activity = activity.clone().find(|activity| activity.code == "VII.HĐ5").expect("it").key;
    let edit = async |id: Uuid, edit| office.to_draft(id, "edits", &json!({ "edit": edit })).await;
    let reword =
        |field: &str, text: &str| json!({ "kind": "reword", "node": activity, "field": field, "text": text });
    let item = ban.services_head.item("VII.HĐ5").await;
    ban.services_head.assign(item, Some(ban.services_clerk.id().await)).await.ok::<WorkItem>();
    edit(draft.id, reword("lead_units", "Phòng nghiệp vụ")).await.ok::<AnnexSummary>();
    edit(draft.id, reword("deadline", "Quý III/2026")).await.ok::<AnnexSummary>();
    let owed = ban.professional_clerk.queue().await.data.len();
    approve(office, draft.id, "2026-03-10").await;
    assert_eq!(ban.professional_clerk.queue().await.data.len(), owed + 1, "the work went to its new unit");
    assert!(ban.services_clerk.queue().await.data.iter().all(|row| row.item.code != "VII.HĐ5"));
    assert_eq!(office.sees(item).await.item.assignee, None, "and is nobody's there yet");
    assert_eq!(
        office.activity("VII.HĐ5").await.items[0].due.map(|due| due.to_string()).as_deref(),
        Some("2026-09-30")
    );

    edit(other.id, reword("deadline", "Quý IV/2026")).await.ok::<AnnexSummary>();
    office.accept_all(other.id).await;
    let late = office.to_draft(other.id, "approval", &decision("2026-03-10")).await;
    assert_eq!(late.code(), Code::PlanMovedOn);
    let third = begin().await;
    edit(third.id, reword("deadline", "Quý IV/2026")).await.ok::<AnnexSummary>();
    office.accept_all(third.id).await;
    let past = office.to_draft(third.id, "approval", &decision("2026-03-09")).await;
    assert_eq!(past.faults(), ["/effectiveOn out_of_range"]);
}

#[actix_web::test]
async fn the_year_after_begins_from_what_is_unfinished() {
    let ban = World::new().await;
    let office = &ban.office_clerk;
    let plan = office.plan_id().await;
    let call = office.call(Method::POST, &format!("/plans/{plan}/carry-overs")).await;
    let draft: AnnexSummary = call.json(&json!({})).send().await.ok();
    assert_eq!((draft.kind, draft.year), (AnnexKind::CarryOver, Some(2027)));
    let whole = office.draft(draft.id).await;
    let unfinished =
        whole.findings.iter().filter(|each| each.finding.code == FindingCode::Unfinished).count();
    assert_eq!(unfinished, 33);
    office.accept_all(draft.id).await;
    let done: Approval = office.to_draft(draft.id, "approval", &json!({})).await.ok();
    assert_ne!(done.plan_id, plan);
    let next: Plan = office.read(&format!("/plans/{}", done.plan_id)).await;
    assert_eq!((next.plan.year, activities(&next).count()), (2027, 33));
    assert!(activities(&next).any(|activity| activity.deadline.label == "Quý I năm 2027"));
    let new_plan = office.get(&format!("/annexes/{}/difference", draft.id)).await;
    assert_eq!(new_plan.status, StatusCode::OK);
}
