use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::{db::Db, error::Error};

/// Failures of one user name, known or not; kept in the database so that every replica sees them.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_failure")]
pub struct Model {
    /// User name as typed, lower case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub username: String,
    /// Failures since the last success.
    pub failures: i32,
    /// When the last one was.
    pub last_at: DateTime<Utc>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Wrong tries before the first wait (TCVN 14423:2026: lock at five for business software).
const FREE_TRIES: i32 = 5;
const FIRST_WAIT: i64 = 30;
const LONGEST_WAIT: i64 = 15 * 60;

/// Refuses while the user name has to wait.
pub async fn check(db: &Db, username: &str, now: DateTime<Utc>) -> Result<(), Error> {
    let Some(row) = Entity::find_by_id(username).one(&**db).await? else {
        return Ok(());
    };
    let left = (row.last_at + wait_after(row.failures) - now).num_seconds();
    if left > 0 { Err(Error::TooManyTries(left.unsigned_abs())) } else { Ok(()) }
}

/// Counts a failure, and forgets those a day old.
pub async fn failed(db: &Db, username: &str, now: DateTime<Utc>) -> Result<(), Error> {
    let tx = db.write().await?;
    let once_more = OnConflict::column(Column::Username)
        .value(Column::Failures, Expr::col((Entity, Column::Failures)).add(1))
        .update_column(Column::LastAt)
        .to_owned();
    Entity::insert(ActiveModel { username: Set(username.to_owned()), failures: Set(1), last_at: Set(now) })
        .on_conflict(once_more)
        .exec_without_returning(&*tx)
        .await?;
    Entity::delete_many().filter(Column::LastAt.lt(now - TimeDelta::days(1))).exec(&*tx).await?;
    Ok(tx.commit().await?)
}

/// Forgets the failures of a user name that has signed in.
pub async fn succeeded(tx: &crate::db::Tx, username: &str) -> Result<(), Error> {
    Entity::delete_by_id(username).exec(&**tx).await?;
    Ok(())
}

fn wait_after(failures: i32) -> TimeDelta {
    let over = failures - FREE_TRIES;
    if over < 0 {
        return TimeDelta::zero();
    }
    let doubled = FIRST_WAIT << over.clamp(0, 5);
    TimeDelta::seconds(doubled.clamp(FIRST_WAIT, LONGEST_WAIT))
}
