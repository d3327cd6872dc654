//! The journal: one append-only sequence per agency. Every change writes its line in its own transaction;
//! the changes feed, the history and the stale-save message are readers of it.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};
use serde_json::Value as Json;
use tiendo_api::changes::{SubjectKind, Verb};

use crate::{accounts::agency, actor::Actor, db::Tx, error::Error, notify, word::Word};

/// Where the details say on whose behalf something was done.
const ON_BEHALF_OF: &str = "onBehalfOf";

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "journal")]
pub struct Model {
    /// Agency it happened in.
    #[sea_orm(primary_key, auto_increment = false)]
    pub agency_id: Uuid,
    /// Position in the agency's journal, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// What happened.
    pub verb: Word<Verb>,
    /// Who did it.
    pub account_id: Option<Uuid>,
    /// Kind of thing it happened to.
    pub subject_kind: Word<SubjectKind>,
    /// Id of the thing it happened to.
    pub subject_id: Uuid,
    /// What a reader of the line may need besides.
    pub details: Json,
}

/// No relations: the journal is read on its own.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// On whose behalf it was done, when by delegation.
    pub fn on_behalf_of(&self) -> Option<Uuid> {
        self.details.get(ON_BEHALF_OF)?.as_str()?.parse().ok()
    }
}

/// What to write down.
#[derive(Debug)]
pub struct Note {
    /// Agency it happened in.
    pub agency_id: Uuid,
    /// Who did it; empty for the system itself.
    pub by: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// What happened.
    pub verb: Verb,
    /// What it happened to.
    pub subject: (SubjectKind, Uuid),
    /// What a reader may need besides.
    pub details: Json,
}

impl Note {
    /// What a person has just done.
    pub fn by(who: &Actor, verb: Verb, subject: (SubjectKind, Uuid), mut details: Json) -> Self {
        if let (Some(behalf), Some(details)) = (who.capacities.behalf(), details.as_object_mut()) {
            details.insert(ON_BEHALF_OF.to_owned(), behalf.to_string().into());
        }
        Self { agency_id: who.agency_id, by: Some(who.account_id), at: who.now(), verb, subject, details }
    }
}

/// Writes a line. Taking the agency's next position also locks the agency's journal until the transaction ends,
/// so that positions become visible in order, on PostgreSQL too.
pub async fn note(tx: &Tx, note: Note) -> Result<(), Error> {
    let next = agency::Entity::update_many()
        .col_expr(agency::Column::Revision, Expr::col(agency::Column::Revision).add(1))
        .filter(agency::Column::Id.eq(note.agency_id))
        .exec_with_returning(&**tx)
        .await?
        .first()
        .map(|agency| agency.revision)
        .ok_or(Error::NotFound)?;
    let line = ActiveModel {
        agency_id: Set(note.agency_id),
        seq: Set(next),
        at: Set(note.at),
        verb: Set(Word(note.verb)),
        account_id: Set(note.by),
        subject_kind: Set(Word(note.subject.0)),
        subject_id: Set(note.subject.1),
        details: Set(note.details),
    }
    .insert(&**tx)
    .await?;
    tx.noted(note.agency_id, next);
    notify::line::tell(tx, &line).await
}

/// The last line about a thing that changed it; a comment changes nothing.
pub async fn last_about(
    db: &impl ConnectionTrait,
    agency_id: Uuid,
    subject_id: Uuid,
) -> Result<Option<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::SubjectId.eq(subject_id))
        .filter(Column::Verb.ne(Word(Verb::Commented)))
        .order_by_desc(Column::Seq)
        .one(db)
        .await?)
}
