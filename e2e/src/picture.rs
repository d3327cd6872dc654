use std::{fmt, fs, path::Path};

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::Browser;

/// How a screen is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Width in pixels.
    pub width: u32,
    /// Dark or light.
    pub dark: bool,
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.width, if self.dark { "-dark" } else { "" })
    }
}

/// Phone, tablet and desk, in light and in dark.
pub const LOOKS: [Look; 6] = [
    Look { width: 360, dark: false },
    Look { width: 360, dark: true },
    Look { width: 768, dark: false },
    Look { width: 768, dark: true },
    Look { width: 1440, dark: false },
    Look { width: 1440, dark: true },
];

impl Browser {
    /// Looks at the screen at a width, in light or dark, without motion.
    pub async fn look(&self, Look { width, dark }: Look) -> Result<()> {
        let height = if width < 600 { 780 } else { 900 };
        let metrics =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600});
        self.command("Emulation.setDeviceMetricsOverride", metrics).await?;
        let features = json!({"features": [
            {"name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" }},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]});
        self.command("Emulation.setEmulatedMedia", features).await?;
        self.fonts_are_there().await
    }

    /// Keeps a picture of the whole page: `<journey>/<step>-<width>[-dark].png`.
    pub async fn picture(&self, step: &str, look: Look) -> Result<()> {
        let size = self.command("Page.getLayoutMetrics", json!({})).await?["cssContentSize"].clone();
        let clip = json!({"x": 0, "y": 0, "width": look.width, "height": size["height"], "scale": 1});
        let whole = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
        self.keep("Page.captureScreenshot", whole, &self.pictures.join(format!("{step}-{look}.png"))).await
    }

    /// Keeps the page as it prints: `<journey>/<step>.pdf`.
    pub async fn print(&self, step: &str) -> Result<()> {
        let paper = json!({"preferCSSPageSize": true, "printBackground": true, "landscape": true});
        self.keep("Page.printToPDF", paper, &self.pictures.join(format!("{step}.pdf"))).await
    }

    pub(crate) async fn keep_failure(&self, number: usize) -> Result<()> {
        let page = self.driver.source().await?;
        fs::write(self.pictures.join(format!("failure-{number}.html")), page)?;
        let path = self.pictures.join(format!("failure-{number}.png"));
        self.keep("Page.captureScreenshot", json!({"format": "png"}), &path).await
    }

    async fn fonts_are_there(&self) -> Result<()> {
        let script = "const done = arguments[0]; document.fonts.ready.then(() => done(true))";
        self.driver.execute_async(script, Vec::new()).await?;
        Ok(())
    }

    async fn keep(&self, command: &str, parameters: Value, path: &Path) -> Result<()> {
        let answer = self.command(command, parameters).await?;
        let data = answer["data"].as_str().with_context(|| format!("{command} gave no data"))?;
        Ok(fs::write(path, BASE64_STANDARD.decode(data)?)?)
    }

    async fn command(&self, command: &str, parameters: Value) -> Result<Value> {
        Ok(self.driver.cdp().send_raw(command, parameters).await?)
    }
}
