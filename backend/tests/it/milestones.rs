//! Work due at the year's end has milestones before it.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use serde_json::{Value, json};
use tiendo::{deadline::period, milestones::proposal};
use tiendo_api::{
    DeadlineKind,
    changes::{Change, Verb},
    milestones::{ItemMilestones, MilestoneProposal, MilestoneState},
    notices::{Inbox, NoticeKind},
    page::Page,
    queue::Lane,
    risk::RiskRule,
    settings::Settings,
    work::{DueState, NewProgress, WorkItem, WorkItemRow},
};
use uuid::Uuid;

use crate::{
    app::Answer,
    world::{Person, World, activities, first_day},
};

impl Person {
    async fn milestone_proposals(&self) -> Vec<MilestoneProposal> {
        let plan = self.plan_id().await;
        self.read::<Page<MilestoneProposal>>(&format!("/plans/{plan}/milestones/proposals")).await.data
    }

    async fn set_milestones(&self, items: &Value) -> Answer {
        let address = format!("/plans/{}/milestones", self.plan_id().await);
        self.say(&address, &json!({ "items": items })).await
    }

    /// Sets every milestone that is proposed.
    pub async fn accept_milestones(&self) -> Vec<ItemMilestones> {
        let accepted =
            |each: MilestoneProposal| json!({ "workItemId": each.item.id, "milestones": each.milestones });
        let all: Vec<Value> = self.milestone_proposals().await.into_iter().map(accepted).collect();
        self.set_milestones(&json!(all)).await.ok::<Page<ItemMilestones>>().data
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn percent(percent: i32) -> NewProgress {
    NewProgress { percent: Some(percent), ..NewProgress::default() }
}

/// The lane and the reason of an item in somebody's queue.
async fn stands(person: &Person, item: Uuid) -> (Lane, String) {
    let queue = person.queue_where("limit=200").await;
    let row = queue.data.into_iter().find(|row| row.item.id == item).expect("a row");
    (row.lane, row.reason)
}

#[actix_web::test]
async fn everything_due_in_the_year_gets_a_milestone_at_each_cut_off_in_one_go() {
    let ban = World::new().await;
    let year_long: BTreeSet<Uuid> = {
        let plan = ban.office_clerk.plan().await;
        let of_year = activities(&plan).filter(|each| each.deadline.kind == DeadlineKind::YearLong);
        of_year.flat_map(|each| each.items.iter().map(|item| item.id)).collect()
    };
    let proposals = ban.office_clerk.milestone_proposals().await;
    assert_eq!(proposals.iter().map(|each| each.item.id).collect::<BTreeSet<_>>(), year_long);
    for each in &proposals {
        let days: Vec<String> = each.milestones.iter().map(|milestone| milestone.due.to_string()).collect();
        assert_eq!(days, ["2026-03-14", "2026-06-14", "2026-09-14", "2026-12-14"], "{}", each.item.code);
        let percents: Vec<i32> = each.milestones.iter().map(|milestone| milestone.percent).collect();
        assert_eq!(percents, [20, 45, 70, 95], "{}", each.item.code);
    }
    let set = ban.office_clerk.accept_milestones().await;
    assert_eq!(set.len(), year_long.len());
    assert_eq!(ban.office_clerk.milestone_proposals().await, [], "nothing is left to propose");
    let overview = ban.leader.overview().await;
    let spread: Vec<i64> = overview.load.iter().map(|quarter| quarter.milestones).collect();
    let all = i64::try_from(year_long.len()).unwrap();
    assert_eq!(spread, [all, all, all, all, 0], "before the cliff");
    let journal: Page<Change> = ban.office_clerk.read("/changes?limit=200").await;
    let lines = journal.data.iter().filter(|line| line.verb == Verb::MilestonesSet).count();
    assert_eq!(lines, year_long.len());
}

#[actix_web::test]
async fn a_milestone_is_reached_by_reporting_and_missed_by_saying_nothing() {
    let ban = World::new().await;
    ban.office_clerk.accept_milestones().await;
    let (told, silent) = (ban.services_clerk.item("VII.HĐ5").await, ban.services_clerk.item("VII.HĐ4").await);
    let reason = "Mốc giữa kỳ 14/03/2026: cần đạt 20%, còn 4 ngày";
    assert_eq!(stands(&ban.services_clerk, told).await, (Lane::DueThisPeriod, reason.into()));

    let reported: WorkItem = ban.services_clerk.report(told, &percent(25)).await.ok();
    let states = |item: &WorkItem| item.milestones.iter().map(|each| each.state).collect::<Vec<_>>();
    let ahead = MilestoneState::Ahead;
    let reached = [MilestoneState::Reached, ahead, ahead, ahead];
    assert_eq!(states(&reported), reached);
    assert_eq!(stands(&ban.services_clerk, told).await.0, Lane::Later);

    ban.days_pass(10).await;
    let missed = ban.services_clerk.sees(silent).await;
    assert_eq!(states(&missed)[0], MilestoneState::Missed);
    let risk = missed.item.risks.iter().find(|risk| risk.rule == RiskRule::MilestoneMissed).expect("a risk");
    assert_eq!(risk.message, "Đã qua mốc giữa kỳ 6 ngày, chưa đạt 20%");
    let reason = "Đã qua mốc giữa kỳ 14/03/2026 6 ngày, chưa đạt 20%";
    assert_eq!(stands(&ban.services_clerk, silent).await, (Lane::DueThisPeriod, reason.into()));
    let rules = |item: WorkItem| item.item.risks.into_iter().map(|risk| risk.rule).collect::<Vec<_>>();
    assert!(!rules(ban.services_clerk.sees(told).await).contains(&RiskRule::MilestoneMissed));

    // Missed is no lateness, and catching up ends it.
    assert_eq!(missed.item.due_state, DueState::NotDue);
    let caught_up: WorkItem = ban.services_clerk.report(silent, &percent(20)).await.ok();
    assert_eq!(states(&caught_up), reached);
    assert!(!rules(caught_up).contains(&RiskRule::MilestoneMissed));
}

#[actix_web::test]
async fn an_earlier_day_is_seen_with_the_milestones_and_the_progress_of_that_day() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let plan = ban.office_clerk.plan_id().await;
    let set = |due: &str, percent: i32| json!([{ "workItemId": item, "milestones": [{ "due": due, "percent": percent }] }]);
    ban.office_clerk.set_milestones(&set("2026-03-12", 30)).await.ok::<Page<ItemMilestones>>();
    ban.days_pass(5).await;
    ban.services_clerk.report(item, &percent(30)).await.ok::<WorkItem>();
    ban.days_pass(1).await;
    let changed: Page<ItemMilestones> = ban.leader.set_milestones(&set("2026-08-01", 60)).await.ok();
    assert_eq!(changed.data[0].milestones.len(), 1, "they take the place of what stood");
    ban.days_pass(1).await;
    let seen = async |day: NaiveDate| {
        let address = format!("/work-items?plan={plan}&asOf={day}&limit=200");
        let rows: Page<WorkItemRow> = ban.leader.read(&address).await;
        let row = rows.data.into_iter().find(|row| row.id == item).expect("the row");
        row.risks.iter().any(|risk| risk.rule == RiskRule::MilestoneMissed)
    };
    assert!(!seen(first_day()).await);
    assert!(seen(first_day() + Days::new(4)).await, "missed by then");
    assert!(!seen(first_day() + Days::new(5)).await, "reached late");
    let quarters = async |day: NaiveDate| -> Vec<(i64, i64)> {
        let load = ban.leader.overview_on(day).await.load;
        load.iter().map(|quarter| (quarter.milestones, quarter.milestones_reached)).collect()
    };
    assert_eq!(quarters(first_day() - Days::new(1)).await, [(0, 0); 5], "before it was set");
    assert_eq!(quarters(first_day() + Days::new(4)).await, [(1, 0), (0, 0), (0, 0), (0, 0), (0, 0)]);
    assert_eq!(quarters(first_day() + Days::new(5)).await, [(1, 1), (0, 0), (0, 0), (0, 0), (0, 0)]);
    assert_eq!(quarters(ban.clock.today()).await, [(0, 0), (0, 0), (1, 0), (0, 0), (0, 0)]);
    let none: Page<ItemMilestones> =
        ban.office_clerk.set_milestones(&json!([{ "workItemId": item, "milestones": [] }])).await.ok();
    assert_eq!(none.data, [], "an empty list takes them away");
}

#[actix_web::test]
async fn all_of_them_are_set_or_none_and_the_answer_points_at_the_fault() {
    let ban = World::new().await;
    let [one, other] = [ban.office_clerk.item("VII.HĐ5").await, ban.office_clerk.item("VII.HĐ4").await];
    let waiting = ban.office_clerk.item("V.HĐ1").await;
    let foreign = ban.foreign_clerk.item("VII.HĐ5").await;
    let good = json!({ "workItemId": one, "milestones": [{ "due": "2026-06-14", "percent": 40 }] });
    let with = |bad: Value| json!([good, bad]);
    let of = |item: Uuid, milestones: Value| json!({ "workItemId": item, "milestones": milestones });
    let refused = [
        (of(foreign, json!([])), "/items/1/workItemId unknown"),
        (of(one, json!([])), "/items/1/workItemId contradiction"),
        (
            of(other, json!([{ "due": "2026-12-31", "percent": 40 }])),
            "/items/1/milestones/0/due out_of_range",
        ),
        (
            of(waiting, json!([{ "due": "2026-06-14", "percent": 40 }])),
            "/items/1/milestones/0/due out_of_range",
        ),
        (
            of(other, json!([{ "due": "2026-03-09", "percent": 40 }])),
            "/items/1/milestones/0/due out_of_range",
        ),
        (
            of(other, json!([{ "due": "2026-06-14", "percent": 100 }])),
            "/items/1/milestones/0/percent out_of_range",
        ),
        (
            of(
                other,
                json!([{ "due": "2026-06-14", "percent": 40 }, { "due": "2026-06-14", "percent": 50 }]),
            ),
            "/items/1/milestones/1/due contradiction",
        ),
        (
            of(
                other,
                json!([{ "due": "2026-06-14", "percent": 40 }, { "due": "2026-07-14", "percent": 40 }]),
            ),
            "/items/1/milestones/1/percent contradiction",
        ),
    ];
    for (bad, fault) in refused {
        assert_eq!(ban.office_clerk.set_milestones(&with(bad)).await.faults(), [fault]);
    }
    assert_eq!(ban.office_clerk.set_milestones(&json!([])).await.faults(), ["/items required"]);
    assert_eq!(ban.office_clerk.sees(one).await.milestones, [], "nothing was set");
    let (clerk, status) = (&ban.services_clerk, StatusCode::FORBIDDEN);
    assert_eq!(clerk.set_milestones(&json!([good])).await.status, status, "the Office spreads the load");
}

#[actix_web::test]
async fn who_does_the_work_is_reminded_of_the_milestone_once() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let set = json!([{ "workItemId": item, "milestones": [{ "due": "2026-05-20", "percent": 30 }] }]);
    ban.office_clerk.set_milestones(&set).await.ok::<Page<ItemMilestones>>();
    // Said something this period: nothing else is to remind of.
    ban.days_pass(10).await;
    ban.services_clerk.report(item, &percent(10)).await.ok::<WorkItem>();
    for _ in 0..62 {
        ban.days_pass(1).await;
    }
    let inbox: Inbox = ban.services_clerk.read("/notices?limit=200").await;
    let told =
        inbox.data.iter().filter(|notice| notice.item.id == item && notice.kind == NoticeKind::Milestone);
    let mut told: Vec<(NaiveDate, &str)> =
        told.map(|notice| (notice.day, notice.sentence.as_str())).collect();
    told.sort();
    let expected = [
        (day("2026-05-11"), "Còn 7 ngày làm việc đến mốc giữa kỳ"),
        (day("2026-05-15"), "Còn 3 ngày làm việc đến mốc giữa kỳ"),
        (day("2026-05-19"), "Còn 1 ngày làm việc đến mốc giữa kỳ"),
        (day("2026-05-21"), "Đã qua mốc giữa kỳ 1 ngày làm việc, chưa đạt"),
    ];
    assert_eq!(told, expected);
}

#[actix_web::test]
async fn a_missed_report_period_stays_missed_when_it_is_done_late() {
    let ban = World::new().await;
    let plan = ban.office_clerk.plan().await;
    let recurring =
        activities(&plan).find(|each| each.deadline.kind == DeadlineKind::Recurring).expect("one");
    let item = recurring.items.iter().find(|item| item.period.as_deref() == Some("2026-Q1")).expect("Q1").id;
    assert_eq!(ban.leader.overview().await.periods_missed, 0);
    ban.days_pass(14).await;
    let row = ban.office_staff.sees(item).await;
    assert!(row.item.period_missed);
    let (lane, reason) = stands(&ban.office_staff, item).await;
    assert_eq!(lane, Lane::ActNow);
    assert!(reason.starts_with("Đã lỡ kỳ báo cáo, quá hạn "), "{reason}");
    let missed = ban.leader.overview().await.periods_missed;
    assert!(missed > 0);
    let done = ban.office_staff.done_with_all(item, "31/BC-VP").await;
    ban.office_staff.submit(item, &done).await.ok::<WorkItem>();
    let closed: WorkItem = ban.leader.confirm(item).await.ok();
    assert!(closed.item.period_missed, "done, but late");
    assert_eq!(ban.leader.overview().await.periods_missed, missed);
    let address = format!("/work-items?plan={}&periodMissed=true&limit=200", plan.plan.id);
    let rows: Page<WorkItemRow> = ban.leader.read(&address).await;
    assert!(rows.data.iter().any(|row| row.id == item));
}

proptest! {
    #[test]
    fn proposed_milestones_rise_and_lie_between_today_and_the_due_day(
        year in 2024..=2035_i32, opened in 0..300_u64, window in 1..500_u64, after in 0..500_u64, done in 0..=100_i32,
    ) {
        let opened = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day") + Days::new(opened);
        let (due, today) = (opened + Days::new(window), opened + Days::new(after));
        let periods = period::of_year(year, &Settings::default().periods);
        let milestones = proposal::at_cut_offs(&periods, (opened, due), done, today);
        prop_assert!(milestones.len() <= periods.len());
        let mut before = done;
        for each in &milestones {
            prop_assert!(each.due >= today && each.due + Days::new(14) <= due);
            prop_assert!(each.percent > before && each.percent < 100 && each.percent % 5 == 0);
            prop_assert!(periods.iter().any(|period| period.to == each.due));
            before = each.percent;
        }
    }
}
