use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

/// Longest wait for a condition: generous, because a busy machine is no failure.
const LONGEST: Duration = Duration::from_secs(30);
/// How often to look.
const OFTEN: Duration = Duration::from_millis(40);

/// Waits until a condition holds. An error while looking (an element that was just replaced) means "not yet".
pub async fn eventually(what: &str, mut holds: impl AsyncFnMut() -> Result<bool>) -> Result<()> {
    let started = Instant::now();
    loop {
        let seen = holds().await;
        if matches!(seen, Ok(true)) {
            return Ok(());
        }
        if started.elapsed() > LONGEST {
            return Err(seen
                .err()
                .unwrap_or_else(|| anyhow!("it did not come true"))
                .context(format!("waited for: {what}")));
        }
        tokio::time::sleep(OFTEN).await;
    }
}
