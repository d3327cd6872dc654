use anyhow::Result;

use crate::{
    postgres::{Commits, Postgres},
    sh, tools,
};

/// Arguments of `bench`.
#[derive(clap::Args)]
pub struct Args {
    /// Passed on to the bench; `--help` lists them
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

/// Runs the bench in release, with a PostgreSQL of its own unless there is none or one is named.
pub fn run(args: &Args) -> Result<()> {
    let named = args
        .rest
        .iter()
        .any(|argument| argument.starts_with("--postgres") || argument == "--help");
    let postgres = match tools::postgres() {
        Some(_) if !named => Some(Postgres::start(Commits::Durable)?),
        _ => None,
    };
    let mut bench = sh::cargo("run --release --package tiendo-bench --");
    bench.args(&args.rest);
    if let Some(postgres) = &postgres {
        bench.args(["--postgres", &postgres.url()]);
    }
    sh::run(&mut bench)
}
