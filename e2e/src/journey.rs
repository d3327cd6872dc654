use std::{
    cell::RefCell,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use tempfile::TempDir;

use crate::{Browser, process::Served, setup};

/// The day the journeys happen on, so that "late" and "soon" never depend on when they run.
pub const TODAY: &str = "2026-10-15";

/// One journey: a server of its own on the demo agency, and the browsers of the people in it.
pub struct Journey {
    browsers: RefCell<Vec<Browser>>,
    driver: Served,
    server: Served,
    pictures: PathBuf,
    _data: TempDir,
}

impl Journey {
    /// Plays a journey. When it fails, what each browser showed last is kept among the pictures.
    pub async fn play(name: &str, story: impl AsyncFnOnce(&Self) -> Result<()>) -> Result<()> {
        let journey = Self::begin(name).await?;
        let ended = story(&journey).await;
        for (number, browser) in journey.browsers.take().into_iter().enumerate() {
            if ended.is_err() {
                let _best_effort = browser.keep_failure(number).await;
            }
            browser.quit().await?;
        }
        ended
    }

    async fn begin(name: &str) -> Result<Self> {
        let pictures = setup::pictures().join(name);
        fs::create_dir_all(&pictures)?;
        let data = TempDir::new()?;
        let (folder, web) = (data.path().display().to_string(), setup::web().display().to_string());
        let server = Served::start(
            &setup::server(),
            |port| {
                let listen = format!("127.0.0.1:{port}");
                let fixed = ["serve", "--demo", "--today", TODAY].map(str::to_owned);
                let chosen =
                    ["--listen".to_owned(), listen, "--data".to_owned(), folder, "--web".to_owned(), web];
                fixed.into_iter().chain(chosen).collect()
            },
            "/readyz",
            &pictures.join("server.log"),
        )
        .await?;
        let driver = Served::start(
            &setup::chromedriver(),
            |port| vec![format!("--port={port}")],
            "/status",
            &pictures.join("chromedriver.log"),
        )
        .await?;
        Ok(Self { browsers: RefCell::default(), driver, server, pictures, _data: data })
    }

    /// A browser of its own for somebody who has not signed in.
    pub async fn visitor(&self) -> Result<Browser> {
        let browser = Browser::open(&self.driver.url(), &self.server.url(), &self.pictures).await?;
        self.browsers.borrow_mut().push(browser.clone());
        Ok(browser)
    }

    /// A browser of its own for somebody, signed in.
    pub async fn person(&self, username: &str) -> Result<Browser> {
        let browser = self.visitor().await?;
        browser.go("/").await?;
        browser.sign_in(username).await?;
        Ok(browser)
    }

    /// Where the server is.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Where the pictures of this journey are.
    pub fn pictures(&self) -> &Path {
        &self.pictures
    }
}
