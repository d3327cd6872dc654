use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use serde_json::json;
use tiendo_api::{
    changes::Verb,
    conditions::{Condition, Enquiry, NewEnquiry},
};

use super::{condition, register};
use crate::{
    access::Granted,
    actor::Actor,
    clock::local,
    db::Tx,
    error::Error,
    integration::people::{self, People},
    versioned,
};

/// Somebody asked where an awaited document is. Append-only.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "condition_enquiry")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Condition.
    pub condition_id: Uuid,
    /// Day of the enquiry.
    pub asked_on: NaiveDate,
    /// What was asked and answered.
    pub note: String,
    /// Who recorded it.
    pub account_id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Records an enquiry.
pub async fn add(
    tx: &Tx,
    by: &Actor,
    condition: &Granted<condition::Model>,
    seen: i64,
    new: NewEnquiry,
) -> Result<(Condition, Option<i64>), Error> {
    let says = json!({ "askedOn": new.asked_on, "note": new.note });
    versioned::change(&**condition, tx, by, seen, (Verb::EnquiryMade, says), []).await?;
    ActiveModel {
        id: Set(Uuid::now_v7()),
        agency_id: Set(by.agency_id),
        condition_id: Set(condition.id),
        asked_on: Set(new.asked_on),
        note: Set(new.note),
        account_id: Set(by.account_id),
        at: Set(by.now()),
    }
    .insert(&**tx)
    .await?;
    register::changed(tx, by, condition.id).await
}

/// The enquiries about conditions, the latest first.
pub async fn of(
    db: &impl ConnectionTrait,
    conditions: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Enquiry>>, Error> {
    let rows = Entity::find()
        .filter(Column::ConditionId.is_in(conditions.iter().copied()))
        .order_by_desc(Column::AskedOn)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    let people = People(people::by_id(db, rows.iter().map(|row| row.account_id)).await?);
    let mut by_condition: HashMap<Uuid, Vec<Enquiry>> = HashMap::new();
    for row in rows {
        by_condition.entry(row.condition_id).or_default().push(Enquiry {
            id: row.id,
            asked_on: row.asked_on,
            by: people.named(row.account_id),
            at: local(row.at),
            note: row.note,
        });
    }
    Ok(by_condition)
}
