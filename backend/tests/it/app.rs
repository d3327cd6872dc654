//! The server under test, in this process, and a client that believes nothing the document does not say.

use std::{future::poll_fn, pin::Pin, rc::Rc, time::Duration};

use actix_http::Request;
use actix_web::{
    body::{BoxBody, MessageBody},
    cookie::Cookie,
    dev::{Service, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{HeaderMap, HeaderValue},
    },
    rt::time::timeout,
    test::{TestRequest, init_service, read_body},
    web::{Bytes, Data},
};
use futures_util::future::LocalBoxFuture;
use serde::{Serialize, de::DeserializeOwned};
use tiendo::{app::App, routes::BASE, server::application};
use tiendo_api::problem::{Code, Problem};

use crate::contract;

/// The whole application over one database.
#[derive(Clone)]
pub struct Server(Rc<dyn Fn(Request) -> LocalBoxFuture<'static, ServiceResponse<BoxBody>>>);

impl Server {
    /// Serves `app`.
    pub async fn over(app: App) -> Self {
        let service = Rc::new(init_service(application(Data::new(app), None)).await);
        Self(Rc::new(move |request| {
            let service = service.clone();
            Box::pin(async move { service.call(request).await.expect("an answer").map_into_boxed_body() })
        }))
    }

    /// A call to `address` of the API (`/queue?q=…`).
    pub fn call(&self, method: Method, address: &str) -> Call {
        self.call_anywhere(method, &format!("{BASE}{address}"))
    }

    /// A call to any address of the server.
    pub fn call_anywhere(&self, method: Method, address: &str) -> Call {
        Call {
            server: self.clone(),
            path: address.split('?').next().unwrap_or_default().to_owned(),
            request: TestRequest::with_uri(address).method(method.clone()),
            method,
        }
    }
}

/// A request being put together.
#[must_use]
pub struct Call {
    server: Server,
    method: Method,
    path: String,
    request: TestRequest,
}

impl Call {
    /// With a header.
    pub fn header(mut self, name: &'static str, value: impl AsRef<[u8]>) -> Self {
        let value = HeaderValue::from_bytes(value.as_ref()).expect("a header's value");
        self.request = self.request.insert_header((name, value));
        self
    }

    /// With an access token.
    pub fn token(self, token: &str) -> Self {
        self.header("authorization", format!("Bearer {token}"))
    }

    /// With a cookie.
    pub fn cookie(mut self, cookie: &Cookie<'_>) -> Self {
        self.request = self.request.cookie(cookie.clone().into_owned());
        self
    }

    /// Over the version the caller has seen.
    pub fn seen(self, version: i64) -> Self {
        self.header("if-match", format!("\"{version}\""))
    }

    /// With an idempotency key.
    pub fn key(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    /// With a JSON body.
    pub fn json(self, body: &impl Serialize) -> Self {
        self.body("application/json", serde_json::to_vec(body).expect("JSON"))
    }

    /// With a body of any type.
    pub fn body(mut self, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        self.request = self.request.insert_header(("content-length", body.len())).set_payload(body);
        self.header("content-type", content_type)
    }

    /// With an annex as a form: a file of that name, and what else is said.
    pub fn annex(self, name: &str, bytes: &[u8], said: &[(&str, String)]) -> Self {
        let mut form = Vec::new();
        for (part, text) in said {
            form.extend_from_slice(
                format!("--tep\r\ncontent-disposition: form-data; name=\"{part}\"\r\n\r\n{text}\r\n")
                    .as_bytes(),
            );
        }
        let head =
            format!("--tep\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        form.extend_from_slice(head.as_bytes());
        form.extend_from_slice(bytes);
        form.extend_from_slice(b"\r\n--tep--\r\n");
        self.body("multipart/form-data; boundary=tep", form)
    }

    /// Sends it; the answer is as documented or the test fails.
    pub async fn send(self) -> Answer {
        let (method, path) = (self.method.clone(), self.path.clone());
        let answer = self.send_off_the_document().await;
        contract::check(&method, &path, &answer);
        answer
    }

    /// Sends it to an address that the document rightly does not know.
    pub async fn send_off_the_document(self) -> Answer {
        Answer::read((self.server.0)(self.request.to_request()).await).await
    }

    /// Sends it and stays on the line.
    pub async fn stay(self) -> Line {
        let answer = (self.server.0)(self.request.to_request()).await;
        let begun = Answer { status: answer.status(), headers: answer.headers().clone(), body: Bytes::new() };
        contract::check(&self.method, &self.path, &begun);
        Line { headers: begun.headers, body: Box::pin(answer.into_body()), unread: String::new() }
    }
}

/// An answer that goes on.
pub struct Line {
    /// Headers.
    pub headers: HeaderMap,
    body: Pin<Box<BoxBody>>,
    unread: String,
}

/// How long a test waits for something that must come.
const PATIENCE: Duration = Duration::from_secs(10);

impl Line {
    /// What is said next, up to the empty line; nothing when the line is cut.
    pub async fn hear(&mut self) -> Option<String> {
        loop {
            if let Some((said, rest)) = self.unread.split_once("\n\n") {
                let (said, rest) = (said.to_owned(), rest.to_owned());
                self.unread = rest;
                return Some(said);
            }
            let more = poll_fn(|waker| self.body.as_mut().poll_next(waker));
            let more = timeout(PATIENCE, more).await.expect("something within ten seconds")?;
            self.unread += std::str::from_utf8(&more.expect("bytes")).expect("text");
        }
    }

    /// Whether nothing is said for a while.
    pub async fn is_silent(&mut self) -> bool {
        let a_while = Duration::from_millis(300);
        timeout(a_while, self.hear()).await.is_err()
    }
}

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub body: Bytes,
}

impl Answer {
    async fn read(response: ServiceResponse<BoxBody>) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        let goes_on = headers.get("content-type").is_some_and(|media| media == "text/event-stream");
        // A stream has no end to read to.
        let body = if goes_on { Bytes::new() } else { read_body(response).await };
        Self { status, headers, body }
    }

    /// A header, when there.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("a readable header"))
    }

    /// The address of the next page, below the base.
    pub fn next_page(&self) -> Option<String> {
        let (address, rest) = self.header("link")?.strip_prefix('<')?.split_once('>')?;
        assert_eq!(rest, "; rel=\"next\"");
        address.strip_prefix(BASE).map(ToOwned::to_owned)
    }

    /// The cookie it sets.
    pub fn cookie(&self) -> Cookie<'static> {
        Cookie::parse(self.header("set-cookie").expect("a cookie").to_owned()).expect("a sound cookie")
    }

    /// The beginning of the body, for whoever reads a failure.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).chars().take(1_000).collect()
    }

    /// The body as JSON.
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The body of a success.
    pub fn ok<T: DeserializeOwned>(&self) -> T {
        assert!(self.status.is_success(), "{} {}", self.status, self.text());
        self.json()
    }

    /// The problem of a refusal.
    pub fn problem(&self) -> Problem {
        assert!(self.status.as_u16() >= 400, "{} {}", self.status, self.text());
        self.json()
    }

    /// The code of a refusal.
    pub fn code(&self) -> Code {
        self.problem().code
    }

    /// The faults of a 422: where and what.
    pub fn faults(&self) -> Vec<String> {
        let problem = self.problem();
        assert_eq!(problem.code, Code::Invalid, "{}", self.text());
        problem
            .errors
            .iter()
            .map(|error| format!("{} {}", error.pointer, tiendo::word::word(error.code)))
            .collect()
    }
}
