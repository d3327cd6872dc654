use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::sh;
use anyhow::{Context, Result, bail};

/// The accessibility checker that the journeys inject, and what its file must hash to.
const AXE: &str = "axe-core@4.14.1";
const AXE_SHA256: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

/// Programs the browser and PostgreSQL tests need.
pub struct Tools {
    /// Chromium.
    pub chromium: PathBuf,
    /// The program that drives it.
    pub chromedriver: PathBuf,
    /// The accessibility checker's script.
    pub axe: PathBuf,
}

/// Finds the tools; installs Debian's where that is allowed, else says what to install.
pub fn ensure() -> Result<Tools> {
    let axe = sh::target().join("tools/axe.min.js");
    let wanted = [
        ("chromium", chromium().is_none()),
        ("chromium-driver", on_path("chromedriver").is_none()),
        ("postgresql", postgres().is_none()),
        ("npm", !axe.is_file() && on_path("npm").is_none()),
    ];
    let missing: Vec<_> =
        wanted.into_iter().filter_map(|(package, missing)| missing.then_some(package)).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    if !axe.is_file() {
        fetch_axe(&axe)?;
    }
    Ok(Tools {
        chromium: chromium().context("chromium is not on PATH")?,
        chromedriver: on_path("chromedriver").context("chromedriver is not on PATH")?,
        axe,
    })
}

/// The folder of PostgreSQL's own programs: Debian keeps them off `PATH`. The newest version wins.
pub fn postgres() -> Option<PathBuf> {
    let mut versions: Vec<_> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|bin| bin.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop().or_else(|| Some(on_path("initdb")?.parent()?.to_owned()))
}

/// Whether this process runs as root.
pub fn is_root() -> bool {
    sh::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(on_path)
}

fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let sudo = || Command::new("sudo").args(["-n", "true"]).stderr(Stdio::null()).status();
    let allowed = is_root() || sudo().is_ok_and(|status| status.success());
    if on_path("apt-get").is_none() || !allowed {
        bail!(
            "missing: {list}\n  on Debian: sudo apt-get install --no-install-recommends {list}\n  \
             elsewhere: put chromium, chromedriver, initdb, postgres and npm on PATH\n  \
             or run `cargo xtask test --fast`, which needs none of them"
        );
    }
    eprintln!("installing {list}");
    let apt = |arguments: &[&str]| {
        let mut command = Command::new(if is_root() { "env" } else { "sudo" });
        if !is_root() {
            command.args(["-n", "env"]);
        }
        sh::run(command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]).args(arguments))
    };
    apt(&["update"])?;
    apt(&[&["install", "--no-install-recommends"], packages].concat())
}

fn fetch_axe(axe: &Path) -> Result<()> {
    let folder = sh::target().join("tools");
    fs::create_dir_all(&folder)?;
    let archive = sh::output(Command::new("npm").current_dir(&folder).args(["pack", "--silent", AXE]))?;
    let mut unpack = Command::new("tar");
    unpack.current_dir(&folder).args(["-xzf", &archive, "--strip-components=1", "package/axe.min.js"]);
    sh::run(&mut unpack)?;
    let found = sh::sha256(&fs::read(axe)?);
    if found != AXE_SHA256 {
        fs::remove_file(axe)?;
        bail!("{AXE} is not what was expected: its axe.min.js hashes to {found}");
    }
    Ok(())
}
