use actix_web::{
    HttpRequest, HttpResponse, Responder,
    body::BoxBody,
    http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH, VARY},
};
use serde::Serialize;

/// A thing with its version as strong `ETag`; 304 when the caller has it already.
#[derive(Debug)]
pub struct Tagged<T> {
    /// The thing.
    pub body: T,
    /// Version of its row, the same for every caller.
    pub version: i64,
}

impl<T: Serialize> Responder for Tagged<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let tag = format!("\"{}\"", self.version);
        if has(request, &tag) {
            unchanged(&tag)
        } else {
            fresh(&tag, &self.body)
        }
    }
}

/// A listing computed from many rows: tagged with the agency's revision and the day.
#[derive(Debug)]
pub enum Listing<T> {
    /// Nothing of the agency has changed since the caller's copy.
    Unchanged(String),
    /// The listing now, with its tag.
    Fresh(String, T),
}

impl<T: Serialize> Responder for Listing<T> {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        match self {
            Self::Unchanged(tag) => unchanged(&tag),
            Self::Fresh(tag, body) => fresh(&tag, &body),
        }
    }
}

/// The answer of a verb that made something: 201 with the thing as it now stands.
#[derive(Debug)]
pub struct Created {
    /// The answer's JSON text, as also kept for a repeated request.
    pub body: String,
    /// Version of the thing now.
    pub version: Option<i64>,
    /// Whether this is the kept answer of an earlier request with the same key.
    pub replayed: bool,
}

impl Responder for Created {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        let mut answer = HttpResponse::Created();
        if let Some(version) = self.version {
            answer.insert_header((ETAG, format!("\"{version}\"")));
        }
        if self.replayed {
            answer.insert_header(("Idempotency-Replayed", "true"));
        }
        answer.content_type("application/json").body(self.body)
    }
}

/// Done, nothing to say.
#[derive(Debug)]
pub struct NoContent;

impl Responder for NoContent {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        HttpResponse::NoContent().finish()
    }
}

/// Whether the caller already has what `tag` stands for.
pub fn has(request: &HttpRequest, tag: &str) -> bool {
    request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|list| list.split(',').any(|each| each.trim() == tag))
}

fn unchanged(tag: &str) -> HttpResponse {
    HttpResponse::NotModified()
        .insert_header((ETAG, tag))
        .insert_header((VARY, "Authorization, Accept-Language"))
        .finish()
}

fn fresh(tag: &str, body: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((VARY, "Authorization, Accept-Language"))
        .json(body)
}
