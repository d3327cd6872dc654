/// The applications the site is made of.
mod apps;
/// What a first visit costs.
mod budget;
/// From the parts to the files that are served.
mod bundle;
/// Compressed siblings.
mod compress;
/// From Rust to wasm and its glue.
mod wasm;

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::sh;

pub use wasm::{ensure_target, target_dir as wasm_target_dir};

/// Arguments of `dist`.
#[derive(clap::Args)]
pub struct Args {
    /// `wasm` is small and held to the budget, `dev` builds fast
    #[arg(long, value_enum, default_value = "wasm")]
    profile: Profile,
}

/// How the application is built.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Profile {
    /// Small; what people get.
    Wasm,
    /// Fast to build; for the edit loop.
    Dev,
}

/// A file of the built site.
struct Asset {
    /// Path below the root of the site.
    path: String,
    /// Content.
    bytes: Vec<u8>,
}

/// Builds the application and says what it weighs.
pub fn run(args: &Args) -> Result<()> {
    let dist = build(args.profile)?;
    println!("{}", dist.display());
    Ok(())
}

/// Builds the site; answers the directory to serve. Over budget is an error.
pub fn build(profile: Profile) -> Result<PathBuf> {
    ensure_target()?;
    let frontend = sh::root().join("frontend");
    let apps = apps::table(&frontend)?;
    let wasm = wasm::compile(profile, &apps)?;
    let dist = sh::target().join("dist");
    let stamp = stamp(&wasm, &frontend)?;
    let stamped = sh::target().join("dist.stamp");
    if !dist.is_dir() || fs::read_to_string(&stamped).ok().as_ref() != Some(&stamp) {
        let _absent = fs::remove_file(&stamped);
        let bound = wasm.iter().map(|wasm| wasm::bind(wasm)).collect::<Result<Vec<_>>>()?;
        write(&dist, &bundle::assets(&frontend, apps.iter().zip(bound))?)?;
        fs::write(&stamped, stamp)?;
    }
    let weight = budget::weigh(&dist, &apps)?;
    eprintln!("{weight}");
    if profile == Profile::Wasm {
        weight.check()?;
    }
    Ok(dist)
}

fn write(dist: &Path, assets: &[Asset]) -> Result<()> {
    if dist.exists() {
        fs::remove_dir_all(dist)?;
    }
    for asset in assets {
        let path = dist.join(&asset.path);
        fs::create_dir_all(path.parent().unwrap_or(dist))?;
        fs::write(&path, &asset.bytes)?;
        compress::siblings(&path, &asset.bytes)?;
    }
    Ok(())
}

/// Changes whenever the result would: what goes in, and this program itself.
fn stamp(wasm: &[PathBuf], frontend: &Path) -> Result<String> {
    let mut inputs = vec![std::env::current_exe()?];
    inputs.extend_from_slice(wasm);
    inputs.extend(bundle::sources(frontend)?);
    let mut stamp = String::new();
    for input in inputs {
        let content = fs::read(&input).with_context(|| input.display().to_string())?;
        writeln!(stamp, "{} {}", sh::sha256(&content), input.display())?;
    }
    Ok(stamp)
}
