//! Two servers on one PostgreSQL: what is due happens once, news crosses, and one may be killed in the middle.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    sync::mpsc,
    thread,
    time::Duration,
};

use sea_orm::EntityTrait;
use serde_json::json;
use tiendo::{
    db::Db,
    jobs::duty,
    journal,
    work::{item, progress},
};
use tiendo_api::changes::Verb;

use crate::{
    catcher::Catcher,
    database::Database,
    running::{Running, ask, eventually, keep_reporting, with_body},
};

const CLERK: &str = "chuyenvien.ttdv";
/// A clerk of the Office, which owes something by the first cut-off.
const OFFICE: &str = "tonghop";

/// What is said on the live stream of a server, line by line.
fn follow(server: &Running, token: &str) -> mpsc::Receiver<String> {
    let mut stream = TcpStream::connect(&server.address).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a limit");
    let request = "GET /api/v1/events HTTP/1.1\r\nHost: x\r\n";
    write!(stream, "{request}Authorization: Bearer {token}\r\n\r\n").expect("sent");
    let (tell, heard) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if tell.send(line).is_err() {
                return;
            }
        }
    });
    heard
}

fn hears(heard: &mpsc::Receiver<String>, words: &str) {
    loop {
        let line = heard.recv_timeout(Duration::from_mins(1)).expect("news within a minute");
        if line.contains(words) {
            return;
        }
    }
}

/// The items a unit's clerk has.
fn items(server: &Running, token: &str) -> Vec<String> {
    let (_, queue) = server.ask("GET", "/api/v1/queue", Some(token), "").expect("an answer");
    let rows = queue["data"].as_array().expect("rows");
    rows.iter().map(|row| row["item"]["id"].as_str().expect("an id").to_owned()).collect()
}

#[actix_web::test]
async fn two_servers_do_what_is_due_once_hear_each_other_and_survive_one_of_them() {
    let database = Database::empty().await;
    if database.directory().is_some() {
        // The embedded database has one server.
        return;
    }
    let post = Catcher::listening();
    let mut first = Running::start(&database, "2026-03-10", Some(post.port));
    for who in [CLERK, OFFICE] {
        let token = first.sign_in(who);
        let told = with_body("If-Match: \"0\"\r\n", &json!({ "email": format!("{who}@ban.test") }));
        let (status, _) =
            first.ask("PUT", "/api/v1/me/notice-settings", Some(&token), &told).expect("an answer");
        assert_eq!(status, 200);
    }
    first.kill();
    post.take();

    // A Monday, the day after a report period began: both find the same things due.
    let (mut one, other) = (
        Running::begin(&database, "2026-03-16", Some(post.port)),
        Running::begin(&database, "2026-03-16", Some(post.port)),
    );
    one.wait();
    other.wait();
    let db = Db::connect(&database.url).await.expect("the database");
    let conversations = || post.conversations();
    eventually("a digest is sent", || conversations() > 0);
    let mut waits = 0;
    // Both duties are done when both are put off; what one server holds the other leaves alone.
    while duty::Entity::find().all(&*db).await.expect("duties").iter().any(|duty| {
        duty.due_at < "2026-03-16T02:00:01Z".parse::<chrono::DateTime<chrono::Utc>>().expect("nine o'clock")
    }) {
        waits += 1;
        assert!(waits < 3_000, "duties are not done");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }

    opened_once(&db).await;
    news_crosses(&one, &other);
    lose_nothing(&db, &mut one, &other).await;

    let mut letters: HashMap<String, usize> = HashMap::new();
    for letter in post.take() {
        *letters.entry(letter.to).or_default() += 1;
    }
    assert!(letters.contains_key(&format!("{OFFICE}@ban.test")), "{letters:?}");
    assert!(letters.values().all(|count| *count == 1), "sent once each: {letters:?}");
}

/// Each activity has one item a period, and one line says that the period began.
async fn opened_once(db: &Db) {
    let mut owed: HashMap<_, usize> = HashMap::new();
    for item in item::Entity::find().all(&**db).await.expect("items") {
        *owed.entry((item.activity_id, item.period)).or_default() += 1;
    }
    assert!(owed.values().all(|count| *count == 1), "{owed:?}");
    assert!(owed.keys().any(|(_, period)| period.as_deref() == Some("2026-6M")));
    let lines = journal::Entity::find().all(&**db).await.expect("the journal");
    assert_eq!(lines.iter().filter(|line| line.verb.0 == Verb::PeriodOpened).count(), 1);
}

/// What is done through one server is heard at the other.
fn news_crosses(one: &Running, other: &Running) {
    let token = one.sign_in(CLERK);
    let heard = follow(other, &other.sign_in(OFFICE));
    hears(&heard, "retry:");
    let item = items(one, &token).pop().expect("an item");
    let (_, seen) =
        one.ask("GET", &format!("/api/v1/work-items/{item}"), Some(&token), "").expect("an answer");
    let seen = seen["item"]["version"].as_i64().expect("a version");
    let told = with_body(&format!("If-Match: \"{seen}\"\r\n"), &json!({ "note": "Qua máy chủ thứ nhất" }));
    let path = format!("/api/v1/work-items/{item}/progress");
    assert_eq!(one.ask("POST", &path, Some(&token), &told).expect("an answer").0, 201);
    hears(&heard, &item);
}

/// One server is killed while people write through it: what it acknowledged is there, and the other goes on.
async fn lose_nothing(db: &Db, one: &mut Running, other: &Running) {
    let token = one.sign_in(CLERK);
    let (acknowledged, heard) = mpsc::channel();
    let untouched = items(one, &token).into_iter().take(4);
    let writers: Vec<_> = untouched
        .map(|item| {
            let (address, token, tell) = (one.address.clone(), token.clone(), acknowledged.clone());
            thread::spawn(move || keep_reporting(&address, &token, &item, &tell))
        })
        .collect();
    drop(acknowledged);
    let mut notes: Vec<String> = heard.iter().take(40).collect();
    one.kill();
    for writer in writers {
        writer.join().expect("a writer");
    }
    notes.extend(heard);
    assert!(notes.len() >= 40, "only {} were acknowledged", notes.len());
    let kept = progress::Entity::find().all(&**db).await.expect("records");
    let kept: Vec<String> = kept.into_iter().filter_map(|record| record.note).collect();
    for note in &notes {
        assert_eq!(kept.iter().filter(|each| *each == note).count(), 1, "{note}");
    }
    let (status, _) =
        ask(&other.address, "GET", "/api/v1/queue", Some(&token), "").expect("the other goes on");
    assert_eq!(status, 200);
}
