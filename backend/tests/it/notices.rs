//! What people are told in the inbox: at once of what happened, and once a working day of what is due.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use actix_web::http::{Method, StatusCode};
use chrono::NaiveDate;
use serde_json::json;
use tiendo::deadline::calendar::Calendar;
use tiendo::notify::reminder::{self, Owed, Rules, Since};
use tiendo_api::{
    Action,
    conditions::Condition,
    notices::{Inbox, NewReading, NoticeCount, NoticeKind, NoticeSettings, NoticeSettingsInForce},
    problem::Code,
    settings::{NewCalendarDay, ReminderSettings, Settings},
    urgings::UrgingLevel,
    work::{WorkItem, WorkState},
};
use uuid::Uuid;

use crate::{
    app::Answer,
    world::{Person, World, done, no_change, words},
};

/// A person's inbox.
pub async fn inbox(person: &Person) -> Inbox {
    person.read("/notices?limit=200").await
}

/// The kinds of somebody's unread notices about an item, newest first.
async fn told(person: &Person, item: Uuid) -> Vec<NoticeKind> {
    let inbox = inbox(person).await;
    let unread = inbox.data.iter().filter(|notice| notice.item.id == item && notice.read_at.is_none());
    unread.map(|notice| notice.kind).collect()
}

async fn read(person: &Person, notice: Uuid) -> Answer {
    person.call(Method::POST, &format!("/notices/{notice}/read")).await.json(&json!({})).send().await
}

/// Reads everything there is, or up to a notice.
pub async fn read_all(person: &Person, up_to: Option<Uuid>) -> NoticeCount {
    let call = person.call(Method::POST, "/notices/read-all").await;
    call.json(&NewReading { up_to }).send().await.ok()
}

/// Sets how a person is told, over the version in force.
pub async fn set(person: &Person, new: &NoticeSettings) -> Answer {
    let in_force: NoticeSettingsInForce = person.read("/me/notice-settings").await;
    person.call(Method::PUT, "/me/notice-settings").await.seen(in_force.version).json(new).send().await
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[actix_web::test]
async fn a_return_is_told_at_once_to_everybody_of_the_unit_and_to_nobody_else() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
    ban.office_clerk.give_back(item, "Thiếu phụ lục").await.ok::<WorkItem>();

    for person in [&ban.services_clerk, &ban.services_head] {
        let inbox = inbox(person).await;
        assert_eq!((inbox.unread, inbox.data.len()), (1, 1), "{}", person.username);
        let notice = &inbox.data[0];
        assert_eq!((notice.kind, notice.item.code.as_str()), (NoticeKind::Returned, "VII.HĐ5"));
        assert_eq!(notice.sentence, "Hoàng Minh Tuấn trả lại bản trình: cần bổ sung rồi trình lại");
        assert_eq!(notice.words.as_deref(), Some("Thiếu phụ lục"));
        assert_eq!(notice.by.as_ref().map(|by| by.name.as_str()), Some("Hoàng Minh Tuấn"));
        assert_eq!(inbox.allowed_actions, [Action::ReadNotices]);
    }
    let others = [&ban.office_clerk, &ban.professional_clerk, &ban.leader, &ban.admin, &ban.foreign_clerk];
    for person in others {
        assert_eq!(inbox(person).await.unread, 0, "{}", person.username);
    }
    assert_eq!(ban.machine.get("/notices").await.status, StatusCode::FORBIDDEN, "a system follows the feed");
}

#[actix_web::test]
async fn reading_is_ones_own_business_and_can_be_done_twice() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    for number in ["15/BC", "16/BC", "17/BC"] {
        ban.services_clerk.submit(item, &done(number)).await.ok::<WorkItem>();
        ban.office_clerk.give_back(item, number).await.ok::<WorkItem>();
    }
    let before = inbox(&ban.services_clerk).await;
    let said: Vec<_> = before.data.iter().filter_map(|notice| notice.words.as_deref()).collect();
    assert_eq!(said, ["17/BC", "16/BC", "15/BC"], "newest first");
    let [third, second, first] = [0, 1, 2].map(|at| before.data[at].id);

    for _ in 0..2 {
        assert_eq!(read(&ban.services_clerk, third).await.ok::<NoticeCount>().unread, 2);
    }
    let now = inbox(&ban.services_clerk).await;
    let order: Vec<Uuid> = now.data.iter().map(|notice| notice.id).collect();
    assert_eq!(order, [second, first, third], "the unread ones first");
    assert!(now.data[2].read_at.is_some() && now.data[0].read_at.is_none());
    let unread: Inbox = ban.services_clerk.read("/notices?unread=true").await;
    assert_eq!(unread.data.len(), 2);
    assert_eq!(inbox(&ban.services_head).await.unread, 3, "the head has read nothing");

    assert_eq!(read(&ban.services_head, first).await.code(), Code::NotFound, "somebody else's");
    assert_eq!(read(&ban.foreign_clerk, first).await.code(), Code::NotFound);
    assert_eq!(read_all(&ban.services_clerk, Some(first)).await.unread, 1, "it and what is older");
    assert_eq!(read_all(&ban.services_clerk, None).await.unread, 0);
    assert_eq!(inbox(&ban.services_clerk).await.data.len(), 3, "read, not gone");
}

#[actix_web::test]
async fn an_inbox_is_read_page_by_page_without_losing_a_notice() {
    let ban = World::new().await;
    ban.days_pass(0).await;
    let whole = inbox(&ban.office_clerk).await;
    assert!(whole.data.len() > 14, "{}", whole.data.len());
    for notice in whole.data.iter().step_by(2) {
        read(&ban.office_clerk, notice.id).await.ok::<NoticeCount>();
    }
    let whole = inbox(&ban.office_clerk).await;
    let mut address = "/notices?limit=7".to_owned();
    let mut seen = Vec::new();
    loop {
        let answer = ban.office_clerk.get(&address).await;
        let page: Inbox = answer.ok();
        assert!(page.data.len() <= 7 && page.unread == whole.unread);
        seen.extend(page.data);
        match answer.next_page() {
            Some(next) => address = next,
            None => break,
        }
    }
    assert_eq!(seen, whole.data);
    for parameters in ["cursor=x", "limit=0", "unread=perhaps", "since=1"] {
        let answer = ban.office_clerk.get(&format!("/notices?{parameters}")).await;
        assert_eq!(answer.code(), Code::Malformed, "{parameters}");
    }
}

#[actix_web::test]
async fn what_was_awaited_has_come_and_its_units_are_told() {
    let ban = World::new().await;
    let item = ban.office_clerk.item("I.HĐ4").await;
    let event = json!({ "occurredOn": "2026-03-10", "documentNumber": "12/HD-SNV" });
    ban.office_clerk.record_event(item, &event).await.ok::<Condition>();
    assert_eq!(told(&ban.office_staff, item).await, [NoticeKind::Opened]);
    assert_eq!(told(&ban.chief_of_office, item).await, [NoticeKind::Opened]);
    assert_eq!(told(&ban.office_clerk, item).await, [], "who recorded it knows");
    let seen = ban.leader.sees(item).await;
    for (code, person) in
        [("PNV", &ban.professional_head), ("VPDD", &ban.representative_clerk), ("TTDV", &ban.services_clerk)]
    {
        let helps = seen.coordinating_units.iter().any(|unit| unit.code == code);
        assert_eq!(!told(person, item).await.is_empty(), helps, "{code}");
    }
}

#[actix_web::test]
async fn work_that_comes_due_is_brought_to_mind_before_and_after_and_then_goes_up() {
    let ban = World::new().await;
    let item = ban.office_clerk.item("I.HĐ3").await;
    assert_eq!(ban.leader.sees(item).await.item.due, Some(day("2026-03-31")));
    ban.office_staff.report(item, &words("Đang soạn")).await.ok::<WorkItem>();
    let mut heard: BTreeMap<NaiveDate, Vec<NoticeKind>> = BTreeMap::new();
    for _ in 0..31 {
        ban.days_pass(1).await;
        let kinds = told(&ban.office_staff, item).await;
        read_all(&ban.office_staff, None).await;
        if !kinds.is_empty() {
            heard.insert(ban.clock.today(), kinds);
        }
    }
    let expected = [
        ("2026-03-20", NoticeKind::DueSoon),
        ("2026-03-26", NoticeKind::DueSoon),
        ("2026-03-30", NoticeKind::DueSoon),
        ("2026-04-01", NoticeKind::Overdue),
        ("2026-04-03", NoticeKind::Overdue),
        ("2026-04-09", NoticeKind::Overdue),
    ];
    assert_eq!(heard, expected.map(|(on, kind)| (day(on), vec![kind])).into());
    // The Office leads it and has no head of its own: both steps are the Office's.
    let up: Vec<_> = inbox(&ban.chief_of_office)
        .await
        .data
        .into_iter()
        .filter(|notice| notice.item.id == item && notice.kind >= NoticeKind::EscalatedToHead)
        .map(|notice| (notice.day, notice.kind, notice.working_days_left))
        .collect();
    assert_eq!(
        up,
        [
            (day("2026-04-07"), NoticeKind::EscalatedToOffice, Some(-5)),
            (day("2026-04-02"), NoticeKind::EscalatedToHead, Some(-2))
        ]
    );
}

#[actix_web::test]
async fn an_update_that_was_not_sent_goes_to_the_head_and_then_to_the_office() {
    let ban = World::new().await;
    let [silent, spoken] =
        [ban.services_clerk.item("VII.HĐ4").await, ban.services_clerk.item("VII.HĐ5").await];
    ban.days_pass(0).await;
    assert_eq!(told(&ban.services_clerk, silent).await, [NoticeKind::NotUpdated]);
    assert_eq!(told(&ban.services_head, silent).await, [], "the head not yet");
    ban.services_clerk.report(spoken, &no_change()).await.ok::<WorkItem>();
    ban.days_pass(10).await;
    assert_eq!(told(&ban.services_head, silent).await, [NoticeKind::EscalatedToHead]);
    assert_eq!(told(&ban.office_clerk, silent).await, [NoticeKind::EscalatedToOffice]);
    for person in [&ban.services_head, &ban.office_clerk] {
        assert_eq!(told(person, spoken).await, [], "{}: it was sent", person.username);
    }
    assert_eq!(inbox(&ban.foreign_office).await.data.iter().filter(|n| n.item.id == silent).count(), 0);
    // The representative office has a clerk and nobody above: the Office is told in the head's stead.
    let nobodys = ban.representative_clerk.item("I.HĐ7").await;
    let office = told(&ban.office_clerk, nobodys).await;
    assert!(office.contains(&NoticeKind::EscalatedToHead) && office.contains(&NoticeKind::EscalatedToOffice));
}

#[actix_web::test]
async fn a_submission_nobody_decides_on_is_brought_to_mind() {
    let ban = World::new().await;
    let [centre, office] = [ban.services_clerk.item("VII.HĐ5").await, ban.office_clerk.item("I.HĐ3").await];
    ban.services_clerk.submit(centre, &done("15/BC")).await.ok::<WorkItem>();
    ban.office_clerk.submit(office, &done("16/BC")).await.ok::<WorkItem>();
    ban.days_pass(1).await;
    assert_eq!(told(&ban.chief_of_office, centre).await, [NoticeKind::AwaitingMe]);
    assert_eq!(told(&ban.leader, centre).await, [], "the Office decides on the centre's");
    assert_eq!(told(&ban.leader, office).await, [NoticeKind::AwaitingMe], "leadership on the Office's");
    assert_eq!(told(&ban.office_clerk, office).await, [], "nobody on their own");
    ban.leader.confirm(office).await.ok::<WorkItem>();
    ban.days_pass(2).await;
    assert_eq!(told(&ban.leader, office).await, [NoticeKind::AwaitingMe], "confirmed: not again");
    assert_eq!(told(&ban.chief_of_office, centre).await, [NoticeKind::AwaitingMe; 2]);
}

#[actix_web::test]
async fn nobody_is_reminded_twice_nor_on_a_day_off() {
    let ban = World::new().await;
    ban.days_pass(0).await;
    let first = inbox(&ban.services_clerk).await;
    assert!(!first.data.is_empty());
    // The duty again on the same day, as after a crash before it was put off.
    ban.clock.advance_minutes(61);
    ban.days_pass(0).await;
    assert_eq!(inbox(&ban.services_clerk).await.data, first.data);
    // Saturday and Sunday.
    ban.days_pass(4).await;
    let saturday = inbox(&ban.services_clerk).await;
    ban.days_pass(1).await;
    assert_eq!(inbox(&ban.services_clerk).await.data, saturday.data);
    // A day off that the Office announced.
    let off = NewCalendarDay { day: day("2026-03-17"), working: false, name: "Nghỉ bù".into() };
    ban.office_clerk.call(Method::POST, "/calendar-days").await.json(&off).send().await;
    ban.days_pass(2).await;
    assert_eq!(inbox(&ban.services_head).await.data, [], "nobody is escalated to on a day off");
    ban.days_pass(1).await;
    assert!(!inbox(&ban.services_head).await.data.is_empty(), "but the day after");
}

#[actix_web::test]
async fn how_one_is_told_is_ones_own_to_set() {
    let ban = World::new().await;
    let in_force: NoticeSettingsInForce = ban.services_clerk.read("/me/notice-settings").await;
    assert_eq!((in_force.settings, in_force.version), (NoticeSettings::default(), 0));
    assert_eq!((in_force.agency_digest_hour, in_force.sends_email), (7, false));
    let mine = NoticeSettings {
        email: Some("ha.tt@laichau.gov.vn".into()),
        digest_hour: Some(14),
        ..NoticeSettings::default()
    };
    let now: NoticeSettingsInForce = set(&ban.services_clerk, &mine).await.ok();
    assert_eq!((now.settings, now.version), (mine.clone(), 1));
    let again: NoticeSettingsInForce = ban.services_clerk.read("/me/notice-settings").await;
    assert_eq!((again.settings, again.version), (mine.clone(), 1));
    let others: NoticeSettingsInForce = ban.services_head.read("/me/notice-settings").await;
    assert_eq!(others.settings, NoticeSettings::default());

    let call = ban.services_clerk.call(Method::PUT, "/me/notice-settings").await;
    assert_eq!(call.seen(0).json(&mine).send().await.status, StatusCode::PRECONDITION_FAILED);
    let call = ban.services_clerk.call(Method::PUT, "/me/notice-settings").await;
    assert_eq!(call.json(&mine).send().await.code(), Code::VersionRequired);
    let nowhere = NoticeSettings { email: Some("ha@".into()), digest_hour: Some(24), ..mine };
    let faults = set(&ban.services_clerk, &nowhere).await.faults();
    assert_eq!(faults, ["/email not_an_email", "/digestHour out_of_range"]);
}

#[actix_web::test]
async fn an_agency_says_when_it_goes_up() {
    let ban = World::new().await;
    let set = async |reminders: ReminderSettings| {
        let new = Settings { reminders, ..Settings::default() };
        ban.admin.call(Method::PUT, "/settings").await.seen(0).json(&new).send().await
    };
    let usual = ReminderSettings::default();
    let backwards = ReminderSettings { escalate_to_office_after: 1, ..usual.clone() };
    assert_eq!(set(backwards).await.faults(), ["/reminders/escalateToOfficeAfter contradiction"]);
    let never = ReminderSettings { escalate_to_head_after: 0, ..usual.clone() };
    assert_eq!(set(never).await.faults(), ["/reminders/escalateToHeadAfter out_of_range"]);
    set(ReminderSettings { escalate_to_head_after: 1, ..usual }).await.ok::<serde_json::Value>();
    ban.days_pass(0).await;
    ban.days_pass(6).await;
    assert!(!inbox(&ban.services_head).await.data.is_empty(), "on Monday, one working day late");
    let item = ban.foreign_clerk.item("VII.HĐ4").await;
    assert_eq!(told(&ban.foreign_office, item).await.len(), 0, "another agency keeps its own");
}

#[test]
fn days_without_a_server_are_made_up_for_once() {
    let (settings, calendar) = (Settings::default(), Calendar::default());
    let rules = Rules { reminders: &settings.reminders, periods: &settings.periods, calendar: &calendar };
    let owed = Owed {
        state: WorkState::InProgress,
        due_on: Some(day("2026-06-30")),
        milestone_on: None,
        opened_on: day("2026-01-05"),
        submitted_on: None,
        updated_on: Some(day("2026-06-15")),
    };
    let on = |last: Option<&str>, today: &str| {
        let since = Since { last: last.map(day), today: day(today) };
        reminder::of(&owed, rules, since).into_iter().map(|r| (r.kind, r.left)).collect::<Vec<_>>()
    };
    assert_eq!(on(None, "2026-06-18"), [], "eight working days before");
    assert_eq!(on(None, "2026-06-19"), [(NoticeKind::DueSoon, 7)]);
    assert_eq!(on(Some("2026-06-18"), "2026-06-22"), [(NoticeKind::DueSoon, 6)], "the seventh was missed");
    assert_eq!(on(Some("2026-06-19"), "2026-06-22"), [], "it was not");
    assert_eq!(on(Some("2026-06-19"), "2026-06-30"), [(NoticeKind::DueSoon, 0)], "two at once are one");
    let late = on(Some("2026-06-30"), "2026-07-08");
    let expected =
        [(NoticeKind::Overdue, -6), (NoticeKind::EscalatedToHead, -6), (NoticeKind::EscalatedToOffice, -6)];
    assert_eq!(late, expected);
    assert_eq!(on(Some("2026-07-09"), "2026-07-31"), [], "told of before");
}

#[actix_web::test]
async fn an_inbox_takes_the_same_few_statements_however_long_it_is() {
    let statements = Arc::new(AtomicUsize::new(0));
    let seen = statements.clone();
    let ban = World::watched(move |_| {
        seen.fetch_add(1, Ordering::SeqCst);
    })
    .await;
    let of_an_inbox = async || {
        ban.services_clerk.token().await;
        statements.store(0, Ordering::SeqCst);
        let inbox = inbox(&ban.services_clerk).await;
        (inbox.data.len(), statements.load(Ordering::SeqCst))
    };
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let mut counts = Vec::new();
    for times in [1, 9] {
        for number in 0..times {
            ban.services_clerk.submit(item, &done(&format!("{number}/BC"))).await.ok::<WorkItem>();
            ban.office_clerk.give_back(item, "Thiếu").await.ok::<WorkItem>();
        }
        counts.push(of_an_inbox().await);
    }
    assert_eq!(counts, [(1, 5), (10, 5)]);
}

#[actix_web::test]
async fn what_people_ask_of_each_other_is_told_at_once_to_whom_it_concerns() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let [clerk, office] = [ban.services_clerk.id().await, ban.office_clerk.id().await];
    let latest = async |person: &Person| {
        let inbox = inbox(person).await;
        let unread = inbox.data.into_iter().find(|notice| notice.read_at.is_none());
        read_all(person, None).await;
        unread.map(|notice| (notice.kind, notice.words.unwrap_or_default()))
    };
    let says = |kind, words: &str| Some((kind, words.to_owned()));

    ban.services_head.assign(item, Some(clerk)).await.ok::<WorkItem>();
    assert_eq!(latest(&ban.services_clerk).await, says(NoticeKind::Assigned, ""));

    ban.office_clerk.urge(item, UrgingLevel::Reminder).await.ok::<serde_json::Value>();
    for person in [&ban.services_clerk, &ban.services_head] {
        assert_eq!(latest(person).await, says(NoticeKind::Urged, "Đề nghị trình kết quả"));
    }
    ban.services_clerk.ask_until(item, "2027-03-31", "Chờ số liệu").await.ok::<WorkItem>();
    for person in [&ban.leader, &ban.office_clerk] {
        assert_eq!(latest(person).await, says(NoticeKind::ExtensionRequested, "Chờ số liệu"));
    }
    ban.leader.refuse(item, Some("Đã gia hạn rồi")).await.ok::<WorkItem>();
    assert_eq!(latest(&ban.services_head).await, says(NoticeKind::ExtensionRefused, "Đã gia hạn rồi"));
    ban.services_clerk.ask_until(item, "2027-03-31", "Chờ số liệu").await.ok::<WorkItem>();
    ban.leader.extend(item, None).await.ok::<WorkItem>();
    assert_eq!(latest(&ban.services_clerk).await, says(NoticeKind::ExtensionGranted, ""));

    ban.services_clerk.ask_for(item, "PNV", "Nhu cầu bãi đỗ", "2026-03-20").await.ok::<WorkItem>();
    let asked = says(NoticeKind::ContributionRequested, "Nhu cầu bãi đỗ");
    assert_eq!(latest(&ban.professional_head).await, asked);
    assert_eq!(latest(&ban.representative_clerk).await, None);

    ban.services_head.comment(item, "Nhờ xem giúp", &[office]).await.ok::<serde_json::Value>();
    assert_eq!(latest(&ban.office_clerk).await, says(NoticeKind::Mentioned, "Nhờ xem giúp"));
    assert_eq!(latest(&ban.services_clerk).await, None, "nobody called on the clerk");

    // What was handed to somebody is theirs to be reminded of.
    let other = ban.services_clerk.item("VII.HĐ4").await;
    let head = ban.services_head.id().await;
    ban.services_head.assign(other, Some(head)).await.ok::<WorkItem>();
    ban.days_pass(0).await;
    assert_eq!(told(&ban.services_head, other).await, [NoticeKind::NotUpdated]);
    assert_eq!(told(&ban.services_clerk, other).await, []);
    assert_eq!(told(&ban.services_clerk, item).await, [NoticeKind::NotUpdated]);
}
