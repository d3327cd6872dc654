//! The real program is killed while it hands an e-mail over: nobody gets it twice, and nobody goes without.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use sea_orm::EntityTrait;
use serde_json::json;
use tiendo::{db::Db, notify::mail};
use tiendo_api::notices::MailState;

use crate::{
    catcher::{Catcher, Caught, Mood},
    database::Database,
    running::{Running, eventually, with_body},
};

/// Two people of units that owe something by the first cut-off.
const PEOPLE: [&str; 2] = ["tonghop", "chuyenvien.vp"];

fn address(who: &str) -> String {
    format!("{who}@ban.test")
}

/// The codes of the work items an e-mail tells of.
fn tells_of(letter: &Caught) -> HashSet<String> {
    let text = letter.plain();
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.contains(".HĐ")).map(ToOwned::to_owned).collect()
}

#[actix_web::test]
async fn an_email_that_was_being_handed_over_when_the_server_died_goes_out_at_most_once_and_is_made_up_for() {
    let database = Database::empty().await;
    let post = Catcher::listening();
    // On a Sunday nobody is told anything.
    let mut server = Running::start(&database, "2026-03-08", Some(post.port));
    for who in PEOPLE {
        let token = server.sign_in(who);
        let told = with_body("If-Match: \"0\"\r\n", &json!({ "email": address(who) }));
        let (status, _) =
            server.ask("PUT", "/api/v1/me/notice-settings", Some(&token), &told).expect("an answer");
        assert_eq!(status, 200);
    }
    server.kill();

    // Monday's first digest has arrived, but before the mail server says so, ours dies.
    post.will([Mood::Holds]);
    let mut server = Running::start(&database, "2026-03-16", Some(post.port));
    eventually("a digest has arrived", || post.has_caught());
    let db = Db::connect(&database.url).await.expect("the database");
    until(&db, "both digests are made", |mails| mails.values().sum::<usize>() == 2).await;
    server.kill();
    let mut letters = post.take();
    assert_eq!(letters.len(), 1, "one at a time");
    let held = letters[0].clone();

    // The next server, the same morning: who got nothing yet gets theirs, the other is left in peace.
    let mut server = Running::start(&database, "2026-03-16", Some(post.port));
    eventually("the other digest has arrived", || post.has_caught());
    until(&db, "the other digest is known to be sent", |mails| mails.contains_key(&MailState::Sent)).await;
    server.kill();
    letters.extend(post.take());
    let mut to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, PEOPLE.map(address).iter().rev().collect::<Vec<_>>(), "one each");

    // The day after, what nobody knows to have arrived is told again, in another digest.
    let mut server = Running::start(&database, "2026-03-17", Some(post.port));
    let again = || post.to(&held.to);
    eventually("it is made up for", || again() > 0);
    server.kill();
    let made_up_for = post.take().into_iter().find(|letter| letter.to == held.to).expect("an e-mail");
    assert!(tells_of(&made_up_for).is_superset(&tells_of(&held)), "nothing of it is lost");
    assert!(!tells_of(&held).is_empty());
    letters.push(made_up_for);
    let ids: HashSet<String> = letters.iter().map(|letter| letter.header("Message-ID")).collect();
    assert_eq!(ids.len(), letters.len(), "no e-mail goes out twice");
    let mails = mails(&db).await;
    assert_eq!(mails.get(&MailState::Unknown), Some(&1), "{mails:?}");
}

/// Waits until the e-mails stand some way, at most a minute.
async fn until(db: &Db, what: &str, holds: impl Fn(&HashMap<MailState, usize>) -> bool) {
    for _ in 0..3_000 {
        if holds(&mails(db).await) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("not within a minute: {what}");
}

/// How many e-mails stand how.
async fn mails(db: &Db) -> HashMap<MailState, usize> {
    let mut ended: HashMap<MailState, usize> = HashMap::new();
    for mail in mail::Entity::find().all(&**db).await.expect("e-mails") {
        *ended.entry(mail.state.0).or_default() += 1;
    }
    ended
}
