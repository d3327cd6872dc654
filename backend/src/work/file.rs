use std::collections::HashMap;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde_json::json;
use tiendo_api::{
    changes::{SubjectKind, Verb},
    check::Fault,
    problem::Code,
    work::StoredFile,
};

use super::file_type;
use crate::{
    actor::Actor,
    db::Tx,
    error::Error,
    files::Place,
    http::Upload,
    journal::{self, Note},
    secret::sha256,
    word::Word,
};

/// Largest file, in bytes.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// A stored file.
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
    /// Where its bytes are; empty for the database.
    pub store: Option<Word<Place>>,
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

/// A file that may be stored: what it is, and what its bytes come to.
#[derive(Debug)]
pub struct Accepted {
    upload: Upload,
    media_type: String,
    sha256: String,
    store: Option<Place>,
}

/// Looks at what a file is, whether it came as it was sent, and puts its bytes where files are kept. Bytes are kept under
/// their digest: putting them twice, or for nothing when the rest fails, changes nothing.
pub async fn accept(by: &Actor, upload: Upload, promised: Option<&str>) -> Result<Accepted, Error> {
    let sha256 = sha256(&[&upload.bytes]);
    if promised.is_some_and(|promised| !promised.eq_ignore_ascii_case(&sha256)) {
        return Err(Error::Refused(Code::DigestMismatch));
    }
    let media_type = file_type::media_type(&upload.bytes).ok_or(Error::Refused(Code::FileTypeRefused))?;
    let store = by.files().place();
    if let Some(place) = store {
        by.files().put(place, &key(by.agency_id, &sha256), upload.bytes.clone()).await?;
    }
    Ok(Accepted { upload, media_type, sha256, store })
}

/// Stores an accepted file.
pub async fn store(tx: &Tx, by: &Actor, file: Accepted) -> Result<StoredFile, Error> {
    let Accepted { upload, media_type, sha256, store } = file;
    let id = Uuid::now_v7();
    let row = ActiveModel {
        id: Set(id),
        agency_id: Set(by.agency_id),
        name: Set(upload.name),
        media_type: Set(media_type),
        size: Set(i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX)),
        sha256: Set(sha256),
        account_id: Set(by.account_id),
        at: Set(by.now()),
        store: Set(store.map(Word)),
    };
    let file = row.insert(&**tx).await?;
    if store.is_none() {
        content::ActiveModel { file_id: Set(id), bytes: Set(upload.bytes.to_vec()) }.insert(&**tx).await?;
    }
    let note = Note::by(
        by,
        Verb::FileStored,
        (SubjectKind::File, id),
        json!({ "name": file.name, "sha256": file.sha256, "size": file.size }),
    );
    journal::note(tx, note).await?;
    Ok(file.into())
}

/// Refuses a body whose `fileId` names no file of the actor's agency.
pub async fn must_be_known(tx: &Tx, by: &Actor, id: Option<Uuid>) -> Result<(), Error> {
    let Some(id) = id else { return Ok(()) };
    let known = Entity::find_by_id(id).filter(Column::AgencyId.eq(by.agency_id)).count(&**tx).await?;
    if known > 0 { Ok(()) } else { Err(Error::field("/fileId", Fault::Unknown)) }
}

/// Stored files by their ids.
pub async fn by_id(db: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<HashMap<Uuid, StoredFile>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let files = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    Ok(files.into_iter().map(|file| (file.id, file.into())).collect())
}

/// The bytes of a file, as they were when it was stored.
pub async fn bytes(actor: &Actor, file: &Model) -> Result<Bytes, Error> {
    let bytes = if let Some(Word(place)) = file.store {
        actor.files().get(place, &key(file.agency_id, &file.sha256)).await?
    } else {
        let row = content::Entity::find_by_id(file.id).one(&**actor.db()).await?;
        Bytes::from(row.ok_or(Error::NotFound)?.bytes)
    };
    if sha256(&[&bytes]) != file.sha256 {
        return Err(Error::Internal(anyhow::anyhow!("the bytes of file {} are not those stored", file.id)));
    }
    Ok(bytes)
}

/// Where the bytes of an agency's file are kept.
fn key(agency_id: Uuid, sha256: &str) -> String {
    format!("{agency_id}/{sha256}")
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
