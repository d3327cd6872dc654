//! The database: where SQLite and PostgreSQL differ, the difference lives here behind a named function.

use std::{
    collections::BTreeMap,
    ops::Deref,
    path::Path,
    sync::{Arc, Mutex as Guarded, PoisonError},
    time::Duration,
};

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    FromQueryResult, SqlErr, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
    sea_query::SelectStatement,
    sqlx::{
        postgres::PgListener,
        sqlite::{SqliteJournalMode, SqliteSynchronous},
    },
};
use tiendo_migrations::{Migrator, MigratorTrait};
use tokio::sync::{Mutex, OwnedMutexGuard};
use uuid::Uuid;

use crate::bell::Bell;

/// Number of PostgreSQL's advisory lock around setting up; any number will do, as long as it stays.
const SET_UP_LOCK: i64 = 20_260_101;

/// PostgreSQL's channel on which replicas tell each other how far journals go.
const JOURNAL_CHANNEL: &str = "tiendo_journal";

/// Agencies named in one message on it: a message may have 8,000 bytes.
const NAMED_AT_ONCE: usize = 100;

/// Rows in one INSERT: far below the 32,766 values SQLite takes in a statement.
pub const CHUNK: usize = 500;

/// A pool of connections, and the turn of the one writer where there can be only one.
#[derive(Debug, Clone)]
pub struct Db {
    pool: DatabaseConnection,
    turn: Option<Arc<Mutex<()>>>,
    bell: Arc<Bell>,
    sends_mail: bool,
}

/// A write transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Tx {
    inner: DatabaseTransaction,
    noted: Guarded<BTreeMap<Uuid, i64>>,
    bell: Arc<Bell>,
    /// Whether this server sends e-mail: then what tells people by mail writes the mail in this same transaction.
    pub sends_mail: bool,
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
        Ok(Self { pool, turn, bell: Arc::default(), sends_mail: false })
    }

    /// The bell that rings when a transaction of this process, or one a replica told of, went on with a journal.
    pub fn bell(&self) -> &Bell {
        &self.bell
    }

    /// Rings the bell for what other replicas on the same PostgreSQL commit; ends only by failing. The embedded
    /// database has one server, which hears itself.
    pub async fn hear_replicas(&self) -> Result<(), DbErr> {
        if self.pool.get_database_backend() != DbBackend::Postgres {
            return std::future::pending().await;
        }
        let failed = |error| DbErr::Conn(sea_orm::RuntimeErr::SqlxError(Arc::new(error)));
        let pool = self.pool.get_postgres_connection_pool();
        let mut listener = PgListener::connect_with(pool).await.map_err(failed)?;
        listener.listen(JOURNAL_CHANNEL).await.map_err(failed)?;
        loop {
            // Nothing: the connection was lost and made again. What was said meanwhile is found by looking.
            let Some(heard) = listener.try_recv().await.map_err(failed)? else { continue };
            for (agency, seq) in heard.payload().split(',').filter_map(as_heard) {
                self.bell.ring(agency, seq);
            }
        }
    }

    /// Calls `callback` after each statement, with its text.
    pub fn watch(&mut self, callback: impl Fn(&str) + Send + Sync + 'static) {
        self.pool.set_metric_callback(move |info| callback(&info.statement.sql));
    }

    /// From now on, who is told by e-mail gets one: somebody sends it.
    pub fn send_mail(&mut self) {
        self.sends_mail = true;
    }

    /// Whether this server sends e-mail.
    pub fn sends_mail(&self) -> bool {
        self.sends_mail
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
        let inner = self.pool.begin_with_options(options).await?;
        Ok(Tx {
            inner,
            noted: Guarded::default(),
            bell: self.bell.clone(),
            sends_mail: self.sends_mail,
            _turn: turn,
        })
    }
}

impl Tx {
    /// An agency's journal now goes to `seq`: those who follow it are told once this is committed.
    pub fn noted(&self, agency: Uuid, seq: i64) {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner).insert(agency, seq);
    }

    /// Makes everything done in this transaction lasting.
    pub async fn commit(self) -> Result<(), DbErr> {
        let noted = self.noted.into_inner().unwrap_or_else(PoisonError::into_inner);
        tell_replicas(&self.inner, &noted).await?;
        self.inner.commit().await?;
        for (agency, seq) in noted {
            self.bell.ring(agency, seq);
        }
        Ok(())
    }
}

/// On PostgreSQL, says with the commit how far the journals go that it wrote to.
async fn tell_replicas(tx: &DatabaseTransaction, noted: &BTreeMap<Uuid, i64>) -> Result<(), DbErr> {
    if tx.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let words: Vec<String> = noted.iter().map(|(agency, seq)| format!("{agency} {seq}")).collect();
    for some in words.chunks(NAMED_AT_ONCE) {
        let said = [JOURNAL_CHANNEL.into(), some.join(",").into()];
        let tell = Statement::from_sql_and_values(DbBackend::Postgres, "SELECT pg_notify($1, $2)", said);
        tx.execute_raw(tell).await?;
    }
    Ok(())
}

fn as_heard(word: &str) -> Option<(Uuid, i64)> {
    let (agency, seq) = word.split_once(' ')?;
    Some((agency.parse().ok()?, seq.parse().ok()?))
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
