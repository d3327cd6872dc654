use std::{
    ffi::OsStr,
    fs::File,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail};

use crate::wait::eventually;

/// Runs the program given to it; when it is told to end, or when the thread that started it ends for whatever
/// reason, its whole process group goes: a browser does not end with its driver.
const GUARD: &str = r#"trap 'kill -KILL 0' TERM; "$@" & wait"#;

/// A program serving HTTP on a port of this machine. Dropping it ends it and everything it started.
pub struct Served {
    guard: Child,
    port: u16,
}

impl Served {
    /// Starts a program; `arguments` gets the free port chosen for it. Returns when `ready` answers 200.
    pub async fn start<S: AsRef<OsStr>>(
        program: &Path,
        arguments: impl FnOnce(u16) -> Vec<S>,
        ready: &str,
        log: &Path,
    ) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let output = File::create(log).with_context(|| log.display().to_string())?;
        let guard = Command::new("setpriv")
            .args(["--pdeathsig", "TERM", "--", "sh", "-c", GUARD, "guard"])
            .arg(program)
            .args(arguments(port))
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .process_group(0)
            .spawn()?;
        let mut served = Self { guard, port };
        eventually("the program is ready", async || {
            if served.guard.try_wait()?.is_some() {
                return Ok(true);
            }
            Ok(answers(port, ready).unwrap_or(false))
        })
        .await
        .with_context(|| format!("{}: see {}", program.display(), log.display()))?;
        if served.guard.try_wait()?.is_some() {
            bail!("{} ended: {}", program.display(), std::fs::read_to_string(log)?);
        }
        Ok(served)
    }

    /// Where it is served.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _gone = Command::new("kill").arg(self.guard.id().to_string()).status();
        let _gone = self.guard.wait();
    }
}

/// Whether an address answers 200.
fn answers(port: u16, path: &str) -> Result<bool> {
    let mut connection = TcpStream::connect(("127.0.0.1", port))?;
    connection.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(connection, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
    let mut answer = [0; 12];
    connection.read_exact(&mut answer)?;
    Ok(answer.ends_with(b" 200"))
}
