use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde_json::json;
use tiendo_api::{
    changes::{SubjectKind, Verb},
    check::Fault,
    comments::{Comment, NewComment},
    page::Page,
};

use crate::{
    accounts::account,
    actor::Actor,
    clock::local,
    db::Tx,
    error::Error,
    integration::people::{self, People},
    journal::{self, Note},
    page,
    work::item::{self, grouped},
};

/// A comment: written once, never changed.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Work item.
    pub work_item_id: Uuid,
    /// Who.
    pub account_id: Uuid,
    /// Their unit then.
    pub unit_id: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// What was said.
    pub text: String,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Whom a comment calls on.
pub mod mention {
    use sea_orm::entity::prelude::*;

    /// A person called on.
    #[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "comment_mention")]
    pub struct Model {
        /// Comment.
        #[sea_orm(primary_key, auto_increment = false)]
        pub comment_id: Uuid,
        /// Place among those named.
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i32,
        /// Agency.
        pub agency_id: Uuid,
        /// Who.
        pub account_id: Uuid,
    }

    /// No relations.
    #[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Comments on an item, calling on people who may see it. The item itself does not change.
pub async fn say(
    tx: &Tx,
    by: &Actor,
    item: &item::Model,
    new: NewComment,
) -> Result<(Comment, Option<i64>), Error> {
    check_mentions(tx, by, &new.mentions).await?;
    let id = Uuid::now_v7();
    let row = ActiveModel {
        id: Set(id),
        agency_id: Set(item.agency_id),
        work_item_id: Set(item.id),
        account_id: Set(by.account_id),
        unit_id: Set(by.unit_id()),
        at: Set(by.now()),
        text: Set(new.text.clone()),
    };
    let comment = row.insert(&**tx).await?;
    let mentioned = (0..).zip(&new.mentions).map(|(position, account)| mention::ActiveModel {
        comment_id: Set(id),
        position: Set(position),
        agency_id: Set(item.agency_id),
        account_id: Set(*account),
    });
    let mentioned: Vec<_> = mentioned.collect();
    if !mentioned.is_empty() {
        mention::Entity::insert_many(mentioned).exec_without_returning(&**tx).await?;
    }
    let says = json!({ "comment": id, "mentions": new.mentions, "words": new.text });
    journal::note(tx, Note::by(by, Verb::Commented, (SubjectKind::WorkItem, item.id), says)).await?;
    let shown = shown(&**tx, vec![comment]).await?.pop().ok_or(Error::NotFound)?;
    Ok((shown, None))
}

/// Only people of the agency who may see its plans can be called on.
async fn check_mentions(tx: &Tx, by: &Actor, mentions: &[Uuid]) -> Result<(), Error> {
    if mentions.is_empty() {
        return Ok(());
    }
    let people = account::people(by.agency_id);
    let known = people.filter(account::Column::Id.is_in(mentions.iter().copied())).all(&**tx).await?;
    let strangers: Vec<(String, Fault)> = mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| !known.iter().any(|person| person.id == **mention))
        .map(|(index, _)| (format!("/mentions/{index}"), Fault::Unknown))
        .collect();
    if strangers.is_empty() { Ok(()) } else { Err(Error::Invalid(strangers)) }
}

/// The comments on an item, oldest first.
pub async fn list(
    actor: &Actor,
    item: &item::Model,
    (cursor, limit): (Option<&str>, Option<u64>),
) -> Result<Page<Comment>, Error> {
    let limit = page::limit(limit)?;
    let mut query = Entity::find().filter(Column::WorkItemId.eq(item.id)).order_by_asc(Column::Id);
    if let Some(after) = cursor {
        query = query.filter(Column::Id.gt(page::key::<Uuid>(after)?));
    }
    let rows = query.limit(limit + 1).all(&**actor.db()).await?;
    let (rows, page) = page::cut_read(rows, limit, |row| row.id)?;
    Ok(Page { data: shown(&**actor.db(), rows).await?, page })
}

async fn shown(db: &impl ConnectionTrait, rows: Vec<Model>) -> Result<Vec<Comment>, Error> {
    let mentions = mention::Entity::find()
        .filter(mention::Column::CommentId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(mention::Column::Position)
        .all(db)
        .await?;
    let who = rows.iter().map(|row| row.account_id).chain(mentions.iter().map(|mention| mention.account_id));
    let people = People(people::by_id(db, who).await?);
    let mut mentions: HashMap<Uuid, Vec<mention::Model>> = grouped(mentions, |mention| mention.comment_id);
    let comment = |row: Model| Comment {
        id: row.id,
        at: local(row.at),
        by: people.named(row.account_id),
        text: row.text,
        mentions: mentions
            .remove(&row.id)
            .unwrap_or_default()
            .into_iter()
            .map(|mention| people.named(mention.account_id))
            .collect(),
    };
    Ok(rows.into_iter().map(comment).collect())
}
