//! The database: where SQLite and PostgreSQL differ, the difference lives here behind a named function.

use std::{ops::Deref, path::Path, sync::Arc, time::Duration};

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    FromQueryResult, SqlErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
    sea_query::SelectStatement,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};
use tiendo_migrations::{Migrator, MigratorTrait};
use tokio::sync::{Mutex, OwnedMutexGuard};

/// Number of PostgreSQL's advisory lock around setting up; any number will do, as long as it stays.
const SET_UP_LOCK: i64 = 20_260_101;

/// Rows in one INSERT: far below the 32,766 values SQLite takes in a statement.
pub const CHUNK: usize = 500;

/// A pool of connections, and the turn of the one writer where there can be only one.
#[derive(Debug, Clone)]
pub struct Db {
    pool: DatabaseConnection,
    turn: Option<Arc<Mutex<()>>>,
}

/// A write transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Tx {
    inner: DatabaseTransaction,
    // Released after the transaction has ended; fields drop in this order.
    _turn: Option<OwnedMutexGuard<()>>,
}

impl Db {
    /// Opens the database at `url` (`sqlite://…` or `postgres://…`) and brings its schema up to date.
    pub async fn open(url: &str) -> Result<Self, DbErr> {
        let db = Self::connect(url).await?;
        db.alone(async || Migrator::up(&db.pool, None).await).await??;
        Ok(db)
    }

    /// Does `work` while no other replica on the same PostgreSQL does such work. The embedded database has one server.
    pub async fn alone<T>(&self, work: impl AsyncFnOnce() -> T) -> Result<T, DbErr> {
        if self.pool.get_database_backend() != DbBackend::Postgres {
            return Ok(work().await);
        }
        let lock = self.pool.begin().await?;
        lock.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({SET_UP_LOCK})")).await?;
        let done = work().await;
        lock.commit().await?;
        Ok(done)
    }

    /// Opens the database at `url` as it is.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        let mut options = ConnectOptions::new(url);
        options.max_connections(8).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
        if url.starts_with("sqlite:") {
            // A file does not hang up: asking each connection whether it is alive would double the statements.
            // More connections than these only hold more pages in memory.
            options.max_connections(4).test_before_acquire(false);
        }
        options.map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                // An acknowledged record may never be lost, not even to a power cut.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
        });
        let pool = Database::connect(options).await?;
        let turn = (pool.get_database_backend() == DbBackend::Sqlite).then(Arc::default);
        Ok(Self { pool, turn })
    }

    /// Calls `callback` after each statement, with its text.
    pub fn watch(&mut self, callback: impl Fn(&str) + Send + Sync + 'static) {
        self.pool.set_metric_callback(move |info| callback(&info.statement.sql));
    }

    /// Begins a write transaction; on SQLite it waits its turn instead of failing on a locked file.
    pub async fn write(&self) -> Result<Tx, DbErr> {
        let turn = match &self.turn {
            Some(turn) => Some(turn.clone().lock_owned().await),
            None => None,
        };
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        Ok(Tx { inner: self.pool.begin_with_options(options).await?, _turn: turn })
    }
}

impl Tx {
    /// Makes everything done in this transaction lasting.
    pub async fn commit(self) -> Result<(), DbErr> {
        self.inner.commit().await
    }
}

impl Deref for Db {
    type Target = DatabaseConnection;

    fn deref(&self) -> &DatabaseConnection {
        &self.pool
    }
}

impl Deref for Tx {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.inner
    }
}

/// The address of the embedded database under `data`.
pub fn embedded_url(data: &Path) -> String {
    format!("sqlite://{}?mode=rwc", data.join("tiendo.sqlite").display())
}

/// Whether an error says that a row with these unique values exists.
pub fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// The rows of a hand-written query.
pub async fn all<T: FromQueryResult>(
    db: &impl ConnectionTrait,
    query: &SelectStatement,
) -> Result<Vec<T>, DbErr> {
    T::find_by_statement(db.get_database_backend().build(query)).all(db).await
}

/// The first row of a hand-written query.
pub async fn one<T: FromQueryResult>(
    db: &impl ConnectionTrait,
    query: &SelectStatement,
) -> Result<Option<T>, DbErr> {
    T::find_by_statement(db.get_database_backend().build(query)).one(db).await
}
