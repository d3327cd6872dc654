use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use super::{Asset, wasm::Bound};
use crate::sh;

/// Every file the bundle is made of, besides the wasm.
pub fn sources(frontend: &Path) -> Result<Vec<PathBuf>> {
    let mut sources =
        vec![frontend.join("index.html"), frontend.join("boot.js"), frontend.join("style/order.txt")];
    sources.extend(styles(frontend)?);
    sources.extend(files(&frontend.join("assets"))?);
    Ok(sources)
}

/// The files of the site: the page, and what it loads under names that change with their content.
pub fn assets(frontend: &Path, first: Bound, desk: Bound) -> Result<Vec<Asset>> {
    let style = style(frontend)?;
    let script = named("app", "js", first.script.into_bytes());
    let wasm = named("app", "wasm", first.wasm);
    let desk_script = named("desk", "js", desk.script.into_bytes());
    let desk_wasm = named("desk", "wasm", desk.wasm);
    let style = named("app", "css", style.into_bytes());
    let mut page = fs::read_to_string(frontend.join("index.html")).context("frontend/index.html")?;
    for (place, asset) in [
        ("{{script}}", &script),
        ("{{wasm}}", &wasm),
        ("{{desk-script}}", &desk_script),
        ("{{desk-wasm}}", &desk_wasm),
        ("{{style}}", &style),
    ] {
        if !page.contains(place) {
            bail!("frontend/index.html has no {place}");
        }
        page = page.replace(place, &format!("/{}", asset.path));
    }
    let mut assets = vec![
        Asset { path: "index.html".into(), bytes: page.into_bytes() },
        Asset {
            path: "boot.js".into(),
            bytes: fs::read(frontend.join("boot.js")).context("frontend/boot.js")?,
        },
        script,
        wasm,
        desk_script,
        desk_wasm,
        style,
    ];
    for snippet in first.snippets.into_iter().chain(desk.snippets) {
        if assets.iter().all(|asset| asset.path != snippet.path) {
            assets.push(snippet);
        }
    }
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
