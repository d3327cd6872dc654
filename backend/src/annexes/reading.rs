use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_annex::{
    Directory, KnownColumn, Options, Refused,
    compare::continue_from,
    document::{self, Document, Format},
    draft::Draft,
};
use tiendo_api::{
    annexes::{AnnexFormat, AnnexKind, AnnexState},
    changes::{SubjectKind, Verb},
};

use super::{annex, columns, content, finding};
use crate::{
    db::Tx,
    error::Error,
    journal::{self, Note},
    plan::{import, version},
    secret::sha256,
    word::Word,
};

/// Largest document taken, in bytes.
pub const LARGEST: usize = tiendo_annex::document::MAX_BYTES;
/// A larger document is read in the background.
pub const LONG: usize = 256 * 1024;

/// What an agency knows before a document is read.
#[derive(Debug, Clone)]
pub struct Known {
    year: Option<i32>,
    directory: Directory,
    columns: Vec<KnownColumn>,
}

impl Known {
    /// Its units and its columns.
    pub async fn of(db: &impl ConnectionTrait, agency_id: Uuid, year: Option<i32>) -> Result<Self, Error> {
        let directory = import::directory(db, agency_id).await?;
        Ok(Self { year, directory, columns: columns::known(db, agency_id).await? })
    }
}

/// A document as read.
#[derive(Debug)]
pub struct Reading {
    /// Its format.
    pub format: Option<AnnexFormat>,
    /// Its tables.
    pub document: Document,
    /// Its meaning.
    pub draft: Draft,
}

/// Reads a document: all of the work, none of the database.
pub fn read(name: &str, bytes: &[u8], known: &Known) -> Result<Reading, Refused> {
    let (document, format) = document::open(name, bytes)?;
    again(document, Some(named(format)), known)
}

/// Reads a document whose tables are known already.
pub fn again(document: Document, format: Option<AnnexFormat>, known: &Known) -> Result<Reading, Refused> {
    let Known { year, directory, columns } = known.clone();
    let draft = tiendo_annex::read(&document, &Options { year, directory, columns })?;
    Ok(Reading { format, document, draft })
}

/// [`read`] on a thread of its own, so that requests are served meanwhile.
pub async fn read_apart(name: String, bytes: bytes::Bytes, known: Known) -> Result<Reading, Error> {
    let reading = tokio::task::spawn_blocking(move || read(&name, &bytes, &known));
    Ok(reading.await.map_err(anyhow::Error::from)??)
}

/// Who begins a draft, and of what kind.
#[derive(Debug, Clone, Copy)]
pub struct Begun {
    /// Agency.
    pub agency_id: Uuid,
    /// Who; empty for the command line.
    pub by: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// What it will become.
    pub kind: AnnexKind,
    /// The plan it is about, with the version it was begun from.
    pub plan: Option<(Uuid, i32)>,
    /// Year of the plan, where the sender said.
    pub year: Option<i32>,
}

/// Begins a draft that is still to be read.
pub async fn begin(
    tx: &Tx,
    begun: Begun,
    source: Option<(&str, &[u8])>,
    job_id: Option<Uuid>,
) -> Result<Uuid, Error> {
    let Begun { agency_id, by, at, kind, plan, year } = begun;
    let id = Uuid::now_v7();
    let size = source.map_or(0, |(_, bytes)| i64::try_from(bytes.len()).unwrap_or(i64::MAX));
    let row = annex::ActiveModel {
        id: Set(id),
        agency_id: Set(agency_id),
        kind: Set(Word(kind)),
        state: Set(Word(AnnexState::Reading)),
        title: Set(String::new()),
        year: Set(year),
        plan_id: Set(plan.map(|(plan, _)| plan)),
        plan_version: Set(plan.map(|(_, version)| version)),
        source_name: Set(source.map(|(name, _)| name.to_owned())),
        source_format: Set(source.map(|_| Word(AnnexFormat::Text))),
        source_size: Set(size),
        source_sha256: Set(source.map(|(_, bytes)| sha256(&[bytes]))),
        found_sections: Set(0),
        found_objectives: Set(0),
        found_tasks: Set(0),
        found_activities: Set(0),
        findings: Set(0),
        open_findings: Set(0),
        edited: Set(false),
        job_id: Set(job_id),
        created_by: Set(by),
        created_at: Set(at),
        changed_at: Set(at),
        version: Set(1),
    };
    annex::Entity::insert(row).exec_without_returning(&**tx).await?;
    let content = content::ActiveModel {
        annex_id: Set(id),
        bytes: Set(source.map(|(_, bytes)| bytes.to_vec())),
        document: Set(None),
        draft: Set(None),
    };
    content::Entity::insert(content).exec_without_returning(&**tx).await?;
    let details = json!({ "kind": kind, "source": source.map(|(name, _)| name) });
    note(tx, (agency_id, id), (by, at), (Verb::AnnexBegun, details)).await?;
    Ok(id)
}

/// Keeps what was read: the draft is open for decisions. An amended annex continues the plan it amends, and doubts
/// settled there are not raised again. Tells the draft as kept.
pub async fn finish(
    tx: &Tx,
    (agency_id, id): (Uuid, Uuid),
    by: Option<Uuid>,
    at: DateTime<Utc>,
    read: Reading,
) -> Result<Draft, Error> {
    let Reading { format, document, mut draft } = read;
    let annex = annex::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::NotFound)?;
    let mut decided = finding::decided(&**tx, id).await?;
    if let (AnnexKind::Amendment, Some(plan_id)) = (annex.kind.0, annex.plan_id) {
        let (_, before) = version::current(&**tx, agency_id, plan_id).await?;
        continue_from(&mut draft, &before);
        decided.extend(finding::decided_about(&**tx, agency_id, plan_id).await?);
    }
    let directory = import::directory(&**tx, agency_id).await?;
    let findings = std::mem::take(&mut draft.findings);
    finding::replay(&mut draft, &findings, &decided, &directory);
    let open = finding::store(tx, (agency_id, id), &findings, &decided).await?;
    content::keep_reading(tx, id, &document, &draft).await?;
    let format = format.map(|format| (annex::Column::SourceFormat, Expr::value(Word(format))));
    annex::write(tx, id, at, describe(&draft, (findings.len(), open)).into_iter().chain(format)).await?;
    let details =
        json!({ "activities": draft.counts.found.activities, "findings": findings.len(), "open": open });
    note(tx, (agency_id, id), (by, at), (Verb::AnnexRead, details)).await?;
    Ok(draft)
}

/// What a draft's row says once its tree and its doubts are there.
pub fn describe(draft: &Draft, (findings, open): (usize, i32)) -> Vec<(annex::Column, Expr)> {
    let doubts = [
        (annex::Column::State, Expr::value(Word(AnnexState::Draft))),
        (annex::Column::Findings, Expr::value(import::index(findings))),
        (annex::Column::OpenFindings, Expr::value(open)),
    ];
    annex::columns_of(draft).into_iter().chain(doubts).collect()
}

/// Notes that a document could not be read: its draft says so, and the job why.
pub async fn refuse(tx: &Tx, agency_id: Uuid, id: Uuid, at: DateTime<Utc>, code: &str) -> Result<(), Error> {
    let refused = (annex::Column::State, Expr::value(Word(AnnexState::Refused)));
    annex::write(tx, id, at, [refused]).await?;
    note(tx, (agency_id, id), (None, at), (Verb::AnnexRead, json!({ "refused": code }))).await
}

async fn note(
    tx: &Tx,
    (agency_id, id): (Uuid, Uuid),
    (by, at): (Option<Uuid>, DateTime<Utc>),
    (verb, details): (Verb, serde_json::Value),
) -> Result<(), Error> {
    journal::note(tx, Note { agency_id, by, at, verb, subject: (SubjectKind::Annex, id), details }).await
}

/// The format as the contract names it.
fn named(format: Format) -> AnnexFormat {
    match format {
        Format::Text => AnnexFormat::Text,
        Format::Csv => AnnexFormat::Csv,
        Format::Word => AnnexFormat::Word,
        Format::Excel => AnnexFormat::Excel,
    }
}
