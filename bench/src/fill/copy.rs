//! Agencies copied inside the database: one statement a table. A copy's ids are its model's with another time in
//! front (ids are UUIDv7), so that references between rows hold.
//!
//! Only while filling: no constraints, secondary indexes made afterwards, no journal file (SQLite), no waiting for the
//! disk (PostgreSQL).

use anyhow::Result;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, FromQueryResult, Statement,
};

use super::{agency::Agency, came_in};
use crate::store::Store;

/// Copies whose numbers and times stand in one INSERT.
const CHUNK: usize = 500;

/// A table whose rows belong to an agency.
struct Table {
    name: String,
    /// Columns, and whether each holds an id.
    columns: Vec<(String, bool)>,
}

#[derive(FromQueryResult)]
struct Index {
    name: String,
    definition: String,
}

/// Makes all agencies of the store but the models, as copies of these; then lets the planner know the tables.
pub async fn fleet(store: &Store, models: &[Agency]) -> Result<()> {
    let mut options = ConnectOptions::new(store.filling_url());
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await?;
    let backend = db.get_database_backend();
    let (relaxed, done) = match backend {
        DbBackend::Sqlite => (
            "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; \
             PRAGMA foreign_keys = OFF; PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY",
            "ANALYZE; PRAGMA journal_mode = WAL",
        ),
        _ => (
            "SET synchronous_commit = off; SET session_replication_role = replica; SET work_mem = '256MB'; \
             SET maintenance_work_mem = '512MB'",
            "VACUUM ANALYZE",
        ),
    };
    db.execute_unprepared(relaxed).await?;
    if store.agencies as usize > models.len() {
        let indexes = indexes(&db).await?;
        for index in &indexes {
            db.execute_unprepared(&format!("DROP INDEX {}", index.name)).await?;
        }
        list(&db, store.agencies, models).await?;
        for table in tables(&db).await? {
            copy(&db, &table).await?;
        }
        for index in &indexes {
            db.execute_unprepared(&index.definition).await?;
        }
    }
    db.execute_unprepared(done).await?;
    Ok(db.close().await?)
}

/// Lists the copies to make: number, model, and the time their ids begin with.
async fn list(db: &DatabaseConnection, agencies: u32, models: &[Agency]) -> Result<()> {
    let backend = db.get_database_backend();
    let id = if backend == DbBackend::Sqlite { "BLOB" } else { "UUID" };
    let time = if backend == DbBackend::Sqlite { "BLOB" } else { "TEXT" };
    db.execute_unprepared(&format!("CREATE TEMP TABLE fleet (number INTEGER, model {id}, came_in {time})"))
        .await?;
    let first = u32::try_from(models.len())?;
    let row = |(number, model): (u32, &Agency)| {
        let millis = format!("{:012x}", came_in(number).timestamp_millis());
        let (high, low) = millis.split_at(8);
        match backend {
            DbBackend::Sqlite => format!("({number}, X'{}', X'{millis}')", model.id.simple()),
            _ => format!("({number}, '{}', '{high}-{low}')", model.id),
        }
    };
    let rows: Vec<String> = (first..agencies).zip(models.iter().cycle()).map(row).collect();
    for chunk in rows.chunks(CHUNK) {
        db.execute_unprepared(&format!("INSERT INTO fleet VALUES {}", chunk.join(", "))).await?;
    }
    Ok(())
}

/// Copies the models' rows of a table. What was written over the year stands in the order of its time, agencies
/// among each other, as it would have come in; plans stand agency by agency.
async fn copy(db: &DatabaseConnection, table: &Table) -> Result<()> {
    let name = &table.name;
    db.execute_unprepared(&format!("CREATE TEMP TABLE model_{name} AS SELECT * FROM {name}")).await?;
    let names: Vec<String> = table.columns.iter().map(|(column, _)| format!("\"{column}\"")).collect();
    let backend = db.get_database_backend();
    let values: Vec<String> =
        table.columns.iter().map(|(column, is_id)| copied(backend, column, *is_id)).collect();
    let owner = if table.has("agency_id") { "agency_id" } else { "id" };
    let order = if table.has("at") { "o.at, f.number" } else { "f.number" };
    let statement = format!(
        "INSERT INTO {name} ({}) SELECT {} FROM fleet f JOIN model_{name} o ON o.{owner} = f.model ORDER BY {order}",
        names.join(", "),
        values.join(", ")
    );
    db.execute_unprepared(&statement).await?;
    Ok(())
}

/// The value of a column in a copy.
fn copied(backend: DbBackend, column: &str, is_id: bool) -> String {
    match (backend, is_id, column) {
        (DbBackend::Sqlite, true, _) => format!("CAST(f.came_in || substr(o.{column}, 7) AS BLOB)"),
        (_, true, _) => format!("(f.came_in || substr(o.{column}::text, 14))::uuid"),
        (_, _, "username") => "o.username || '.' || f.number".to_owned(),
        _ => format!("o.\"{column}\""),
    }
}

/// Indexes that are no constraint.
async fn indexes(db: &DatabaseConnection) -> Result<Vec<Index>> {
    let backend = db.get_database_backend();
    let text = match backend {
        DbBackend::Sqlite => {
            "SELECT name, sql AS definition FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        }
        _ => {
            "SELECT indexname::text AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' \
             AND indexname NOT IN (SELECT conname FROM pg_constraint)"
        }
    };
    Ok(Index::find_by_statement(Statement::from_string(backend, text)).all(db).await?)
}

/// Tables of an agency that are not copied: what sessions, retried calls and the reading of a document leave behind.
const LEFT_OUT: [&str; 8] = [
    "session",
    "kept_answer",
    "job",
    "annex",
    "annex_finding",
    "column_meaning",
    "plan_version",
    "stored_file",
];

#[derive(FromQueryResult)]
struct Column {
    table_name: String,
    name: String,
    kind: String,
}

/// The tables of an agency's rows, as the database has them: one that is added later is copied too.
async fn tables(db: &DatabaseConnection) -> Result<Vec<Table>> {
    let backend = db.get_database_backend();
    let text = match backend {
        DbBackend::Sqlite => {
            "SELECT m.name AS table_name, c.name AS name, c.type AS kind FROM sqlite_master m \
             JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid"
        }
        _ => {
            "SELECT table_name::text, column_name::text AS name, udt_name::text AS kind FROM information_schema.columns \
             WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"
        }
    };
    let mut tables: Vec<Table> = Vec::new();
    for Column { table_name, name, kind } in
        Column::find_by_statement(Statement::from_string(backend, text)).all(db).await?
    {
        let column = (name, kind.starts_with("uuid"));
        match tables.last_mut().filter(|last| last.name == table_name) {
            Some(table) => table.columns.push(column),
            None => tables.push(Table { name: table_name, columns: vec![column] }),
        }
    }
    tables.retain(|table| {
        let of_an_agency = table.name == "agency" || table.has("agency_id");
        of_an_agency && !LEFT_OUT.contains(&table.name.as_str())
    });
    Ok(tables)
}

impl Table {
    fn has(&self, wanted: &str) -> bool {
        self.columns.iter().any(|(column, _)| column == wanted)
    }
}
