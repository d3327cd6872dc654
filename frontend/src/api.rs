//! One typed function per call of the API. Here: sending, the token, and turning every failure into a [`Problem`].

use std::{future::Future, pin::Pin, rc::Rc};

use gloo_net::http::{Method, RequestBuilder, Response};
use serde::{Serialize, de::DeserializeOwned};
use tiendo_api::problem::{Code, Explained, Problem};
use uuid::Uuid;
use web_sys::{FormData, RequestCredentials};

use crate::{json, session, text::Text, view::View};

/// What leaders and heads look at, settings, delegations, authorities.
pub mod agency;
/// Annex drafts and what becomes of them.
pub mod annexes;
/// What people ask of each other about work.
pub mod asks;
/// What work waits for.
pub mod conditions;
/// Changes as they happen.
pub mod events;
/// Targets, contradictions, completion rules.
pub mod figures;
/// Files of evidence.
pub mod files;
/// How far work is to be before its due days.
pub mod milestones;
/// What one is told.
pub mod notices;
/// Plans, the overview and the lists behind it.
pub mod plans;
/// A unit's queue.
pub mod queue;
mod refresh;
/// Finding things, and lists kept under a name.
pub mod search;
/// Sign-in and the signed-in person.
pub mod session_calls;
/// Work items and the verbs on them.
pub mod work;

/// What an answer gives: the thing, or the problem as the server put it.
pub type Answer<T> = Result<T, Rc<Problem>>;

/// An answer under way.
pub type Pending<T> = Pin<Box<dyn Future<Output = Answer<T>>>>;

/// Permission to change one version of a thing exactly once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ticket {
    /// Version the person was looking at (`If-Match`).
    pub version: i64,
    /// The same for every repetition of one attempt (`Idempotency-Key`).
    pub key: Uuid,
}

impl Ticket {
    /// A ticket for a new attempt.
    pub fn new(version: i64) -> Self {
        Self { version, key: Uuid::new_v4() }
    }
}

enum Body {
    Nothing,
    Json(String),
    Form(FormData),
}

/// One call, ready to be sent (and sent again after a refresh of the token).
struct Call {
    method: Method,
    path: String,
    body: Body,
    ticket: Option<Ticket>,
}

fn get(path: impl Into<String>) -> Call {
    Call { method: Method::GET, path: path.into(), body: Body::Nothing, ticket: None }
}

fn delete(path: impl Into<String>) -> Call {
    Call { method: Method::DELETE, ..get(path) }
}

fn post(path: impl Into<String>, body: &impl Serialize) -> Call {
    // Wire types have string keys only: serialising them cannot fail.
    let body = Body::Json(serde_json::to_string(body).unwrap_or_default());
    Call { method: Method::POST, body, ..get(path) }
}

fn put(path: impl Into<String>, body: &impl Serialize) -> Call {
    Call { method: Method::PUT, ..post(path, body) }
}

fn patch(path: impl Into<String>, body: &impl Serialize) -> Call {
    Call { method: Method::PATCH, ..post(path, body) }
}

fn upload(path: impl Into<String>, form: FormData) -> Call {
    Call { method: Method::POST, body: Body::Form(form), ..get(path) }
}

impl Call {
    fn ticket(mut self, ticket: Ticket) -> Self {
        self.ticket = Some(ticket);
        self
    }

    /// Adds the named parameters of a view that have a value.
    fn query_of(mut self, view: &View, names: &[&str]) -> Self {
        let query = view.query(names);
        if !query.is_empty() {
            self.path.push(if self.path.contains('?') { '&' } else { '?' });
            self.path.push_str(&query);
        }
        self
    }

    /// Sends it as the signed-in person. An expired token is renewed once, then the call is repeated.
    async fn send(&self) -> Answer<Response> {
        let used = session::token();
        match self.send_with(used.as_deref()).await {
            Err(problem) if problem.status == 401 => {
                refresh::renew(used).await?;
                let answer = self.send_with(session::token().as_deref()).await;
                if answer.as_ref().is_err_and(|problem| problem.status == 401) {
                    session::ended();
                }
                answer
            }
            answer => answer,
        }
    }

    /// Sends it and reads the JSON of the answer.
    async fn receive<T: DeserializeOwned>(self) -> Answer<T> {
        parse(&self.text().await?)
    }

    /// The same, boxed: one kind of answer is waited for by one piece of code, whatever was sent.
    fn pending<T: DeserializeOwned + 'static>(self) -> Pending<T> {
        Box::pin(self.receive())
    }

    /// The text of the answer. Boxed, so that the code of sending exists once and not once per type received.
    fn text(self) -> Pending<String> {
        Box::pin(async move { text_of(self.send().await?).await })
    }

    async fn send_with(&self, token: Option<&str>) -> Answer<Response> {
        let mut request = RequestBuilder::new(&format!("/api/v1{}", self.path))
            .method(self.method.clone())
            .credentials(RequestCredentials::SameOrigin)
            .header("Accept-Language", session::lang().pick("vi", "en"));
        if let Some(token) = token {
            request = request.header("Authorization", &format!("Bearer {token}"));
        }
        if let Some(ticket) = self.ticket {
            request = request
                .header("If-Match", &format!("\"{}\"", ticket.version))
                .header("Idempotency-Key", &ticket.key.to_string());
        }
        let request = match &self.body {
            Body::Nothing => request.build(),
            Body::Json(json) => request.header("Content-Type", "application/json").body(json.as_str()),
            Body::Form(form) => request.body(form),
        };
        let Ok(request) = request else {
            return Err(offline());
        };
        match request.send().await {
            Ok(answer) if answer.ok() => Ok(answer),
            Ok(answer) => Err(problem_of(&answer).await),
            Err(_) => Err(offline()),
        }
    }
}

async fn text_of(answer: Response) -> Answer<String> {
    answer.text().await.map_err(|_| offline())
}

fn parse<T: DeserializeOwned>(text: &str) -> Answer<T> {
    json::read(text).ok_or_else(|| Rc::new(made_here(const { Code::Internal.explained() })))
}

/// The problem an error answer carries; a proxy's HTML page becomes the nearest code.
async fn problem_of(answer: &Response) -> Rc<Problem> {
    if let Ok(text) = answer.text().await
        && let Some(problem) = json::read(&text)
    {
        return Rc::new(problem);
    }
    let nearest = match answer.status() {
        401 => const { Code::NotSignedIn.explained() },
        403 => const { Code::NotAllowed.explained() },
        404 => const { Code::NotFound.explained() },
        413 => const { Code::TooLarge.explained() },
        429 => const { Code::TooManyTries.explained() },
        502..=504 => const { Code::Busy.explained() },
        _ => const { Code::Internal.explained() },
    };
    Rc::new(Problem { status: answer.status(), ..made_here(nearest) })
}

/// A problem found on this side of the wire.
fn made_here(Explained { code, status, title, next_step }: Explained) -> Problem {
    let in_words = |[vi, en]: [&str; 2]| session::lang().pick(vi, en).to_owned();
    Problem {
        kind: format!("urn:tiendo:problem:{}", code.as_str()),
        title: in_words(title),
        status,
        detail: Some(in_words(next_step)),
        code,
        request_id: String::new(),
        errors: Vec::new(),
        current: None,
        missing: Vec::new(),
    }
}

/// No answer at all: status 0, so that nobody takes it for the server's word.
fn offline() -> Rc<Problem> {
    let text = Text(session::lang());
    let (title, detail) = (text.offline().to_owned(), Some(text.offline_next().to_owned()));
    Rc::new(Problem { status: 0, title, detail, ..made_here(const { Code::Busy.explained() }) })
}

/// Whether it is unknown what became of the call: repeating it must use the same key.
pub fn outcome_unknown(problem: &Rc<Problem>) -> bool {
    problem.status == 0 || problem.status >= 500 || problem.status == 429 || problem.code == Code::KeyInFlight
}
