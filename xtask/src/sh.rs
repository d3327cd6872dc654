use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

/// The repository.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Where cargo puts what it builds for this machine.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A cargo command in the repository. What cargo told this process about its own package is left out:
/// build scripts that watch those variables would run again for nothing.
pub fn cargo(arguments: &str) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root()).args(arguments.split_whitespace());
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PKG_")
            || name.to_string_lossy().starts_with("CARGO_MANIFEST_")
        {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// Runs a command to its end; anything but success is an error that names it.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start: {}", words(command)))?;
    if !status.success() {
        bail!("{status}: {}", words(command));
    }
    Ok(())
}

/// What a command prints.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot start: {}", words(command)))?;
    if !output.status.success() {
        bail!("{}: {}", output.status, words(command));
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// A command as one would type it.
fn words(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = [program].into_iter().chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// The SHA-256 of some bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// Numbered headings with the time spent so far.
pub struct Steps {
    started: Instant,
    done: usize,
    of: usize,
}

impl Steps {
    /// So many steps to come.
    pub fn new(of: usize) -> Self {
        Self { started: Instant::now(), done: 0, of }
    }

    /// Announces the next step.
    pub fn begin(&mut self, heading: &str) {
        self.done += 1;
        let seconds = self.started.elapsed().as_secs();
        eprintln!("\n── {}/{} {heading} (after {}:{:02})", self.done, self.of, seconds / 60, seconds % 60);
    }
}
