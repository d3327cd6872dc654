//! What was acknowledged is there, whatever happens to the process.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use sea_orm::EntityTrait;
use serde_json::{Value, json};
use tiendo::{db::Db, demo, work::progress};

use crate::database::Database;

/// The real program, serving.
struct Running {
    process: Child,
    address: String,
}

impl Running {
    /// Starts it and waits until it is ready.
    fn start(database: &Database) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|socket| socket.local_addr())
            .expect("a free port")
            .port();
        let address = format!("127.0.0.1:{port}");
        let mut command = Command::new(env!("CARGO_BIN_EXE_tiendo"));
        command.args(["serve", "--demo", "--today", "2026-03-10", "--listen", &address]);
        match database.directory() {
            Some(directory) => command.arg("--data").arg(directory),
            None => command.args(["--database-url", &database.url]),
        };
        command.env_remove("DATABASE_URL").stdout(Stdio::null()).stderr(Stdio::null());
        let running = Self { process: command.spawn().expect("the program"), address };
        let patience = Instant::now() + Duration::from_mins(1);
        while running.ask("GET", "/readyz", None, "").is_none_or(|(status, _)| status != 200) {
            assert!(Instant::now() < patience, "not ready within a minute");
            thread::park_timeout(Duration::from_millis(20));
        }
        running
    }

    /// Stops it the hard way.
    fn kill(&mut self) {
        self.process.kill().expect("killed");
        self.process.wait().expect("gone");
    }

    /// One request; nothing when the connection breaks.
    fn ask(&self, method: &str, path: &str, token: Option<&str>, rest: &str) -> Option<(u16, Value)> {
        ask(&self.address, method, path, token, rest)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// `rest` is further headers, an empty line and the body.
fn ask(address: &str, method: &str, path: &str, token: Option<&str>, rest: &str) -> Option<(u16, Value)> {
    let mut stream = TcpStream::connect(address).ok()?;
    let token = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    let rest = if rest.is_empty() { "\r\n" } else { rest };
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{token}{rest}").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let status = answer.get(9..12)?.parse().ok()?;
    let (_, body) = answer.split_once("\r\n\r\n")?;
    Some((status, serde_json::from_str(body).unwrap_or_default()))
}

fn with_body(headers: &str, body: &Value) -> String {
    let body = body.to_string();
    format!("Content-Type: application/json\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len())
}

/// Reports on one item again and again, telling each note that was acknowledged, until the connection breaks.
fn keep_reporting(address: &str, token: &str, item: &str, acknowledged: &mpsc::Sender<String>) {
    let mut seen = 1;
    for round in 0.. {
        let note = format!("{item} lần {round}");
        let rest = with_body(&format!("If-Match: \"{seen}\"\r\n"), &json!({ "note": note }));
        let path = format!("/api/v1/work-items/{item}/progress");
        let Some((201, now)) = ask(address, "POST", &path, Some(token), &rest) else { return };
        seen = now["item"]["version"].as_i64().expect("a version");
        if acknowledged.send(note).is_err() {
            return;
        }
    }
}

#[actix_web::test]
async fn every_acknowledged_record_survives_a_kill_in_the_middle_of_writing() {
    let database = Database::empty().await;
    let mut server = Running::start(&database);
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

    let server = Running::start(&database);
    let (status, _) = server.ask("POST", "/api/v1/session", None, &sign_in).expect("an answer");
    assert_eq!(status, 201);
    let db = Db::connect(&database.url).await.expect("the database");
    let kept = progress::Entity::find().all(&*db).await.expect("records");
    let kept: Vec<String> = kept.into_iter().filter_map(|record| record.note).collect();
    let lost: Vec<_> = notes.iter().filter(|note| !kept.contains(note)).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    assert!(kept.len() <= notes.len() + 5, "at most one unheard record for each writer");
}
