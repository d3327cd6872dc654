use std::{
    env,
    path::{Path, PathBuf},
};

/// The server's binary.
pub fn server() -> PathBuf {
    given("TIENDO_E2E_SERVER", "target/debug/tiendo")
}

/// The built application.
pub fn web() -> PathBuf {
    given("TIENDO_E2E_WEB", "target/dist")
}

/// The accessibility checker's script.
pub fn axe() -> PathBuf {
    given("TIENDO_E2E_AXE", "target/tools/axe.min.js")
}

/// Where pictures go.
pub fn pictures() -> PathBuf {
    given("TIENDO_E2E_PICTURES", "target/screenshots")
}

/// The browser.
pub fn chromium() -> PathBuf {
    given("TIENDO_E2E_CHROMIUM", "/usr/bin/chromium")
}

/// What drives the browser.
pub fn chromedriver() -> PathBuf {
    given("TIENDO_E2E_CHROMEDRIVER", "/usr/bin/chromedriver")
}

/// The environment's word, else a place in the repository.
fn given(variable: &str, default: &str) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    env::var_os(variable).map_or_else(|| here.parent().unwrap_or(here).join(default), PathBuf::from)
}
