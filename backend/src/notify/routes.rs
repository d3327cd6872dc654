use actix_web::{get, post, put, web::Path};
use serde::Deserialize;
use tiendo_api::{
    Action,
    notices::{Inbox, Mail, MailState, NewReading, NoticeCount, NoticeSettings, NoticeSettingsInForce},
    page::Page,
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::{inbox, mail, notice, setting};
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Ask, Created, Nothing, Params, ReadProblems, WriteProblems},
};

/// Which notices.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InboxParams {
    /// Only what was not read yet.
    unread: Option<bool>,
    /// `nextCursor` of the page before.
    cursor: Option<String>,
    /// Notices on a page, 1 to 200; 50 when left out.
    limit: Option<u64>,
}

/// One's notices
///
/// Returned and urged work, work that opened, decisions, mentions, requests, and reminders of what is due. The unread
/// ones first, newest first.
#[utoipa::path(tag = "notices", operation_id = "listNotices", params(InboxParams),
    extensions(("x-action" = json!("readNotices"))),
    responses((status = 200, description = "The notices", body = Inbox), ReadProblems))]
#[get("/notices")]
pub async fn list(actor: Actor, params: Params<InboxParams>) -> Result<Answer<Inbox>, Error> {
    actor.may(Action::ReadNotices)?;
    let InboxParams { unread, cursor, limit } = params.0;
    let inbox = inbox::read(&actor, unread.unwrap_or_default(), cursor.as_deref(), limit).await?;
    actor.page_now_answered(&inbox)
}

/// Read a notice
///
/// Reading it again changes nothing.
#[utoipa::path(tag = "notices", operation_id = "readNotice", params(("id" = Uuid, Path, description = "Notice")),
    extensions(("x-action" = json!("readNotices"))),
    responses((status = 200, description = "What is left to read", body = NoticeCount), WriteProblems))]
#[post("/notices/{id}/read")]
pub async fn read(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let notice = ask.actor.notice(Action::ReadNotices, *id).await?;
    reading(&ask, notice::Which::One(notice.id)).await
}

/// Read many notices
///
/// All of them, or one and all that are older.
#[utoipa::path(tag = "notices", operation_id = "readNotices", request_body = NewReading,
    extensions(("x-action" = json!("readNotices"))),
    responses((status = 200, description = "What is left to read", body = NoticeCount), WriteProblems))]
#[post("/notices/read-all")]
pub async fn read_all(ask: Ask) -> Result<Created, Error> {
    ask.actor.may(Action::ReadNotices)?;
    let new: NewReading = ask.body()?;
    reading(&ask, new.up_to.map_or(notice::Which::All, notice::Which::UpTo)).await
}

async fn reading(ask: &Ask, which: notice::Which) -> Result<Created, Error> {
    let (me, now) = (ask.actor.account_id, ask.actor.now());
    ask.change(async |tx| {
        notice::read(tx, me, which, now).await?;
        Ok((NoticeCount { unread: notice::unread(&**tx, me).await? }, None))
    })
    .await
}

/// How one is told
///
/// One's own settings. E-mail is only a second way: the inbox holds everything.
#[utoipa::path(tag = "notices", operation_id = "getNoticeSettings",
    extensions(("x-action" = json!("readNotices"))),
    responses((status = 200, description = "The settings in force", body = NoticeSettingsInForce), ReadProblems))]
#[get("/me/notice-settings")]
pub async fn settings(actor: Actor, _: Params<Nothing>) -> Result<Answer<NoticeSettingsInForce>, Error> {
    actor.may(Action::ReadNotices)?;
    actor.tagged(async || setting::in_force(&**actor.db(), &actor).await).await
}

/// Set how one is told
///
/// All of it at once; what is left out has its default.
#[utoipa::path(tag = "notices", operation_id = "setNoticeSettings", request_body = NoticeSettings,
    params(("If-Match" = String, Header, description = "`ETag` of the settings")),
    extensions(("x-action" = json!("readNotices"))),
    responses((status = 200, description = "The settings in force", body = NoticeSettingsInForce), WriteProblems))]
#[put("/me/notice-settings")]
pub async fn set(ask: Ask) -> Result<Created, Error> {
    ask.actor.may(Action::ReadNotices)?;
    let new: NoticeSettings = ask.body()?;
    let seen = ask.version()?;
    ask.change(async |tx| setting::set(tx, &ask.actor, seen, new).await).await
}

/// Which e-mails.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MailsParams {
    /// Only these: `failed` shows what did not go out.
    state: Option<MailState>,
    /// `nextCursor` of the page before.
    cursor: Option<String>,
    /// E-mails on a page, 1 to 200; 50 when left out.
    limit: Option<u64>,
}

/// One's e-mails
///
/// What went out to oneself, what waits, and what failed and why, newest first; never what they say.
#[utoipa::path(tag = "notices", operation_id = "listMyMails", params(MailsParams),
    extensions(("x-action" = json!("readNotices"))),
    responses((status = 200, description = "The e-mails", body = Page<Mail>), ReadProblems))]
#[get("/me/mails")]
pub async fn my_mails(actor: Actor, params: Params<MailsParams>) -> Result<Answer<Page<Mail>>, Error> {
    actor.may(Action::ReadNotices)?;
    listed(&actor, Some(actor.account_id), params.0).await
}

/// E-mails of the agency
///
/// The same for everybody, for whoever looks after the mail server and the addresses.
#[utoipa::path(tag = "notices", operation_id = "listMails", params(MailsParams),
    extensions(("x-action" = json!("readMails"))),
    responses((status = 200, description = "The e-mails", body = Page<Mail>), ReadProblems))]
#[get("/mails")]
pub async fn mails(actor: Actor, params: Params<MailsParams>) -> Result<Answer<Page<Mail>>, Error> {
    actor.may(Action::ReadMails)?;
    listed(&actor, None, params.0).await
}

async fn listed(actor: &Actor, to: Option<Uuid>, asked: MailsParams) -> Result<Answer<Page<Mail>>, Error> {
    let page = mail::list(actor, to, asked.state, asked.cursor.as_deref(), asked.limit).await?;
    actor.page_now_answered(&page)
}
