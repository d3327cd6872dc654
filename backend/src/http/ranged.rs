use std::ops::Range;

use actix_web::{
    HttpRequest, HttpResponse, Responder,
    body::BoxBody,
    http::header::{
        self, ACCEPT_RANGES, ByteRangeSpec, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_RANGE, ETAG, EntityTag,
        Header, IfRange, VARY,
    },
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;

use super::answer::{attached, has};
use crate::{error::Error, secret::hex};

/// A stored file, whole or a part of it, always offered as a download. What it holds never changes, so its digest is its
/// tag.
#[derive(Debug)]
pub struct Ranged {
    name: String,
    bytes: Bytes,
    sha256: String,
    part: Option<Range<usize>>,
}

impl Ranged {
    /// What the request asks of the file: several ranges at once are answered with the whole, as is one over another
    /// version of it.
    pub fn of(request: &HttpRequest, name: String, bytes: Bytes, sha256: String) -> Result<Self, Error> {
        let part = match one_range(request).filter(|_| is_same(request, &sha256)) {
            None => None,
            Some(asked) => {
                let length = bytes.len() as u64;
                let range = asked.to_satisfiable_range(length).ok_or(Error::OutsideFile(length))?;
                let place = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX);
                Some(place(range.0)..place(range.1.saturating_add(1)))
            }
        };
        Ok(Self { name, bytes, sha256, part })
    }
}

fn one_range(request: &HttpRequest) -> Option<ByteRangeSpec> {
    // What is no range, or one of another unit, is as if it had not been sent (RFC 9110, 14.2).
    match header::Range::parse(request).ok()? {
        header::Range::Bytes(ranges) => <[ByteRangeSpec; 1]>::try_from(ranges).ok().map(|[range]| range),
        header::Range::Unregistered(..) => None,
    }
}

/// Whether the caller's part, if it has one already, is of this file.
fn is_same(request: &HttpRequest, sha256: &str) -> bool {
    if !request.headers().contains_key(header::IF_RANGE) {
        return true;
    }
    match IfRange::parse(request) {
        Ok(IfRange::EntityTag(tag)) => tag.strong_eq(&EntityTag::new_strong(sha256.to_owned())),
        // Days are coarser than the digest, and nothing is said about them.
        _ => false,
    }
}

impl Responder for Ranged {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let tag = format!("\"{}\"", self.sha256);
        let unchanged = self.part.is_none() && has(request, &tag);
        let mut answer = match &self.part {
            _ if unchanged => HttpResponse::NotModified(),
            Some(_) => HttpResponse::PartialContent(),
            None => HttpResponse::Ok(),
        };
        answer
            .insert_header((ETAG, tag))
            .insert_header((ACCEPT_RANGES, "bytes"))
            .insert_header((CACHE_CONTROL, "private, no-cache"))
            .insert_header((VARY, "Authorization"));
        if unchanged {
            return answer.finish();
        }
        if let Some(part) = &self.part {
            let last = part.end.saturating_sub(1);
            answer
                .insert_header((CONTENT_RANGE, format!("bytes {}-{last}/{}", part.start, self.bytes.len())));
        }
        if let Some(digest) = digest(&self.sha256) {
            answer.insert_header(("Repr-Digest", digest));
        }
        answer
            .insert_header(attached(self.name))
            // Compressed, the bytes of a range would be others.
            .insert_header((CONTENT_ENCODING, "identity"))
            .content_type("application/octet-stream")
            .body(match self.part {
                Some(part) => self.bytes.slice(part),
                None => self.bytes,
            })
    }
}

/// The digest of the whole file as headers write it (RFC 9530).
fn digest(sha256: &str) -> Option<String> {
    let byte = |at: usize| sha256.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    let bytes: Option<Vec<u8>> = (0..sha256.len()).step_by(2).map(byte).collect();
    Some(format!("sha-256=:{}:", STANDARD.encode(bytes?)))
}

/// The SHA-256 in a `Content-Digest` header, in lower-case hexadecimal: of the algorithms named, the one that is kept.
pub fn sha256_in(header: &str) -> Option<String> {
    let value = header.split(',').find_map(|each| each.trim().strip_prefix("sha-256="))?;
    let encoded = value.strip_prefix(':')?.strip_suffix(':')?;
    Some(hex(&STANDARD.decode(encoded).ok()?))
}
