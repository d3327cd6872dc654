//! Work at risk says so itself: each rule fires on its day, says with which figures, and is silent again when something
//! is done about it.

use actix_web::http::Method;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use tiendo::{
    deadline::calendar::Calendar,
    milestones::milestone::NextMilestone,
    supervision::risk::{self, Signs, Watch},
};
use tiendo_api::{
    page::Page,
    risk::RiskRule,
    settings::{CalendarDay, NewCalendarDay, Settings, SettingsInForce},
    work::{NewProgress, WorkItem, WorkItemRow, WorkState},
};
use uuid::Uuid;

use crate::{
    overview::list,
    world::{Person, World, done, first_day, no_change, words},
};

/// The rules that fire on an item today, with what was measured.
async fn fired(person: &Person, item: Uuid) -> Vec<(RiskRule, i64)> {
    let risks = person.sees(item).await.item.risks;
    assert!(risks.iter().all(|risk| !risk.message.is_empty()));
    risks.into_iter().map(|risk| (risk.rule, risk.value)).collect()
}

async fn measured(person: &Person, item: Uuid, rule: RiskRule) -> Option<i64> {
    fired(person, item).await.into_iter().find(|(each, _)| *each == rule).map(|(_, value)| value)
}

fn percent(percent: i32) -> NewProgress {
    NewProgress { percent: Some(percent), ..NewProgress::default() }
}

#[actix_web::test]
async fn seven_working_days_before_it_is_due_nothing_submitted_is_a_risk() {
    let ban = World::new().await;
    let item = ban.office_staff.item("I.HĐ1").await;
    assert_eq!(ban.office_staff.sees(item).await.item.due, NaiveDate::from_ymd_opt(2026, 3, 31));
    ban.days_pass(9).await;
    assert_eq!(
        measured(&ban.office_staff, item, RiskRule::DueSoon).await,
        None,
        "eight are left on 19 March"
    );
    ban.days_pass(1).await;
    assert_eq!(measured(&ban.office_staff, item, RiskRule::DueSoon).await, Some(7));
    ban.days_pass(11).await;
    assert_eq!(measured(&ban.office_staff, item, RiskRule::DueSoon).await, Some(0), "on its day");
    ban.office_staff.submit(item, &done("01/KH")).await.ok::<WorkItem>();
    assert_eq!(fired(&ban.office_staff, item).await, [], "submitted");
    let yesterday = ban.clock.today() - Days::new(1);
    let then = list(&ban.leader, &format!("asOf={yesterday}&risk=due_soon&section=I")).await;
    assert_eq!(
        then.iter().find(|row| row.id == item).map(|row| row.risks[0].value),
        Some(1),
        "the day before keeps its risk"
    );
}

#[actix_web::test]
async fn what_is_overdue_is_not_due_soon() {
    let ban = World::new().await;
    let item = ban.office_staff.item("I.HĐ1").await;
    ban.days_pass(22).await;
    let rules = fired(&ban.office_staff, item).await;
    assert!(!rules.iter().any(|(rule, _)| [RiskRule::DueSoon, RiskRule::BehindExpected].contains(rule)));
    assert_eq!(rules, [(RiskRule::NoUpdate, 17)], "but silent since the period opened");
}

#[actix_web::test]
async fn a_day_off_brings_the_due_day_nearer() {
    let ban = World::new().await;
    let item = ban.office_staff.item("I.HĐ1").await;
    ban.days_pass(9).await;
    let off = NaiveDate::from_ymd_opt(2026, 3, 27).unwrap();
    let new = NewCalendarDay { day: off, working: false, name: "Nghỉ bù".into() };
    ban.admin.call(Method::POST, "/calendar-days").await.json(&new).send().await.ok::<CalendarDay>();
    assert_eq!(measured(&ban.office_staff, item, RiskRule::DueSoon).await, Some(7));
}

#[actix_web::test]
async fn twenty_points_under_the_time_gone_by_is_a_risk_until_the_percent_catches_up() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    assert_eq!(measured(&ban.services_clerk, item, RiskRule::BehindExpected).await, None, "68 of 364 days");
    ban.days_pass(10).await;
    assert_eq!(measured(&ban.services_clerk, item, RiskRule::BehindExpected).await, Some(21));
    ban.services_clerk.report(item, &percent(5)).await.ok::<WorkItem>();
    assert_eq!(measured(&ban.services_clerk, item, RiskRule::BehindExpected).await, None, "16 points");
}

#[actix_web::test]
async fn a_period_without_an_update_is_a_risk() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    assert_eq!(measured(&ban.services_clerk, item, RiskRule::NoUpdate).await, Some(85), "since 15 December");
    ban.services_clerk.report(item, &no_change()).await.ok::<WorkItem>();
    assert_eq!(fired(&ban.services_clerk, item).await, []);
    ban.days_pass(5).await;
    assert_eq!(measured(&ban.services_clerk, item, RiskRule::NoUpdate).await, Some(0), "another period");
}

#[actix_web::test]
async fn what_came_and_was_not_begun_within_five_working_days_is_a_risk() {
    let ban = World::new().await;
    let item = ban.office_staff.item("I.HĐ4").await;
    assert_eq!(fired(&ban.office_staff, item).await, [], "waiting is no risk");
    let came = serde_json::json!({ "occurredOn": first_day() });
    assert!(ban.office_clerk.record_event(item, &came).await.status.is_success());
    ban.days_pass(7).await;
    assert_eq!(
        measured(&ban.office_staff, item, RiskRule::NotStarted).await,
        None,
        "the fifth day is in time"
    );
    ban.days_pass(1).await;
    assert_eq!(measured(&ban.office_staff, item, RiskRule::NotStarted).await, Some(6));
    ban.office_staff.report(item, &words("Bắt đầu")).await.ok::<WorkItem>();
    assert_eq!(measured(&ban.office_staff, item, RiskRule::NotStarted).await, None);
    let today = ban.clock.today();
    ban.days_pass(3).await;
    let before = list(&ban.leader, &format!("asOf={}&risk=not_started", today - Days::new(1))).await;
    assert!(before.is_empty(), "the fifth day, looked at later");
}

#[actix_web::test]
async fn thirty_days_of_silence_in_progress_are_a_risk_and_ninety_without_a_deadline() {
    let ban = World::new().await;
    let [begun, idle] = [ban.services_clerk.item("VII.HĐ5").await, ban.services_clerk.item("VII.HĐ4").await];
    let undated = ban.representative_clerk.item("I.HĐ7").await;
    assert_eq!(ban.leader.sees(undated).await.item.due, None);
    ban.services_clerk.report(begun, &words("Bắt đầu")).await.ok::<WorkItem>();
    ban.representative_clerk.report(undated, &words("Bắt đầu")).await.ok::<WorkItem>();
    ban.days_pass(29).await;
    assert_eq!(measured(&ban.leader, begun, RiskRule::Silent).await, None);
    ban.days_pass(1).await;
    assert_eq!(measured(&ban.leader, begun, RiskRule::Silent).await, Some(30));
    assert_eq!(measured(&ban.leader, idle, RiskRule::Silent).await, None, "not begun is not silent");
    assert_eq!(measured(&ban.leader, undated, RiskRule::Silent).await, None);
    ban.services_clerk.report(begun, &no_change()).await.ok::<WorkItem>();
    assert_eq!(measured(&ban.leader, begun, RiskRule::Silent).await, None);
    ban.days_pass(60).await;
    assert_eq!(measured(&ban.leader, undated, RiskRule::Silent).await, Some(90));
}

#[actix_web::test]
async fn an_agency_sets_its_own_thresholds_and_its_neighbour_keeps_its_own() {
    let ban = World::new().await;
    let ours = ban.services_clerk.item("VII.HĐ5").await;
    let theirs = ban.foreign_clerk.item("VII.HĐ5").await;
    ban.services_clerk.report(ours, &words("Bắt đầu")).await.ok::<WorkItem>();
    ban.foreign_clerk.report(theirs, &words("Bắt đầu")).await.ok::<WorkItem>();
    let mut stricter = Settings::default();
    stricter.risk.silent_days = 3;
    let call = ban.office_clerk.call(Method::PUT, "/settings").await.seen(0).json(&stricter);
    call.send().await.ok::<SettingsInForce>();
    ban.days_pass(3).await;
    assert_eq!(measured(&ban.services_clerk, ours, RiskRule::Silent).await, Some(3));
    let risk = ban.services_clerk.sees(ours).await.item.risks.into_iter().find(|risk| risk.limit == Some(3));
    assert_eq!(risk.expect("its threshold").message, "Đã 3 ngày không có cập nhật");
    assert_eq!(measured(&ban.foreign_clerk, theirs, RiskRule::Silent).await, None);
}

#[actix_web::test]
async fn queue_list_and_item_say_the_same_of_a_risk() {
    let ban = World::new().await;
    ban.days_pass(20).await;
    let plan = ban.services_clerk.plan_id().await;
    let rows: Page<WorkItemRow> =
        ban.services_clerk.read(&format!("/work-items?plan={plan}&limit=200&atRisk=true")).await;
    let queue = ban.services_clerk.queue_where("limit=200").await;
    assert!(queue.data.iter().any(|row| !row.item.risks.is_empty()));
    for row in &queue.data {
        let listed = rows.data.iter().find(|each| each.id == row.item.id);
        assert_eq!(listed.map_or(&Vec::new(), |each| &each.risks), &row.item.risks);
        assert_eq!(ban.services_clerk.sees(row.item.id).await.item.risks, row.item.risks);
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day");
    (0..4_383_u64).prop_map(move |days| first + Days::new(days))
}

fn any_signs() -> impl Strategy<Value = Signs> {
    let states = [
        WorkState::Waiting,
        WorkState::Open,
        WorkState::InProgress,
        WorkState::Submitted,
        WorkState::Returned,
        WorkState::Done,
        WorkState::NotArising,
        WorkState::Dropped,
    ];
    let dates = (any_day(), -30..400_i64, proptest::option::of(0..60_u64), proptest::option::of(0..200_u64));
    let milestones = proptest::option::of((any_day(), 1..100_i32));
    let state = proptest::sample::select(states.to_vec());
    (state, dates, any::<bool>(), 0..=100_i32, milestones).prop_map(
        |(state, (opened_on, window, came, word), dated, percent, milestone)| Signs {
            state,
            opened_on,
            due_on: dated.then(|| opened_on + chrono::TimeDelta::days(window)),
            came_on: came.map(|days| opened_on - Days::new(days)),
            milestone: milestone.map(|(due, percent)| NextMilestone { due, percent }),
            percent,
            last_word_on: word.map(|days| opened_on + Days::new(days)),
        },
    )
}

fn watch(day: NaiveDate) -> Watch {
    Watch::new(day, &Settings::default(), Calendar::default())
}

proptest! {
    #[test]
    fn only_running_work_is_at_risk(signs in any_signs(), after in 0..400_u64) {
        let fired = watch(signs.opened_on + Days::new(after)).fired(&signs);
        let running = [WorkState::Open, WorkState::InProgress, WorkState::Returned].contains(&signs.state);
        prop_assert!(running || fired.is_empty(), "{fired:?}");
        prop_assert!(watch(signs.opened_on - Days::new(1)).fired(&signs).is_empty(), "before its time");
    }

    #[test]
    fn each_rule_fires_exactly_beyond_its_threshold(signs in any_signs(), after in 0..400_u64) {
        let day = signs.opened_on + Days::new(after);
        let signs = Signs { state: WorkState::InProgress, ..signs };
        let fired = watch(day).fired(&signs);
        let of = |rule| fired.iter().find(|fired| fired.rule == rule).map(|fired| fired.value);
        let ahead = signs.due_on.filter(|due| *due >= day);
        let left = ahead.map(|due| Calendar::default().between(day, due));
        prop_assert_eq!(of(RiskRule::DueSoon), left.filter(|left| *left <= 7));
        let behind = ahead.map(|due| risk::expected(signs.opened_on, due, day) - i64::from(signs.percent));
        prop_assert_eq!(of(RiskRule::BehindExpected), behind.filter(|behind| *behind >= 20));
        let missed = signs.milestone.map(|milestone| (day - milestone.due).num_days());
        prop_assert_eq!(of(RiskRule::MilestoneMissed), missed.filter(|days| *days > 0));
        let silent = (day - signs.last_word_on.unwrap_or(signs.opened_on)).num_days();
        let patience = if signs.due_on.is_some() { 30 } else { 90 };
        prop_assert_eq!(of(RiskRule::Silent), Some(silent).filter(|days| *days >= patience));
        prop_assert_eq!(of(RiskRule::NotStarted), None, "it was begun");
        let begun = Signs { state: WorkState::Open, ..signs };
        let since = signs.came_on.map(|came| Calendar::default().between(came, day));
        let not_started = watch(day).fired(&begun).into_iter().find(|each| each.rule == RiskRule::NotStarted);
        prop_assert_eq!(not_started.map(|each| each.value), since.filter(|days| *days > 5));
    }

    #[test]
    fn a_word_today_ends_every_silence(signs in any_signs(), after in 0..400_u64) {
        let day = signs.opened_on + Days::new(after);
        let fired = watch(day).fired(&Signs { last_word_on: Some(day), ..signs });
        prop_assert!(!fired.iter().any(|each| [RiskRule::Silent, RiskRule::NoUpdate].contains(&each.rule)));
    }

    #[test]
    fn what_is_expected_grows_from_nothing_to_all(opened in any_day(), window in 1..800_u64, after in 0..900_u64) {
        let (due, day) = (opened + Days::new(window), opened + Days::new(after));
        let expected = risk::expected(opened, due, day);
        prop_assert!((0..=100).contains(&expected));
        prop_assert!(risk::expected(opened, due, day + Days::new(1)) >= expected);
        prop_assert_eq!(risk::expected(opened, due, opened), 0);
        prop_assert_eq!(risk::expected(opened, due, due), 100);
    }
}
