use tiendo_api::notices::{Inbox, NewReading, NoticeCount, NoticeSettings, NoticeSettingsInForce};
use uuid::Uuid;

use super::{Answer, Pending, Ticket, get, post, put};
use crate::view::View;

/// What one was told, the unread first.
pub fn inbox(view: &View) -> Pending<Inbox> {
    get("/notices").query_of(view, &["cursor"]).pending()
}

/// Takes a notice and all older ones for read; all when none is named.
pub fn read_all(up_to: Option<Uuid>, ticket: Ticket) -> Pending<NoticeCount> {
    post("/notices/read-all", &NewReading { up_to }).ticket(ticket).pending()
}

/// How one is told.
pub fn settings() -> Pending<NoticeSettingsInForce> {
    get("/me/notice-settings").pending()
}

/// Sets how one is told.
pub async fn set(new: NoticeSettings, ticket: Ticket) -> Answer<NoticeSettingsInForce> {
    put("/me/notice-settings", &new).ticket(ticket).receive().await
}
