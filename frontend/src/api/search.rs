use tiendo_api::{
    page::{Page, PageInfo},
    search::{NewFilterClosing, NewSavedFilter, SavedFilter, SearchHit},
};
use uuid::Uuid;

use super::{Answer, Pending, Ticket, get, post};
use crate::wire::encode;

/// Most hits shown at once: more words find more quickly than more rows.
const MOST: usize = 20;

/// What was found, and for which words.
pub struct Found {
    /// The words.
    pub words: String,
    /// The best of what holds them.
    pub hits: Page<SearchHit>,
}

/// Looks for words everywhere; for none, finds nothing.
pub async fn find(words: String) -> Answer<Found> {
    let hits = if words.is_empty() {
        Page { data: Vec::new(), page: PageInfo::default() }
    } else {
        get(format!("/search?limit={MOST}&q={}", encode(&words))).receive().await?
    };
    Ok(Found { words, hits })
}

/// One's own saved filters and those of others that are shared.
pub fn filters() -> Pending<Page<SavedFilter>> {
    get("/saved-filters").pending()
}

/// Saves a filter.
pub async fn save_filter(new: NewSavedFilter, ticket: Ticket) -> Answer<SavedFilter> {
    post("/saved-filters", &new).ticket(ticket).receive().await
}

/// Closes a saved filter.
pub fn close_filter(id: Uuid, ticket: Ticket) -> Pending<SavedFilter> {
    post(format!("/saved-filters/{id}/closings"), &NewFilterClosing {}).ticket(ticket).pending()
}
