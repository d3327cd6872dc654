use actix_multipart::Multipart;
use actix_web::{HttpRequest, get, post, put, web::Path};
use tiendo_api::{
    Action,
    conditions::{NewCarryOver, NewReopening},
    problem::Problem,
    work::{NewAssignee, NewConfirmation, NewProgress, NewReturn, NewSubmission, StoredFile, WorkItem},
};
use uuid::Uuid;

use super::{
    assignee, carry_over,
    detail::{self, as_it_stands},
    file, progress, reopening, review, submission,
};
use crate::{
    actor::Actor,
    error::Error,
    http::{Answer, Ask, Created, Form, Nothing, Params, Ranged, ReadProblems, WriteProblems, ranged},
};

/// One work item
///
/// With its place in the plan, the six clear things (việc, người, thời gian, trách nhiệm, sản phẩm, thẩm quyền) and
/// its history.
#[utoipa::path(tag = "work", operation_id = "getWorkItem", params(("id" = Uuid, Path, description = "Work item")),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The work item", body = WorkItem), ReadProblems))]
#[get("/work-items/{id}")]
pub async fn one(actor: Actor, id: Path<Uuid>, _: Params<Nothing>) -> Result<Answer<WorkItem>, Error> {
    actor
        .tagged(async || {
            let item = actor.work_item(Action::ReadPlan, *id).await?;
            let read = detail::read(&**actor.db(), &actor, item.id).await?;
            let version = read.item.version;
            Ok((read, version))
        })
        .await
}

/// Report progress
///
/// Appends a record; nothing reported before is changed. `noChange` alone says that nothing changed this period.
#[utoipa::path(tag = "work", operation_id = "reportProgress", request_body = NewProgress,
    params(("id" = Uuid, Path, description = "Work item"),
        ("If-Match" = String, Header, description = "`ETag` of the work item"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("reportProgress"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/work-items/{id}/progress")]
pub async fn report(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let item = ask.actor.work_item(Action::ReportProgress, *id).await?;
    let new: NewProgress = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        progress::report(tx, &ask.actor, &item, seen, new).await?;
        as_it_stands(tx, &ask.actor, item.id).await
    })
    .await
}

/// Submit
///
/// Submits the item as done (with evidence, here or reported before) or as not arising (with a reason).
#[utoipa::path(tag = "work", operation_id = "submit", request_body = NewSubmission,
    params(("id" = Uuid, Path, description = "Work item"),
        ("If-Match" = String, Header, description = "`ETag` of the work item"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("submit"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/work-items/{id}/submissions")]
pub async fn submit(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let item = ask.actor.work_item(Action::Submit, *id).await?;
    let new: NewSubmission = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        submission::submit(tx, &ask.actor, &item, seen, new).await?;
        as_it_stands(tx, &ask.actor, item.id).await
    })
    .await
}

/// Confirm a submission
///
/// Nobody confirms their own; a confirmation by another person of the submitting unit is marked as self-confirmed.
#[utoipa::path(tag = "work", operation_id = "confirm", request_body = NewConfirmation,
    params(("id" = Uuid, Path, description = "Submission"),
        ("If-Match" = String, Header, description = "`ETag` of the work item"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("confirm"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/submissions/{id}/confirmations")]
pub async fn confirm(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let decidable = ask.actor.submission(Action::Confirm, *id).await?;
    let new: NewConfirmation = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        review::confirm(tx, &ask.actor, &decidable, seen, new).await?;
        as_it_stands(tx, &ask.actor, decidable.1.id).await
    })
    .await
}

/// Return a submission
///
/// Back to work, with the reason; the clock runs again.
#[utoipa::path(tag = "work", operation_id = "return", request_body = NewReturn,
    params(("id" = Uuid, Path, description = "Submission"),
        ("If-Match" = String, Header, description = "`ETag` of the work item"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("return"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/submissions/{id}/returns")]
pub async fn give_back(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let decidable = ask.actor.submission(Action::Return, *id).await?;
    let new: NewReturn = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        review::give_back(tx, &ask.actor, &decidable, seen, new).await?;
        as_it_stands(tx, &ask.actor, decidable.1.id).await
    })
    .await
}

/// Let work wait on
///
/// At its backstop an item that waits must close, or be carried over with a reason.
#[utoipa::path(tag = "work", operation_id = "carryItemOver", request_body = NewCarryOver,
    params(("id" = Uuid, Path, description = "Work item"),
        ("If-Match" = String, Header, description = "`ETag` of the work item"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("carryOver"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/work-items/{id}/carry-overs")]
pub async fn wait_on(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let item = ask.actor.work_item(Action::CarryOver, *id).await?;
    let new: NewCarryOver = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        carry_over::carry_over(tx, &ask.actor, &item, seen, new).await?;
        as_it_stands(tx, &ask.actor, item.id).await
    })
    .await
}

/// Open work again that arose after all
///
/// It was closed as not arising; from today it counts again.
#[utoipa::path(tag = "work", operation_id = "reopen", request_body = NewReopening,
    params(("id" = Uuid, Path, description = "Work item"),
        ("If-Match" = String, Header, description = "`ETag` of the work item"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("reopen"))),
    responses((status = 201, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[post("/work-items/{id}/reopenings")]
pub async fn reopen(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let item = ask.actor.work_item(Action::Reopen, *id).await?;
    let new: NewReopening = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        reopening::reopen(tx, &ask.actor, &item, seen, new).await?;
        as_it_stands(tx, &ask.actor, item.id).await
    })
    .await
}

/// Hand to a person
///
/// Of the reporting lead unit; null when nobody in particular is to do it any more. The unit stays the one that owes it.
#[utoipa::path(tag = "work", operation_id = "assignPerson", request_body = NewAssignee,
    params(("id" = Uuid, Path, description = "Work item"),
        ("If-Match" = String, Header, description = "`ETag` of the work item")),
    extensions(("x-action" = json!("assignPerson"))),
    responses((status = 200, description = "The work item as it now stands", body = WorkItem), WriteProblems))]
#[put("/work-items/{id}/assignee")]
pub async fn assign(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let item = ask.actor.work_item(Action::AssignPerson, *id).await?;
    let new: NewAssignee = ask.body()?;
    let seen = ask.version()?;
    ask.change(async |tx| {
        assignee::assign(tx, &ask.actor, &item, seen, new).await?;
        as_it_stands(tx, &ask.actor, item.id).await
    })
    .await
}

/// A file to upload.
#[derive(utoipa::ToSchema)]
#[allow(dead_code)] // only its schema is used
pub struct FileForm {
    /// The file, at most 10 MiB: PDF, Word, Excel, a presentation, an open document, plain text, XML, a picture, MP3, MP4
    /// or an archive. Its content decides, not its name.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// SHA-256 of the file in hexadecimal; a file that comes otherwise is refused.
    #[schema(required = false)]
    sha256: Option<String>,
}

/// Store a file
///
/// Stores a file to name in evidence by its id. Its digest may be sent with it, as the part `sha256` or as the header
/// `Content-Digest` (`sha-256=:…:`, of the file alone).
#[utoipa::path(tag = "work", operation_id = "storeFile",
    request_body(content = FileForm, content_type = "multipart/form-data"),
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours"),
        ("Content-Digest" = Option<String>, Header, description = "Digest of the file: `sha-256=:…:`")),
    extensions(("x-action" = json!("reportProgress"))),
    responses((status = 201, description = "The stored file", body = StoredFile), WriteProblems))]
#[post("/files")]
pub async fn store_file(actor: Actor, request: HttpRequest, payload: Multipart) -> Result<Created, Error> {
    actor.may(Action::ReportProgress)?;
    let form = Form::read(payload, &["sha256"], file::LARGEST).await?;
    let promised = promised(&request, &form)?;
    let upload = form.into_file()?;
    let mut ask = Ask::over(actor, request, upload.bytes.clone())?;
    ask.fingerprint.push_str(&upload.name);
    let accepted = file::accept(&ask.actor, upload, promised.as_deref()).await?;
    ask.once(async |tx| Ok((file::store(tx, &ask.actor, accepted).await?, None))).await
}

/// The SHA-256 the caller sent with a file, in the form or as a header.
fn promised(request: &HttpRequest, form: &Form) -> Result<Option<String>, Error> {
    let in_header = match request.headers().get("content-digest").map(|value| value.to_str()) {
        None => None,
        Some(value) => {
            let digest = value.ok().and_then(ranged::sha256_in);
            Some(digest.ok_or_else(|| Error::Malformed("Content-Digest names no sha-256".into()))?)
        }
    };
    Ok(form.value("sha256")?.or(in_header))
}

/// Download a file
///
/// Whole, or the bytes that `Range` asks for (one range; with `If-Range`, only of this very file). The `ETag` is the
/// file's SHA-256.
#[utoipa::path(tag = "work", operation_id = "getFile", params(("id" = Uuid, Path, description = "Stored file"),
        ("Range" = Option<String>, Header, description = "Bytes to send: `bytes=0-1023`"),
        ("If-Range" = Option<String>, Header, description = "`ETag` of the file a part of which the caller has")),
    extensions(("x-action" = json!("readPlan"))),
    responses((status = 200, description = "The bytes", content_type = "application/octet-stream", body = [u8]),
        (status = 206, description = "The bytes asked for", content_type = "application/octet-stream", body = [u8]),
        (status = 416, description = "The range lies outside the file; `Content-Range` tells its length",
            content_type = "application/problem+json", body = Problem), ReadProblems))]
#[get("/files/{id}")]
pub async fn get_file(
    actor: Actor,
    request: HttpRequest,
    id: Path<Uuid>,
    _: Params<Nothing>,
) -> Result<Ranged, Error> {
    let file = actor.file(Action::ReadPlan, *id).await?;
    let bytes = file::bytes(&actor, &file).await?;
    let file = file.into_inner();
    Ranged::of(&request, file.name, bytes, file.sha256)
}
