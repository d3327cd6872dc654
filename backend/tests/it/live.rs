//! Changes as they happen: nothing lost, nothing of others, over all replicas.

use std::time::Duration;

use actix_web::{
    http::{Method, StatusCode},
    rt::time::sleep,
};
use tiendo::{app::App, db::Db, integration::events};
use tiendo_api::{
    changes::{Change, Verb},
    page::Page,
    problem::Code,
    work::WorkItem,
};

use crate::{
    app::{Line, Server},
    contract,
    world::{Person, World, done, words},
};

/// Follows the changes, from now on or after a line.
async fn follow(person: &Person, after: Option<i64>) -> Line {
    let mut call = person.call(Method::GET, "/events").await;
    if let Some(after) = after {
        call = call.header("last-event-id", after.to_string());
    }
    let mut line = call.stay().await;
    assert_eq!(line.hear().await.as_deref(), Some("retry: 2000"));
    line
}

/// The next change, as the feed would have it.
async fn next(line: &mut Line) -> Change {
    loop {
        let said = line.hear().await.expect("the line holds");
        let Some((id, data)) = said.split_once("\ndata: ") else {
            assert_eq!(said, ": ", "a comment or an event");
            continue;
        };
        contract::conforms_to("Change", &serde_json::from_str(data).expect("JSON"));
        let change: Change = serde_json::from_str(data).expect("a change");
        assert_eq!(id, format!("id: {}", change.seq));
        return change;
    }
}

async fn feed(person: &Person) -> Vec<Change> {
    person.read::<Page<Change>>("/changes?limit=200").await.data
}

#[actix_web::test]
async fn an_open_screen_sees_what_a_colleague_reports() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let mut screen = follow(&ban.office_clerk, None).await;
    let mut elsewhere = follow(&ban.foreign_office, None).await;
    assert!(screen.is_silent().await);
    ban.services_clerk.report(item, &words("Bắt đầu")).await.ok::<WorkItem>();
    let heard = next(&mut screen).await;
    assert_eq!((heard.verb, heard.subject_id), (Verb::ProgressReported, item));
    assert_eq!(feed(&ban.office_clerk).await.last(), Some(&heard), "the same as in the feed");
    ban.services_clerk.submit(item, &done("15/BC")).await.ok::<WorkItem>();
    ban.office_clerk.give_back(item, "Thiếu").await.ok::<WorkItem>();
    assert_eq!(
        [next(&mut screen).await.verb, next(&mut screen).await.verb],
        [Verb::Submitted, Verb::Returned]
    );
    assert!(screen.is_silent().await && elsewhere.is_silent().await);
}

#[actix_web::test]
async fn whoever_comes_back_has_missed_nothing() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let mut screen = follow(&ban.machine, None).await;
    ban.services_clerk.report(item, &words("một")).await.ok::<WorkItem>();
    let last = next(&mut screen).await.seq;
    drop(screen);
    for note in ["hai", "ba"] {
        ban.services_clerk.report(item, &words(note)).await.ok::<WorkItem>();
    }
    let mut again = follow(&ban.machine, Some(last)).await;
    assert_eq!([next(&mut again).await.seq, next(&mut again).await.seq], [last + 1, last + 2]);
    let mut all = follow(&ban.machine, Some(0)).await;
    for told in feed(&ban.machine).await {
        assert_eq!(next(&mut all).await, told);
    }
    let mut ahead = follow(&ban.machine, Some(1_000_000)).await;
    ban.services_clerk.report(item, &words("bốn")).await.ok::<WorkItem>();
    assert_eq!(next(&mut ahead).await.seq, last + 3, "a position from before a restore leads to what is new");
}

#[actix_web::test]
async fn many_lines_missed_come_in_order() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    for round in 0..120 {
        ban.services_clerk.report(item, &words(&round.to_string())).await.ok::<WorkItem>();
    }
    let mut late = follow(&ban.machine, Some(0)).await;
    let mut last = 0;
    for _ in 0..121 {
        let seq = next(&mut late).await.seq;
        assert!(seq > last, "{seq} after {last}");
        last = seq;
    }
    assert!(late.is_silent().await);
}

#[actix_web::test]
async fn a_line_ends_with_the_session_or_the_token() {
    let ban = World::new().await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    let mut signed_out = follow(&ban.office_clerk, None).await;
    let mut expired = follow(&ban.leader, None).await;
    ban.office_clerk.call(Method::DELETE, "/session").await.send().await;
    ban.services_clerk.report(item, &words("Việc riêng")).await.ok::<WorkItem>();
    assert_eq!(signed_out.hear().await, None, "cut before it tells");
    assert_eq!(next(&mut expired).await.verb, Verb::ProgressReported);
    ban.clock.advance(1);
    ban.services_clerk.report(item, &words("Hôm sau")).await.ok::<WorkItem>();
    assert_eq!(expired.hear().await, None);
}

#[actix_web::test]
async fn a_quiet_line_says_that_it_holds_and_is_neither_compressed_nor_kept() {
    let ban = World::new().await;
    let mut app = App::over(ban.db.clone(), ban.clock.clone()).await.expect("an application");
    app.heartbeat = Duration::from_millis(20);
    let patient = ban.at(&Server::over(app).await, &ban.office_clerk);
    let call = patient.call(Method::GET, "/events").await.header("accept-encoding", "gzip, br");
    let mut line = call.stay().await;
    assert_eq!(line.headers.get("content-type").expect("a type"), "text/event-stream");
    assert_eq!(line.headers.get("cache-control").expect("a rule"), "no-store");
    assert_eq!(line.headers.get("content-encoding").expect("none"), "identity");
    assert_eq!([line.hear().await, line.hear().await], [Some("retry: 2000".into()), Some(": ".into())]);
    ban.db.bell().close();
    while let Some(said) = line.hear().await {
        assert_eq!(said, ": ");
    }
    let packed = ban.office_clerk.call(Method::GET, "/plans").await.header("accept-encoding", "gzip");
    let packed = packed.send_off_the_document().await;
    assert_eq!(packed.header("content-encoding"), Some("gzip"), "everything else is");
}

#[actix_web::test]
async fn following_takes_permission_and_a_sound_request() {
    let ban = World::new().await;
    assert_eq!(ban.admin.get("/events").await.status, StatusCode::FORBIDDEN);
    assert_eq!(ban.machine.get("/events?since=1").await.code(), Code::Malformed);
    for id in ["x", "-1", "9999999999999999999999"] {
        let call = ban.machine.call(Method::GET, "/events").await.header("last-event-id", id);
        assert_eq!(call.send().await.code(), Code::Malformed, "{id}");
    }
}

/// A replica over a database of its own pool, as in another process.
async fn replica(ban: &World) -> (Server, Db) {
    let app = ban.replica_app().await;
    let db = app.db.clone();
    (Server::over(app).await, db)
}

#[actix_web::test]
async fn a_change_made_through_one_replica_reaches_the_streams_of_another() {
    let ban = World::new().await;
    let (server, db) = replica(&ban).await;
    // PostgreSQL carries the news at once; the embedded database is looked at.
    let listening = tokio::spawn(events::keep_listening(db.clone(), Duration::from_millis(10)));
    let looking =
        ban.is_embedded().then(|| tokio::spawn(events::keep_looking(db, Duration::from_millis(10))));
    sleep(Duration::from_millis(300)).await;
    let mut screen = follow(&ban.at(&server, &ban.office_clerk), None).await;
    let item = ban.services_clerk.item("VII.HĐ5").await;
    for note in ["một", "hai"] {
        ban.services_clerk.report(item, &words(note)).await.ok::<WorkItem>();
        assert_eq!(next(&mut screen).await.subject_id, item);
    }
    assert!(screen.is_silent().await, "heard once");
    for task in [Some(listening), looking].into_iter().flatten() {
        task.abort();
        assert!(task.await.is_err_and(|ended| ended.is_cancelled()));
    }
}

#[actix_web::test]
async fn a_ring_that_did_not_come_is_made_up_for_by_looking() {
    let ban = World::new().await;
    let (server, db) = replica(&ban).await;
    let mut deaf = follow(&ban.at(&server, &ban.office_clerk), None).await;
    assert!(deaf.is_silent().await);
    let item = ban.services_clerk.item("VII.HĐ5").await;
    ban.services_clerk.report(item, &words("một")).await.ok::<WorkItem>();
    assert!(deaf.is_silent().await);
    events::look(&db).await.expect("a look");
    assert_eq!(next(&mut deaf).await.subject_id, item);
}
