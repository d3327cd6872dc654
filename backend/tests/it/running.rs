//! The real program in a process of its own.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tiendo::demo;

use crate::database::Database;

/// Waits until something holds, at most a minute.
pub fn eventually(what: &str, holds: impl Fn() -> bool) {
    let patience = Instant::now() + Duration::from_mins(1);
    while !holds() {
        assert!(Instant::now() < patience, "not within a minute: {what}");
        thread::park_timeout(Duration::from_millis(20));
    }
}

/// The real program, serving.
pub struct Running {
    process: Child,
    /// Where it listens.
    pub address: String,
}

impl Running {
    /// Starts it on a day, with a mail server on this machine's `post`, and waits until it is ready.
    pub fn start(database: &Database, today: &str, post: Option<u16>) -> Self {
        let running = Self::begin(database, today, post);
        running.wait();
        running
    }

    /// Starts it.
    pub fn begin(database: &Database, today: &str, post: Option<u16>) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|socket| socket.local_addr())
            .expect("a free port")
            .port();
        let address = format!("127.0.0.1:{port}");
        let mut command = Command::new(env!("CARGO_BIN_EXE_tiendo"));
        command.args(["serve", "--demo", "--today", today, "--listen", &address]);
        if let Some(port) = post {
            let port = port.to_string();
            command.args(["--smtp-host", "127.0.0.1", "--smtp-port", &port, "--smtp-tls", "none"]);
            command.args(["--smtp-from", "Tiến Độ <tiendo@ban.test>", "--public-url", "https://tiendo.test"]);
        }
        match database.directory() {
            Some(directory) => command.arg("--data").arg(directory),
            None => command.args(["--database-url", &database.url]),
        };
        command.env_remove("DATABASE_URL").stdout(Stdio::null()).stderr(Stdio::null());
        Self { process: command.spawn().expect("the program"), address }
    }

    /// Waits until it is ready.
    pub fn wait(&self) {
        eventually("it is ready", || {
            self.ask("GET", "/readyz", None, "").is_some_and(|(status, _)| status == 200)
        });
    }

    /// Stops it the hard way.
    pub fn kill(&mut self) {
        self.process.kill().expect("killed");
        self.process.wait().expect("gone");
    }

    /// Signs a person of the demo in; their token.
    pub fn sign_in(&self, username: &str) -> String {
        let who = with_body("", &json!({ "username": username, "password": demo::PASSWORD }));
        let (_, session) = self.ask("POST", "/api/v1/session", None, &who).expect("an answer");
        session["accessToken"].as_str().expect("a token").to_owned()
    }

    /// One request; nothing when the connection breaks.
    pub fn ask(&self, method: &str, path: &str, token: Option<&str>, rest: &str) -> Option<(u16, Value)> {
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
pub fn ask(address: &str, method: &str, path: &str, token: Option<&str>, rest: &str) -> Option<(u16, Value)> {
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

/// Headers and a JSON body.
pub fn with_body(headers: &str, body: &Value) -> String {
    let body = body.to_string();
    format!("Content-Type: application/json\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len())
}

/// Reports on one item again and again, telling each note that was acknowledged, until the connection breaks.
pub fn keep_reporting(address: &str, token: &str, item: &str, acknowledged: &mpsc::Sender<String>) {
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
