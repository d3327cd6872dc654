use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use tiendo_api::{
    check::Fault,
    work::{Evidence, NewEvidence},
};

use super::{file, item};
use crate::{actor::Actor, db::Tx, error::Error, fold::fold, plan::activity::deliverable};

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

/// Adds evidence to an item; answers how many of its deliverables have evidence now.
pub async fn add(
    tx: &Tx,
    item: &item::Model,
    by: &Actor,
    with: With,
    pieces: &[NewEvidence],
) -> Result<i32, Error> {
    if pieces.is_empty() {
        return Ok(item.deliverables_evidenced);
    }
    let deliverables: Vec<Uuid> = deliverable::Entity::find()
        .filter(deliverable::Column::ActivityId.eq(item.activity_id))
        .order_by_asc(deliverable::Column::Position)
        .all(&**tx)
        .await?
        .into_iter()
        .map(|deliverable| deliverable.id)
        .collect();
    let files = known_files(tx, by, pieces).await?;
    let mut rows = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        if piece.file_id.is_some_and(|file| !files.contains_key(&file)) {
            return Err(Error::field(format!("/evidence/{index}/fileId"), Fault::Unknown));
        }
        let shows = match piece.deliverable_id {
            Some(id) if !deliverables.contains(&id) => {
                return Err(Error::field(format!("/evidence/{index}/deliverableId"), Fault::Unknown));
            }
            // With one deliverable there is no doubt which one is meant.
            None if deliverables.len() == 1 => deliverables.first().copied(),
            given => given,
        };
        let file_name = piece.file_id.and_then(|file| files.get(&file));
        let mut row = row(item, by, with, piece, shows);
        row.search_text = Set(searched(piece, file_name));
        rows.push(row);
    }
    Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    evidenced(tx, item.id).await
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
    }
}

/// How many deliverables of an item have evidence.
async fn evidenced(tx: &Tx, work_item_id: Uuid) -> Result<i32, Error> {
    let shown = Entity::find()
        .select_only()
        .column(Column::DeliverableId)
        .distinct()
        .filter(Column::WorkItemId.eq(work_item_id))
        .filter(Column::DeliverableId.is_not_null())
        .count(&**tx)
        .await?;
    Ok(i32::try_from(shown).unwrap_or(i32::MAX))
}

/// Whether an item has any evidence.
pub async fn any(tx: &Tx, work_item_id: Uuid) -> Result<bool, Error> {
    Ok(Entity::find().filter(Column::WorkItemId.eq(work_item_id)).one(&**tx).await?.is_some())
}

/// All evidence of an item, oldest first, with its files.
pub async fn of_item(db: &impl ConnectionTrait, work_item_id: Uuid) -> Result<Vec<(Model, Evidence)>, Error> {
    let rows = Entity::find()
        .filter(Column::WorkItemId.eq(work_item_id))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
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
            signer: row.signer.clone(),
            url: row.url.clone(),
            file: file.map(Into::into),
        };
        (row, evidence)
    };
    Ok(rows.into_iter().map(with_file).collect())
}
