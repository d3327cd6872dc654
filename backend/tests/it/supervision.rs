//! Every number of the Office's, leadership's and a unit head's screen is as long as the list it opens: today, on days
//! gone by, and within a report period.

use actix_web::http::{Method, StatusCode};
use chrono::{Days, NaiveDate};
use serde_json::json;
use tiendo::word::word;
use tiendo_api::{
    conditions::Condition,
    leadership::{Leadership, UnitOverview},
    overview::{Bucket, DecisionNeeded, Numbers, Overview, Quarter, Rate, SectionLine, UnitLine},
    page::Page,
    work::{DueState, WorkItem},
};

use crate::{
    overview::{a_busy_month, adds_up, list, number},
    world::{Person, World, done, first_day, words},
};

/// A number with the list it stands for: what it is, the parameters, how many.
type Opens = (String, String, i64);

const AT_WORK: [Bucket; 4] = [Bucket::AwaitingConfirmation, Bucket::Overdue, Bucket::InTime, Bucket::Waiting];
const DONE: [Bucket; 2] = [Bucket::DoneOnTime, Bucket::DoneLate];

fn in_buckets(buckets: impl IntoIterator<Item = Bucket>) -> String {
    let words: Vec<String> = buckets.into_iter().map(word).collect();
    format!("bucket={}", words.join(","))
}

fn all_but(left_out: &[Bucket]) -> String {
    in_buckets(Bucket::ALL.into_iter().filter(|bucket| !left_out.contains(bucket)))
}

/// The three numbers of a rate.
fn rate(what: &str, rate: &Rate, [over, under, excluded]: [String; 3]) -> [Opens; 3] {
    [
        (format!("{what} n"), over, rate.numerator),
        (format!("{what} N"), under, rate.denominator),
        (format!("{what} excluded"), excluded, rate.excluded),
    ]
}

fn fresh(what: &str, freshness: &Rate) -> Vec<Opens> {
    let mut opens =
        rate(what, freshness, ["updated=true".into(), in_buckets(AT_WORK), all_but(&AT_WORK)]).to_vec();
    opens.push((what.into(), "updated=false".into(), freshness.denominator - freshness.numerator));
    opens
}

fn of_numbers(numbers: &Numbers, year: i32) -> Vec<Opens> {
    let mut opens: Vec<Opens> = vec![
        ("total".into(), all_but(&[]), numbers.total),
        ("due soon".into(), format!("dueState={}", word(DueState::DueSoon)), numbers.due_soon),
        ("self-confirmed".into(), "selfConfirmed=true".into(), numbers.self_confirmed),
        ("at backstop".into(), "atBackstop=true".into(), numbers.at_backstop),
        ("at risk".into(), "atRisk=true".into(), numbers.at_risk),
    ];
    opens.extend(numbers.buckets.iter().map(|of| (word(of.bucket), in_buckets([of.bucket]), of.count)));
    let but = all_but(&[Bucket::NotArising]);
    let not_arising = in_buckets([Bucket::NotArising]);
    opens.extend(rate("completed", &numbers.completed, [in_buckets(DONE), but.clone(), not_arising]));
    let on_time = in_buckets([Bucket::DoneOnTime]);
    opens.extend(rate("on time", &numbers.on_time, [on_time, in_buckets(DONE), all_but(&DONE)]));
    opens.extend(fresh("freshness", &numbers.freshness));
    opens.extend(numbers.risks.iter().map(|of| (word(of.rule), format!("risk={}", word(of.rule)), of.count)));
    opens.push(("periods missed".into(), "periodMissed=true".into(), numbers.periods_missed));
    for load in &numbers.load {
        let quarter = word(load.quarter);
        let with = |more: String| format!("quarter={quarter}&{more}");
        opens.push((format!("{quarter} total"), with(but.clone()), load.total));
        opens.push((format!("{quarter} done"), with(in_buckets(DONE)), load.done));
        opens.push((format!("{quarter} waiting"), with(in_buckets([Bucket::Waiting])), load.waiting));
        let set = format!("milestoneQuarter={quarter}");
        let reached = format!("{set}&milestoneReached=true");
        opens.push((format!("{quarter} milestones"), set, load.milestones));
        opens.push((format!("{quarter} milestones reached"), reached, load.milestones_reached));
        let last = match load.quarter {
            Quarter::Q1 => "03-31",
            Quarter::Q2 => "06-30",
            Quarter::Q3 => "09-30",
            Quarter::Q4 => "12-31",
            Quarter::None => continue,
        };
        let cliff = with(format!("{but}&dueFrom={year}-{last}&dueTo={year}-{last}"));
        opens.push((format!("{quarter} cliff"), cliff, load.on_last_day));
    }
    opens
}

fn of_unit(line: &UnitLine) -> Vec<Opens> {
    let mut opens = vec![
        ("total".to_owned(), all_but(&[]), line.total),
        ("self-confirmed".to_owned(), "selfConfirmed=true".to_owned(), line.self_confirmed),
        ("at risk".to_owned(), "atRisk=true".to_owned(), line.at_risk),
    ];
    opens.extend(line.buckets.iter().map(|of| (word(of.bucket), in_buckets([of.bucket]), of.count)));
    opens.extend(fresh("freshness", &line.freshness));
    let within = |(what, list, count)| {
        (format!("{} {what}", line.unit.code), format!("unit={}&{list}", line.unit.id), count)
    };
    opens.into_iter().map(within).collect()
}

fn of_section(line: &SectionLine, day: NaiveDate) -> Vec<Opens> {
    let within = |list: String| format!("section={}&{list}", line.number);
    let but = within(all_but(&[Bucket::NotArising]));
    let not_arising = within(in_buckets([Bucket::NotArising]));
    let due = format!("{}&dueTo={day}", all_but(&[Bucket::NotArising, Bucket::Waiting]));
    let mut opens =
        rate("actual", &line.actual, [within(in_buckets(DONE)), but.clone(), not_arising.clone()]).to_vec();
    opens.extend(rate("expected", &line.expected, [within(due), but, not_arising]));
    opens.push(("overdue".into(), within(in_buckets([Bucket::Overdue])), line.overdue));
    opens
}

fn of_overview(overview: &Overview) -> Vec<Opens> {
    let mut opens = of_numbers(&overview.numbers(), overview.plan.year);
    for decisions in &overview.decisions {
        let which = match decisions.kind {
            DecisionNeeded::Submission => in_buckets([Bucket::AwaitingConfirmation]),
            DecisionNeeded::Backstop => "atBackstop=true".to_owned(),
            DecisionNeeded::Extension => "extensionPending=true".to_owned(),
            DecisionNeeded::Condition => continue,
        };
        opens.push((word(decisions.kind), which, decisions.count));
    }
    opens.extend(overview.units.iter().flat_map(of_unit));
    opens.extend(overview.sections.iter().flat_map(|line| of_section(line, overview.as_of)));
    opens.extend(overview.conditions.rows.iter().map(|line| {
        (line.wording.clone(), format!("condition={}&{}", line.id, in_buckets([Bucket::Waiting])), line.items)
    }));
    opens
}

/// Every number is as long as its list, seen the same way.
async fn open_their_lists(person: &Person, opens: Vec<Opens>, view: &str) {
    assert!(opens.len() > 20);
    for (what, parameters, count) in opens {
        let rows = list(person, &format!("{parameters}&{view}")).await;
        assert_eq!(i64::try_from(rows.len()).unwrap(), count, "{what}: {parameters} ({view})");
    }
}

/// All three screens, seen one way.
async fn all_open_their_lists(ban: &World, view: &str) -> Overview {
    let plan = ban.leader.plan_id().await;
    let overview: Overview = ban.leader.read(&format!("/plans/{plan}/overview?{view}")).await;
    adds_up(&overview);
    open_their_lists(&ban.leader, of_overview(&overview), view).await;
    let leadership: Leadership = ban.leader.read(&format!("/plans/{plan}/leadership?{view}")).await;
    assert_eq!(leadership.numbers, overview.numbers(), "leadership sees the Office's numbers");
    assert_eq!((leadership.units, leadership.period), (overview.units.clone(), overview.period.clone()));
    assert!(leadership.worst.len() <= 5 && leadership.worst.iter().all(|worst| !worst.reasons.is_empty()));
    for line in &overview.units {
        let unit = line.unit.id;
        let address = format!("/units/{unit}/overview?plan={plan}&{view}");
        let head: UnitOverview = ban.leader.read(&address).await;
        assert_eq!(head.numbers.buckets, line.buckets, "{} sees its own line", line.unit.code);
        assert_eq!((&head.numbers.freshness, head.numbers.at_risk), (&line.freshness, line.at_risk));
        assert_eq!(i64::try_from(head.at_risk.len()).unwrap(), head.numbers.at_risk);
        let mut opens = of_numbers(&head.numbers, head.plan.year);
        opens.push(("untouched".into(), "everUpdated=false".into(), head.untouched));
        for load in &head.people {
            let by = format!("lastUpdateBy={}", load.person.id);
            opens.push((load.person.name.clone(), format!("assignee={}", load.person.id), load.assigned));
            opens.push((load.person.name.clone(), by.clone(), load.at_work));
            let overdue = in_buckets([Bucket::Overdue]);
            opens.push((load.person.name.clone(), format!("{by}&{overdue}"), load.overdue));
            opens.push((load.person.name.clone(), format!("{by}&atRisk=true"), load.at_risk));
        }
        let of_unit = |(what, list, count)| (what, format!("unit={unit}&{list}"), count);
        open_their_lists(&ban.leader, opens.into_iter().map(of_unit).collect(), view).await;
    }
    overview
}

#[actix_web::test]
async fn every_number_opens_its_list_on_several_days() {
    let ban = World::new().await;
    ban.office_clerk.accept_milestones().await;
    a_busy_month(&ban).await;
    let busy = ban.clock.today();
    all_open_their_lists(&ban, "").await;
    let waiting = ban.office_staff.item("I.HĐ4").await;
    let came = json!({ "occurredOn": busy });
    assert_eq!(ban.office_clerk.record_event(waiting, &came).await.status, StatusCode::CREATED);
    ban.services_clerk
        .report(ban.services_clerk.item("VII.HĐ5").await, &words("Tiếp"))
        .await
        .ok::<WorkItem>();
    ban.days_pass(120).await;
    all_open_their_lists(&ban, "").await;
    for day in [busy, busy + Days::new(45), first_day() - Days::new(1)] {
        all_open_their_lists(&ban, &format!("asOf={day}")).await;
    }
}

#[actix_web::test]
async fn within_a_report_period_the_numbers_are_of_what_belongs_to_it() {
    let ban = World::new().await;
    a_busy_month(&ban).await;
    ban.days_pass(60).await;
    let whole = ban.leader.overview().await;
    assert_eq!(whole.scope, None);
    let first = all_open_their_lists(&ban, "period=2026-Q1").await;
    let half = all_open_their_lists(&ban, "period=2026-6M").await;
    let scope = half.scope.clone().expect("the period asked for");
    assert_eq!(
        (scope.code.as_str(), scope.from.to_string(), scope.to.to_string()),
        ("2026-6M", "2025-12-15".into(), "2026-06-14".into())
    );
    assert!(0 < first.total && first.total < half.total && half.total < whole.total);
    for row in list(&ban.leader, "period=2026-6M").await {
        let due = row.due.expect("what falls due");
        assert!((scope.from..=scope.to).contains(&due), "{} on {due}", row.code);
    }
    let third = list(&ban.leader, "period=2026-Q3").await;
    assert!(
        third.iter().all(|row| row.due.is_none_or(|due| due > scope.to)),
        "the third quarter stands alone"
    );
    let plan = ban.leader.plan_id().await;
    for unknown in ["2026-Q2", "Q1", "", "nam-nay", "99999-Q1"] {
        let address = format!("/plans/{plan}/overview?period={unknown}");
        assert_eq!(ban.leader.get(&address).await.status, StatusCode::BAD_REQUEST, "{unknown}");
    }
}

#[actix_web::test]
async fn the_plans_year_ends_on_a_cliff() {
    let ban = World::new().await;
    let overview = ban.leader.overview().await;
    let last = overview.load.iter().find(|load| load.quarter == Quarter::Q4).expect("a last quarter");
    assert!(last.on_last_day * 2 > overview.total, "{last:?} of {}", overview.total);
    assert!(overview.conditions.count > 2);
    let waited: Vec<i32> = overview.conditions.rows.iter().map(|line| line.days_waited).collect();
    assert!(waited.is_sorted_by(|a, b| a >= b), "{waited:?}");
}

#[actix_web::test]
async fn conditions_are_awaited_of_their_authorities_and_confirmed_by_the_office() {
    let ban = World::new().await;
    let plan = ban.office_clerk.plan_id().await;
    let register =
        async || ban.office_clerk.read::<Page<Condition>>(&format!("/plans/{plan}/conditions")).await.data;
    let to_confirm = |overview: &Overview| {
        overview.decisions.iter().find(|of| of.kind == DecisionNeeded::Condition).expect("every kind").clone()
    };
    ban.days_pass(3).await;
    let overview = ban.office_clerk.overview().await;
    let conditions = register().await;
    assert_eq!(i64::try_from(conditions.len()).unwrap(), overview.conditions.count);
    for line in &overview.conditions.rows {
        let known = conditions.iter().find(|condition| condition.id == line.id).expect("a condition");
        assert_eq!(
            (&line.authority, line.items),
            (&known.authority, known.items_waiting),
            "{}",
            line.wording
        );
        assert_eq!(i64::from(line.days_waited), known.days_waited, "{}", line.wording);
    }
    assert_eq!(to_confirm(&overview).count, overview.conditions.count, "nobody has looked at any");
    let first = conditions.iter().find(|condition| condition.authority.is_some()).expect("an authority");
    let call = ban.office_clerk.call(Method::PATCH, &format!("/conditions/{}", first.id)).await;
    call.seen(first.version).json(&json!({ "awaited": "Quyết định" })).send().await.ok::<Condition>();
    let confirmed = to_confirm(&ban.office_clerk.overview().await);
    assert_eq!(confirmed.count, overview.conditions.count - 1);
    assert!(confirmed.rows.iter().all(|row| row.subject_id != first.id));
    let yesterday = ban.office_clerk.overview_on(first_day()).await;
    assert_eq!(to_confirm(&yesterday).count, 0, "only today's");
}

#[actix_web::test]
async fn what_waits_past_its_backstop_needs_a_decision() {
    let ban = World::new().await;
    let waiting = ban.office_staff.item("I.HĐ4").await;
    let needed = async || {
        let overview = ban.office_clerk.overview().await;
        overview.decisions.into_iter().find(|of| of.kind == DecisionNeeded::Backstop).expect("every kind")
    };
    assert_eq!(needed().await.count, 0);
    ban.days_pass(112).await;
    let now = needed().await;
    let row = now.rows.iter().find(|row| row.subject_id == waiting).expect("30 June has come");
    assert_eq!((row.days_waiting, row.item.as_ref().map(|item| item.id)), (0, Some(waiting)));
    ban.days_pass(2).await;
    let until = ban.clock.today() + Days::new(60);
    let seen = ban.office_clerk.sees(waiting).await.item.version;
    let on = json!({ "until": until, "reason": "Tỉnh chưa công bố" });
    let address = format!("/work-items/{waiting}/carry-overs");
    ban.office_clerk.write(&address, seen, &on).await.ok::<WorkItem>();
    let yesterday = ban.clock.today() - Days::new(1);
    let before = ban.office_clerk.overview_on(yesterday).await;
    let then = before.decisions.into_iter().find(|of| of.kind == DecisionNeeded::Backstop);
    let row = then.expect("every kind").rows.into_iter().find(|row| row.subject_id == waiting);
    assert_eq!(row.map(|row| row.days_waiting), Some(1), "the day before it was carried over it stood there");
    assert!(!needed().await.rows.iter().any(|row| row.subject_id == waiting));
}

#[actix_web::test]
async fn a_later_day_that_is_asked_for_needs_a_decision_until_there_is_one() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.ask_until(item, "2027-03-31", "Chờ nghiệm thu").await.ok::<WorkItem>();
    ban.days_pass(2).await;
    let needed = |overview: Overview| {
        overview.decisions.into_iter().find(|of| of.kind == DecisionNeeded::Extension).expect("every kind")
    };
    let now = needed(ban.leader.overview().await);
    assert_eq!((now.count, now.rows[0].days_waiting), (1, 2));
    assert_eq!(now.rows[0].asked_by.as_ref().expect("somebody").name, "Trần Thu Hà");
    let listed = list(&ban.leader, "extensionPending=true").await;
    assert_eq!(listed.iter().map(|row| row.id).collect::<Vec<_>>(), [item]);
    ban.leader.extend(item, None).await.ok::<WorkItem>();
    assert_eq!(needed(ban.leader.overview().await).count, 0);
    let yesterday = ban.clock.today() - Days::new(1);
    assert_eq!(needed(ban.leader.overview_on(yesterday).await).count, 1, "the day before it was asked for");
}

#[actix_web::test]
async fn leadership_sees_the_five_worst_and_why() {
    let ban = World::new().await;
    ban.days_pass(10).await;
    let returned = ban.services_clerk.item("VII.HĐ4").await;
    ban.services_clerk.submit(returned, &done("10/BC")).await.ok::<WorkItem>();
    ban.office_clerk.give_back(returned, "Thiếu số liệu").await.ok::<WorkItem>();
    let address = format!("/plans/{}/leadership", ban.leader.plan_id().await);
    let seen: Leadership = ban.leader.read(&address).await;
    assert_eq!(seen.worst.len(), 5);
    let overdue =
        seen.numbers.buckets.iter().find(|of| of.bucket == Bucket::Overdue).expect("a number").count;
    assert!((1..=4).contains(&overdue), "{overdue}");
    for (place, worst) in seen.worst.iter().enumerate() {
        let late = worst.item.due_state == DueState::Overdue;
        assert_eq!(late, i64::try_from(place).unwrap() < overdue, "the overdue come first");
        if late {
            let days = -worst.item.days_left.expect("days");
            let of_period =
                if worst.item.period.is_some() { "Đã lỡ kỳ báo cáo, quá" } else { "Đã quá" };
            assert_eq!(worst.reasons[0], format!("{of_period} hạn {days} ngày"));
        }
    }
    let days: Vec<i32> = seen.worst.iter().filter_map(|worst| worst.item.days_left).collect();
    assert!(days[..usize::try_from(overdue).unwrap()].is_sorted(), "the latest first: {days:?}");
    let returned_at = seen.worst.iter().position(|worst| worst.item.id == returned);
    assert_eq!(returned_at, usize::try_from(overdue).ok(), "then what was returned");
    let english = ban.leader.call(Method::GET, &address).await.header("accept-language", "en");
    let english: Leadership = english.send().await.ok();
    assert!(english.worst[0].reasons[0].ends_with("days late"), "{:?}", english.worst[0].reasons);
}

#[actix_web::test]
async fn a_head_sees_what_each_of_the_units_people_has_in_hand() {
    let ban = World::new().await;
    let unit = ban.services_head.unit("TTDV").await;
    let address = format!("/units/{unit}/overview?plan={}", ban.services_head.plan_id().await);
    let before: UnitOverview = ban.services_head.read(&address).await;
    assert_eq!(before.untouched, before.numbers.freshness.denominator);
    assert!(before.people.len() > 2 && before.people.iter().all(|load| load.at_work == 0));
    let [one, two] = [ban.services_clerk.item("VII.HĐ5").await, ban.services_clerk.item("VII.HĐ4").await];
    ban.services_clerk.report(one, &words("Bắt đầu")).await.ok::<WorkItem>();
    ban.services_clerk.report(two, &words("Bắt đầu")).await.ok::<WorkItem>();
    ban.days_pass(1).await;
    ban.services_head.submit(two, &done("10/BC")).await.ok::<WorkItem>();
    let after: UnitOverview = ban.services_head.read(&address).await;
    let loads: Vec<i64> = after.people.iter().map(|load| load.at_work).filter(|load| *load > 0).collect();
    assert_eq!((loads, after.untouched), (vec![1, 1], before.untouched - 2));
    ban.office_clerk.confirm(two).await.ok::<WorkItem>();
    let closed: UnitOverview = ban.services_head.read(&address).await;
    assert_eq!(closed.people.iter().map(|load| load.at_work).sum::<i64>(), 1, "what is closed is in no hand");
    let then: UnitOverview = ban.services_head.read(&format!("{address}&asOf={}", first_day())).await;
    let first = &then.people[0];
    assert_eq!((first.person.name.as_str(), first.at_work), ("Trần Thu Hà", 2), "yesterday both were hers");
}

#[actix_web::test]
async fn a_list_takes_several_numbers_and_refuses_what_is_none() {
    let ban = World::new().await;
    a_busy_month(&ban).await;
    let overview = ban.leader.overview().await;
    let both = list(&ban.leader, "bucket=overdue,waiting").await;
    assert_eq!(
        i64::try_from(both.len()).unwrap(),
        number(&overview, Bucket::Overdue) + number(&overview, Bucket::Waiting)
    );
    let plan = ban.leader.plan_id().await;
    for wrong in
        ["bucket=", "bucket=overdue,", "bucket=late", "risk=all", "updated=yes", "quarter=q5", "period=x"]
    {
        let answer = ban.leader.get(&format!("/work-items?plan={plan}&{wrong}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}
