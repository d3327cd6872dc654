use tiendo_api::notices::{Inbox, NewReading, NoticeCount, NoticeSettings, NoticeSettingsInForce};
use uuid::Uuid;

use super::{Answer, Ticket, get, post, put};
use crate::view::View;

/// What one was told, the unread first.
pub async fn inbox(view: View) -> Answer<Inbox> {
    get("/notices").query_of(&view, &["cursor"]).receive().await
}

/// Takes a notice and all older ones for read; all when none is named.
pub async fn read_all(up_to: Option<Uuid>, ticket: Ticket) -> Answer<NoticeCount> {
    post("/notices/read-all", &NewReading { up_to }).ticket(ticket).receive().await
}

/// How one is told.
pub async fn settings() -> Answer<NoticeSettingsInForce> {
    get("/me/notice-settings").receive().await
}

/// Sets how one is told.
pub async fn set(new: NoticeSettings, ticket: Ticket) -> Answer<NoticeSettingsInForce> {
    put("/me/notice-settings", &new).ticket(ticket).receive().await
}
