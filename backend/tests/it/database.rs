//! A database for each test, a copy of one that is made once per run.

use std::{
    env, fs,
    path::PathBuf,
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};

use sea_orm::{ConnectOptions, ConnectionTrait, Database as Connect};
use tempfile::TempDir;
use tiendo::db::{self, Db};

use crate::world;

/// A database of one test; it goes with the test.
#[derive(Debug)]
pub struct Database {
    /// How to open it.
    pub url: String,
    kept: Kept,
}

#[derive(Debug)]
enum Kept {
    Sqlite(TempDir),
    Postgres(String),
}

/// The server on which to make PostgreSQL databases, when there is one.
static CLUSTER: LazyLock<Option<String>> = LazyLock::new(|| env::var("TIENDO_TEST_DATABASE_URL").ok());

/// The content of a SQLite database with both agencies, or the name of a PostgreSQL one.
static SEEDED: LazyLock<Seeded> = LazyLock::new(|| aside(seed));

enum Seeded {
    File(Vec<u8>),
    Template(String),
}

impl Database {
    /// A database without any table.
    pub async fn empty() -> Self {
        match &*CLUSTER {
            Some(cluster) => Self::postgres(cluster, "template0").await,
            None => Self::sqlite(None),
        }
    }

    /// A database with both agencies of the [`world`].
    pub async fn seeded() -> Self {
        // Made outside this test's own runtime, by whoever comes first.
        match (&*CLUSTER, &*SEEDED) {
            (Some(cluster), Seeded::Template(name)) => Self::postgres(cluster, name).await,
            (_, Seeded::File(content)) => Self::sqlite(Some(content)),
            _ => unreachable!("a template without its cluster"),
        }
    }

    /// The directory of the embedded database; none on PostgreSQL.
    pub fn directory(&self) -> Option<PathBuf> {
        match &self.kept {
            Kept::Sqlite(dir) => Some(dir.path().to_owned()),
            Kept::Postgres(_) => None,
        }
    }

    fn sqlite(content: Option<&[u8]>) -> Self {
        let dir = TempDir::new().expect("a directory");
        if let Some(content) = content {
            fs::write(dir.path().join("tiendo.sqlite"), content).expect("a copy");
        }
        Self { url: db::embedded_url(dir.path()), kept: Kept::Sqlite(dir) }
    }

    async fn postgres(cluster: &str, template: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let name = format!("tiendo_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        administer(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Self { url: format!("{cluster}{name}"), kept: Kept::Postgres(name) }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Kept::Postgres(name) = &self.kept {
            let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            aside(async || administer(&drop).await);
        }
    }
}

async fn seed() -> Seeded {
    let database = Database::empty().await;
    let db = Db::open(&database.url).await.expect("migrations");
    world::seed(&db).await;
    match &database.kept {
        Kept::Sqlite(dir) => {
            let copy = dir.path().join("seeded.sqlite");
            db.execute_unprepared(&format!("VACUUM INTO '{}'", copy.display())).await.expect("a copy");
            Seeded::File(fs::read(copy).expect("the copy"))
        }
        Kept::Postgres(name) => {
            let template = format!("{name}_seeded");
            db.close_by_ref().await.expect("nobody connected");
            administer(&format!("ALTER DATABASE {name} RENAME TO {template}")).await;
            Seeded::Template(template)
        }
    }
}

/// Runs a statement that concerns the whole PostgreSQL server.
async fn administer(statement: &str) {
    let cluster = CLUSTER.as_ref().expect("PostgreSQL");
    let mut options = ConnectOptions::new(format!("{cluster}postgres"));
    options.max_connections(1).sqlx_logging(false);
    let server = Connect::connect(options).await.expect("PostgreSQL answers");
    server.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    server.close().await.expect("closed");
}

/// Runs something to its end on a thread and a runtime of its own.
fn aside<T: Send>(work: impl AsyncFnOnce() -> T + Send) -> T {
    let run = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(work())
    };
    thread::scope(|scope| scope.spawn(run).join()).expect("done")
}
