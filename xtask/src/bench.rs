use anyhow::Result;

use crate::{
    postgres::{Commits, Postgres},
    sh, tools,
};

/// Arguments of `bench`.
#[derive(clap::Args)]
#[command(disable_help_flag = true)]
pub struct Args {
    /// Passed on to `tiendo-bench run`; `--help` lists them
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

/// Runs the bench in release, with a PostgreSQL of its own unless there is none or one is named.
pub fn run(args: &Args) -> Result<()> {
    let is = |argument: &String| ["--postgres", "--help", "-h"].iter().any(|own| argument.starts_with(own));
    let own = !args.rest.iter().any(is) && tools::postgres().is_some();
    let postgres = own.then(|| Postgres::start(Commits::Durable)).transpose()?;
    let mut bench = sh::cargo("run --release --package tiendo-bench -- run");
    bench.args(&args.rest);
    if let Some(postgres) = &postgres {
        bench.args(["--postgres", &postgres.url()]);
    }
    sh::run(&mut bench)
}
