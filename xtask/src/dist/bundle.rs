use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use super::{Asset, apps::App, wasm::Bound};
use crate::sh;

/// Every file the bundle is made of, besides the wasm.
pub fn sources(frontend: &Path) -> Result<Vec<PathBuf>> {
    let mut sources =
        ["index.html", "boot.js", "apps.txt", "style/order.txt"].map(|name| frontend.join(name)).to_vec();
    sources.extend(styles(frontend)?);
    sources.extend(files(&frontend.join("assets"))?);
    Ok(sources)
}

/// The files of the site: the page, and what it loads under names that change with their content.
pub fn assets<'a>(frontend: &Path, apps: impl Iterator<Item = (&'a App, Bound)>) -> Result<Vec<Asset>> {
    let style = named("style", "css", style(frontend)?.into_bytes());
    let boot = named("boot", "js", fs::read(frontend.join("boot.js")).context("frontend/boot.js")?);
    let address = |asset: &Asset| format!("/{}", asset.path);
    let mut assets = Vec::new();
    let mut table = Vec::new();
    for (App { name, places }, bound) in apps {
        let script = named(name, "js", bound.script.into_bytes());
        let wasm = named(name, "wasm", bound.wasm);
        let addresses = [&script, &wasm].map(address);
        table.push([addresses.as_slice(), places].concat().join(" "));
        assets.extend([script, wasm]);
        for snippet in bound.snippets {
            if assets.iter().all(|asset| asset.path != snippet.path) {
                assets.push(snippet);
            }
        }
    }
    let mut page = fs::read_to_string(frontend.join("index.html")).context("frontend/index.html")?;
    for (place, filling) in
        [("{{boot}}", address(&boot)), ("{{apps}}", table.join("; ")), ("{{style}}", address(&style))]
    {
        if !page.contains(place) {
            bail!("frontend/index.html has no {place}");
        }
        page = page.replace(place, &filling);
    }
    assets.extend([Asset { path: "index.html".into(), bytes: page.into_bytes() }, boot, style]);
    let folder = frontend.join("assets");
    for file in files(&folder)? {
        let path = file.strip_prefix(&folder)?.to_string_lossy().into_owned();
        assets.push(Asset { path, bytes: fs::read(&file)? });
    }
    Ok(assets)
}

/// The style sheets, one after the other, in the order stated in `order.txt`.
fn style(frontend: &Path) -> Result<String> {
    let mut all = String::new();
    for sheet in styles(frontend)? {
        all.push_str(&fs::read_to_string(&sheet).with_context(|| sheet.display().to_string())?);
    }
    Ok(all)
}

fn styles(frontend: &Path) -> Result<Vec<PathBuf>> {
    let folder = frontend.join("style");
    let order = fs::read_to_string(folder.join("order.txt")).context("frontend/style/order.txt")?;
    Ok(order.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| folder.join(line)).collect())
}

/// Every file below a folder, in the order of their paths.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A file under a name that changes with its content, so that browsers may keep it for ever.
fn named(name: &str, extension: &str, bytes: Vec<u8>) -> Asset {
    let hash = &sh::sha256(&bytes)[..10];
    Asset { path: format!("{name}-{hash}.{extension}"), bytes }
}
