//! The statements the server really builds, and how the database means to answer them.

use std::sync::{Arc, Mutex, PoisonError};

use actix_web::web::Data;
use anyhow::{Context, Result};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use serde_json::json;
use tiendo::{app::App, clock::Clock, db::Db, routes::BASE};

use crate::{cases, fill::today, inside::Inside, visitors::Visitor};

/// Marks a line of a plan over a table that holds nothing: PostgreSQL reads such a one without an index.
const EMPTY: &str = " (empty)";

/// A statement with its plan.
#[derive(Debug)]
pub struct Explained {
    /// Which case sends it.
    pub case: &'static str,
    /// The statement.
    pub statement: String,
    /// The plan, line by line.
    pub plan: Vec<String>,
}

impl Explained {
    /// Whether a table is read from end to end. A condition that is never true (an empty list) reads nothing, though
    /// the plan names the table.
    pub fn scans(&self) -> bool {
        if [" WHERE ? = ?", " WHERE $1 = $2"].iter().any(|never| self.statement.contains(never)) {
            return false;
        }
        let scans = |line: &String| {
            let line = line.trim_start_matches(['-', '>', ' ']);
            let of_rows = line.starts_with("SCAN ") && !line.starts_with("SCAN CONSTANT");
            let in_turn = line.starts_with("Seq Scan") || line.starts_with("Parallel Seq Scan");
            (of_rows || in_turn) && !line.ends_with(EMPTY)
        };
        self.plan.iter().any(scans)
    }
}

/// Explains every statement of every read and of a report, as one visitor sends them.
pub async fn all(database: &str, visitor: &Visitor) -> Result<Vec<Explained>> {
    let mut db = Db::connect(database).await?;
    let heard: Arc<Mutex<Vec<String>>> = Arc::default();
    let ear = Arc::clone(&heard);
    db.watch(move |statement| ear.lock().unwrap_or_else(PoisonError::into_inner).push(statement.to_owned()));
    let inside = Inside::over(Data::new(App::over(db, Clock::standing_at(today())).await?)).await;
    let taken = || std::mem::take(&mut *heard.lock().unwrap_or_else(PoisonError::into_inner));
    taken();
    let mut statements = Vec::new();
    for (name, path) in cases::paths(visitor, 0) {
        inside.get(&path, &visitor.token).await?;
        statements.extend(taken().into_iter().map(|statement| (name, statement)));
    }
    let (item, _) = visitor.items.first().context("a visitor without work")?;
    let path = format!("{BASE}/work-items/{item}");
    let (_, tag) = inside.get(&path, &visitor.token).await?;
    taken();
    inside.post(&format!("{path}/progress"), &visitor.token, &tag, &json!({ "noChange": true })).await?;
    statements.extend(taken().into_iter().map(|statement| ("report progress", statement)));
    let mut options = ConnectOptions::new(database);
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await?;
    let mut explained = Vec::new();
    for (case, statement) in statements {
        let verb = statement.split(' ').next().unwrap_or_default();
        if ["SELECT", "INSERT", "UPDATE", "DELETE"].contains(&verb) {
            let plan = plan_of(&db, &statement).await.with_context(|| statement.clone())?;
            explained.push(Explained { case, statement, plan });
        }
    }
    Ok(explained)
}

async fn plan_of(db: &DatabaseConnection, statement: &str) -> Result<Vec<String>> {
    let backend = db.get_database_backend();
    if backend == DbBackend::Sqlite {
        let explain = Statement::from_string(backend, format!("EXPLAIN QUERY PLAN {statement}"));
        let lines = db.query_all_raw(explain).await?;
        return Ok(lines.iter().map(|line| line.try_get("", "detail")).collect::<Result<_, _>>()?);
    }
    db.execute_unprepared("SET plan_cache_mode = force_generic_plan").await?;
    db.execute_unprepared(&format!("PREPARE explained AS {statement}")).await?;
    let values = vec!["NULL"; values_in(statement)].join(", ");
    let values = if values.is_empty() { values } else { format!("({values})") };
    let explain = Statement::from_string(backend, format!("EXPLAIN (COSTS OFF) EXECUTE explained{values}"));
    let lines = db.query_all_raw(explain).await?;
    db.execute_unprepared("DEALLOCATE explained").await?;
    let mut plan = Vec::new();
    for line in lines {
        let mut line: String = line.try_get("", "QUERY PLAN")?;
        let table = line.split("Seq Scan on ").nth(1).and_then(|rest| rest.split(' ').next());
        if let Some(table) = table.map(ToOwned::to_owned)
            && is_empty(db, &table).await?
        {
            line.push_str(EMPTY);
        }
        plan.push(line);
    }
    Ok(plan)
}

async fn is_empty(db: &DatabaseConnection, table: &str) -> Result<bool> {
    let first = Statement::from_string(DbBackend::Postgres, format!("SELECT 1 FROM {table} LIMIT 1"));
    Ok(db.query_one_raw(first).await?.is_none())
}

/// The highest `$n` of a statement.
fn values_in(statement: &str) -> usize {
    let number = |part: &str| {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    statement.split('$').skip(1).filter_map(number).max().unwrap_or_default()
}
