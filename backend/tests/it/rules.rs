//! Rules of the house, and properties of its pure parts.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use tiendo::{
    deadline::{
        calendar::Calendar,
        due::DueRule,
        holidays, period,
        state::{DUE_SOON_DAYS, Facts},
    },
    milestones::milestone::NextMilestone,
    queue::lane::{self, Asked, Standing},
    supervision::bucket,
};
use tiendo_api::{
    overview::Bucket,
    problem::Code,
    queue::Lane,
    settings::{PeriodSettings, Settings},
    urgings::{UrgingLevel, UrgingRef},
    work::{DueState, WorkState},
};

/// Every source file of the server, with its text.
fn sources() -> Vec<(PathBuf, String)> {
    fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                gather(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut files = Vec::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).expect("text"))).collect()
}

fn named(path: &Path) -> String {
    let file = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path);
    file.display().to_string()
}

fn offenders(which: impl Fn(&Path, &str) -> bool) -> Vec<String> {
    let sources = sources();
    let found = sources.iter().filter(|(path, text)| which(path, text));
    found.map(|(path, _)| named(path)).collect()
}

#[test]
fn routes_speak_http_and_nouns_speak_the_domain() {
    let is_routes = |path: &Path| path.ends_with("routes.rs");
    let with_database = offenders(|path, text| is_routes(path) && text.contains("sea_orm"));
    assert!(with_database.is_empty(), "routes that touch the database: {with_database:?}");
    // A noun lives in a feature's folder; what stands beside the folders, and the HTTP folder, is the frame.
    let features = [
        "accounts",
        "annexes",
        "comments",
        "completion",
        "conditions",
        "contradictions",
        "contributions",
        "deadline",
        "delegations",
        "extensions",
        "jobs",
        "integration",
        "notify",
        "plan",
        "queue",
        "settings",
        "search",
        "supervision",
        "targets",
        "units",
        "urgings",
        "work",
    ];
    let is_noun = |path: &Path| {
        !is_routes(path) && features.iter().any(|feature| named(path).starts_with(&format!("src/{feature}/")))
    };
    let with_http = offenders(|path, text| is_noun(path) && text.contains("actix_web"));
    assert!(with_http.is_empty(), "nouns that speak HTTP: {with_http:?}");
}

#[test]
fn what_is_pure_stays_pure() {
    let impure = offenders(|path, text| {
        let pure = named(path).starts_with("src/deadline/")
            || path.ends_with("queue/lane.rs")
            || path.ends_with("bucket.rs")
            || path.ends_with("completion/rule.rs")
            || path.ends_with("contradictions/rule.rs")
            || path.ends_with("targets/state.rs")
            || ["told.rs", "reminder.rs"].iter().any(|name| path.ends_with(format!("notify/{name}")));
        pure && ["sea_orm", "actix_web", "crate::clock", "Utc", "async fn"]
            .iter()
            .any(|word| text.contains(word))
    });
    assert!(impure.is_empty(), "{impure:?}");
}

#[test]
fn today_comes_from_the_clock_and_from_nowhere_else() {
    let elsewhere = offenders(|path, text| {
        !path.ends_with("clock.rs")
            && ["Utc::now", "Local::now", "SystemTime::now"].iter().any(|now| text.contains(now))
    });
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

#[test]
fn no_file_is_longer_than_one_can_read() {
    let long = offenders(|_, text| text.lines().count() > 400);
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn every_verb_of_the_journal_is_written_by_somebody() {
    let verbs = crate::contract::DOCUMENT["components"]["schemas"]["Verb"]["enum"].as_array().expect("verbs");
    let text: String = sources().into_iter().map(|(_, text)| text).collect();
    for verb in verbs.iter().filter_map(|verb| verb.as_str()) {
        let name: String = verb.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect();
        assert!(text.contains(&format!("Verb::{name}")), "nobody notes {verb}");
    }
}

#[test]
fn every_problem_code_is_answered_by_somebody() {
    let text: String = sources().into_iter().map(|(_, text)| text).collect();
    for code in Code::ALL {
        assert!(text.contains(&format!("Code::{code:?}")), "nobody answers {code:?}");
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn kept() -> Vec<PeriodSettings> {
    Settings::default().periods
}

prop_compose! {
    fn any_day()(offset in 0..=4382_u64) -> NaiveDate { day(2024, 1, 1) + Days::new(offset) }
}

fn any_state() -> impl Strategy<Value = WorkState> {
    prop::sample::select(vec![
        WorkState::Waiting,
        WorkState::Open,
        WorkState::InProgress,
        WorkState::Submitted,
        WorkState::Returned,
        WorkState::Done,
        WorkState::NotArising,
        WorkState::Dropped,
    ])
}

prop_compose! {
    fn any_facts()(state in any_state(), due_on in prop::option::of(any_day()), submitted_on in prop::option::of(any_day()))
        -> Facts { Facts { state, due_on, submitted_on } }
}

#[test]
fn the_periods_of_2026_are_those_of_the_circular() {
    let periods: Vec<_> = period::of_year(2026, &kept())
        .into_iter()
        .map(|period| format!("{} {} {}", period.code, period.from, period.to))
        .collect();
    assert_eq!(
        periods,
        [
            "2026-Q1 2025-12-15 2026-03-14",
            "2026-6M 2025-12-15 2026-06-14",
            "2026-Q3 2026-06-15 2026-09-14",
            "2026 2025-12-15 2026-12-14"
        ]
    );
}

proptest! {
    #[test]
    fn one_period_runs_on_every_day_and_they_follow_each_other(today in any_day()) {
        let running = period::running_on(today, &kept());
        prop_assert!(running.runs_on(today));
        let days = (running.to - running.opens_on).num_days() + 1;
        prop_assert!((90..=92).contains(&days), "{running:?}");
        prop_assert!(period::of_year(running.to.year(), &kept()).contains(&running));
        let next = period::running_on(running.to + Days::new(1), &kept());
        prop_assert_eq!(next.opens_on, running.to + Days::new(1));
        prop_assert!(next.code != running.code);
        let same = period::running_on(running.opens_on, &kept());
        prop_assert_eq!(same, running);
    }

    #[test]
    fn a_year_has_four_cut_offs_in_order(year in 2024..=2035) {
        let periods = period::of_year(year, &kept());
        prop_assert_eq!(periods.len(), 4);
        prop_assert!(periods.windows(2).all(|pair| pair[0].to < pair[1].to));
        for period in &periods {
            prop_assert!(period.from < period.to && period.to.day() == 14);
            prop_assert!(period.from <= period.opens_on && period.opens_on <= period.units_report_on);
            prop_assert!(period.units_report_on <= period.agency_reports_on);
        }
    }

    #[test]
    fn what_is_counted_from_an_event_is_due_after_it(
        came in any_day(), days in 1..60_u32, months in 1..13_u32, window in any_day(),
    ) {
        let calendar = Calendar::default();
        let rule = |days, working_days, months| DueRule { days, working_days, months, window_end: Some(window) };
        let due = |rule: DueRule| rule.after(came, &calendar);
        let by_days = due(rule(Some(days), false, None)).expect("a day");
        prop_assert_eq!((by_days - came).num_days(), i64::from(days));
        let by_working_days = due(rule(Some(days), true, None)).expect("a day");
        prop_assert!(by_working_days >= by_days && calendar.is_working(by_working_days));
        prop_assert_eq!(calendar.between(came, by_working_days), i64::from(days));
        let by_months = due(rule(None, false, Some(months))).expect("a day");
        let month = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month());
        prop_assert_eq!(month(by_months) - month(came), i64::from(months));
        prop_assert!(by_months.day() <= came.day(), "clamped to the end of a short month");
        prop_assert_eq!(due(rule(None, false, None)), (window >= came).then_some(window));
    }

    #[test]
    fn working_days_are_counted_the_same_forth_and_back(from in any_day(), count in 0..60_u32) {
        let calendar = Calendar::default();
        let end = calendar.after(from, count).expect("a day");
        prop_assert_eq!(calendar.between(from, end), i64::from(count));
        prop_assert_eq!(calendar.between(end, from), -i64::from(count));
        prop_assert!(count == 0 || calendar.is_working(end));
        prop_assert!(calendar.working_on_or_after(end).is_some_and(|day| day >= end && calendar.is_working(day)));
    }

    #[test]
    fn what_an_agency_decides_about_a_day_holds(day in any_day(), working: bool) {
        let calendar = Calendar::with([(day, working)]);
        prop_assert_eq!(calendar.is_working(day), working);
        let yesterday = day - Days::new(1);
        prop_assert_eq!(calendar.is_working(yesterday), Calendar::default().is_working(yesterday));
    }

    #[test]
    fn a_year_has_some_two_hundred_and_fifty_working_days(year in 2024..=2035) {
        let (first, last) = (day(year, 1, 1) - Days::new(1), day(year, 12, 31));
        let working = Calendar::default().between(first, last);
        prop_assert!((248..=252).contains(&working), "{working}");
        let off = holidays::of_year(year);
        prop_assert!((11..=16).contains(&off.len()), "{off:?}");
        prop_assert!(off.windows(2).all(|pair| pair[0].0 < pair[1].0), "{off:?}");
    }

    #[test]
    fn an_item_is_in_exactly_one_number_unless_dropped(facts in any_facts(), today in any_day()) {
        let found = bucket::of(&facts, today);
        prop_assert_eq!(found.is_none(), facts.state == WorkState::Dropped);
        let mut counts = bucket::Counts::default();
        if let Some(bucket) = found {
            counts.add(bucket);
        }
        prop_assert_eq!(counts.total(), i64::from(found.is_some()));
        prop_assert_eq!(counts.lines().len(), Bucket::ALL.len());
    }

    #[test]
    fn only_what_can_be_worked_on_runs_late(facts in any_facts(), today in any_day()) {
        let due_state = facts.due_state(today);
        let at_work = [WorkState::Open, WorkState::InProgress, WorkState::Returned].contains(&facts.state);
        match facts.days_left(today) {
            Some(left) => {
                prop_assert!(at_work);
                let expected = match i64::from(left) {
                    ..0 => DueState::Overdue,
                    0..=DUE_SOON_DAYS => DueState::DueSoon,
                    _ => DueState::NotDue,
                };
                prop_assert_eq!(due_state, expected);
            }
            None => prop_assert!(!at_work || facts.due_on.is_none()),
        }
        let closed = [DueState::DoneOnTime, DueState::DoneLate].contains(&due_state);
        prop_assert_eq!(closed, facts.state == WorkState::Done);
        if [WorkState::Waiting, WorkState::NotArising, WorkState::Dropped].contains(&facts.state) {
            prop_assert_eq!(due_state, DueState::NoDeadline);
        }
    }

    #[test]
    fn late_work_never_becomes_less_late_by_waiting(facts in any_facts(), today in any_day(), later in 0..400_u64) {
        let then = today + Days::new(later);
        if facts.due_state(today) == DueState::Overdue {
            prop_assert_eq!(facts.due_state(then), DueState::Overdue);
        }
        if [WorkState::Submitted, WorkState::Done].contains(&facts.state) {
            prop_assert_eq!(facts.due_state(today), facts.due_state(then), "the clock stands still");
        }
    }

    #[test]
    fn an_item_stands_in_one_lane_exactly_while_it_is_open(
        facts in any_facts(),
        backstop_on in prop::option::of(any_day()),
        mine_to_decide: bool,
        urged: bool,
        asked: bool,
        of_period: bool,
        milestone_on in prop::option::of(any_day()),
        today in any_day(),
    ) {
        let cut_off = period::running_on(today, &kept()).to;
        let urging = urged.then(|| UrgingRef {
            id: uuid::Uuid::nil(), number: 1, year: 2026, level: UrgingLevel::Reminder, on: today,
        });
        let question = asked.then(|| Asked::Extension { to: today, late: false, why: String::new() });
        let milestone = milestone_on.map(|due| NextMilestone { due, percent: 50 });
        let standing =
            Standing { facts, backstop_on, of_period, milestone, mine_to_decide, asked: question, urging };
        let found = lane::of(&standing, today, cut_off);
        let closed = [WorkState::Done, WorkState::NotArising, WorkState::Dropped].contains(&facts.state);
        prop_assert_eq!(found.is_none(), closed);
        if found == Some(Lane::AwaitingMe) {
            prop_assert!(asked || mine_to_decide && facts.state == WorkState::Submitted);
        }
        let at_work = ![WorkState::Submitted, WorkState::Waiting].contains(&facts.state);
        let overdue = at_work && facts.due_state(today) == DueState::Overdue;
        let urged_on = urged && !closed && facts.state != WorkState::Submitted;
        if overdue || urged_on || facts.state == WorkState::Returned {
            let first = if asked && !closed { Lane::AwaitingMe } else { Lane::ActNow };
            prop_assert!(closed || found == Some(first), "{:?}", found);
        }
    }
}
