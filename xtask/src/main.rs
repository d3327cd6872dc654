//! The project's own commands: `cargo xtask run | test | lint | dist | bench`.

/// Load on a server with a durable database.
mod bench;
/// The single-page application, ready to be served.
mod dist;
/// Format and lints.
mod lint;
/// A throw-away PostgreSQL.
mod postgres;
/// Build everything and serve the demo agency.
mod run;
/// Child processes.
mod sh;
/// Everything that must stay true.
mod test;
/// Programs the browser and PostgreSQL tests need.
mod tools;

use std::process::ExitCode;

use clap::Parser;

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    /// Build the application and serve the demo agency with its 2026 plan
    Run(run::Args),
    /// Run every test: units, HTTP on SQLite and PostgreSQL, journeys in Chromium
    Test(test::Args),
    /// Check format and lints
    Lint,
    /// Build the single-page application into target/dist and check its byte budget
    Dist(dist::Args),
    /// Measure the server under load; arguments go to the bench
    Bench(bench::Args),
}

fn main() -> ExitCode {
    let done = match Task::parse() {
        Task::Run(args) => run::run(&args),
        Task::Test(args) => test::run(&args),
        Task::Lint => lint::run(),
        Task::Dist(args) => dist::run(&args),
        Task::Bench(args) => bench::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
