use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use super::apps::App;

/// Most bytes of a first visit to an application, compressed.
const FIRST_LOAD: u64 = 350_000;
/// Most bytes of an application's wasm alone, compressed.
const WASM: u64 = 280_000;

/// What the files of the site weigh.
pub struct Weight {
    lines: Vec<Line>,
    /// Names of the applications; each visit loads one of them.
    apps: Vec<String>,
}

struct Line {
    path: PathBuf,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Weighs a built application. Everything a first visit may load counts; the licences of the fonts do not.
pub fn weigh(dist: &Path, apps: &[App]) -> Result<Weight> {
    let mut lines = Vec::new();
    collect(dist, dist, &mut lines)?;
    lines.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.path.cmp(&b.path)));
    Ok(Weight { lines, apps: apps.iter().map(|app| app.name.clone()).collect() })
}

fn collect(dist: &Path, folder: &Path, lines: &mut Vec<Line>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let kind = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(dist, &path, lines)?;
        } else if !["br", "gz", "txt"].contains(&kind.as_str()) {
            let raw = fs::metadata(&path)?.len();
            lines.push(Line {
                path: path.strip_prefix(dist)?.to_owned(),
                raw,
                gzip: size(&path.with_extension(format!("{kind}.gz"))).unwrap_or(raw),
                brotli: size(&path.with_extension(format!("{kind}.br"))).unwrap_or(raw),
            });
        }
    }
    Ok(())
}

fn size(path: &PathBuf) -> Option<u64> {
    fs::metadata(path).ok().map(|file| file.len())
}

impl Line {
    fn is_of(&self, app: &str) -> bool {
        self.path.to_string_lossy().strip_prefix(app).is_some_and(|rest| rest.starts_with('-'))
    }
}

impl Weight {
    /// What a visit of an application loads: its own files, and what all share.
    fn loaded(&self, app: &str) -> impl Iterator<Item = &Line> {
        self.lines
            .iter()
            .filter(move |line| line.is_of(app) || !self.apps.iter().any(|other| line.is_of(other)))
    }

    fn wasm(&self, app: &str) -> u64 {
        let is_wasm = |line: &&Line| line.path.extension().is_some_and(|kind| kind == "wasm");
        self.loaded(app).filter(is_wasm).map(|line| line.brotli).sum()
    }

    fn first_load(&self, app: &str) -> u64 {
        self.loaded(app).map(|line| line.brotli).sum()
    }

    /// Fails when the budget is exceeded.
    pub fn check(&self) -> Result<()> {
        for app in &self.apps {
            for (what, bytes, most) in
                [("the wasm", self.wasm(app), WASM), ("a first visit", self.first_load(app), FIRST_LOAD)]
            {
                if bytes > most {
                    bail!(
                        "over budget: {what} of {app} weighs {bytes} bytes compressed, {} more than {most}",
                        bytes - most
                    );
                }
            }
        }
        Ok(())
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<52} {:>10} {:>10} {:>10}", "bytes", "raw", "gzip", "brotli")?;
        for Line { path, raw, gzip, brotli } in &self.lines {
            let path = path.display();
            writeln!(f, "{path:<52} {raw:>10} {gzip:>10} {brotli:>10}")?;
        }
        for app in &self.apps {
            writeln!(
                f,
                "{app}: wasm {} of {WASM}, first visit {} of {FIRST_LOAD}",
                self.wasm(app),
                self.first_load(app)
            )?;
        }
        Ok(())
    }
}
