//! The board's whole year, day by day: guidance arrives or does not, periods open and close, units are on time, late,
//! returned, or have nothing to do. At the end of each month the Office's numbers are counted again from the journal
//! alone, and a year later each of those days still shows them.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use tiendo::{clock::local, journal};
use tiendo_api::{
    changes::{SubjectKind, Verb},
    conditions::Condition,
    overview::{Bucket, Overview},
    plans::Plan,
    work::{NewEvidence, NewSubmission, Outcome, WorkItem},
};
use uuid::Uuid;

use crate::{
    overview::adds_up,
    world::{Person, World, activities, first_day, no_change, words},
};

/// What somebody does on a day.
#[derive(Debug, Clone)]
enum Act {
    /// The unit says how it goes.
    Report(Uuid),
    /// The unit says that nothing changed.
    NoChange(Uuid),
    /// The unit submits.
    Submit(Uuid, Outcome),
    /// Who may confirms.
    Confirm(Uuid),
    /// Who may returns.
    Return(Uuid),
    /// The unit asks for a later due day.
    AskUntil(Uuid, NaiveDate),
    /// Who may grants it.
    Extend(Uuid),
    /// What is awaited arrives.
    Arrive(Uuid),
    /// What is awaited will not come.
    GiveUp(Uuid),
    /// What was closed as not arising arises after all.
    Reopen(Uuid),
}

/// What is to happen, by day.
#[derive(Debug, Default)]
struct Diary(BTreeMap<NaiveDate, Vec<Act>>);

impl Diary {
    fn on(&mut self, day: NaiveDate, act: Act) {
        self.0.entry(day).or_default().push(act);
    }

    /// The life of an item that can be worked on until `due`: one of eight, by its place in the plan.
    fn life(&mut self, item: Uuid, kind: usize, due: NaiveDate, contingent: bool) {
        let [early, soon] = [60, 4].map(|days| due - Days::new(days));
        let later = |days| due + Days::new(days);
        match kind % 8 {
            _ if contingent => {
                self.on(early, Act::Submit(item, Outcome::NotArising));
                self.on(soon, Act::Confirm(item));
            }
            0 => {
                self.on(soon, Act::Submit(item, Outcome::Done));
                self.on(due, Act::Confirm(item));
            }
            1 => {
                self.on(early, Act::Report(item));
                self.on(due, Act::Submit(item, Outcome::Done));
                self.on(later(3), Act::Confirm(item));
            }
            2 => {
                self.on(later(8), Act::Submit(item, Outcome::Done));
                self.on(later(9), Act::Confirm(item));
            }
            3 => {
                self.on(soon, Act::Submit(item, Outcome::Done));
                self.on(later(2), Act::Return(item));
                self.on(later(12), Act::Submit(item, Outcome::Done));
                self.on(later(13), Act::Confirm(item));
            }
            // Late all the same: the first due day had passed, and the second passes too.
            4 => {
                self.on(later(2), Act::AskUntil(item, later(10)));
                self.on(later(4), Act::Extend(item));
                self.on(later(12), Act::Submit(item, Outcome::Done));
                self.on(later(13), Act::Confirm(item));
            }
            5 => {
                self.on(soon, Act::AskUntil(item, later(20)));
                self.on(due, Act::Extend(item));
                self.on(later(18), Act::Submit(item, Outcome::Done));
                self.on(later(19), Act::Confirm(item));
            }
            6 => self.on(early, Act::NoChange(item)),
            _ => self.on(soon, Act::Submit(item, Outcome::Done)),
        }
    }
}

/// Who works for a unit, and who decides about what the unit submits.
fn people<'w>(ban: &'w World, unit: &str) -> (&'w Person, &'w Person) {
    match unit {
        "VP" => (&ban.office_staff, &ban.leader),
        "PNV" => (&ban.professional_clerk, &ban.office_clerk),
        "VPDD" => (&ban.representative_clerk, &ban.office_clerk),
        "TTDV" => (&ban.services_clerk, &ban.office_clerk),
        _ => panic!("nobody works for {unit}"),
    }
}

/// A document for each deliverable that has none.
fn shown(item: &WorkItem, day: NaiveDate, number: usize) -> Vec<NewEvidence> {
    let unit = &item.item.lead_unit.code;
    let bare = item.deliverables.iter().filter(|deliverable| deliverable.evidence == 0);
    let evidence = (1..).zip(bare).map(|(place, deliverable)| NewEvidence {
        deliverable_id: Some(deliverable.id),
        document_number: Some(format!("{number}.{place}/BC-{unit}")),
        document_date: Some(day),
        ..NewEvidence::default()
    });
    evidence.collect()
}

async fn happen(ban: &World, act: &Act, day: NaiveDate, number: usize) {
    let (Act::Report(id)
    | Act::NoChange(id)
    | Act::Submit(id, _)
    | Act::Confirm(id)
    | Act::Return(id)
    | Act::AskUntil(id, _)
    | Act::Extend(id)
    | Act::Arrive(id)
    | Act::GiveUp(id)
    | Act::Reopen(id)) = act;
    let office = &ban.office_clerk;
    if let Act::Arrive(condition) | Act::GiveUp(condition) = act {
        let seen: Condition = office.read(&format!("/conditions/{condition}")).await;
        let (how, says) = match act {
            Act::Arrive(_) => {
                ("events", json!({ "occurredOn": day, "documentNumber": format!("{number}/HD-SNV") }))
            }
            _ => ("givings-up", json!({ "reason": "Tỉnh không ban hành" })),
        };
        let address = format!("/conditions/{condition}/{how}");
        office.write(&address, seen.version, &says).await.ok::<Condition>();
        return;
    }
    let item = ban.leader.sees(*id).await;
    let (clerk, decides) = people(ban, &item.item.lead_unit.code);
    let answer = match act {
        Act::Report(_) => clerk.report(*id, &words("Đang lấy ý kiến các đơn vị")).await,
        Act::NoChange(_) => clerk.report(*id, &no_change()).await,
        Act::Submit(_, outcome) => {
            let evidence = if *outcome == Outcome::Done { shown(&item, day, number) } else { Vec::new() };
            let note = Some("Theo kế hoạch".to_owned());
            clerk.submit(*id, &NewSubmission { outcome: *outcome, completed_on: day, note, evidence }).await
        }
        Act::Confirm(_) => decides.confirm(*id).await,
        Act::Return(_) => decides.give_back(*id, "Thiếu số liệu quý").await,
        Act::AskUntil(_, until) => clerk.ask_until(*id, &until.to_string(), "Chờ ý kiến các sở").await,
        Act::Extend(_) => ban.leader.extend(*id, None).await,
        Act::Reopen(_) => {
            let says = json!({ "reason": "Tỉnh sẽ ban hành trong năm" });
            office.write(&format!("/work-items/{id}/reopenings"), item.item.version, &says).await
        }
        Act::Arrive(_) | Act::GiveUp(_) => unreachable!("done above"),
    };
    answer.ok::<WorkItem>();
}

/// What the journal says of an item, and the plan of its time: nothing of it is the server's own count.
#[derive(Debug, Clone, Default)]
struct Recounted {
    waits: bool,
    due: Option<NaiveDate>,
    submitted: Option<(NaiveDate, Outcome)>,
    confirmed: bool,
}

impl Recounted {
    fn bucket(&self, day: NaiveDate) -> Bucket {
        let due = self.due.filter(|_| !self.waits);
        match (self.submitted, self.confirmed) {
            (Some((_, Outcome::NotArising)), true) => Bucket::NotArising,
            (Some((on, Outcome::Done)), true) if due.is_some_and(|due| on > due) => Bucket::DoneLate,
            (Some((_, Outcome::Done)), true) => Bucket::DoneOnTime,
            (Some(_), false) => Bucket::AwaitingConfirmation,
            (None, _) if self.waits => Bucket::Waiting,
            (None, _) if due.is_some_and(|due| due < day) => Bucket::Overdue,
            (None, _) => Bucket::InTime,
        }
    }
}

/// Cut-offs of the circular, as anybody can look them up.
fn cut_off(period: &str) -> NaiveDate {
    let day = match period {
        "2026-Q1" => "2026-03-14",
        "2026-6M" => "2026-06-14",
        "2026-Q3" => "2026-09-14",
        "2026" => "2026-12-14",
        _ => panic!("no period {period}"),
    };
    day.parse().expect("a day")
}

/// The seven numbers, from the plan's words and the journal's lines.
async fn recount(ban: &World, plan: &Plan, day: NaiveDate) -> Vec<(Bucket, i64)> {
    let mut items: HashMap<Uuid, Recounted> = HashMap::new();
    for activity in activities(plan) {
        for item in &activity.items {
            let waits = activity.deadline.condition_id.is_some();
            let due = item.period.as_deref().map(cut_off).or(activity.deadline.end);
            items.insert(item.id, Recounted { waits, due, ..Recounted::default() });
        }
    }
    let lines = journal::Entity::find()
        .filter(journal::Column::SubjectKind.eq(tiendo::word::Word(SubjectKind::WorkItem)))
        .order_by_asc(journal::Column::Seq)
        .all(&*ban.db)
        .await
        .expect("the journal");
    for line in lines {
        let Some(item) = items.get_mut(&line.subject_id) else { continue };
        match line.verb.0 {
            Verb::Submitted => {
                let outcome = serde_json::from_value(line.details["outcome"].clone()).expect("an outcome");
                item.submitted = Some((local(line.at).date_naive(), outcome));
            }
            Verb::Confirmed => item.confirmed = true,
            Verb::Returned => item.submitted = None,
            Verb::EventRecorded => item.waits = false,
            Verb::ExtensionGranted => {
                item.due = serde_json::from_value(line.details["dueAfter"].clone()).expect("a day");
            }
            Verb::Reopened => (item.submitted, item.confirmed) = (None, false),
            _ => {}
        }
    }
    let count = |bucket: Bucket| {
        let found = items.values().filter(|item| item.bucket(day) == bucket).count();
        (bucket, i64::try_from(found).expect("a few"))
    };
    Bucket::ALL.map(count).to_vec()
}

fn told(overview: &Overview) -> Vec<(Bucket, i64)> {
    overview.buckets.iter().map(|each| (each.bucket, each.count)).collect()
}

#[actix_web::test]
async fn a_year_of_the_board_adds_up_on_every_last_day_of_a_month() {
    let ban = World::new().await;
    let last_day = NaiveDate::from_ymd_opt(2026, 12, 31).expect("a day");
    let mut diary = Diary::default();
    let mut known: HashSet<Uuid> = HashSet::new();
    let mut numbers: Vec<Overview> = Vec::new();
    ban.office_clerk.accept_milestones().await;
    let plan = ban.leader.plan().await;
    let mut awaited: Vec<Uuid> =
        activities(&plan).filter_map(|activity| activity.deadline.condition_id).collect();
    awaited.dedup();
    assert!(awaited.len() > 2, "two arrive, others never do");
    let arrivals = [("2026-04-20", awaited[0]), ("2026-08-14", awaited[1])];
    for (day, condition) in arrivals {
        diary.on(day.parse().expect("a day"), Act::Arrive(condition));
    }
    // One never comes: its work closes as not arising, and some of it arises after all and waits again.
    let never = *awaited.last().expect("a condition");
    diary.on("2026-09-28".parse().expect("a day"), Act::GiveUp(never));
    let held_up = activities(&plan).filter(|activity| activity.deadline.condition_id == Some(never));
    for item in held_up.flat_map(|activity| &activity.items).map(|item| item.id) {
        diary.on("2026-10-05".parse().expect("a day"), Act::Submit(item, Outcome::NotArising));
        diary.on("2026-10-09".parse().expect("a day"), Act::Confirm(item));
        diary.on("2026-11-20".parse().expect("a day"), Act::Reopen(item));
    }

    let mut day = first_day();
    let mut happened = 0;
    loop {
        let begins = day == first_day() || day.day() == 15;
        if begins || arrivals.iter().any(|(on, _)| on.parse() == Ok(day)) {
            // New items of a period, and what has arrived, get a life of their own.
            let plan = ban.leader.plan().await;
            for (place, activity) in activities(&plan).enumerate() {
                let arrived = arrivals.iter().find(|(on, condition)| {
                    on.parse() == Ok(day) && activity.deadline.condition_id == Some(*condition)
                });
                let waits = activity.deadline.condition_id.is_some() && arrived.is_none();
                for item in activity.items.iter().filter(|_| !waits) {
                    if !known.insert(item.id) {
                        continue;
                    }
                    let due = item.period.as_deref().map(cut_off).or(activity.deadline.end);
                    let due = due.unwrap_or(last_day);
                    diary.life(item.id, place, due, activity.contingent && item.period.is_none());
                }
            }
        }
        for act in diary.0.remove(&day).unwrap_or_default() {
            happened += 1;
            happen(&ban, &act, day, happened).await;
        }
        if day.succ_opt().is_some_and(|tomorrow| tomorrow.month() != day.month()) {
            let overview = ban.leader.overview().await;
            adds_up(&overview);
            let plan = ban.leader.plan().await;
            assert_eq!(told(&overview), recount(&ban, &plan, day).await, "on {day}");
            numbers.push(overview);
        }
        if day == last_day {
            break;
        }
        ban.days_pass(1).await;
        day = ban.clock.today();
    }

    assert!(happened > 50, "{happened} things happened");
    let lines = journal::Entity::find().all(&*ban.db).await.expect("the journal");
    let wanted = [
        Verb::Returned,
        Verb::ExtensionGranted,
        Verb::EventRecorded,
        Verb::ConditionGivenUp,
        Verb::Reopened,
        Verb::PeriodOpened,
    ];
    for verb in wanted {
        assert!(lines.iter().any(|line| line.verb.0 == verb), "{verb:?} never happened");
    }
    let at_the_end = numbers.last().expect("December");
    for bucket in Bucket::ALL {
        let ever = numbers.iter().any(|overview| told(overview).iter().any(|(b, n)| *b == bucket && *n > 0));
        assert!(ever, "{bucket:?} never happened");
    }
    assert_eq!(at_the_end.total, 33 + 3 * 3, "four periods of three recurring activities");
    // A year later each of those days still shows its numbers.
    ban.days_pass(40).await;
    for then in &numbers {
        let now = ban.leader.overview_on(then.as_of).await;
        assert_eq!((told(&now), now.total), (told(then), then.total), "on {}", then.as_of);
        assert_eq!(now.sections, then.sections, "on {}", then.as_of);
        assert_eq!(now.units, then.units, "on {}", then.as_of);
        assert_eq!((&now.completed, &now.on_time), (&then.completed, &then.on_time), "on {}", then.as_of);
        assert_eq!(now.freshness, then.freshness, "on {}", then.as_of);
        assert_eq!((now.at_risk, &now.risks), (then.at_risk, &then.risks), "on {}", then.as_of);
        assert_eq!((now.at_backstop, &now.load), (then.at_backstop, &then.load), "on {}", then.as_of);
        assert_eq!(now.conditions, then.conditions, "on {}", then.as_of);
    }
}
