use anyhow::{Result, ensure};
use tiendo_e2e::Journey;

use crate::habits::{OFFICE, VIRUSES, open};

#[tokio::test]
#[ignore = "needs Chromium: cargo xtask test"]
async fn nothing_is_fetched_from_another_host() -> Result<()> {
    Journey::play("self-contained", async |journey| {
        let office = journey.person(OFFICE).await?;
        let mut fetched = Vec::new();
        for path in ["/queue", "/overview", "/plans", "/api/reference/"] {
            office.go(path).await?;
            office.see("h1, h2").await?;
            if path == "/queue" {
                open(&office, VIRUSES).await?;
            }
            let script = "return performance.getEntriesByType('resource').map(entry => entry.name)";
            fetched.extend(serde_json::from_value::<Vec<String>>(office.script(script, &[]).await?)?);
        }
        ensure!(fetched.iter().any(|url| url.contains(".wasm")), "the application was not seen loading");
        let home = journey.url();
        let foreign: Vec<_> =
            fetched.iter().filter(|url| !url.starts_with(&home) && !url.starts_with("data:")).collect();
        ensure!(foreign.is_empty(), "fetched from elsewhere: {foreign:#?}");
        // A stranger's first refresh is refused, which the browser reports; it must have nothing else to say.
        let complaints = office.complaints().await?;
        let serious: Vec<_> = complaints.iter().filter(|line| !line.contains("/session/refresh")).collect();
        ensure!(serious.is_empty(), "the browser complains: {serious:#?}");
        Ok(())
    })
    .await
}
