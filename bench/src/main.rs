//! Makes agencies by the thousand in the shape of the real plan, and measures the server under load.

/// Annexes read, printed and imported.
mod annexes;
/// What people do all day, as requests.
mod cases;
/// The yardstick: a constant answer after the same token check.
mod constant;
/// The load.
mod drive;
/// Statements and their plans.
mod explain;
/// Filling databases.
mod fill;
/// The client.
mod http;
/// The application in this process.
mod inside;
/// What a run measured.
mod measured;
/// Servers as processes.
mod process;
/// The report.
mod report;
/// What a server does of its own accord.
mod routine;
/// The whole bench.
mod run;
/// Where filled databases live.
mod store;
/// The people who ask.
mod visitors;

use std::{path::PathBuf, process::ExitCode};

use clap::Parser;

use crate::store::{Kind, Store};

/// Makes agencies by the thousand in the shape of the real plan, and measures the server under load.
#[derive(Debug, Parser)]
#[command(name = "tiendo-bench")]
enum Bench {
    /// Fill databases, load servers on them, print a report in Markdown.
    Run(run::Run),
    /// Only fill a database of agencies that have lived through their year.
    Fill {
        /// How many agencies.
        #[arg(long, default_value_t = 1)]
        agencies: u32,
        /// The same seed makes the same agencies, but for ids.
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        /// A folder for an SQLite file, or the address of a PostgreSQL server.
        #[arg(long, value_name = "DIR|URL", default_value = "target/bench")]
        database_url: String,
    },
    /// Read, print and import annexes, and measure time and memory against their budgets.
    Annexes(annexes::Annexes),
    /// Start servers on a day on which a report period begins, and measure how long those who write wait meanwhile.
    Routine(routine::Routine),
    /// Serve constants of given sizes after the token check: what `run` compares with.
    Constant(constant::Constant),
}

/// The product's own allocator, so that the yardstick is the same server.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[actix_web::main]
async fn main() -> ExitCode {
    let done = match Bench::parse() {
        Bench::Run(asked) => run::run(asked).await,
        Bench::Fill { agencies, seed, database_url } => only_fill(&database_url, agencies, seed).await,
        Bench::Annexes(asked) => annexes::run(asked).await,
        Bench::Routine(asked) => routine::run(asked).await,
        Bench::Constant(asked) => constant::serve(asked).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tiendo-bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn only_fill(place: &str, agencies: u32, seed: u64) -> anyhow::Result<()> {
    let kind = if place.starts_with("postgres") {
        Kind::Postgres(place.to_owned())
    } else {
        Kind::Sqlite(PathBuf::from(place))
    };
    let store = Store::new(kind, agencies, seed);
    fill::fill(&store, seed).await?;
    println!("{}", store.url());
    Ok(())
}
