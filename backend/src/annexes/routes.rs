use actix_multipart::Multipart;
use actix_web::{
    HttpRequest, get,
    http::StatusCode,
    patch, post, put,
    web::{Data, Path},
};
use serde::Deserialize;
use tiendo_api::{
    Action,
    annexes::{
        Annex, AnnexRows, AnnexSummary, Approval, Difference, Job, NewApproval, NewColumns, NewDecision,
        NewDecisions, NewEdit, NewWithdrawal,
    },
    page::{Page, PageInfo},
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::{
    annex, approval, columns, content, edits, finding, read, reading,
    upload::{self, PARTS, Sent, Taken},
};
use crate::{
    actor::Actor,
    app::App,
    error::Error,
    http::{Answer, Ask, Created, Download, Form, Nothing, Params, ReadProblems, WriteProblems},
    once::made,
    page,
    plan::plan,
};

/// Annex drafts
///
/// Open ones first, the newest of each on top.
#[utoipa::path(tag = "annexes", operation_id = "listAnnexes", extensions(("x-action" = json!("readAnnex"))),
    responses((status = 200, description = "The drafts", body = Page<AnnexSummary>), ReadProblems))]
#[get("/annexes")]
pub async fn list(actor: Actor, _: Params<Nothing>) -> Result<Answer<Page<AnnexSummary>>, Error> {
    actor.may(Action::ReadAnnex)?;
    actor.listing(async || Ok(Page { data: annex::list(&actor).await?, page: PageInfo::default() })).await
}

/// An annex to read.
#[derive(utoipa::ToSchema)]
#[allow(dead_code)] // only its schema is used
pub struct AnnexForm {
    /// The document: `.docx`, `.xlsx`, CSV or text, at most 20 MiB. Either this or `text`.
    #[schema(value_type = Option<String>, format = Binary)]
    file: Option<Vec<u8>>,
    /// The table as text, as pasted from Word or Excel.
    text: Option<String>,
    /// Name to keep the document under; the file's own when left out.
    name: Option<String>,
    /// Year of the plan, where its title does not say.
    year: Option<i32>,
    /// Id of the running plan it amends; a new plan when left out.
    plan: Option<Uuid>,
}

/// Upload an annex
///
/// A short document is read at once: 201 with the draft, nothing of a plan written yet. A long one is read in the
/// background: 202 with the job.
#[utoipa::path(tag = "annexes", operation_id = "uploadAnnex",
    request_body(content = AnnexForm, content_type = "multipart/form-data"),
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("prepareAnnex"))),
    responses((status = 201, description = "The draft", body = AnnexSummary),
        (status = 202, description = "The job that reads it", body = Job), WriteProblems))]
#[post("/annexes")]
pub async fn send(
    actor: Actor,
    app: Data<App>,
    request: HttpRequest,
    payload: Multipart,
) -> Result<Created, Error> {
    actor.may(Action::PrepareAnnex)?;
    let sent = Sent::of(Form::read(payload, &PARTS, reading::LARGEST).await?)?;
    let plan = amended(&actor, &sent).await?;
    let read = upload::read_now(&actor, &sent, plan.as_ref()).await?;
    let mut ask = Ask::over(actor, request, sent.bytes.clone())?;
    let said = format!("{}/{:?}/{:?}", sent.name, sent.year, sent.plan);
    ask.fingerprint.push_str(&said);
    let answer = ask
        .once_answering(async |tx| match upload::take(tx, &ask.actor, &sent, plan.as_ref(), read).await? {
            Taken::Read(summary, version) => made(StatusCode::CREATED, &summary, version),
            Taken::Queued(job) => made(StatusCode::ACCEPTED, &job, None),
        })
        .await?;
    app.work.notify_one();
    Ok(answer)
}

async fn amended(actor: &Actor, sent: &Sent) -> Result<Option<plan::Model>, Error> {
    match sent.plan {
        Some(id) => Ok(Some(actor.plan(Action::PrepareAnnex, id).await?.into_inner())),
        None => Ok(None),
    }
}

/// An annex draft
///
/// Its tree as settled so far, its doubts with what was decided, its columns and source tables.
#[utoipa::path(tag = "annexes", operation_id = "getAnnex", params(("id" = Uuid, Path, description = "Draft")),
    extensions(("x-action" = json!("readAnnex"))),
    responses((status = 200, description = "The draft", body = Annex), ReadProblems))]
#[get("/annexes/{id}")]
pub async fn one(actor: Actor, id: Path<Uuid>, _: Params<Nothing>) -> Result<Answer<Annex>, Error> {
    actor
        .tagged(async || {
            let draft = actor.annex(Action::ReadAnnex, *id).await?;
            let whole = read::whole(&actor, draft).await?;
            let version = whole.annex.version;
            Ok((whole, version))
        })
        .await
}

/// Which rows of which table.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RowsParams {
    /// Number of the table, from 1; 0 is the text above the tables.
    pub table: u32,
    /// Number of the first row wanted; 1 when left out.
    pub from: Option<u32>,
    /// Rows, 1 to 200; 50 when left out.
    pub limit: Option<u64>,
}

/// The source document, cell for cell
///
/// A stretch of one of its tables with the merges as they are, to show a doubt where it stands.
#[utoipa::path(tag = "annexes", operation_id = "getAnnexRows",
    params(("id" = Uuid, Path, description = "Draft"), RowsParams),
    extensions(("x-action" = json!("readAnnex"))),
    responses((status = 200, description = "The rows", body = AnnexRows), ReadProblems))]
#[get("/annexes/{id}/rows")]
pub async fn rows(
    actor: Actor,
    id: Path<Uuid>,
    params: Params<RowsParams>,
) -> Result<Answer<AnnexRows>, Error> {
    let limit = usize::try_from(page::limit(params.0.limit)?).unwrap_or(usize::MAX);
    let which = (params.0.table, params.0.from.unwrap_or(1), limit);
    let draft = actor.annex(Action::ReadAnnex, *id).await?;
    actor.listing(async || read::rows(&actor, &draft, which).await).await
}

/// Download the source document
#[utoipa::path(tag = "annexes", operation_id = "getAnnexSource",
    params(("id" = Uuid, Path, description = "Draft")),
    extensions(("x-action" = json!("readAnnex"))),
    responses((status = 200, description = "The bytes", content_type = "application/octet-stream", body = [u8]), ReadProblems))]
#[get("/annexes/{id}/source")]
pub async fn source(actor: Actor, id: Path<Uuid>, _: Params<Nothing>) -> Result<Download, Error> {
    let draft = actor.annex(Action::ReadAnnex, *id).await?;
    let bytes = content::bytes(&**actor.db(), draft.id).await?;
    let name = draft.into_inner().source_name.filter(|name| !name.is_empty());
    Ok(Download { name: name.unwrap_or_else(|| "phu-luc.txt".to_owned()), bytes })
}

/// Settle a doubt
///
/// Accept the proposal, give another value, or waive it with a reason. The wording of the plan stays as written; what
/// changes is how it is read.
#[utoipa::path(tag = "annexes", operation_id = "decideFinding", request_body = NewDecision,
    params(("id" = Uuid, Path, description = "Draft"),
        ("number" = i32, Path, description = "Number of the doubt within the draft"),
        ("If-Match" = String, Header, description = "`ETag` of the draft")),
    extensions(("x-action" = json!("prepareAnnex"))),
    responses((status = 200, description = "The draft in short", body = AnnexSummary), WriteProblems))]
#[patch("/annexes/{id}/findings/{number}")]
pub async fn decide(path: Path<(Uuid, i32)>, ask: Ask) -> Result<Created, Error> {
    let (id, number) = *path;
    let draft = ask.actor.annex(Action::PrepareAnnex, id).await?;
    let new: NewDecision = ask.body()?;
    let seen = ask.version()?;
    ask.change(async |tx| {
        finding::decide(tx, &ask.actor, &draft, seen, number, new).await?;
        annex::summary(&**tx, &ask.actor, draft.id).await
    })
    .await
}

/// Settle many doubts
///
/// One decision for every open doubt of a kind or of a severity.
#[utoipa::path(tag = "annexes", operation_id = "decideFindings", request_body = NewDecisions,
    params(("id" = Uuid, Path, description = "Draft"),
        ("If-Match" = String, Header, description = "`ETag` of the draft"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("prepareAnnex"))),
    responses((status = 201, description = "The draft in short", body = AnnexSummary), WriteProblems))]
#[post("/annexes/{id}/decisions")]
pub async fn decide_many(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let draft = ask.actor.annex(Action::PrepareAnnex, *id).await?;
    let new: NewDecisions = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        finding::decide_many(tx, &ask.actor, &draft, seen, new).await?;
        annex::summary(&**tx, &ask.actor, draft.id).await
    })
    .await
}

/// Say what columns hold
///
/// Reads the document anew with it and remembers it for the agency's next annexes.
#[utoipa::path(tag = "annexes", operation_id = "mapColumns", request_body = NewColumns,
    params(("id" = Uuid, Path, description = "Draft"),
        ("If-Match" = String, Header, description = "`ETag` of the draft")),
    extensions(("x-action" = json!("prepareAnnex"))),
    responses((status = 200, description = "The draft in short", body = AnnexSummary), WriteProblems))]
#[put("/annexes/{id}/columns")]
pub async fn map_columns(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let draft = ask.actor.annex(Action::PrepareAnnex, *id).await?;
    let new: NewColumns = ask.body()?;
    let seen = ask.version()?;
    ask.change(async |tx| {
        columns::map(tx, &ask.actor, &draft, seen, new).await?;
        annex::summary(&**tx, &ask.actor, draft.id).await
    })
    .await
}

/// Edit the tree
///
/// Adds, rewords, moves or takes out a node, or parts an activity of several lead units.
#[utoipa::path(tag = "annexes", operation_id = "editAnnex", request_body = NewEdit,
    params(("id" = Uuid, Path, description = "Draft"),
        ("If-Match" = String, Header, description = "`ETag` of the draft"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("prepareAnnex"))),
    responses((status = 201, description = "The draft in short", body = AnnexSummary), WriteProblems))]
#[post("/annexes/{id}/edits")]
pub async fn edit(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let draft = ask.actor.annex(Action::PrepareAnnex, *id).await?;
    let new: NewEdit = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        edits::make(tx, &ask.actor, &draft, seen, &new.edit).await?;
        annex::summary(&**tx, &ask.actor, draft.id).await
    })
    .await
}

/// What a draft changes
///
/// Against the plan it amends, or was carried over from: added, changed field by field, moved, dropped.
#[utoipa::path(tag = "annexes", operation_id = "getDifference", params(("id" = Uuid, Path, description = "Draft")),
    extensions(("x-action" = json!("readAnnex"))),
    responses((status = 200, description = "The differences", body = Difference),
        (status = 409, description = "The draft makes a new plan", content_type = "application/problem+json", body = tiendo_api::problem::Problem),
        ReadProblems))]
#[get("/annexes/{id}/difference")]
pub async fn difference(
    actor: Actor,
    id: Path<Uuid>,
    _: Params<Nothing>,
) -> Result<Answer<Difference>, Error> {
    let draft = actor.annex(Action::ReadAnnex, *id).await?;
    actor.listing(async || read::difference(&actor, &draft).await).await
}

/// Approve a draft
///
/// Every doubt must be settled. A new plan starts to run: its items are in the units' queues. An amendment changes
/// the plan from its effective day on; progress stays with its items.
#[utoipa::path(tag = "annexes", operation_id = "approveAnnex", request_body = NewApproval,
    params(("id" = Uuid, Path, description = "Draft"),
        ("If-Match" = String, Header, description = "`ETag` of the draft"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("approveAnnex"))),
    responses((status = 201, description = "What was made", body = Approval), WriteProblems))]
#[post("/annexes/{id}/approval")]
pub async fn approve(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let draft = ask.actor.annex(Action::ApproveAnnex, *id).await?;
    let new: NewApproval = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        let done = approval::approve(tx, &ask.actor, &draft, seen, new).await?;
        let version = done.annex.version;
        Ok((done, Some(version)))
    })
    .await
}

/// Put a draft aside
///
/// With a reason; it stays to be looked at, and nothing comes of it.
#[utoipa::path(tag = "annexes", operation_id = "withdrawAnnex", request_body = NewWithdrawal,
    params(("id" = Uuid, Path, description = "Draft"),
        ("If-Match" = String, Header, description = "`ETag` of the draft"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeated call harmless for 48 hours")),
    extensions(("x-action" = json!("prepareAnnex"))),
    responses((status = 201, description = "The draft in short", body = AnnexSummary), WriteProblems))]
#[post("/annexes/{id}/withdrawals")]
pub async fn withdraw(id: Path<Uuid>, ask: Ask) -> Result<Created, Error> {
    let draft = ask.actor.annex(Action::PrepareAnnex, *id).await?;
    let new: NewWithdrawal = ask.body()?;
    let seen = ask.version()?;
    ask.once(async |tx| {
        draft.withdraw(tx, &ask.actor, seen, new.reason).await?;
        annex::summary(&**tx, &ask.actor, draft.id).await
    })
    .await
}
