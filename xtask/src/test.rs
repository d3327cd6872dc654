use anyhow::Result;

use crate::{
    dist::{self, Profile},
    postgres::{Commits, Postgres},
    sh::{self, Steps},
    tools,
};

/// The server's packages, always selected alike: another selection would build the libraries anew. The browser's
/// driver stays out, so that the server under test has no feature that the real one lacks.
const SERVER_SIDE: &str = "test --workspace --exclude tiendo-web --exclude tiendo-e2e --exclude xtask";

/// Arguments of `test`.
#[derive(clap::Args)]
pub struct Args {
    /// Leave out PostgreSQL and the browser
    #[arg(long)]
    fast: bool,
}

/// Runs the tests, cheapest first, and stops at the first step that fails.
pub fn run(args: &Args) -> Result<()> {
    let mut steps = Steps::new(if args.fast { 2 } else { 6 });
    if args.fast {
        return without_tools(&mut steps);
    }
    steps.begin("tools");
    let tools = tools::ensure()?;
    without_tools(&mut steps)?;

    steps.begin("HTTP on a throw-away PostgreSQL");
    let postgres = Postgres::start(Commits::Fast)?;
    let mut http = sh::cargo(SERVER_SIDE);
    sh::run(http.args(["--test", "it"]).env("TIENDO_TEST_DATABASE_URL", postgres.url()))?;
    drop(postgres);

    steps.begin("the single-page application and its budget");
    let web = dist::build(Profile::Wasm)?;

    steps.begin("journeys in Chromium");
    let mut journeys = sh::cargo("test --package tiendo-e2e --test journeys -- --ignored");
    journeys
        .env("RUST_LIB_BACKTRACE", "0")
        .env("TIENDO_E2E_SERVER", sh::target().join("debug/tiendo"))
        .env("TIENDO_E2E_WEB", web)
        .env("TIENDO_E2E_CHROMIUM", tools.chromium)
        .env("TIENDO_E2E_CHROMEDRIVER", tools.chromedriver)
        .env("TIENDO_E2E_AXE", tools.axe)
        .env("TIENDO_E2E_PICTURES", sh::target().join("screenshots"));
    sh::run(&mut journeys)
}

fn without_tools(steps: &mut Steps) -> Result<()> {
    steps.begin("views of the browser side");
    sh::run(&mut sh::cargo("test --package tiendo-web"))?;
    steps.begin("units, properties, HTTP on SQLite");
    sh::run(&mut sh::cargo(SERVER_SIDE))
}
