use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_annex::{KnownColumn, draft::Meaning};
use tiendo_api::{annexes::NewColumns, changes::Verb, check::Fault, problem::Code};

use super::{annex, content, reading};
use crate::{actor::Actor, db::Tx, error::Error, fold::fold, word::Word};

/// What a person once said a column of this title holds.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "column_meaning")]
pub struct Model {
    /// Agency.
    #[sea_orm(primary_key, auto_increment = false)]
    pub agency_id: Uuid,
    /// Title, folded.
    #[sea_orm(primary_key, auto_increment = false)]
    pub title: String,
    /// What it holds.
    pub meaning: Word<Meaning>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The columns an agency has explained.
pub async fn known(db: &impl ConnectionTrait, agency_id: Uuid) -> Result<Vec<KnownColumn>, Error> {
    let rows = Entity::find().filter(Column::AgencyId.eq(agency_id)).all(db).await?;
    Ok(rows.into_iter().map(|row| KnownColumn { title: row.title, meaning: row.meaning.0 }).collect())
}

/// Says what columns hold, remembers it for the agency and reads the document anew.
pub async fn map(tx: &Tx, by: &Actor, draft: &annex::Model, seen: i64, new: NewColumns) -> Result<(), Error> {
    draft.must_be_open()?;
    if draft.edited {
        return Err(Error::Refused(Code::DraftEdited));
    }
    let document = content::document(&**tx, draft.id).await?.ok_or(Error::Refused(Code::NotEditable))?;
    let layout = content::draft(&**tx, draft.id).await?.layout;
    for (index, said) in new.columns.iter().enumerate() {
        let at = usize::try_from(said.column).ok().and_then(|column| column.checked_sub(1));
        let column = at.and_then(|at| layout.columns.get(at));
        let column =
            column.ok_or_else(|| Error::field(format!("/columns/{index}/column"), Fault::Unknown))?;
        remember(tx, by.agency_id, &title(&column.titles), said.meaning).await?;
    }
    let says = json!({ "columns": new.columns });
    draft.change(tx, by, seen, (Verb::ColumnsMapped, says), None::<(annex::Column, Expr)>).await?;
    let known = reading::Known::of(&**tx, by.agency_id, draft.year).await?;
    let read = tokio::task::spawn_blocking(move || reading::again(document, None, &known));
    let read = read.await.map_err(anyhow::Error::from)??;
    reading::finish(tx, (by.agency_id, draft.id), Some(by.account_id), by.now(), read).await?;
    Ok(())
}

/// The whole title of a column: its header rows, each wording once.
fn title(titles: &[String]) -> String {
    let mut parts: Vec<&str> = titles.iter().map(String::as_str).filter(|title| !title.is_empty()).collect();
    parts.dedup();
    fold(&parts.join(" "))
}

async fn remember(tx: &Tx, agency_id: Uuid, title: &str, meaning: Meaning) -> Result<(), Error> {
    let row =
        ActiveModel { agency_id: Set(agency_id), title: Set(title.to_owned()), meaning: Set(Word(meaning)) };
    let known =
        OnConflict::columns([Column::AgencyId, Column::Title]).update_column(Column::Meaning).to_owned();
    Entity::insert(row).on_conflict(known).exec_without_returning(&**tx).await?;
    Ok(())
}
