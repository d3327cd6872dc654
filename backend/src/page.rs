//! Keyset pages: how many rows, and where the list goes on.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};
use tiendo_api::page::PageInfo;

use crate::error::Error;

/// Rows on a page when the caller does not say.
pub const USUAL: u64 = 50;
/// Most rows on a page.
pub const MOST: u64 = 200;

/// The number of rows asked for.
pub fn limit(asked: Option<u64>) -> Result<u64, Error> {
    match asked.unwrap_or(USUAL) {
        limit @ 1..=MOST => Ok(limit),
        _ => Err(Error::Malformed(format!("limit must be 1 to {MOST}"))),
    }
}

/// A sort key as an opaque cursor.
pub fn cursor(key: &impl Serialize) -> Result<String, Error> {
    Ok(URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).map_err(anyhow::Error::from)?))
}

/// The sort key of a cursor.
pub fn key<K: DeserializeOwned>(cursor: &str) -> Result<K, Error> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok();
    bytes
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .ok_or_else(|| Error::Malformed("cursor".into()))
}

/// Cuts sorted rows to the page after `cursor`.
pub fn cut<T, K: Serialize + DeserializeOwned + Ord>(
    mut rows: Vec<T>,
    key_of: impl Fn(&T) -> K,
    after: Option<&str>,
    asked: Option<u64>,
) -> Result<(Vec<T>, PageInfo), Error> {
    let limit = limit(asked)?;
    if let Some(after) = after {
        let last: K = key(after)?;
        rows.retain(|row| key_of(row) > last);
    }
    cut_read(rows, limit, key_of)
}

/// The page of rows read with one more than its limit.
pub fn cut_read<T, K: Serialize>(
    mut rows: Vec<T>,
    limit: u64,
    key_of: impl Fn(&T) -> K,
) -> Result<(Vec<T>, PageInfo), Error> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let next_cursor = match rows.last() {
        Some(last) if has_more => Some(cursor(&key_of(last))?),
        _ => None,
    };
    Ok((rows, PageInfo { next_cursor, has_more }))
}
