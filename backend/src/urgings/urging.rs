use std::collections::HashMap;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr};
use serde_json::json;
use tiendo_api::{
    Action,
    changes::Verb,
    problem::Code,
    units::UnitRef,
    urgings::{NewUrging, Urging, UrgingLevel, UrgingReceipt, UrgingRef},
    work::WorkItemRef,
};

use crate::{
    accounts::agency,
    actor::Actor,
    capacity::Parts,
    clock::local,
    db::Tx,
    error::Error,
    integration::people::People,
    word::Word,
    work::item::{self, grouped},
};

/// An urging (đôn đốc). Who has read it is written once.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "urging")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Work item.
    pub work_item_id: Uuid,
    /// Who urged.
    pub account_id: Uuid,
    /// Their unit then.
    pub unit_id: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// Plan.
    pub plan_id: Uuid,
    /// The unit it is addressed to.
    pub urged_unit_id: Uuid,
    /// Day it was made (UTC+7).
    pub urged_on: NaiveDate,
    /// Calendar year of its number.
    pub year: i32,
    /// Running number in that year.
    pub number: i32,
    /// How strongly.
    pub level: Word<UrgingLevel>,
    /// What it says.
    pub text: String,
    /// Who of the unit has read it.
    pub received_by: Option<Uuid>,
    /// When.
    pub received_at: Option<DateTime<Utc>>,
}

/// No relations: joined where needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Urges the reporting lead unit of an item under the year's next number.
pub async fn urge(tx: &Tx, by: &Actor, item_id: Uuid, new: NewUrging) -> Result<Uuid, Error> {
    let id = Uuid::now_v7();
    let year = by.today().year();
    let number = next_number(tx, by.agency_id, year).await?;
    // Read only now, when nobody else is at it: who has just submitted is not urged.
    let item = item::Entity::find_by_id(item_id).one(&**tx).await?.ok_or(Error::NotFound)?;
    if !item.is_at_work() {
        return Err(Error::Refused(Code::ItemClosed));
    }
    ActiveModel {
        id: Set(id),
        agency_id: Set(item.agency_id),
        work_item_id: Set(item.id),
        account_id: Set(by.account_id),
        unit_id: Set(by.unit_id()),
        at: Set(by.now()),
        plan_id: Set(item.plan_id),
        urged_unit_id: Set(item.lead_unit_id),
        urged_on: Set(by.today()),
        year: Set(year),
        number: Set(number),
        level: Set(Word(new.level)),
        text: Set(new.text.clone()),
        received_by: Set(None),
        received_at: Set(None),
    }
    .insert(&**tx)
    .await?;
    let says = json!({
        "urging": id, "number": number, "year": year, "level": new.level, "unit": item.lead_unit_id,
        "words": new.text,
    });
    let columns = [(item::Column::UrgingId, Expr::value(id))];
    item::say(tx, by, item.id, (Verb::Urged, says), columns).await?;
    Ok(id)
}

/// The year's next number. Whoever else urges in this agency waits until this number is taken.
async fn next_number(tx: &Tx, agency_id: Uuid, year: i32) -> Result<i32, Error> {
    agency::Entity::find_by_id(agency_id).lock_exclusive().one(&**tx).await?;
    let last = Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::Year.eq(year))
        .order_by_desc(Column::Number)
        .one(&**tx)
        .await?;
    Ok(last.map_or(0, |last| last.number) + 1)
}

/// The urgings about an item, newest first.
pub async fn of_item(db: &impl ConnectionTrait, work_item_id: Uuid) -> Result<Vec<Model>, Error> {
    Ok(Entity::find().filter(Column::WorkItemId.eq(work_item_id)).order_by_desc(Column::Id).all(db).await?)
}

/// The urgings about items of a plan that were made by the end of a day, oldest first, by item.
pub async fn of_plan(
    db: &impl ConnectionTrait,
    (agency_id, plan_id): (Uuid, Uuid),
    day: NaiveDate,
) -> Result<HashMap<Uuid, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::PlanId.eq(plan_id))
        .filter(Column::UrgedOn.lte(day))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(grouped(rows, |row| row.work_item_id))
}

impl Model {
    /// An urging is its addressee's own.
    pub fn parts(&self) -> Parts {
        Parts::led_by(self.urged_unit_id)
    }

    /// Everybody named in it.
    pub fn people(&self) -> impl Iterator<Item = Uuid> + use<> {
        [Some(self.account_id), self.received_by].into_iter().flatten()
    }

    /// In short.
    pub fn short(&self) -> UrgingRef {
        UrgingRef {
            id: self.id,
            number: self.number,
            year: self.year,
            level: self.level.0,
            on: self.urged_on,
        }
    }

    /// The urging as somebody sees it.
    pub fn seen_by(
        self,
        actor: &Actor,
        item: WorkItemRef,
        people: &People,
        units: &HashMap<Uuid, UnitRef>,
    ) -> Option<Urging> {
        let unread = self.received_at.is_none();
        let may = unread && actor.capacities.permit(Action::ReceiveUrging, &self.parts());
        Some(Urging {
            id: self.id,
            number: self.number,
            year: self.year,
            level: self.level.0,
            text: self.text,
            item,
            unit: units.get(&self.urged_unit_id)?.clone(),
            at: local(self.at),
            by: people.named(self.account_id),
            receipt: self
                .received_at
                .zip(self.received_by)
                .map(|(at, by)| UrgingReceipt { by: people.named(by), at: local(at) }),
            allowed_actions: may.then_some(Action::ReceiveUrging).into_iter().collect(),
        })
    }
}
