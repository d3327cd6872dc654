use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

/// Most bytes of a first visit, compressed.
const FIRST_LOAD: u64 = 350_000;
/// Most bytes of the wasm alone, compressed.
const WASM: u64 = 280_000;

/// What the files of the site weigh.
pub struct Weight {
    lines: Vec<Line>,
}

struct Line {
    path: PathBuf,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Weighs a built application. Everything a first visit may load counts; the licences of the fonts do not.
pub fn weigh(dist: &Path) -> Result<Weight> {
    let mut lines = Vec::new();
    collect(dist, dist, &mut lines)?;
    lines.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.path.cmp(&b.path)));
    Ok(Weight { lines })
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

/// The two applications by the names of their files; each visit loads one of them.
const APPLICATIONS: [(&str, &str); 2] = [("the first application", "app-"), ("the desk", "desk-")];

impl Line {
    /// Whether a visit of this application loads the file: its own, and what both share.
    fn belongs_to(&self, own: &str) -> bool {
        let name = self.path.to_string_lossy();
        let of_another = APPLICATIONS.iter().any(|(_, prefix)| *prefix != own && name.starts_with(prefix));
        // The style sheet is called after the first application and serves both.
        !of_another || name.ends_with(".css")
    }
}

impl Weight {
    fn wasm(&self, own: &str) -> u64 {
        let is_wasm = |line: &&Line| line.path.extension().is_some_and(|kind| kind == "wasm");
        self.lines.iter().filter(is_wasm).filter(|line| line.belongs_to(own)).map(|line| line.brotli).sum()
    }

    fn first_load(&self, own: &str) -> u64 {
        self.lines.iter().filter(|line| line.belongs_to(own)).map(|line| line.brotli).sum()
    }

    /// Fails when the budget is exceeded.
    pub fn check(&self) -> Result<()> {
        for (application, own) in APPLICATIONS {
            for (what, bytes, most) in
                [("the wasm", self.wasm(own), WASM), ("a first visit", self.first_load(own), FIRST_LOAD)]
            {
                if bytes > most {
                    bail!(
                        "over budget: {what} of {application} weighs {bytes} bytes compressed, {} more than {most}",
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
        for (application, own) in APPLICATIONS {
            writeln!(
                f,
                "{application}: wasm {} of {WASM}, first visit {} of {FIRST_LOAD}",
                self.wasm(own),
                self.first_load(own)
            )?;
        }
        Ok(())
    }
}
