use std::{path::Path, path::PathBuf, sync::Arc};

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{
    By, ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, TypingData, WebDriver, WebElement,
};

use crate::{journey::TODAY, setup, wait::eventually};

/// The password of every demo account.
const PASSWORD: &str = "tien-do-demo-2026";

const FLAGS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--lang=vi",
    "--window-size=1440,900",
];

/// A browser with a profile of its own, in the hands of one person.
#[derive(Clone)]
pub struct Browser {
    pub(crate) driver: WebDriver,
    pub(crate) pictures: PathBuf,
    site: String,
    _profile: Arc<TempDir>,
}

impl Browser {
    pub(crate) async fn open(driver: &str, site: &str, pictures: &Path) -> Result<Self> {
        let profile = TempDir::new()?;
        let mut wanted = ChromeCapabilities::new();
        wanted.set_binary(&setup::chromium().display().to_string())?;
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        for flag in FLAGS {
            wanted.add_arg(flag)?;
        }
        wanted.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
        let driver = WebDriver::new(driver, wanted).await?;
        driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": clock() })).await?;
        Ok(Self { driver, pictures: pictures.to_owned(), site: site.to_owned(), _profile: Arc::new(profile) })
    }

    pub(crate) async fn quit(self) -> Result<()> {
        Ok(self.driver.quit().await?)
    }

    /// Opens an address of the application.
    pub async fn go(&self, path: &str) -> Result<()> {
        Ok(self.driver.goto(format!("{}{path}", self.site)).await?)
    }

    /// The address shown, without the host.
    pub async fn path(&self) -> Result<String> {
        let url = self.driver.current_url().await?;
        Ok(url.as_str().trim_start_matches(&self.site).to_owned())
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.driver.refresh().await?)
    }

    /// Goes one step back in the history.
    pub async fn back(&self) -> Result<()> {
        Ok(self.driver.back().await?)
    }

    /// Types user name and password, sends them, and waits to be in.
    pub async fn sign_in(&self, username: &str) -> Result<()> {
        self.fill("form[name=sign-in] [name=username]", username).await?;
        self.fill("form[name=sign-in] [name=password]", PASSWORD).await?;
        self.press("form[name=sign-in] [type=submit]").await?;
        self.gone("form[name=sign-in]").await.with_context(|| format!("sign in as {username}"))
    }

    /// Waits until an element is there and shown.
    pub async fn see(&self, selector: &str) -> Result<WebElement> {
        let mut seen = None;
        eventually(&format!("{selector} is shown"), async || {
            let element = self.driver.find(By::Css(selector)).await?;
            let shown = element.is_displayed().await?;
            seen = Some(element);
            Ok(shown)
        })
        .await?;
        seen.context("nothing was seen")
    }

    /// Waits until no such element is left.
    pub async fn gone(&self, selector: &str) -> Result<()> {
        eventually(&format!("{selector} is gone"), async || Ok(self.count(selector).await? == 0)).await
    }

    /// Waits until an element shows a text.
    pub async fn see_text(&self, selector: &str, text: &str) -> Result<()> {
        eventually(&format!("{selector} says {text:?}"), async || {
            Ok(self.driver.find(By::Css(selector)).await?.text().await?.contains(text))
        })
        .await
    }

    /// Clicks an element, as soon as it takes a click.
    pub async fn press(&self, selector: &str) -> Result<()> {
        eventually(&format!("{selector} can be pressed"), async || {
            let element = self.driver.find(By::Css(selector)).await?;
            if element.click().await.is_err() {
                // Something sticks over it: a person would scroll.
                let center = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
                self.script(center, &[selector]).await?;
                element.click().await?;
            }
            Ok(true)
        })
        .await
    }

    /// Chooses a file of this machine in a file field.
    pub async fn choose(&self, selector: &str, path: &str) -> Result<()> {
        // File fields are hidden behind their labels: they are there long before they are seen.
        eventually(&format!("{selector} takes a file"), async || {
            self.driver.find(By::Css(selector)).await?.send_keys(path).await?;
            Ok(true)
        })
        .await
    }

    /// Replaces what a field holds by typing.
    pub async fn fill(&self, selector: &str, text: &str) -> Result<()> {
        let field = self.see(selector).await?;
        field.clear().await?;
        field.send_keys(text).await?;
        eventually(&format!("{selector} holds {text:?}"), async || Ok(self.value(selector).await? == text))
            .await
    }

    /// What a field holds.
    pub async fn value(&self, selector: &str) -> Result<String> {
        Ok(self.driver.find(By::Css(selector)).await?.prop("value").await?.unwrap_or_default())
    }

    /// Types keys at whatever has the focus.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(keys).perform().await?)
    }

    /// How many elements there are now.
    pub async fn count(&self, selector: &str) -> Result<usize> {
        Ok(self.driver.find_all(By::Css(selector)).await?.len())
    }

    /// An attribute of every element that matches now, in document order.
    pub async fn attributes(&self, selector: &str, name: &str) -> Result<Vec<String>> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map(e => e.getAttribute(arguments[1]))";
        Ok(serde_json::from_value(self.script(script, &[selector, name]).await?)?)
    }

    /// What a script in the page returns.
    pub async fn script(&self, script: &str, arguments: &[&str]) -> Result<Value> {
        let arguments = arguments.iter().map(|argument| Value::from(*argument)).collect::<Vec<_>>();
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// What the browser complained of since it was last asked.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let log = self.driver.browser_log().await?;
        Ok(log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect())
    }

    /// Loses every cookie: to the server this browser is a stranger from now on.
    pub async fn lose_cookies(&self) -> Result<()> {
        Ok(self.driver.delete_all_cookies().await?)
    }
}

/// Sets the page's clock to nine in the morning of the journey's day, where the server's stands. It goes on from there.
fn clock() -> String {
    format!(
        "const Real = Date;
        const shift = Real.parse('{TODAY}T09:00:00+07:00') - Real.now();
        globalThis.Date = class extends Real {{
            constructor(...parts) {{ parts.length ? super(...parts) : super(Real.now() + shift); }}
            static now() {{ return Real.now() + shift; }}
        }};"
    )
}
