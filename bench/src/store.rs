//! Where a filled database lives: an SQLite file under `target/bench`, or a PostgreSQL database of its own.

use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sea_orm::{ConnectionTrait, Database, DbBackend, FromQueryResult, Statement};
use tiendo_migrations::{Migrator, MigratorTrait};

use crate::fill::year::PLAN;

/// From this size on a filled database is kept for the next run; smaller ones are made anew in a moment.
const KEPT_FROM: u32 = 1000;

/// Which kind of database.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Files under this folder.
    Sqlite(PathBuf),
    /// Databases on the server with this address.
    Postgres(String),
}

/// A database of so many agencies.
#[derive(Debug, Clone)]
pub struct Store {
    /// Where.
    pub kind: Kind,
    /// How many agencies.
    pub agencies: u32,
    name: String,
}

#[derive(FromQueryResult)]
struct Known {
    datname: String,
}

impl Kind {
    /// The kind as the report names it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// The address of the database `name`.
    fn url(&self, name: &str) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite://{}?mode=rwc", file(folder, name).display()),
            Self::Postgres(server) => format!("{}/{name}", root(server)),
        }
    }
}

impl Store {
    /// The store for so many agencies of a seed. Its name changes with the schema and the plan, so that a kept one is
    /// never out of date.
    pub fn new(kind: Kind, agencies: u32, seed: u64) -> Self {
        let mut digest = DefaultHasher::new();
        seed.hash(&mut digest);
        PLAN.bytes.hash(&mut digest);
        for step in Migrator::migrations() {
            step.name().hash(&mut digest);
        }
        let name = format!("tiendo_bench_{agencies}_{:08x}", digest.finish() & 0xffff_ffff);
        Self { kind, agencies, name }
    }

    /// The address of the filled database.
    pub fn url(&self) -> String {
        self.kind.url(&self.name)
    }

    /// The address of the database while it is being filled; PostgreSQL does not wait for the disk then.
    pub fn filling_url(&self) -> String {
        let url = self.kind.url(&self.filling());
        match &self.kind {
            Kind::Sqlite(_) => url,
            Kind::Postgres(_) => format!("{url}?options[synchronous_commit]=off"),
        }
    }

    /// Whether an earlier run left it filled.
    pub async fn is_kept(&self) -> Result<bool> {
        if self.agencies < KEPT_FROM {
            return Ok(false);
        }
        match &self.kind {
            Kind::Sqlite(folder) => Ok(file(folder, &self.name).exists()),
            Kind::Postgres(server) => {
                let db = Database::connect(format!("{}/postgres", root(server))).await?;
                let known = Statement::from_string(DbBackend::Postgres, "SELECT datname FROM pg_database");
                let known = Known::find_by_statement(known).all(&db).await?;
                Ok(known.iter().any(|known| known.datname == self.name))
            }
        }
    }

    /// Makes room for filling: nothing is there afterwards.
    pub async fn clear(&self) -> Result<()> {
        match &self.kind {
            Kind::Sqlite(folder) => {
                std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
                for name in [&self.name, &self.filling()] {
                    remove(&file(folder, name))?;
                }
                Ok(())
            }
            Kind::Postgres(server) => {
                let (name, filling) = (&self.name, self.filling());
                administer(
                    server,
                    &[
                        format!("DROP DATABASE IF EXISTS {name}"),
                        format!("DROP DATABASE IF EXISTS {filling}"),
                        format!("CREATE DATABASE {filling} ENCODING 'UTF8' TEMPLATE template0"),
                    ],
                )
                .await
            }
        }
    }

    /// Gives the filled database its name; before this it counts as unfinished.
    pub async fn finish(&self) -> Result<()> {
        match &self.kind {
            Kind::Sqlite(folder) => {
                std::fs::rename(file(folder, &self.filling()), file(folder, &self.name))?;
                Ok(())
            }
            Kind::Postgres(server) => {
                let (name, filling) = (&self.name, self.filling());
                administer(
                    server,
                    &[format!("ALTER DATABASE {filling} RENAME TO {name}"), "CHECKPOINT".into()],
                )
                .await
            }
        }
    }

    /// A copy of the filled database, to be changed.
    pub async fn copy(&self) -> Result<Self> {
        let copy = Self { name: format!("{}_copy", self.name), ..self.clone() };
        match &self.kind {
            Kind::Sqlite(folder) => {
                remove(&file(folder, &copy.name))?;
                std::fs::copy(file(folder, &self.name), file(folder, &copy.name))?;
            }
            Kind::Postgres(server) => {
                let (name, model) = (&copy.name, &self.name);
                let made = [
                    format!("DROP DATABASE IF EXISTS {name}"),
                    format!("CREATE DATABASE {name} TEMPLATE {model} STRATEGY FILE_COPY"),
                    "CHECKPOINT".into(),
                ];
                administer(server, &made).await?;
            }
        }
        Ok(copy)
    }

    /// Takes the database away.
    pub async fn drop(self) -> Result<()> {
        match &self.kind {
            Kind::Sqlite(folder) => remove(&file(folder, &self.name)),
            Kind::Postgres(server) => {
                administer(server, &[format!("DROP DATABASE {} WITH (FORCE)", self.name)]).await
            }
        }
    }

    fn filling(&self) -> String {
        format!("{}_filling", self.name)
    }
}

/// A server's address without a database or a slash at its end.
fn root(server: &str) -> &str {
    server.trim_end_matches('/')
}

async fn administer(server: &str, statements: &[String]) -> Result<()> {
    let db = Database::connect(format!("{}/postgres", root(server))).await?;
    for statement in statements {
        db.execute_unprepared(statement).await.with_context(|| statement.clone())?;
    }
    Ok(db.close().await?)
}

fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.sqlite"))
}

/// Removes an SQLite file with what lies beside it.
fn remove(file: &Path) -> Result<()> {
    for beside in ["", "-wal", "-shm", "-journal"] {
        let mut path = file.as_os_str().to_owned();
        path.push(beside);
        let path = PathBuf::from(path);
        if path.exists() {
            std::fs::remove_file(&path)?;
        }
    }
    Ok(())
}
