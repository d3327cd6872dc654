use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use tiendo_api::{
    check::Fault,
    work::{Evidence, NewEvidence},
};

use super::{file, item};
use crate::{
    actor::Actor,
    completion::rule::{Piece, Rule},
    db::Tx,
    error::Error,
    fold::fold,
};

/// A piece of evidence (tài liệu kiểm chứng).
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Work item.
    pub work_item_id: Uuid,
    /// Who added it.
    pub account_id: Uuid,
    /// Their unit then.
    pub unit_id: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// Deliverable it shows.
    pub deliverable_id: Option<Uuid>,
    /// Progress record it came with.
    pub progress_record_id: Option<Uuid>,
    /// Submission it came with.
    pub submission_id: Option<Uuid>,
    /// Number and symbol of the document.
    pub document_number: Option<String>,
    /// Date of the document.
    pub document_date: Option<NaiveDate>,
    /// Who signed it.
    pub signer: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Stored file.
    pub file_id: Option<Uuid>,
    /// What search looks in: number, signer and file name, folded.
    pub search_text: String,
    /// Who issued the document.
    pub issuer: Option<String>,
    /// Which of the products the deliverable names it shows.
    pub part: Option<String>,
    /// A figure.
    pub figure: Option<String>,
    /// Where the figure comes from.
    pub source: Option<String>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What evidence came with.
#[derive(Debug, Clone, Copy)]
pub enum With {
    /// A progress record.
    Progress(Uuid),
    /// A submission.
    Submission(Uuid),
}

/// Adds evidence to an item.
pub async fn add(
    tx: &Tx,
    item: &item::Model,
    by: &Actor,
    with: With,
    pieces: &[NewEvidence],
    rule: &Rule,
) -> Result<(), Error> {
    if pieces.is_empty() {
        return Ok(());
    }
    let files = known_files(tx, by, pieces).await?;
    let mut rows = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        if piece.file_id.is_some_and(|file| !files.contains_key(&file)) {
            return Err(Error::field(format!("/evidence/{index}/fileId"), Fault::Unknown));
        }
        let shows = match piece.deliverable_id {
            Some(id) if rule.of(id).is_none() => {
                return Err(Error::field(format!("/evidence/{index}/deliverableId"), Fault::Unknown));
            }
            // With one deliverable there is no doubt which one is meant.
            None if rule.wanted.len() == 1 => rule.wanted.first().map(|wanted| wanted.id),
            given => given,
        };
        let parts = shows.and_then(|id| rule.of(id)).map(|wanted| &wanted.parts);
        if piece.part.as_ref().is_some_and(|part| !parts.is_some_and(|parts| parts.contains(part))) {
            return Err(Error::field(format!("/evidence/{index}/part"), Fault::Unknown));
        }
        let file_name = piece.file_id.and_then(|file| files.get(&file));
        let mut row = row(item, by, with, piece, shows);
        row.search_text = Set(searched(piece, file_name));
        rows.push(row);
    }
    Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    Ok(())
}

/// What search looks in for a piece of evidence.
fn searched(piece: &NewEvidence, file_name: Option<&String>) -> String {
    let said = [piece.document_number.as_ref(), piece.signer.as_ref(), file_name];
    fold(&said.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" "))
}

/// The names of the files that pieces mean.
async fn known_files(tx: &Tx, by: &Actor, pieces: &[NewEvidence]) -> Result<HashMap<Uuid, String>, Error> {
    let named: Vec<Uuid> = pieces.iter().filter_map(|piece| piece.file_id).collect();
    if named.is_empty() {
        return Ok(HashMap::new());
    }
    let known = file::Entity::find()
        .filter(file::Column::Id.is_in(named))
        .filter(file::Column::AgencyId.eq(by.agency_id))
        .all(&**tx)
        .await?;
    Ok(known.into_iter().map(|file| (file.id, file.name)).collect())
}

fn row(
    item: &item::Model,
    by: &Actor,
    with: With,
    piece: &NewEvidence,
    deliverable_id: Option<Uuid>,
) -> ActiveModel {
    let (progress, submission) = match with {
        With::Progress(id) => (Some(id), None),
        With::Submission(id) => (None, Some(id)),
    };
    ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(item.agency_id),
        work_item_id: Set(item.id),
        account_id: Set(by.account_id),
        unit_id: Set(by.unit_id()),
        at: Set(by.now()),
        deliverable_id: Set(deliverable_id),
        progress_record_id: Set(progress),
        submission_id: Set(submission),
        document_number: Set(piece.document_number.clone()),
        document_date: Set(piece.document_date),
        signer: Set(piece.signer.clone()),
        url: Set(piece.url.clone()),
        file_id: Set(piece.file_id),
        search_text: Set(String::new()),
        issuer: Set(piece.issuer.clone()),
        part: Set(piece.part.clone()),
        figure: Set(piece.figure.clone()),
        source: Set(piece.source.clone()),
    }
}

impl Model {
    /// Whether it shows a deliverable: a document with number and date, a file, or a figure with its source.
    pub fn is_complete(&self) -> bool {
        let said = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        self.file_id.is_some()
            || said(&self.document_number) && self.document_date.is_some()
            || said(&self.figure) && (said(&self.source) || said(&self.url))
    }

    /// What of it concerns completion.
    pub fn piece(&self) -> Piece<'_> {
        Piece { deliverable: self.deliverable_id, part: self.part.as_deref(), complete: self.is_complete() }
    }
}

/// How many deliverables these pieces show.
pub fn shown(rule: &Rule, evidence: &[Model]) -> i32 {
    let pieces: Vec<Piece<'_>> = evidence.iter().map(Model::piece).collect();
    i32::try_from(rule.shown(&pieces)).unwrap_or(i32::MAX)
}

/// The evidence of an item, oldest first.
pub async fn rows(db: &impl ConnectionTrait, work_item_id: Uuid) -> Result<Vec<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::WorkItemId.eq(work_item_id))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(db)
        .await?)
}

/// All evidence of an item, oldest first, with its files.
pub async fn of_item(db: &impl ConnectionTrait, work_item_id: Uuid) -> Result<Vec<(Model, Evidence)>, Error> {
    let rows = rows(db, work_item_id).await?;
    let mut files: HashMap<Uuid, file::Model> = HashMap::new();
    let named: Vec<Uuid> = rows.iter().filter_map(|row| row.file_id).collect();
    if !named.is_empty() {
        let found = file::Entity::find().filter(file::Column::Id.is_in(named)).all(db).await?;
        files.extend(found.into_iter().map(|file| (file.id, file)));
    }
    let with_file = |row: Model| {
        let file = row.file_id.and_then(|id| files.get(&id).cloned());
        let evidence = Evidence {
            id: row.id,
            deliverable_id: row.deliverable_id,
            document_number: row.document_number.clone(),
            document_date: row.document_date,
            issuer: row.issuer.clone(),
            signer: row.signer.clone(),
            url: row.url.clone(),
            part: row.part.clone(),
            figure: row.figure.clone(),
            source: row.source.clone(),
            complete: row.is_complete(),
            file: file.map(Into::into),
        };
        (row, evidence)
    };
    Ok(rows.into_iter().map(with_file).collect())
}
