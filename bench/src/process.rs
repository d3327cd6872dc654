//! Servers as processes of their own, so that their memory is theirs alone.

use std::{
    fs::File,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use chrono::NaiveDate;

use crate::{
    fill::today,
    http::{Ask, Connection},
};

const START_WITHIN: Duration = Duration::from_secs(30);

/// A running server; ended with this value.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// From start to the first good answer of `/readyz`.
    pub ready_in: Duration,
}

/// Memory of a process, in kB.
#[derive(Debug, Clone, Copy, Default)]
pub struct Memory {
    /// Resident now.
    pub resident: u64,
    /// The most that ever was resident.
    pub peak: u64,
}

impl Server {
    /// Starts `tiendo serve` on a database, on the day it was filled to.
    pub async fn product(database: &str) -> Result<Self> {
        Self::product_on(database, today()).await
    }

    /// Starts `tiendo serve` on a database, on some day.
    pub async fn product_on(database: &str, day: NaiveDate) -> Result<Self> {
        let mut command = Command::new(beside("tiendo")?);
        command.args(["serve", "--demo", "--today", &day.to_string(), "--database-url", database]);
        Self::start(command).await
    }

    /// Starts the server that answers constants of these sizes after the same token check.
    pub async fn constant(database: &str, sizes: &[usize]) -> Result<Self> {
        let mut command = Command::new(beside("tiendo-bench")?);
        command.args(["constant", "--database-url", database]);
        for size in sizes {
            command.args(["--size", &size.to_string()]);
        }
        Self::start(command).await
    }

    async fn start(mut command: Command) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let log = File::create(beside("bench-server.log")?)?;
        command
            .args(["--listen", &address.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        let started = Instant::now();
        let child = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
        let mut server = Self { child, address, ready_in: Duration::ZERO };
        while !is_ready(address).await {
            if let Some(status) = server.child.try_wait()? {
                bail!("{command:?} ended with {status}; see bench-server.log beside it");
            }
            ensure!(started.elapsed() < START_WITHIN, "{command:?} does not get ready");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        server.ready_in = started.elapsed();
        Ok(server)
    }

    /// Its memory now.
    pub fn memory(&self) -> Result<Memory> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let value = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name))?;
            line.split_whitespace().nth(1)?.parse().ok()
        };
        let (resident, peak) = (value("VmRSS:"), value("VmHWM:"));
        Ok(Memory { resident: resident.context("no VmRSS")?, peak: peak.context("no VmHWM")? })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

async fn is_ready(address: SocketAddr) -> bool {
    let Ok(mut connection) = Connection::to(address).await else { return false };
    let ask = Ask { path: "/readyz".into(), ..Ask::default() };
    connection.ask(&ask).await.is_ok_and(|answer| answer.status == 200)
}

/// Brings the server's own binary up to date: `cargo run` builds only the bench. Both are named, so that they share
/// what they are made of.
pub fn build() -> Result<()> {
    let program = std::env::current_exe()?;
    // target/release/tiendo-bench
    let target = program.parent().and_then(Path::parent).context("no target folder")?;
    ensure!(!cfg!(debug_assertions), "measuring a debug build says nothing: cargo run --release");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args([
            "build",
            "--release",
            "--quiet",
            "--package",
            "tiendo",
            "--package",
            "tiendo-bench",
            "--target-dir",
        ])
        .arg(target)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()?;
    ensure!(built.success(), "the server does not build");
    Ok(())
}

/// A file beside this program.
fn beside(name: &str) -> Result<PathBuf> {
    Ok(std::env::current_exe()?.with_file_name(name))
}
