//! The Office's one screen: numbers that add up, each opening its list, today and on days gone by.

use actix_web::http::{Method, StatusCode};
use chrono::Days;
use tiendo::word::word;
use tiendo_api::{
    overview::{Bucket, BucketCount, DecisionNeeded, Overview, QuarterLoad, UnitLine},
    page::Page,
    problem::Code,
    work::{WorkItem, WorkItemRow, WorkState},
};

use crate::world::{Person, World, activities, done, first_day, not_arising, words};

/// One of the seven numbers.
pub fn number(overview: &Overview, bucket: Bucket) -> i64 {
    of(&overview.buckets, bucket)
}

/// Side by side, the numbers add up: over buckets and over sections.
pub fn adds_up(overview: &Overview) {
    let all: i64 = overview.buckets.iter().map(|each| each.count).sum();
    assert_eq!(all, overview.total, "the seven numbers");
    assert_eq!(overview.buckets.len(), Bucket::ALL.len());
    let over =
        |of: fn(&tiendo_api::overview::SectionLine) -> i64| overview.sections.iter().map(of).sum::<i64>();
    assert_eq!(over(|line| line.actual.denominator + line.actual.excluded), overview.total, "the sections");
    assert_eq!(over(|line| line.actual.numerator), overview.completed.numerator, "done in the sections");
    assert_eq!(over(|line| line.overdue), number(overview, Bucket::Overdue), "overdue in the sections");
    for UnitLine { unit, total, buckets, freshness, at_risk, .. } in &overview.units {
        assert_eq!(buckets.iter().map(|each| each.count).sum::<i64>(), *total, "{}", unit.code);
        assert_eq!(freshness.denominator + freshness.excluded, *total, "{}", unit.code);
        assert!(*at_risk <= freshness.denominator, "{}", unit.code);
    }
    let load = |of: fn(&QuarterLoad) -> i64| overview.load.iter().map(of).sum::<i64>();
    assert_eq!(load(|quarter| quarter.total), overview.completed.denominator, "the load");
    assert_eq!(load(|quarter| quarter.done), overview.completed.numerator, "done of the load");
    assert_eq!(load(|quarter| quarter.waiting), number(overview, Bucket::Waiting), "waiting of the load");
    let held_up: i64 = overview.conditions.rows.iter().map(|line| line.items).sum();
    assert_eq!(held_up, number(overview, Bucket::Waiting), "the conditions");
    assert_eq!(overview.freshness.denominator + overview.freshness.excluded, overview.total, "freshness");
    let counted = |kind| overview.decisions.iter().find(|of| of.kind == kind).expect("every kind").count;
    assert_eq!(
        counted(DecisionNeeded::Submission),
        number(overview, Bucket::AwaitingConfirmation),
        "decisions"
    );
    assert_eq!(counted(DecisionNeeded::Backstop), overview.at_backstop, "backstops");
    let most = overview.risks.iter().map(|risk| risk.count).max().unwrap_or_default();
    let all: i64 = overview.risks.iter().map(|risk| risk.count).sum();
    assert!((most..=all).contains(&overview.at_risk), "{:?} of {}", overview.risks, overview.at_risk);
    let rates = overview.sections.iter().flat_map(|line| [&line.actual, &line.expected]);
    for rate in rates.chain([&overview.completed, &overview.on_time, &overview.freshness]) {
        assert!(rate.numerator <= rate.denominator, "{rate:?}");
        assert_eq!(rate.ratio.is_none(), rate.denominator == 0, "{rate:?}");
    }
}

fn of(buckets: &[BucketCount], bucket: Bucket) -> i64 {
    buckets.iter().find(|each| each.bucket == bucket).expect("every bucket is there").count
}

/// Some of everything: done in time and late, submitted, returned, not arising.
pub async fn a_busy_month(ban: &World) {
    let first = ban.office_clerk.item("I.HĐ1").await;
    ban.office_clerk.submit(first, &done("01/KH")).await.ok::<WorkItem>();
    ban.leader.confirm(first).await.ok::<WorkItem>();
    let lapsed = ban.professional_clerk.item("III.HĐ5").await;
    ban.professional_clerk.submit(lapsed, &not_arising("Không có hồ sơ")).await.ok::<WorkItem>();
    ban.office_clerk.confirm(lapsed).await.ok::<WorkItem>();
    let returned = ban.services_clerk.item("VII.HĐ4").await;
    ban.services_clerk.submit(returned, &done("10/BC")).await.ok::<WorkItem>();
    ban.office_clerk.give_back(returned, "Thiếu số liệu").await.ok::<WorkItem>();
    ban.days_pass(10).await;
    let late = ban.office_clerk.item("I.HĐ2").await;
    ban.office_clerk.submit(late, &done("02/BC")).await.ok::<WorkItem>();
    ban.leader.confirm(late).await.ok::<WorkItem>();
    let submitted = ban.services_clerk.item("VI.HĐ1").await;
    ban.services_clerk.submit(submitted, &done("11/QĐ")).await.ok::<WorkItem>();
}

/// The whole list behind a number, page by page.
pub async fn list(person: &Person, parameters: &str) -> Vec<WorkItemRow> {
    let plan = person.plan_id().await;
    let mut all = Vec::new();
    let mut cursor = String::new();
    loop {
        let page: Page<WorkItemRow> =
            person.read(&format!("/work-items?plan={plan}&limit=17&{parameters}{cursor}")).await;
        all.extend(page.data);
        assert_eq!(page.page.has_more, page.page.next_cursor.is_some());
        let Some(next) = page.page.next_cursor else { return all };
        cursor = format!("&cursor={next}");
    }
}

#[actix_web::test]
async fn the_seven_numbers_add_up_and_each_opens_its_list() {
    let ban = World::new().await;
    a_busy_month(&ban).await;
    let overview = ban.leader.overview().await;
    adds_up(&overview);
    assert_eq!(Bucket::ALL.map(|bucket| number(&overview, bucket)), [1, 1, 1, 2, 24, 6, 1]);
    for bucket in Bucket::ALL {
        let rows = list(&ban.leader, &format!("bucket={}", word(bucket))).await;
        assert_eq!(i64::try_from(rows.len()).unwrap(), number(&overview, bucket), "{bucket:?}");
    }
    let everything = list(&ban.leader, "").await;
    assert_eq!(i64::try_from(everything.len()).unwrap(), overview.total);
    let mut ids: Vec<_> = everything.iter().map(|row| row.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), everything.len(), "pages repeat nothing");
}

#[actix_web::test]
async fn a_units_numbers_open_its_lists_and_joint_work_counts_once_for_each() {
    let ban = World::new().await;
    a_busy_month(&ban).await;
    let overview = ban.leader.overview().await;
    for UnitLine { unit, buckets, .. } in &overview.units {
        for each in buckets {
            let rows = list(&ban.leader, &format!("unit={}&bucket={}", unit.id, word(each.bucket))).await;
            assert_eq!(i64::try_from(rows.len()).unwrap(), each.count, "{} {:?}", unit.code, each.bucket);
        }
    }
    let plan = ban.leader.plan().await;
    let led_again = activities(&plan).map(|activity| (activity.lead_units.len() - 1) * activity.items.len());
    let joint = i64::try_from(led_again.sum::<usize>()).unwrap();
    assert_eq!(joint, 4, "VI.HĐ1–3 and III.HĐ5 have two leads");
    let over_units: i64 = overview.units.iter().map(|line| line.total).sum();
    assert_eq!(over_units, overview.total + joint);
}

#[actix_web::test]
async fn a_section_opens_its_list_too() {
    let ban = World::new().await;
    let overview = ban.inspector.overview().await;
    assert_eq!(overview.sections.len(), 7);
    for section in &overview.sections {
        let rows = list(&ban.inspector, &format!("section={}", section.number)).await;
        let counted = section.actual.denominator + section.actual.excluded;
        assert_eq!(i64::try_from(rows.len()).unwrap(), counted, "{}", section.number);
    }
}

#[actix_web::test]
async fn a_day_gone_by_keeps_its_numbers() {
    let ban = World::new().await;
    a_busy_month(&ban).await;
    let day = ban.clock.today();
    let then = ban.leader.overview().await;
    ban.days_pass(30).await;
    let [returned, submitted] =
        [ban.services_clerk.item("VII.HĐ4").await, ban.services_clerk.item("VI.HĐ1").await];
    ban.services_clerk.submit(returned, &done("12/BC")).await.ok::<WorkItem>();
    ban.office_clerk.confirm(submitted).await.ok::<WorkItem>();
    let waiting = ban.office_clerk.item("I.HĐ4").await;
    let came = serde_json::json!({ "occurredOn": ban.clock.today() });
    assert_eq!(ban.office_clerk.record_event(waiting, &came).await.status, StatusCode::CREATED);

    assert_ne!(ban.leader.overview().await.buckets, then.buckets);
    let again = ban.leader.overview_on(day).await;
    adds_up(&again);
    assert_eq!(again.as_of, day);
    assert_eq!(again.buckets, then.buckets);
    assert_eq!(
        (again.completed, again.on_time, again.due_soon),
        (then.completed, then.on_time, then.due_soon)
    );
    assert_eq!((again.sections, again.units), (then.sections, then.units));
    for bucket in Bucket::ALL {
        let rows = list(&ban.leader, &format!("asOf={day}&bucket={}", word(bucket))).await;
        assert_eq!(i64::try_from(rows.len()).unwrap(), of(&then.buckets, bucket), "{bucket:?}");
    }
    let before_all = ban.leader.overview_on(first_day() - Days::new(1)).await;
    assert_eq!(number(&before_all, Bucket::InTime) + number(&before_all, Bucket::Waiting), before_all.total);
}

#[actix_web::test]
async fn a_day_to_come_has_no_numbers() {
    let ban = World::new().await;
    let plan = ban.leader.plan_id().await;
    let tomorrow = first_day() + Days::new(1);
    for address in
        [format!("/plans/{plan}/overview?"), format!("/plans/{plan}?"), format!("/work-items?plan={plan}&")]
    {
        let answer = ban.leader.get(&format!("{address}asOf={tomorrow}")).await;
        assert_eq!(answer.code(), Code::Malformed, "{address}");
    }
}

#[actix_web::test]
async fn what_the_caller_already_has_is_not_sent_again() {
    let ban = World::new().await;
    let plan = ban.leader.plan_id().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    for address in [
        format!("/plans/{plan}/overview"),
        format!("/plans/{plan}"),
        format!("/work-items?plan={plan}"),
        format!("/work-items/{item}"),
        "/queue".into(),
        "/plans".into(),
        "/units".into(),
    ] {
        let tag = ban.leader.get(&address).await.header("etag").expect("an ETag").to_owned();
        let again = async || {
            let call = ban.leader.call(Method::GET, &address).await.header("if-none-match", &tag);
            call.send().await
        };
        let unchanged = again().await;
        assert_eq!((unchanged.status, unchanged.body.len()), (StatusCode::NOT_MODIFIED, 0), "{address}");
        assert_eq!(unchanged.header("etag"), Some(tag.as_str()));
        let weakened = format!("\"x\", W/{tag}");
        let through_a_proxy = ban.leader.call(Method::GET, &address).await.header("if-none-match", weakened);
        assert_eq!(through_a_proxy.send().await.status, StatusCode::NOT_MODIFIED, "{address}");
        ban.services_clerk.report(item, &words("Có việc mới")).await.ok::<WorkItem>();
        assert_eq!(again().await.status, StatusCode::OK, "{address}");
    }
}

#[actix_web::test]
async fn a_new_day_makes_a_listing_new() {
    let ban = World::new().await;
    let address = format!("/plans/{}/overview", ban.leader.plan_id().await);
    let tag = ban.leader.get(&address).await.header("etag").expect("an ETag").to_owned();
    ban.days_pass(1).await;
    let call = ban.leader.call(Method::GET, &address).await.header("if-none-match", &tag);
    assert_eq!(call.send().await.status, StatusCode::OK);
}

#[actix_web::test]
async fn what_changes_through_one_server_shows_at_once_on_the_other() {
    let ban = World::new().await;
    let other = ban.replica().await;
    let leader_there = ban.at(&other, &ban.leader);
    let before = leader_there.overview().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
    let after = leader_there.overview().await;
    assert_eq!(number(&after, Bucket::InTime), number(&before, Bucket::InTime) - 1);
    assert_eq!(leader_there.sees(item).await.submissions.len(), 1);
}

#[actix_web::test]
async fn freshness_is_that_of_the_day_gone_by() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.report(item, &words("Bắt đầu")).await.ok::<WorkItem>();
    let then = ban.leader.overview().await;
    ban.days_pass(1).await;
    ban.services_clerk.report(item, &words("Tiếp")).await.ok::<WorkItem>();
    let again = ban.leader.overview_on(first_day()).await;
    assert_eq!(again.freshness, then.freshness);
}

#[actix_web::test]
async fn decisions_are_those_of_the_day_gone_by() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(item, &done("1")).await.ok::<WorkItem>();
    let then = ban.leader.overview().await;
    ban.days_pass(1).await;
    ban.office_clerk.confirm(item).await.ok::<WorkItem>();
    let again = ban.leader.overview_on(first_day()).await;
    let told = |overview: &Overview| {
        let of = &overview.decisions[0];
        (of.count, of.rows[0].subject_id, of.rows[0].outcome, of.rows[0].days_waiting)
    };
    assert_eq!(told(&again), told(&then));
}

#[actix_web::test]
async fn work_in_progress_shows_in_the_tree_of_a_day_gone_by() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.report(item, &words("Bắt đầu")).await.ok::<WorkItem>();
    ban.days_pass(1).await;
    let plan = ban.leader.plan_id().await;
    let tree: tiendo_api::plans::Plan = ban.leader.read(&format!("/plans/{plan}?asOf={}", first_day())).await;
    let state = activities(&tree).find(|a| a.code == "VII.HĐ5").unwrap().items[0].state;
    assert_eq!(state, WorkState::InProgress);
}
