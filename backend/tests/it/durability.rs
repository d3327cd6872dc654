//! What was acknowledged is there, whatever happens to the process.

use std::{sync::mpsc, thread};

use sea_orm::EntityTrait;
use serde_json::json;
use tiendo::{db::Db, demo, work::progress};

use crate::{
    database::Database,
    running::{Running, keep_reporting, with_body},
};

#[actix_web::test]
async fn every_acknowledged_record_survives_a_kill_in_the_middle_of_writing() {
    let database = Database::empty().await;
    let mut server = Running::start(&database, "2026-03-10", None);
    let sign_in = with_body("", &json!({ "username": "chuyenvien.ttdv", "password": demo::PASSWORD }));
    let (_, session) = server.ask("POST", "/api/v1/session", None, &sign_in).expect("an answer");
    let token = session["accessToken"].as_str().expect("a token").to_owned();
    let (_, queue) = server.ask("GET", "/api/v1/queue", Some(&token), "").expect("an answer");
    let items: Vec<String> = queue["data"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["item"]["id"].as_str().expect("an id").to_owned())
        .collect();
    assert_eq!(items.len(), 5);

    let (acknowledged, heard) = mpsc::channel();
    let writers: Vec<_> = items
        .into_iter()
        .map(|item| {
            let (address, token, acknowledged) =
                (server.address.clone(), token.clone(), acknowledged.clone());
            thread::spawn(move || keep_reporting(&address, &token, &item, &acknowledged))
        })
        .collect();
    drop(acknowledged);
    let mut notes: Vec<String> = heard.iter().take(60).collect();
    server.kill();
    for writer in writers {
        writer.join().expect("a writer");
    }
    notes.extend(heard);
    assert!(notes.len() >= 60, "only {} were acknowledged", notes.len());

    let server = Running::start(&database, "2026-03-10", None);
    let (status, _) = server.ask("POST", "/api/v1/session", None, &sign_in).expect("an answer");
    assert_eq!(status, 201);
    let db = Db::connect(&database.url).await.expect("the database");
    let kept = progress::Entity::find().all(&*db).await.expect("records");
    let kept: Vec<String> = kept.into_iter().filter_map(|record| record.note).collect();
    let lost: Vec<_> = notes.iter().filter(|note| !kept.contains(note)).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    assert!(kept.len() <= notes.len() + 5, "at most one unheard record for each writer");
}
