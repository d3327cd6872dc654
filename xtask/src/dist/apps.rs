use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

/// An application of the site: a line of `frontend/apps.txt`.
pub struct App {
    /// Its name, also that of its binary and the beginning of the names of its files.
    pub name: String,
    /// Where its addresses begin.
    pub places: Vec<String>,
}

/// The applications; the first has every address that no other has.
pub fn table(frontend: &Path) -> Result<Vec<App>> {
    let table = fs::read_to_string(frontend.join("apps.txt")).context("frontend/apps.txt")?;
    let mut apps = Vec::new();
    for line in table.lines() {
        let mut words = line.split_whitespace().map(str::to_owned);
        apps.push(App {
            name: words.next().context("frontend/apps.txt has an empty line")?,
            places: words.collect(),
        });
    }
    if apps.is_empty() {
        bail!("frontend/apps.txt names no application");
    }
    Ok(apps)
}
