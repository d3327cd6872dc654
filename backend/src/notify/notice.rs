use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveValue::Set,
    FromQueryResult, JoinType,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement},
};
use tiendo_api::{
    Lang,
    notices::{Notice, NoticeItem, NoticeKind},
    units::{PersonRef, UnitRef},
    work::WorkState,
};

use super::words;
use crate::{
    clock::local,
    db::{CHUNK, Tx},
    deadline::state::Facts,
    error::Error,
    word::Word,
};

/// A notice (thông báo) to one person about one item: written once, but for whether it was read and mailed.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    /// Id; later ones are greater.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// Who is told.
    pub account_id: Uuid,
    /// What it is about.
    pub work_item_id: Uuid,
    /// Why.
    pub kind: Word<NoticeKind>,
    /// What it was made for.
    pub occasion: String,
    /// Day it tells of.
    pub day: NaiveDate,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Working days left on its day, negative when gone by.
    pub working_days_left: Option<i32>,
    /// Words of whoever caused it.
    pub words: Option<String>,
    /// Who caused it.
    pub by_account_id: Option<Uuid>,
    /// When it was read.
    pub read_at: Option<DateTime<Utc>>,
    /// The e-mail it went out with.
    pub mail_id: Option<Uuid>,
}

/// No relations: joined where needed.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A notice to be written.
#[derive(Debug, Clone)]
pub struct New {
    /// Agency.
    pub agency_id: Uuid,
    /// Who is told.
    pub account_id: Uuid,
    /// What it is about.
    pub work_item_id: Uuid,
    /// Why.
    pub kind: NoticeKind,
    /// The journal line, or the day of a reminder: nobody is told twice of the same.
    pub occasion: String,
    /// Day it tells of.
    pub day: NaiveDate,
    /// Now.
    pub at: DateTime<Utc>,
    /// Working days left.
    pub working_days_left: Option<i32>,
    /// Words of whoever caused it.
    pub words: Option<String>,
    /// Who caused it.
    pub by: Option<Uuid>,
    /// The e-mail it goes out with.
    pub mail_id: Option<Uuid>,
}

/// Writes notices; of what somebody was told already, nothing. Tells how many are new.
pub async fn write(tx: &Tx, new: Vec<New>) -> Result<u64, Error> {
    let mut written = 0;
    let rows: Vec<ActiveModel> = new.into_iter().map(ActiveModel::from).collect();
    for some in rows.chunks(CHUNK) {
        let told =
            OnConflict::columns([Column::AccountId, Column::WorkItemId, Column::Kind, Column::Occasion])
                .do_nothing()
                .to_owned();
        written += Entity::insert_many(some.to_vec()).on_conflict(told).exec_without_returning(&**tx).await?;
    }
    Ok(written)
}

impl From<New> for ActiveModel {
    fn from(new: New) -> Self {
        Self {
            id: Set(Uuid::now_v7()),
            agency_id: Set(new.agency_id),
            account_id: Set(new.account_id),
            work_item_id: Set(new.work_item_id),
            kind: Set(Word(new.kind)),
            occasion: Set(new.occasion),
            day: Set(new.day),
            at: Set(new.at),
            working_days_left: Set(new.working_days_left),
            words: Set(new.words),
            by_account_id: Set(new.by),
            read_at: Set(None),
            mail_id: Set(new.mail_id),
        }
    }
}

/// A notice with its item as it now stands.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Row {
    /// Id.
    pub id: Uuid,
    /// Why.
    pub kind: Word<NoticeKind>,
    /// Day it tells of.
    pub day: NaiveDate,
    at: DateTime<Utc>,
    /// Working days left on its day.
    pub working_days_left: Option<i32>,
    /// Words of whoever caused it.
    pub words: Option<String>,
    /// Who caused it.
    pub by_account_id: Option<Uuid>,
    read_at: Option<DateTime<Utc>>,
    /// What it is about.
    pub work_item_id: Uuid,
    /// Code of its activity.
    pub code: String,
    /// Wording of its activity.
    pub title: String,
    /// Deadline as written.
    pub time_text: String,
    /// Order in the plan.
    pub position: i32,
    state: Word<WorkState>,
    /// Due day.
    pub due_on: Option<NaiveDate>,
    submitted_on: Option<NaiveDate>,
    /// Reporting lead unit.
    pub lead_id: Uuid,
    lead_code: String,
    /// Name of the reporting lead unit.
    pub lead_name: String,
}

/// Notices with their items; the caller says whose.
pub fn select() -> SelectStatement {
    let inner = JoinType::InnerJoin;
    Query::select()
        .columns(
            [
                "id",
                "kind",
                "day",
                "at",
                "working_days_left",
                "words",
                "by_account_id",
                "read_at",
                "work_item_id",
            ]
            .map(|column| ("n", column)),
        )
        .columns(["code", "title", "time_text"].map(|column| ("a", column)))
        .columns(["position", "state", "due_on", "submitted_on"].map(|column| ("w", column)))
        .expr_as(Expr::col(("u", "id")), "lead_id")
        .expr_as(Expr::col(("u", "code")), "lead_code")
        .expr_as(Expr::col(("u", "name")), "lead_name")
        .from_as("notice", "n")
        .join_as(inner, "work_item", "w", Expr::col(("w", "id")).equals(("n", "work_item_id")))
        .join_as(inner, "activity", "a", Expr::col(("a", "id")).equals(("w", "activity_id")))
        .join_as(inner, "unit", "u", Expr::col(("u", "id")).equals(("w", "lead_unit_id")))
        .order_by(("n", "id"), Order::Desc)
        .to_owned()
}

/// How many notices of an account wait to be read.
pub async fn unread(db: &impl ConnectionTrait, account_id: Uuid) -> Result<i64, Error> {
    let unread = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::ReadAt.is_null());
    Ok(i64::try_from(unread.count(db).await?).unwrap_or(i64::MAX))
}

/// Reads one notice, or it and all older ones, or all. Reading is nobody else's business: no journal line tells of it,
/// and no answer kept for others grows old by it.
pub async fn read(tx: &Tx, account_id: Uuid, which: Which, now: DateTime<Utc>) -> Result<(), Error> {
    let unread = Entity::update_many()
        .col_expr(Column::ReadAt, Expr::value(now))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::ReadAt.is_null());
    let these = match which {
        Which::One(id) => unread.filter(Column::Id.eq(id)),
        Which::UpTo(id) => unread.filter(Column::Id.lte(id)),
        Which::All => unread,
    };
    these.exec(&**tx).await?;
    Ok(())
}

/// Which notices are read.
#[derive(Debug, Clone, Copy)]
pub enum Which {
    /// This one.
    One(Uuid),
    /// This one and all older ones.
    UpTo(Uuid),
    /// All.
    All,
}

impl Row {
    /// What lateness of the item is judged by.
    pub fn facts(&self) -> Facts {
        Facts { state: self.state.0, due_on: self.due_on, submitted_on: self.submitted_on }
    }

    /// The notice as sent.
    pub fn seen(self, by: Option<PersonRef>, lang: Lang) -> Notice {
        let who = by.as_ref().map(|by| by.name.as_str());
        Notice {
            id: self.id,
            kind: self.kind.0,
            sentence: words::sentence(self.kind.0, self.working_days_left, who, lang),
            day: self.day,
            at: local(self.at),
            item: NoticeItem {
                id: self.work_item_id,
                code: self.code,
                title: self.title,
                lead_unit: UnitRef { id: self.lead_id, code: self.lead_code, name: self.lead_name },
                deadline_label: self.time_text,
                due: self.due_on,
            },
            working_days_left: self.working_days_left,
            words: self.words,
            by,
            read_at: self.read_at.map(local),
        }
    }
}
