use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::{Asset, Profile, apps::App};
use crate::sh;

const TARGET: &str = "wasm32-unknown-unknown";
/// The glue generator this program is built with: see `Cargo.toml`.
const GENERATOR: &str = "0.2.130";

/// Where cargo puts what it builds for the browser.
pub fn target_dir() -> PathBuf {
    sh::target().join("wasm")
}

/// Adds the compilation target, when it is missing.
pub fn ensure_target() -> Result<()> {
    let libraries = sh::output(Command::new("rustc").current_dir(sh::root()).args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))?;
    if Path::new(&libraries).is_dir() {
        return Ok(());
    }
    sh::run(Command::new("rustup").current_dir(sh::root()).args(["target", "add", TARGET]))
        .with_context(|| format!("the target {TARGET} is missing: rustup target add {TARGET}"))
}

/// Compiles the applications; answers their wasm files.
pub fn compile(profile: Profile, apps: &[App]) -> Result<Vec<PathBuf>> {
    let (name, folder) = match profile {
        Profile::Wasm => ("wasm", "wasm"),
        Profile::Dev => ("dev", "debug"),
    };
    let mut build = sh::cargo("build --package tiendo-web");
    sh::run(build.args(["--target", TARGET, "--profile", name, "--target-dir"]).arg(target_dir()))?;
    let folder = target_dir().join(TARGET).join(folder);
    Ok(apps.iter().map(|app| folder.join(format!("{}.wasm", app.name))).collect())
}

/// What the browser loads: the script, the wasm, and snippets of script that come with libraries.
pub struct Bound {
    /// Script that loads the wasm.
    pub script: String,
    /// The application.
    pub wasm: Vec<u8>,
    /// Scripts imported by the script, at their paths.
    pub snippets: Vec<Asset>,
}

/// Makes the script around the wasm.
pub fn bind(wasm: &Path) -> Result<Bound> {
    check_generator()?;
    let failed = |error| anyhow!("wasm-bindgen: {error:#}");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("app").typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true).omit_default_module_path(true);
    let mut output = bindgen.web(true).map_err(failed)?.generate_output().map_err(failed)?;
    let mut snippets = Vec::new();
    for (module, parts) in output.snippets() {
        for (number, part) in parts.iter().enumerate() {
            let path = format!("snippets/{module}/inline{number}.js");
            snippets.push(Asset { path, bytes: part.clone().into_bytes() });
        }
    }
    for (path, script) in output.local_modules() {
        snippets.push(Asset { path: format!("snippets/{path}"), bytes: script.clone().into_bytes() });
    }
    Ok(Bound { script: output.js().to_owned(), wasm: output.wasm_mut().emit_wasm(), snippets })
}

/// The library in the application and the generator here must be of one version.
fn check_generator() -> Result<()> {
    let lock = fs::read_to_string(sh::root().join("Cargo.lock"))?;
    let locked = lock
        .split("[[package]]")
        .find(|package| package.contains("name = \"wasm-bindgen\"\n"))
        .and_then(|package| package.split('"').nth(3))
        .context("Cargo.lock names no wasm-bindgen")?;
    if locked != GENERATOR {
        bail!(
            "Cargo.lock has wasm-bindgen {locked}, xtask generates for {GENERATOR}: set both to one version \
             (wasm-bindgen in Cargo.toml, wasm-bindgen-cli-support in xtask/Cargo.toml, GENERATOR here)"
        );
    }
    Ok(())
}
