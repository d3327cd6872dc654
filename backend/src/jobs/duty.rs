use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set,
    entity::prelude::*,
    sea_query::{Expr, OnConflict},
};
use serde::{Deserialize, Serialize};

use crate::{
    app::App,
    clock::{end_of, local, next_hour},
    error::Error,
    notify::daily,
    plan::opening,
    word::word,
};

/// How long a replica may be at a duty before another takes it for dead.
const LEASE: TimeDelta = TimeDelta::minutes(10);

/// Work that comes back regularly, for all agencies together. Each may be broken off anywhere and begun again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// Opens report periods: every day, and when a server starts for the first time.
    OpenPeriods,
    /// Reminds people of what is due, and makes their digests: every hour.
    Remind,
}

impl Duty {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::OpenPeriods, Self::Remind];

    async fn run(self, app: &App) -> Result<(), Error> {
        match self {
            Self::OpenPeriods => opening::open_periods(&app.db, app.clock.now()).await,
            Self::Remind => daily::remind(&app.db, app.clock.now()).await,
        }
    }

    /// When it is due again after it was done.
    fn next(self, done: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::OpenPeriods => end_of(local(done).date_naive()),
            Self::Remind => next_hour(done),
        }
    }
}

/// A duty with the time it is due. While it runs, that is the end of its lease.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "duty")]
pub struct Model {
    /// Which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// When it may be begun.
    pub due_at: DateTime<Utc>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Does the next duty that is due, if no other replica is at it; tells whether there was one.
pub async fn run_one(app: &App) -> Result<bool, Error> {
    let known = Entity::find().all(&*app.db).await?;
    for duty in Duty::ALL {
        let now = app.clock.now();
        let row = known.iter().find(|row| row.name == word(duty));
        let is_due = row.is_none_or(|row| row.due_at <= now);
        if is_due && claim(app, duty, now).await? {
            // On failure the lease runs out, and it is tried again.
            duty.run(app).await?;
            put_off(app, duty, duty.next(now)).await?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes a duty; false when another replica was faster.
async fn claim(app: &App, duty: Duty, now: DateTime<Utc>) -> Result<bool, Error> {
    let tx = app.db.write().await?;
    let row = ActiveModel { name: Set(word(duty)), due_at: Set(now) };
    let there = OnConflict::column(Column::Name).do_nothing().to_owned();
    Entity::insert(row).on_conflict(there).exec_without_returning(&*tx).await?;
    let taken = Entity::update_many()
        .col_expr(Column::DueAt, Expr::value(now + LEASE))
        .filter(Column::Name.eq(word(duty)))
        .filter(Column::DueAt.lte(now))
        .exec(&*tx)
        .await?;
    tx.commit().await?;
    Ok(taken.rows_affected == 1)
}

async fn put_off(app: &App, duty: Duty, until: DateTime<Utc>) -> Result<(), Error> {
    let tx = app.db.write().await?;
    Entity::update_many()
        .col_expr(Column::DueAt, Expr::value(until))
        .filter(Column::Name.eq(word(duty)))
        .exec(&*tx)
        .await?;
    Ok(tx.commit().await?)
}
