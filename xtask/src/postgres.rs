use std::{
    env, fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{sh, tools};

const START_WITHIN: Duration = Duration::from_mins(1);

/// Whether commits survive a power cut.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Commits {
    /// They need not: tests.
    Fast,
    /// As in production: measurements.
    Durable,
}

/// A PostgreSQL of its own, gone with this value; the kernel ends it if this process dies first.
pub struct Postgres {
    server: Child,
    folder: PathBuf,
    port: u16,
}

impl Postgres {
    /// Makes a cluster in a new folder and starts it on a free port of this machine only.
    pub fn start(commits: Commits) -> Result<Self> {
        let programs = tools::postgres().context("PostgreSQL is missing: apt-get install postgresql")?;
        let folder = env::temp_dir().join(format!("tiendo-pg-{}", std::process::id()));
        fs::create_dir(&folder).with_context(|| folder.display().to_string())?;
        if tools::is_root() {
            sh::run(Command::new("chown").arg("postgres").arg(&folder))?;
        }
        let data = folder.join("data");
        let mut init = owned(&folder);
        init.arg(programs.join("initdb")).arg("-D").arg(&data);
        init.args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        sh::run(init.stdout(Stdio::null()))?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut serve = owned(&folder);
        serve.arg(programs.join("postgres")).arg("-D").arg(&data).args(settings(&folder, port, commits));
        let log = fs::File::create(folder.join("log"))?;
        let server = serve.stdout(log.try_clone()?).stderr(log).spawn()?;
        let mut postgres = Self { server, folder, port };
        postgres.wait_until_ready(&programs.join("pg_isready"))?;
        Ok(postgres)
    }

    /// Address of the server; the name of a database may be appended.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/", self.port)
    }

    fn wait_until_ready(&mut self, pg_isready: &Path) -> Result<()> {
        let started = Instant::now();
        let mut asked = Command::new(pg_isready);
        asked.args(["-q", "-U", "postgres", "-h", "127.0.0.1", "-p", &self.port.to_string()]);
        while !asked.status()?.success() {
            if self.server.try_wait()?.is_some() || started.elapsed() > START_WITHIN {
                bail!("PostgreSQL did not start:\n{}", fs::read_to_string(self.folder.join("log"))?);
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _gone = Command::new("kill").args(["-QUIT", &self.server.id().to_string()]).status();
        let _gone = self.server.wait();
        let _gone = fs::remove_dir_all(&self.folder);
    }
}

/// A command that ends with this process and, started by root, runs as the user `postgres`.
fn owned(folder: &Path) -> Command {
    let mut command = Command::new("setpriv");
    command.current_dir(folder).args(["--pdeathsig", "QUIT"]);
    if tools::is_root() {
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups", "--reset-env"]);
    }
    command.arg("--");
    command
}

fn settings(folder: &Path, port: u16, commits: Commits) -> Vec<String> {
    let mut settings = vec![
        "listen_addresses=127.0.0.1".to_owned(),
        format!("port={port}"),
        format!("unix_socket_directories={}", folder.display()),
        "max_connections=200".to_owned(),
    ];
    settings.extend(match commits {
        Commits::Fast => {
            ["fsync=off", "synchronous_commit=off", "full_page_writes=off"].map(str::to_owned).to_vec()
        }
        Commits::Durable => vec!["shared_buffers=512MB".to_owned()],
    });
    settings.into_iter().flat_map(|setting| ["-c".to_owned(), setting]).collect()
}
