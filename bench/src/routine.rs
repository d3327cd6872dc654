//! What a server does of its own accord, beside people who write: opening a report period and reminding for all agencies.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use chrono::NaiveDate;
use sea_orm::{ConnectOptions, Database, DatabaseConnection, FromQueryResult, Statement};

use crate::{
    cases,
    drive::Round,
    fill::fill,
    http::{Ask, Connection},
    process::{self, Server},
    report,
    store::{Kind, Store},
    visitors,
};

/// Connections that write meanwhile.
const WRITERS: usize = 2;
/// How often it is looked whether the server has done.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// How long the writers write when nothing else is done, to compare with.
const QUIET: Duration = Duration::from_secs(10);
/// Most that may pass until the server has done.
const WITHIN: Duration = Duration::from_mins(15);
/// Longest that a writer may wait.
const BUDGET: Duration = Duration::from_millis(200);

/// What to measure.
#[derive(Debug, clap::Args)]
pub struct Routine {
    /// How many agencies.
    #[arg(long, default_value_t = 10_000)]
    agencies: u32,
    /// Seed of the generator and of who writes what.
    #[arg(long, default_value_t = 2026)]
    seed: u64,
    /// Also measure on this PostgreSQL server, as a superuser: postgres://user@host:port. Makes databases of its own.
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
    /// Where SQLite files are made and kept.
    #[arg(long, value_name = "DIR", default_value = "target/bench")]
    folder: PathBuf,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// The first day of the report period after the one the filled databases stand in; a Tuesday.
fn new_period() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 15).unwrap_or_default()
}

/// Measures and prints a table in Markdown.
pub async fn run(asked: Routine) -> Result<()> {
    process::build()?;
    println!("load before the run: {}\n", report::load_average());
    println!("| | | took | writes meanwhile | p50 | p99 | longest | budget | |");
    println!("|---|---|--:|--:|--:|--:|--:|--:|---|");
    let kinds = [Some(Kind::Sqlite(asked.folder.clone())), asked.postgres.clone().map(Kind::Postgres)];
    for kind in kinds.into_iter().flatten() {
        let store = Store::new(kind, asked.agencies, asked.seed);
        fill(&store, asked.seed).await?;
        let copy = store.copy().await?;
        measure(&copy, asked.seed).await?;
        copy.drop().await?;
    }
    Ok(())
}

async fn measure(store: &Store, seed: u64) -> Result<()> {
    let (url, kind) = (store.url(), store.kind.name());
    let mut asks = writes(&url, seed).await?;
    let mut options = ConnectOptions::new(&url);
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await?;
    let before = items(&db).await?;
    // The server begins with the period, and goes on to the reminders.
    let server = Server::product_on(&url, new_period()).await?;
    let opened = "SELECT COUNT(*) AS count FROM opened_period WHERE code = '2026'";
    let (took, round) = meanwhile(&server, &mut asks, &db, (opened, store.agencies.into())).await?;
    let made = items(&db).await? - before;
    ensure!(made >= i64::from(store.agencies), "only {made} items were made");
    row(
        kind,
        &format!("opening a period: {} items", report::grouped(made.unsigned_abs())),
        took,
        &round,
        true,
    );
    let reminded = format!("SELECT COUNT(*) AS count FROM reminded WHERE day = '{}'", new_period());
    let (took, round) = meanwhile(&server, &mut asks, &db, (&reminded, store.agencies.into())).await?;
    row(kind, "reminding", took, &round, false);
    let (took, round) = quiet(&server, &mut asks).await?;
    row(kind, "nothing else", took, &round, false);
    Ok(db.close().await?)
}

/// Progress to report, by people signed in on that day.
async fn writes(url: &str, seed: u64) -> Result<Vec<Ask>> {
    let visitors = visitors::draw(url, seed, new_period()).await?;
    let nowhere = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
    let case = cases::writes(nowhere, &visitors).into_iter().next();
    Ok(case.context("nothing to write")?.asks)
}

async fn items(db: &DatabaseConnection) -> Result<i64> {
    counted(db, "SELECT COUNT(*) AS count FROM work_item").await
}

async fn counted(db: &DatabaseConnection, statement: &str) -> Result<i64> {
    let statement = Statement::from_string(db.get_database_backend(), statement);
    Ok(Count::find_by_statement(statement).one(db).await?.context("no count")?.count)
}

/// Writes until a count is reached; tells how long that took, and how long each write.
async fn meanwhile(
    server: &Server,
    asks: &mut Vec<Ask>,
    db: &DatabaseConnection,
    (statement, enough): (&str, i64),
) -> Result<(Duration, Round)> {
    let started = Instant::now();
    let done = async {
        while counted(db, statement).await? < enough {
            ensure!(started.elapsed() < WITHIN, "the server does not get done");
            tokio::time::sleep(LOOK_EVERY).await;
        }
        Ok(started.elapsed())
    };
    beside(server, asks, done).await
}

async fn quiet(server: &Server, asks: &mut Vec<Ask>) -> Result<(Duration, Round)> {
    beside(server, asks, async {
        tokio::time::sleep(QUIET).await;
        Ok(QUIET)
    })
    .await
}

/// Writes while something goes on.
async fn beside(
    server: &Server,
    asks: &mut Vec<Ask>,
    goes_on: impl Future<Output = Result<Duration>>,
) -> Result<(Duration, Round)> {
    let ended = Arc::new(AtomicBool::new(false));
    let share = asks.len() / WRITERS;
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| asks.split_off(asks.len().saturating_sub(share)))
        .map(|share| tokio::spawn(write(server.address, share, Arc::clone(&ended))))
        .collect();
    let took = goes_on.await?;
    ended.store(true, Ordering::Relaxed);
    let mut round = Round { took, ..Round::default() };
    for writer in writers {
        let (share, times) = writer.await??;
        asks.extend(share);
        round.times.extend(times);
    }
    round.times.sort_unstable();
    Ok((took, round))
}

/// One writer, until told to end.
async fn write(
    server: std::net::SocketAddr,
    mut asks: Vec<Ask>,
    ended: Arc<AtomicBool>,
) -> Result<(Vec<Ask>, Vec<Duration>)> {
    let mut connection = Connection::to(server).await?;
    let (mut times, mut next, count) = (Vec::new(), 0, asks.len());
    while !ended.load(Ordering::Relaxed) {
        let ask = asks.get_mut(next).context("nothing to write")?;
        let asked = Instant::now();
        let answer = connection.ask(ask).await?;
        times.push(asked.elapsed());
        let said = || String::from_utf8_lossy(&answer.body).into_owned();
        ensure!(answer.status == 201, "{}: {} {}", ask.path, answer.status, said());
        if let (Some((_, tag)), Some(now)) = (&mut ask.condition, answer.etag) {
            *tag = now;
        }
        next = (next + 1) % count;
    }
    asks.rotate_left(next);
    Ok((asks, times))
}

fn row(kind: &str, what: &str, took: Duration, round: &Round, has_budget: bool) {
    let longest = round.times.last().copied().unwrap_or_default();
    let millis = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1000.0);
    let (half, most) = (millis(round.percentile(50)), millis(round.percentile(99)));
    let verdict = match has_budget {
        true if longest <= BUDGET => "200 ms | met",
        true => "200 ms | **not met**",
        false => "|",
    };
    println!(
        "| {kind} | {what} | {:.1} s | {} | {half} | {most} | {} | {verdict} |",
        took.as_secs_f64(),
        report::grouped(round.times.len() as u64),
        millis(longest)
    );
}
