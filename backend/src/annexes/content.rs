use sea_orm::{QuerySelect, entity::prelude::*, sea_query::Expr};
use tiendo_annex::{document::Document, draft::Draft};

use crate::{db::Tx, error::Error};

/// What a draft is made of: read as a whole, and only by those who work on it.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "annex_content")]
pub struct Model {
    /// Draft.
    #[sea_orm(primary_key, auto_increment = false)]
    pub annex_id: Uuid,
    /// The source document's bytes.
    pub bytes: Option<Vec<u8>>,
    /// The document as tables, as JSON.
    pub document: Option<String>,
    /// The draft as settled so far, as JSON; its findings stand in rows of their own.
    pub draft: Option<String>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The draft as settled so far, without findings.
pub async fn draft(db: &impl ConnectionTrait, annex_id: Uuid) -> Result<Draft, Error> {
    let text: Option<Option<String>> =
        Entity::find_by_id(annex_id).select_only().column(Column::Draft).into_tuple().one(db).await?;
    parsed(text.flatten())
}

/// The source document as tables; nothing when the draft came from a plan.
pub async fn document(db: &impl ConnectionTrait, annex_id: Uuid) -> Result<Option<Document>, Error> {
    let text: Option<Option<String>> =
        Entity::find_by_id(annex_id).select_only().column(Column::Document).into_tuple().one(db).await?;
    text.flatten().map(|text| parsed(Some(text))).transpose()
}

/// The source document's bytes.
pub async fn bytes(db: &impl ConnectionTrait, annex_id: Uuid) -> Result<Vec<u8>, Error> {
    let bytes: Option<Option<Vec<u8>>> =
        Entity::find_by_id(annex_id).select_only().column(Column::Bytes).into_tuple().one(db).await?;
    bytes.flatten().ok_or(Error::NotFound)
}

/// Keeps the draft as it now is.
pub async fn keep(tx: &Tx, annex_id: Uuid, draft: &Draft) -> Result<(), Error> {
    write(tx, annex_id, [(Column::Draft, written(draft)?)]).await
}

/// Keeps a document as read, with its draft.
pub async fn keep_reading(tx: &Tx, annex_id: Uuid, document: &Document, draft: &Draft) -> Result<(), Error> {
    write(tx, annex_id, [(Column::Document, written(document)?), (Column::Draft, written(draft)?)]).await
}

/// In one statement: the row may hold megabytes, and is written whole each time.
async fn write(
    tx: &Tx,
    annex_id: Uuid,
    columns: impl IntoIterator<Item = (Column, String)>,
) -> Result<(), Error> {
    let mut update = Entity::update_many().filter(Column::AnnexId.eq(annex_id));
    for (column, text) in columns {
        update = update.col_expr(column, Expr::value(text));
    }
    update.exec(&**tx).await?;
    Ok(())
}

/// Anything as the JSON text that is stored.
pub fn written(value: &impl serde::Serialize) -> Result<String, Error> {
    Ok(serde_json::to_string(value).map_err(anyhow::Error::from)?)
}

/// Stored JSON text read back.
pub fn parsed<T: serde::de::DeserializeOwned>(text: Option<String>) -> Result<T, Error> {
    let text = text.ok_or(Error::NotFound)?;
    Ok(serde_json::from_str(&text).map_err(anyhow::Error::from)?)
}
