use std::{marker::PhantomData, sync::Arc};

use actix_web::{
    HttpRequest, HttpResponse, Responder,
    body::BoxBody,
    http::{
        StatusCode,
        header::{self, CACHE_CONTROL, ETAG, IF_NONE_MATCH, LINK, VARY},
    },
};
use bytes::Bytes;

use crate::shelf::Kept;

/// A `T` as JSON with a strong `ETag`; 304 when the caller has it already.
#[derive(Debug)]
pub struct Answer<T> {
    tag: Arc<str>,
    next: Option<Arc<str>>,
    body: Bytes,
    of: PhantomData<T>,
}

impl<T> Answer<T> {
    /// An answer made now or before.
    pub fn of(kept: Kept) -> Self {
        Self { tag: kept.tag, next: kept.next, body: kept.body, of: PhantomData }
    }

    /// What the caller already has.
    pub fn unchanged(tag: String) -> Self {
        Self { tag: tag.into(), next: None, body: Bytes::new(), of: PhantomData }
    }
}

/// The address of the next page: this one's, with another cursor.
fn next_page(request: &HttpRequest, cursor: &str) -> String {
    let kept =
        request.query_string().split('&').filter(|each| !each.is_empty() && !each.starts_with("cursor="));
    let query: Vec<&str> = kept.collect();
    format!(
        "<{}?{}{}cursor={cursor}>; rel=\"next\"",
        request.path(),
        query.join("&"),
        if query.is_empty() { "" } else { "&" }
    )
}

impl<T> Responder for Answer<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let unchanged = has(request, &self.tag);
        let mut answer = if unchanged { HttpResponse::NotModified() } else { HttpResponse::Ok() };
        answer
            .insert_header((ETAG, &*self.tag))
            .insert_header((CACHE_CONTROL, "private, no-cache"))
            .insert_header((VARY, "Authorization, Accept-Language"));
        if let Some(cursor) = &self.next {
            answer.insert_header((LINK, next_page(request, cursor)));
        }
        if unchanged { answer.finish() } else { answer.content_type("application/json").body(self.body) }
    }
}

/// The answer of a verb: the thing as it now stands, 201 when something was made.
#[derive(Debug)]
pub struct Created {
    /// 200, 201, or 202 when the work goes on in the background.
    pub status: StatusCode,
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
        let mut answer = HttpResponse::build(self.status);
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

/// A file's bytes, always offered as a download: never shown inside the product's own pages.
#[derive(Debug)]
pub struct Download {
    /// Name it is saved under.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Responder for Download {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        HttpResponse::Ok()
            .insert_header(attached(self.name))
            .content_type("application/octet-stream")
            .body(self.bytes)
    }
}

/// Offered as a download under a name, in any script.
pub fn attached(name: String) -> header::ContentDisposition {
    let named = header::DispositionParam::FilenameExt(header::ExtendedValue {
        charset: header::Charset::Ext("UTF-8".into()),
        language_tag: None,
        value: name.into_bytes(),
    });
    header::ContentDisposition { disposition: header::DispositionType::Attachment, parameters: vec![named] }
}

/// Whether the caller already has what `tag` stands for.
pub fn has(request: &HttpRequest, tag: &str) -> bool {
    request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        // A proxy that compresses makes the tag a weak one; here weak is good enough (RFC 9110, 13.1.2).
        .is_some_and(|list| list.split(',').any(|each| each.trim().trim_start_matches("W/") == tag))
}
