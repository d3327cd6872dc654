use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header::{CONTENT_TYPE, HeaderMap, IF_MATCH},
    web::Bytes,
};
use chrono::NaiveDate;
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use tiendo_api::{
    check::{Check, Fault},
    problem::Code,
};

use crate::{actor::Actor, error::Error, secret::sha256};

/// What a writing request carries. Who asks is settled first; the body is read only when somebody wants it,
/// so that a caller without permission learns nothing about what a sound body looks like.
#[derive(Debug)]
pub struct Ask {
    /// Who asks.
    pub actor: Actor,
    /// The `Idempotency-Key`, when sent.
    pub key: Option<String>,
    /// Digest of method, address and body: the same request has the same fingerprint.
    pub fingerprint: String,
    bytes: Bytes,
    request: HttpRequest,
    version: Option<i64>,
}

const LONGEST_KEY: usize = 200;

impl Ask {
    /// An ask over a body that was read already.
    pub fn over(actor: Actor, request: HttpRequest, bytes: Bytes) -> Result<Self, Error> {
        if !request.query_string().is_empty() {
            return Err(Error::Malformed("a change takes no query parameters".into()));
        }
        Ok(Self {
            actor,
            key: key(request.headers())?,
            fingerprint: fingerprint(&request, &bytes),
            version: version(request.headers())?,
            bytes,
            request,
        })
    }

    /// The body: JSON, no unknown field, and sound by its own check.
    pub fn body<T: DeserializeOwned + Check>(&self) -> Result<T, Error> {
        sound(self.request.headers(), &self.bytes, self.actor.today())
    }

    /// The version the caller was looking at (`If-Match`).
    pub fn version(&self) -> Result<i64, Error> {
        self.version.ok_or(Error::Refused(Code::VersionRequired))
    }
}

impl FromRequest for Ask {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let mut payload = payload.take();
        Box::pin(async move {
            let actor = Actor::extract(&request).await?;
            let bytes = Bytes::from_request(&request, &mut payload)
                .await
                .map_err(|_| Error::Refused(Code::TooLarge))?;
            Self::over(actor, request, bytes)
        })
    }
}

/// A JSON body without unknown fields, sound by its own check.
pub fn sound<T: DeserializeOwned + Check>(
    headers: &HeaderMap,
    bytes: &[u8],
    today: NaiveDate,
) -> Result<T, Error> {
    let media_type = text(headers, CONTENT_TYPE.as_str()).unwrap_or_default().to_ascii_lowercase();
    if !media_type.starts_with("application/json") {
        return Err(Error::Refused(Code::WrongMediaType));
    }
    let body: T = parse(bytes)?;
    match body.check(today) {
        found if found.is_empty() => Ok(body),
        found => Err(Error::Invalid(found)),
    }
}

/// Reads JSON: broken syntax is malformed, a wrong type or an unknown field is invalid.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => {
            let text = error.to_string();
            // Other errors quote the value, not the field.
            let names_field =
                ["unknown field", "missing field", "duplicate field"].iter().any(|it| text.starts_with(it));
            let named = text.split('`').nth(1).filter(|_| names_field).map(|field| format!("/{field}"));
            Error::field(named.unwrap_or_default(), Fault::Unreadable)
        }
        _ => Error::Malformed(error.to_string()),
    })
}

fn key(headers: &HeaderMap) -> Result<Option<String>, Error> {
    let Some(sent) = headers.get("idempotency-key") else { return Ok(None) };
    match sent.to_str() {
        Ok(key) if (1..=LONGEST_KEY).contains(&key.len()) => Ok(Some(key.to_owned())),
        _ => Err(Error::Malformed(format!("Idempotency-Key must have 1 to {LONGEST_KEY} ASCII characters"))),
    }
}

fn version(headers: &HeaderMap) -> Result<Option<i64>, Error> {
    let Some(tag) = text(headers, IF_MATCH.as_str()) else {
        return Ok(None);
    };
    let version =
        tag.trim().strip_prefix('"').and_then(|tag| tag.strip_suffix('"')).and_then(|tag| tag.parse().ok());
    version.map(Some).ok_or_else(|| Error::Malformed("If-Match must be one strong ETag".into()))
}

fn fingerprint(request: &HttpRequest, body: &[u8]) -> String {
    sha256(&[request.method().as_str().as_bytes(), request.path().as_bytes(), &[0], body])
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
