use chrono::NaiveDate;
use serde::Deserialize;
use tiendo_api::{
    annexes::{
        Annex, AnnexRows, AnnexSummary, Approval, Difference, Job, NewApproval, NewColumns, NewDecision,
        NewDecisions, NewDraft, NewEdit, NewWithdrawal, PlanVersion,
    },
    page::Page,
};
use uuid::Uuid;
use web_sys::{File, FormData};

use super::{Answer, Ticket, files, get, offline, patch, post, put, upload};

/// What became of an annex that was sent.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Sent {
    /// It was read.
    Draft(Box<AnnexSummary>),
    /// It is read in the background.
    Queued(Job),
}

/// An annex to send: a file, or what was pasted.
#[derive(Debug, Clone)]
pub enum Document {
    /// A file.
    File(File),
    /// A table as text.
    Text(String),
}

/// Sends an annex, for a year and maybe as an amendment of a plan.
pub async fn send(document: Document, year: String, plan: Option<Uuid>) -> Answer<Sent> {
    let form = FormData::new().map_err(|_| offline())?;
    let put = |name: &str, value: &str| form.append_with_str(name, value).map_err(|_| offline());
    match &document {
        Document::File(file) => {
            form.append_with_blob_and_filename("file", file, &file.name()).map_err(|_| offline())?;
        }
        Document::Text(text) => put("text", text)?,
    }
    if !year.is_empty() {
        put("year", &year)?;
    }
    if let Some(plan) = plan {
        put("plan", &plan.to_string())?;
    }
    upload("/annexes", form).receive().await
}

/// A background job.
pub async fn job(id: Uuid) -> Answer<Job> {
    get(format!("/jobs/{id}")).receive().await
}

/// Every draft.
pub async fn list() -> Answer<Page<AnnexSummary>> {
    get("/annexes").receive().await
}

/// A draft with its tree and its doubts.
pub async fn one(id: Uuid) -> Answer<Annex> {
    get(format!("/annexes/{id}")).receive().await
}

/// A stretch of a source table.
pub async fn rows(id: Uuid, table: u32, from: u32) -> Answer<AnnexRows> {
    get(format!("/annexes/{id}/rows?table={table}&from={from}&limit=60")).receive().await
}

/// Hands the source document to the browser.
pub async fn source(id: Uuid, name: String) -> Answer<()> {
    files::download(&format!("/annexes/{id}/source"), &name, "application/octet-stream").await
}

/// Settles a doubt.
pub async fn decide(id: Uuid, number: u32, body: &NewDecision, ticket: Ticket) -> Answer<AnnexSummary> {
    patch(format!("/annexes/{id}/findings/{number}"), body).ticket(ticket).receive().await
}

/// Settles many doubts.
pub async fn decide_many(id: Uuid, body: &NewDecisions, ticket: Ticket) -> Answer<AnnexSummary> {
    post(format!("/annexes/{id}/decisions"), body).ticket(ticket).receive().await
}

/// Says what columns hold.
pub async fn map_columns(id: Uuid, body: &NewColumns, ticket: Ticket) -> Answer<AnnexSummary> {
    put(format!("/annexes/{id}/columns"), body).ticket(ticket).receive().await
}

/// Edits the tree.
pub async fn edit(id: Uuid, body: &NewEdit, ticket: Ticket) -> Answer<AnnexSummary> {
    post(format!("/annexes/{id}/edits"), body).ticket(ticket).receive().await
}

/// What a draft changes.
pub async fn difference(id: Uuid) -> Answer<Difference> {
    get(format!("/annexes/{id}/difference")).receive().await
}

/// Approves.
pub async fn approve(id: Uuid, body: NewApproval, ticket: Ticket) -> Answer<Approval> {
    post(format!("/annexes/{id}/approval"), &body).ticket(ticket).receive().await
}

/// Puts aside.
pub async fn withdraw(id: Uuid, body: NewWithdrawal, ticket: Ticket) -> Answer<AnnexSummary> {
    post(format!("/annexes/{id}/withdrawals"), &body).ticket(ticket).receive().await
}

/// Begins a draft from a plan: `amendments` or `carry-overs`.
pub async fn begin(plan: Uuid, what: &'static str) -> Answer<AnnexSummary> {
    post(format!("/plans/{plan}/{what}"), &NewDraft {}).receive().await
}

/// The versions of a plan.
pub async fn versions(plan: Uuid) -> Answer<Page<PlanVersion>> {
    get(format!("/plans/{plan}/versions")).receive().await
}

/// Hands the plan of a day as a file to the browser.
pub async fn export(plan: Uuid, format: &'static str, states: bool, as_of: Option<NaiveDate>) -> Answer<()> {
    let day = as_of.map(|day| format!("&asOf={day}")).unwrap_or_default();
    let path = format!("/plans/{plan}/export?format={format}&states={states}{day}");
    files::download(&path, &format!("ke-hoach.{format}"), "application/octet-stream").await
}
