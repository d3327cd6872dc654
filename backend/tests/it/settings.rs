//! What an agency sets for itself.

use actix_web::http::{Method, StatusCode};
use tiendo_api::{
    Action,
    page::Page,
    problem::Code,
    settings::{CalendarDay, NewCalendarDay, PeriodKind, Settings, SettingsInForce, YearDay},
};

use crate::{
    app::Answer,
    world::{Person, World},
};

async fn set(person: &Person, seen: i64, settings: &Settings) -> Answer {
    person.call(Method::PUT, "/settings").await.seen(seen).json(settings).send().await
}

#[actix_web::test]
async fn an_agency_begins_with_the_periods_of_the_circular() {
    let ban = World::new().await;
    let in_force: SettingsInForce = ban.services_clerk.read("/settings").await;
    assert_eq!((in_force.settings, in_force.version), (Settings::default(), 0));
    assert_eq!(in_force.allowed_actions, []);
    let office: SettingsInForce = ban.office_clerk.read("/settings").await;
    assert_eq!(office.allowed_actions, [Action::ChangeSettings]);
}

#[actix_web::test]
async fn an_agency_that_closes_its_figures_earlier_says_so_once() {
    let ban = World::new().await;
    let mut earlier = Settings::default();
    earlier.periods[0].to = YearDay { month: 3, day: 8, year_before: false };
    earlier.periods[0].units_report_on = YearDay { month: 3, day: 5, year_before: false };
    let set_now: SettingsInForce = set(&ban.admin, 0, &earlier).await.ok();
    assert_eq!((&set_now.settings, set_now.version), (&earlier, 1));
    assert_eq!(ban.office_clerk.queue().await.period, "2026-6M", "on 10 March the first quarter has closed");
    assert_eq!(ban.foreign_office.queue().await.period, "2026-Q1", "of another agency it has not");

    let stale = set(&ban.admin, 0, &Settings::default()).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    let current = stale.problem().current.expect("what it is now");
    assert_eq!(
        (current.version, current.changed_by.expect("somebody").name),
        (1, "Quản trị hệ thống".into())
    );
}

#[actix_web::test]
async fn settings_that_contradict_themselves_are_not_taken() {
    let ban = World::new().await;
    let mut twice = Settings::default();
    twice.periods[1].kind = PeriodKind::FirstQuarter;
    assert_eq!(set(&ban.admin, 0, &twice).await.faults(), ["/periods contradiction"]);
    let mut backwards = Settings::default();
    backwards.periods[2].to = YearDay { month: 6, day: 1, year_before: false };
    assert_eq!(set(&ban.admin, 0, &backwards).await.faults(), ["/periods/2 contradiction"]);
    let mut nowhere = Settings::default();
    nowhere.risk.silent_days = 0;
    nowhere.periods[3].to.month = 13;
    let faults = set(&ban.admin, 0, &nowhere).await.faults();
    assert_eq!(faults, ["/periods/3 out_of_range", "/risk/silentDays out_of_range"]);
    assert_eq!(set(&ban.services_head, 0, &Settings::default()).await.status, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn a_day_off_that_is_announced_is_put_into_the_calendar() {
    let ban = World::new().await;
    let days = async |person: &Person| -> Vec<CalendarDay> {
        person.read::<Page<CalendarDay>>("/calendar-days?year=2026").await.data
    };
    let by_law = days(&ban.services_clerk).await;
    assert_eq!(by_law.len(), 12);
    let new = |day: &str, working| NewCalendarDay {
        day: day.parse().expect("a day"),
        working,
        name: "Hoán đổi theo thông báo".into(),
    };
    for new in [new("2026-08-31", false), new("2026-08-22", true), new("2026-09-01", true)] {
        let call = ban.office_clerk.call(Method::POST, "/calendar-days").await;
        call.json(&new).send().await.ok::<CalendarDay>();
    }
    let now = days(&ban.services_clerk).await;
    assert_eq!(now.len(), 14);
    let decided: Vec<(String, bool)> =
        now.iter().filter(|day| day.decided).map(|day| (day.day.to_string(), day.working)).collect();
    assert_eq!(
        decided,
        [("2026-08-22".into(), true), ("2026-08-31".into(), false), ("2026-09-01".into(), true)]
    );
    assert_eq!(days(&ban.foreign_office).await, by_law);
    let nameless = NewCalendarDay { name: " ".into(), ..new("2026-08-31", false) };
    let call = ban.office_clerk.call(Method::POST, "/calendar-days").await;
    assert_eq!(call.json(&nameless).send().await.faults(), ["/name required"]);
    let far = ban.office_clerk.get("/calendar-days?year=1850").await;
    assert_eq!(far.code(), Code::Malformed);
}
