use std::process::Command;

use anyhow::Result;

use crate::{
    dist::{self, Profile},
    sh,
};

/// Arguments of `run`.
#[derive(clap::Args)]
pub struct Args {
    /// Address to serve on
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// Build the server for speed: takes twice as long
    #[arg(long)]
    release: bool,
}

/// Builds both sides and serves them on the demo agency in `data/`, until stopped.
pub fn run(args: &Args) -> Result<()> {
    let mut steps = sh::Steps::new(3);
    steps.begin("the single-page application");
    let web = dist::build(Profile::Wasm)?;
    steps.begin("the server");
    let mut build = sh::cargo("build --package tiendo");
    if args.release {
        build.arg("--release");
    }
    sh::run(&mut build)?;
    steps.begin(&format!("serving http://{}", args.listen));
    let server = sh::target().join(if args.release { "release" } else { "debug" }).join("tiendo");
    let mut serve = Command::new(server);
    serve.arg("serve").arg("--demo").args(["--listen", &args.listen]);
    sh::run(serve.arg("--data").arg(sh::root().join("data")).arg("--web").arg(web))
}
