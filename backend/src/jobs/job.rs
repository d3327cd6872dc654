use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set,
    QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType},
};
use serde::{Deserialize, Serialize};
use tiendo_api::{
    Lang,
    annexes::{Job, JobState},
};

use crate::{
    db::{Db, Tx},
    error::Error,
    word::Word,
};

/// How long a replica may work on a job before another takes it for dead.
const LEASE: TimeDelta = TimeDelta::minutes(5);
/// Tries after which a job that kills its worker is given up.
const MOST_TRIES: i32 = 3;

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Reads the document of an annex draft.
    ReadAnnex,
}

/// A piece of background work. While running, `due_at` is the end of its lease.
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency.
    pub agency_id: Uuid,
    /// What it does.
    pub kind: Word<Kind>,
    /// Where it stands.
    pub state: Word<JobState>,
    /// How far.
    pub percent: i32,
    /// The draft it works on.
    pub annex_id: Option<Uuid>,
    /// Why it failed, in Vietnamese.
    pub failure_vi: Option<String>,
    /// Why it failed, in English.
    pub failure_en: Option<String>,
    /// How often it was begun.
    pub tries: i32,
    /// When it may be begun, or taken over.
    pub due_at: DateTime<Utc>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// No relations.
#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Queues a job under an id of the caller's choice.
pub async fn queue(
    tx: &Tx,
    (id, agency_id): (Uuid, Uuid),
    kind: Kind,
    annex_id: Option<Uuid>,
    at: DateTime<Utc>,
) -> Result<Model, Error> {
    let row = ActiveModel {
        id: Set(id),
        agency_id: Set(agency_id),
        kind: Set(Word(kind)),
        state: Set(Word(JobState::Queued)),
        percent: Set(0),
        annex_id: Set(annex_id),
        failure_vi: Set(None),
        failure_en: Set(None),
        tries: Set(0),
        due_at: Set(at),
        created_at: Set(at),
    };
    Ok(row.insert(&**tx).await?)
}

/// Takes the next job that is due; no other replica gets it while the lease lasts.
pub async fn claim(db: &Db, now: DateTime<Utc>) -> Result<Option<Model>, Error> {
    let waiting = [JobState::Queued, JobState::Running].map(Word);
    // Looking first costs no turn of the one writer.
    let due = || {
        Entity::find()
            .filter(Column::State.is_in(waiting))
            .filter(Column::DueAt.lte(now))
            .order_by_asc(Column::DueAt)
    };
    if due().one(&**db).await?.is_none() {
        return Ok(None);
    }
    let tx = db.write().await?;
    let next = due().lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(&*tx).await?;
    let Some(mut job) = next else { return Ok(None) };
    job.tries += 1;
    let given_up = job.tries > MOST_TRIES;
    job.state = Word(if given_up { JobState::Failed } else { JobState::Running });
    Entity::update_many()
        .col_expr(Column::State, Expr::value(job.state))
        .col_expr(Column::Tries, Expr::value(job.tries))
        .col_expr(Column::DueAt, Expr::value(now + LEASE))
        .filter(Column::Id.eq(job.id))
        .exec(&*tx)
        .await?;
    tx.commit().await?;
    Ok(Some(job))
}

/// Says how far a job is.
pub async fn progress(db: &Db, id: Uuid, percent: i32) -> Result<(), Error> {
    let tx = db.write().await?;
    Entity::update_many()
        .col_expr(Column::Percent, Expr::value(percent))
        .filter(Column::Id.eq(id))
        .filter(Expr::col(Column::State).eq(Word(JobState::Running)))
        .exec(&*tx)
        .await?;
    Ok(tx.commit().await?)
}

/// Ends a job: done, or failed for a reason in both languages.
pub async fn end(tx: &Tx, id: Uuid, failure: Option<(String, String)>) -> Result<(), Error> {
    let state = if failure.is_some() { JobState::Failed } else { JobState::Done };
    let (vi, en) = failure.unzip();
    Entity::update_many()
        .col_expr(Column::State, Expr::value(Word(state)))
        .col_expr(Column::Percent, Expr::value(100))
        .col_expr(Column::FailureVi, Expr::value(vi))
        .col_expr(Column::FailureEn, Expr::value(en))
        .filter(Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

impl Model {
    /// The job as sent.
    pub fn seen(self, lang: Lang) -> Job {
        let failure = match lang {
            Lang::Vi => self.failure_vi,
            Lang::En => self.failure_en,
        };
        Job { id: self.id, state: self.state.0, percent: self.percent, annex_id: self.annex_id, failure }
    }
}
