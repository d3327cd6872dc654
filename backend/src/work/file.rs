use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde_json::json;
use tiendo_api::{
    changes::{SubjectKind, Verb},
    work::StoredFile,
};

use crate::{
    actor::Actor,
    db::Tx,
    error::Error,
    http::Upload,
    journal::{self, Note},
    secret::sha256,
};

/// Largest file, in bytes.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// A stored file. Its bytes live in the database, so that every replica has them and a backup is one thing.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stored_file")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Name as uploaded.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub size: i64,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// Who stored it.
    pub account_id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The bytes, apart from the row that lists read.
pub mod content {
    use sea_orm::entity::prelude::*;

    /// The bytes of a stored file.
    #[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "stored_file_content")]
    pub struct Model {
        /// File.
        #[sea_orm(primary_key, auto_increment = false)]
        pub file_id: Uuid,
        /// Bytes.
        pub bytes: Vec<u8>,
    }

    /// No relations.
    #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Stores a file.
pub async fn store(tx: &Tx, by: &Actor, upload: Upload) -> Result<StoredFile, Error> {
    let id = Uuid::now_v7();
    let row = ActiveModel {
        id: Set(id),
        agency_id: Set(by.agency_id),
        name: Set(upload.name),
        media_type: Set(upload.media_type),
        size: Set(i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX)),
        sha256: Set(sha256(&[&upload.bytes])),
        account_id: Set(by.account_id),
        at: Set(by.now()),
    };
    let file = row.insert(&**tx).await?;
    content::ActiveModel { file_id: Set(id), bytes: Set(upload.bytes.to_vec()) }.insert(&**tx).await?;
    let note = Note::by(
        by,
        Verb::FileStored,
        (SubjectKind::File, id),
        json!({ "name": file.name, "sha256": file.sha256, "size": file.size }),
    );
    journal::note(tx, note).await?;
    Ok(file.into())
}

/// Stored files by their ids.
pub async fn by_id(db: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<HashMap<Uuid, StoredFile>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let files = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(files.into_iter().map(|file| (file.id, file.into())).collect())
}

/// The bytes of a file.
pub async fn bytes(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<u8>, Error> {
    Ok(content::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?.bytes)
}

impl From<Model> for StoredFile {
    fn from(file: Model) -> Self {
        Self {
            id: file.id,
            name: file.name,
            media_type: file.media_type,
            size: file.size,
            sha256: file.sha256,
        }
    }
}
