use anyhow::Result;

use crate::{dist, sh};

/// Format, then clippy for this machine and for the browser; a warning is an error.
pub fn run() -> Result<()> {
    let mut steps = sh::Steps::new(3);
    steps.begin("format");
    sh::run(&mut sh::cargo("fmt --all --check"))?;
    steps.begin("lints of the server side");
    sh::run(&mut sh::cargo("clippy --workspace --exclude tiendo-web --all-targets -- -D warnings"))?;
    steps.begin("lints of the browser side");
    dist::ensure_target()?;
    let mut clippy = sh::cargo("clippy --package tiendo-web --target wasm32-unknown-unknown --target-dir");
    sh::run(clippy.arg(dist::wasm_target_dir()).args(["--", "-D", "warnings"]))
}
